namespace InquiryBot.BrowserTests;

/// <summary>One person at one browser. What he sees can be kept as a picture, named after the test.</summary>
public sealed class Visitor(IBrowserContext context, IPage page, string name) : IAsyncDisposable
{
    public static string Pictures { get; } = SourceTree.At("tests", "InquiryBot.BrowserTests", "screenshots");

    public IBrowserContext Context => context;

    public IPage Page => page;

    public async Task PictureAsync(string moment) =>
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}_{moment}.png"), Animations = ScreenshotAnimations.Disabled });

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
