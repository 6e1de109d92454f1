namespace InquiryBot.BrowserTests.Stock;

/// <summary>What a citizen sees and does in Microsoft's Web Chat.</summary>
sealed class WebChat(IPage page)
{
    /// <summary>The citizen's own words, in the order shown.</summary>
    public ILocator Own => page.Locator(".webchat__bubble--from-user .webchat__text-content");

    /// <summary>What stands under them; <c>Sent at …</c> only when the server has echoed them.</summary>
    public ILocator OwnStatus => page.Locator(".webchat__activity-status--self");

    public ILocator OwnPictures => page.Locator(".webchat__bubble--from-user img");

    public ILocator Theirs => page.Locator(".webchat__bubble:not(.webchat__bubble--from-user) .webchat__text-content");

    public ILocator Cards => page.Locator(".webchat__adaptive-card-renderer");

    public ILocator SuggestedActions => page.Locator(".webchat__suggested-actions");

    public static async Task<WebChat> OpenAsync(IPage page, ServedProgram program)
    {
        await StockPage.OpenWebChatAsync(page, program.Origin);
        var chat = new WebChat(page);
        // Whoever types before the greeting types into a line that is not open yet.
        await Expect(chat.Theirs.First).ToContainTextAsync("다정이");
        return chat;
    }

    public async Task SayAsync(string text)
    {
        var box = page.Locator("[data-id=webchat-sendbox-input]");
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    public async Task SendFileAsync(FilePayload file)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
        // Until its thumbnail is made, Web Chat's own button sends nothing (a note in its UploadButton says so).
        await Expect(page.Locator(".webchat__attachment-icon--checked")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
    }
}
