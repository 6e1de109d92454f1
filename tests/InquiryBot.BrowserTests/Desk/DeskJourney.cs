using InquiryBot.BrowserTests.Widget;

namespace InquiryBot.BrowserTests.Desk;

/// <summary>A citizen asks for a person and a counselor answers from the console, each in a browser of his own.</summary>
public sealed class DeskJourney(Chromium chromium, ServedProgram program) : IClassFixture<ServedProgram>
{
    const string Note = "담당 부서에 먼저 전화해 볼 것";

    [Fact]
    public async Task A_counselor_takes_over_and_the_bot_comes_back()
    {
        await program.AddUserAsync("hana", DeskPage.Password);
        await using var counselor = await chromium.VisitAsync(Screen.Desktop);
        await using var citizen = await chromium.VisitAsync(Screen.Phone);
        await using var earlier = await chromium.VisitAsync(Screen.Desktop);
        var desk = await DeskPage.SignInAsync(counselor, program, "hana");
        await Axe.ShouldFindNothingAsync(counselor.Page, "empty desk");

        await (await ChatWidget.OpenAsync(earlier, program)).SayAsync("상담사 연결");
        await Expect(desk.Rows).ToHaveCountAsync(1);
        var chat = await ChatWidget.OpenAsync(citizen, program);
        await chat.SayAsync("여권 발급");
        await chat.HearAsync("여권");
        await chat.SayAsync("상담사 연결");
        await Expect(chat.All.Last).ToContainTextAsync("2번째");
        await citizen.PictureAsync("1-waits");

        await desk.AcceptAsync(place: 2);
        await Expect(chat.All.Last).ToContainTextAsync("상담사 hana입니다");
        await TalkAsync(desk, chat, citizen, counselor);
        await CloseAsync(desk, chat);

        await Expect(chat.Panel.Locator(".header")).ToContainTextAsync("챗봇이 안내해 드려요");
        await citizen.PictureAsync("4-bot-again");
        await Axe.ShouldFindNothingAsync(citizen.Page, "bot again");
        await Expect(chat.Panel).Not.ToContainTextAsync(Note);
        await chat.SayAsync("등본 발급");
        await chat.HearAsync("등본");
    }

    async Task TalkAsync(DeskPage desk, ChatWidget chat, Visitor citizen, Visitor counselor)
    {
        await desk.TypeAsync("안녕하세요. 어떤 여권이 필요하세요?");
        await Expect(chat.Typing).ToBeVisibleAsync();
        await desk.PressAsync("Enter");
        await chat.HearAsync("어떤 여권이 필요하세요?");
        await Expect(chat.Panel.Locator(".header")).ToContainTextAsync("상담사 hana");

        await chat.Field.PressSequentiallyAsync("긴급 여권이요");
        await Expect(desk.Transcript.Locator(".typing")).ToBeVisibleAsync();
        await chat.Field.PressAsync("Enter");
        await Expect(desk.Transcript).ToContainTextAsync("긴급 여권이요");
        await citizen.PictureAsync("2-talks");

        // Whoever was talking goes on, on both sides.
        await program.KillAsync();
        await chat.SayAsync("아직 계세요?");
        await program.StartAsync();
        await Expect(desk.Transcript).ToContainTextAsync("아직 계세요?");
        await desk.TypeAsync("네, 여기 있습니다.");
        await desk.PressAsync("Enter");
        await chat.HearAsync("네, 여기 있습니다.");
        await Expect(chat.Panel.Locator(".header")).ToContainTextAsync("상담사 hana");

        await desk.TypeAsync("/one-moment");
        await Expect(counselor.Page.Locator("#canned")).ToBeVisibleAsync();
        await counselor.PictureAsync("2-canned");
        await Axe.ShouldFindNothingAsync(counselor.Page, "canned");
        await desk.PressAsync("Enter", "Enter");
        await chat.HearAsync("담당 부서에 확인하고 있습니다");

        await desk.PressAsync("Alt+n");
        await desk.TypeAsync(Note);
        await desk.PressAsync("Enter");
        await Expect(desk.Transcript).ToContainTextAsync(Note);
        await Expect(desk.Transcript).Not.ToContainTextAsync("보내는 중");
        await counselor.PictureAsync("3-note");
        await Axe.ShouldFindNothingAsync(counselor.Page, "conversation");
        await Axe.ShouldFindNothingAsync(citizen.Page, "talks to a person");
        await citizen.PictureAsync("3-canned");
    }

    static async Task CloseAsync(DeskPage desk, ChatWidget chat)
    {
        await desk.PressAsync("Escape", "x");
        await Expect(desk.CloseDialog).ToBeVisibleAsync();
        await desk.PressAsync("ArrowDown", "Enter");
        await Expect(desk.CloseDialog).ToHaveCountAsync(0);
        await Expect(chat.All.Last).ToContainTextAsync("다정이가 다시 도와드릴게요");
    }
}
