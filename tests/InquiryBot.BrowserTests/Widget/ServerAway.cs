namespace InquiryBot.BrowserTests.Widget;

/// <summary>The server dies in the middle of a conversation and comes back.</summary>
public sealed class ServerAway(Chromium chromium, ServedProgram program) : IClassFixture<ServedProgram>
{
    [Fact]
    public async Task What_was_said_meanwhile_is_sent_once_and_answered_once()
    {
        await using var citizen = await chromium.VisitAsync(Screen.Phone);
        var chat = await ChatWidget.OpenAsync(citizen, program);
        await chat.SayAsync("여권 발급");
        await chat.HearAsync("여권");

        await program.KillAsync();
        await chat.SayAsync("등본 발급");
        await Expect(chat.Panel.Locator(".problem")).ToContainTextAsync("상담 서버에 연결하지 못했어요");
        await Expect(chat.Panel.Locator(".meta[data-pending=true]")).ToBeVisibleAsync();
        await citizen.PictureAsync("away");
        await Axe.ShouldFindNothingAsync(citizen.Page, "away");

        // Pressed too early: it is only one more try.
        await chat.Button("reconnect").ClickAsync();
        await program.StartAsync();
        await chat.HearAsync("등본");
        await citizen.PictureAsync("back");

        string[] own = ["여권 발급", "등본 발급"];
        await Expect(chat.Own).ToHaveTextAsync(own);
        await Expect(chat.Theirs).ToHaveCountAsync(3);
        await citizen.Page.ReloadAsync();
        await Expect(chat.Own).ToHaveTextAsync(own);
        await Expect(chat.Theirs).ToHaveCountAsync(3);
    }
}
