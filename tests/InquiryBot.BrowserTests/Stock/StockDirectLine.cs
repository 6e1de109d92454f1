namespace InquiryBot.BrowserTests.Stock;

/// <summary>The stock <c>botframework-directlinejs</c> alone, as other chat windows use it.</summary>
public sealed class StockDirectLine(Chromium chromium, ServedProgram program) : IClassFixture<ServedProgram>
{
    const string Greeted = "() => heard.some(({ from, text }) => from.role === 'bot' && text)";

    const string Answered = "(id) => heard.some(({ from, type, replyToId }) => from.role === 'bot' && type === 'message' && replyToId === id)";

    const string OwnIds = "() => heard.filter(({ channelData }) => channelData?.clientActivityID === 'mine-여권 발급').map(({ id }) => id)";

    const string Ids = "() => heard.filter(({ type }) => type === 'message').map(({ id }) => id)";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_activity_is_echoed_once_and_answered(bool webSocket)
    {
        await using var citizen = await chromium.VisitAsync(Screen.Desktop);
        await StockPage.OpenDirectLineAsync(citizen.Page, program.Origin, webSocket);
        await citizen.Page.WaitForFunctionAsync(Greeted);

        var id = await citizen.Page.EvaluateAsync<string>("() => post('여권 발급')");
        await citizen.Page.WaitForFunctionAsync(Answered, id);

        Assert.Equal([id], await citizen.Page.EvaluateAsync<string[]>(OwnIds));
        var ids = await citizen.Page.EvaluateAsync<string[]>(Ids);
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(webSocket, await citizen.Page.EvaluateAsync<bool>("() => line.webSocket && Boolean(line.streamUrl)"));
    }
}
