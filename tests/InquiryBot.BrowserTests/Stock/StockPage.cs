namespace InquiryBot.BrowserTests.Stock;

/// <summary>A page on the server's own origin that holds the chat software of others, unchanged from its npm package.</summary>
static class StockPage
{
    const string Token = """
        const answer = await fetch('/v3/directline/tokens/generate', {
          method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ locale: 'ko' }),
        });
        const { token } = await answer.json();
        const domain = location.origin + '/v3/directline';
        """;

    const string WebChatScript = Token + """
        const directLine = WebChat.createDirectLine({ domain, token });
        WebChat.renderWebChat({ directLine, locale: 'en-US', username: 'citizen' }, document.getElementById('chat'));
        """;

    const string DirectLineScript = "window.heard = [];" + Token + """
        const webSocket = new URLSearchParams(location.search).get('webSocket') !== 'false';
        window.line = new DirectLine.DirectLine({ domain, token, webSocket });
        line.activity$.subscribe((activity) => heard.push(activity));
        window.post = (text) => new Promise((done, failed) => line
          .postActivity({ type: 'message', text, from: { id: 'anyone' }, locale: 'ko', channelData: { clientActivityID: 'mine-' + text } })
          .subscribe(done, failed));
        """;

    /// <summary>Microsoft's Web Chat in the whole window.</summary>
    public static Task OpenWebChatAsync(IPage page, string origin) =>
        OpenAsync(page, origin, "", ["botframework-webchat", "dist", "webchat.js"], WebChatScript);

    /// <summary>Only the client library; <c>heard</c> holds what it was told, <c>post(text)</c> sends.</summary>
    public static Task OpenDirectLineAsync(IPage page, string origin, bool webSocket) =>
        OpenAsync(page, origin, webSocket ? "" : "?webSocket=false", ["botframework-directlinejs", "dist", "directline.js"], DirectLineScript);

    static async Task OpenAsync(IPage page, string origin, string query, string[] bundle, string script)
    {
        var software = SourceTree.At(["tests", "stock", "node_modules", .. bundle]);
        Assert.True(File.Exists(software), "The stock chat software is not installed: run `npm ci --ignore-scripts` in tests/stock, or tests/run.");
        var html = $"""
            <!doctype html><html lang="ko"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>stock</title>
            <body style="margin:0"><div id="chat" style="height:100vh"></div><script src="/stock.js"></script>
            <script type="module">{script}</script></body></html>
            """;
        await page.RouteAsync($"{origin}/stock.html*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = html }));
        await page.RouteAsync($"{origin}/stock.js", route => route.FulfillAsync(new()
        {
            ContentType = "text/javascript",
            Path = software,
        }));
        await page.GotoAsync($"{origin}/stock.html{query}");
    }
}
