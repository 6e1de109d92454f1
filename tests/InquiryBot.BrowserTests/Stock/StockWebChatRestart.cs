namespace InquiryBot.BrowserTests.Stock;

/// <summary>A server that dies takes nothing of a stock Web Chat's conversation with it.</summary>
public sealed class StockWebChatRestart(Chromium chromium, ServedProgram program) : IClassFixture<ServedProgram>
{
    [Fact]
    public async Task The_conversation_goes_on_after_the_server_was_killed()
    {
        await using var citizen = await chromium.VisitAsync(Screen.Desktop);
        var chat = await WebChat.OpenAsync(citizen.Page, program);
        await chat.SayAsync("여권 발급");
        await Expect(chat.Cards).ToHaveCountAsync(1);

        // The stock client waits 3 to 15 s before it tries again, and 20 s more when the server is not back by then.
        var reconnected = citizen.Page.WaitForWebSocketAsync(new() { Timeout = 90_000 });
        await program.KillAsync();
        await program.StartAsync();
        await reconnected;
        await chat.SayAsync("등본 발급");

        await Expect(chat.Theirs.Last).ToContainTextAsync("등본");
        await Expect(chat.Own).ToHaveTextAsync(["여권 발급", "등본 발급"]);
        await Expect(chat.OwnStatus.Last).ToContainTextAsync("Sent at");
        await Expect(chat.Theirs).ToHaveCountAsync(3);
        await citizen.PictureAsync("reconnected");
    }
}
