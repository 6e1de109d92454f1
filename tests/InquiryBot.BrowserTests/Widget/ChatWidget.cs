namespace InquiryBot.BrowserTests.Widget;

/// <summary>What a citizen sees and does in <c>&lt;inquiry-chat&gt;</c> on the demo page.</summary>
sealed class ChatWidget(IPage page, string language)
{
    public static Geolocation SuwonStation { get; } = new() { Latitude = 37.2663f, Longitude = 127.0002f, Accuracy = 12 };

    public Words Words { get; private set; } = Words.In(language);

    public ILocator Panel => page.Locator("inquiry-chat .panel");

    /// <summary>The citizen's own words, in the order shown.</summary>
    public ILocator Own => Panel.Locator(".line.mine .bubble");

    /// <summary>The words of the bot and of counselors.</summary>
    public ILocator Theirs => Panel.Locator(".line:not(.mine) .bubble");

    /// <summary>Everything with words in it, own and others'.</summary>
    public ILocator All => Panel.Locator(".line .bubble, .system");

    public ILocator OwnPictures => Panel.Locator(".line.mine img");

    public ILocator QuickReplies => Panel.Locator(".quick");

    public ILocator Typing => Panel.Locator(".typing");

    public static async Task<ChatWidget> OpenAsync(Visitor citizen, ServedProgram program, string language = "ko")
    {
        var chat = new ChatWidget(citizen.Page, language);
        await citizen.Page.GotoAsync(program.Origin);
        await citizen.Page.GetByRole(AriaRole.Button, new() { Name = chat.Words["launch"], Exact = true }).ClickAsync();
        await Expect(chat.Theirs.First).ToBeVisibleAsync();
        return chat;
    }

    public ILocator Button(string key) => Panel.GetByRole(AriaRole.Button, new() { Name = Words[key], Exact = true });

    public async Task SayAsync(string text)
    {
        await Field.FillAsync(text);
        await Field.PressAsync("Enter");
    }

    public ILocator Field => Panel.Locator("textarea");

    public async Task AttachAsync(FilePayload file) => await Panel.Locator("input[type=file][multiple]").SetInputFilesAsync(file);

    public Task AnswerAsync(string choice) => QuickReplies.GetByText(choice).ClickAsync();

    public async Task HearAsync(string words) => await Expect(Theirs.Last).ToContainTextAsync(words);

    public async Task SpeakAsync(string other)
    {
        await Panel.Locator(".language select").SelectOptionAsync(other);
        Words = Words.In(other);
    }

    /// <summary>The whole pothole form after its first words, up to the case number.</summary>
    public async Task ReportPotholeAsync(FilePayload photo)
    {
        await HearAsync(Words.Form.Place);
        await AnswerAsync(Words["share-location"]);
        await HearAsync(Words.Form.Photo);
        await AttachAsync(photo);
        await Expect(Panel.Locator(".previews img")).ToBeVisibleAsync();
        await Button("send").ClickAsync();
        await HearAsync(Words.Form.Danger);
        await AnswerAsync(Words.Form.Answer);
        await HearAsync(Words.Form.Summary);
        await AnswerAsync(Words.Form.Right);
        await HearAsync(Words.Form.Done);
    }
}
