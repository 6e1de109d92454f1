namespace InquiryBot.BrowserTests.Stock;

/// <summary>The stock <c>botframework-webchat</c> talks to this server as it talks to Azure.</summary>
public sealed class StockWebChat(Chromium chromium, ServedProgram program) : IClassFixture<ServedProgram>
{
    [Fact]
    public async Task Text_is_sent_by_its_echo_and_answered_with_a_card()
    {
        await using var citizen = await chromium.VisitAsync(Screen.Desktop);
        var chat = await WebChat.OpenAsync(citizen.Page, program);

        await chat.SayAsync("여권 발급");

        await Expect(chat.Own).ToHaveTextAsync(["여권 발급"]);
        await Expect(chat.OwnStatus).ToContainTextAsync(["Sent at"]);
        await Expect(chat.Cards.GetByRole(AriaRole.Button, new() { Name = "외교부 여권안내" })).ToBeVisibleAsync();
        await citizen.PictureAsync("card");
    }
}
