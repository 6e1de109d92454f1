using InquiryBot.BrowserTests.Widget;

namespace InquiryBot.BrowserTests.Desk;

/// <summary>What the bot has learned is at the desk before the counselor says his first word.</summary>
public sealed class DeskFacts(Chromium chromium, ServedProgram program) : IClassFixture<ServedProgram>
{
    static readonly Geolocation Pothole = new() { Latitude = 37.2801f, Longitude = 127.0123f, Accuracy = 9 };

    [Fact]
    public async Task The_form_of_the_citizen_is_beside_the_conversation()
    {
        await program.AddUserAsync("김하나", DeskPage.Password);
        await using var counselor = await chromium.VisitAsync(Screen.Desktop);
        await using var citizen = await chromium.VisitAsync(Screen.Phone, place: Pothole);
        var photo = await Photo.TakeAsync(citizen.Context);
        var desk = await DeskPage.SignInAsync(counselor, program, "김하나");
        var chat = await ChatWidget.OpenAsync(citizen, program);
        await chat.SayAsync("도로에 구멍이 났어요");
        await chat.HearAsync(chat.Words.Form.Place);
        await chat.AnswerAsync(chat.Words["share-location"]);
        await chat.HearAsync(chat.Words.Form.Photo);
        await chat.AttachAsync(photo);
        await chat.Button("send").ClickAsync();
        await chat.HearAsync(chat.Words.Form.Danger);
        await Expect(chat.QuickReplies).ToContainTextAsync(chat.Words.Form.Answer);
        var form = await citizen.Page.ScreenshotAsync();
        await chat.SayAsync("상담사 연결해 주세요");

        await desk.AcceptAsync(place: 1);
        await desk.TypeAsync("사진 잘 받았습니다. 지금 지나가는 차가 많은가요?");
        await desk.PressAsync("Enter");
        await chat.HearAsync("지나가는 차가 많은가요?");
        await chat.SayAsync("네, 방금도 차가 크게 덜컹했어요.");

        await Expect(desk.Transcript).ToContainTextAsync("덜컹했어요");
        await Expect(desk.Transcript.Locator("img")).ToBeVisibleAsync();
        await Expect(desk.Facts).ToContainTextAsync("장소");
        await Expect(desk.Facts).ToContainTextAsync("37.28");
        await SideBySide.SaveAsync(citizen.Context.Browser!, form, await counselor.Page.ScreenshotAsync(), "readme.png");
    }
}
