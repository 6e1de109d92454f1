using InquiryBot.Core.People;

namespace InquiryBot.Wiring;

/// <summary>What a person who has just started the program needs to know: where the chat, the console and the first sign-in are.</summary>
internal static class Welcome
{
    public static async Task PrintAsync(WebApplication app, TextWriter output)
    {
        var address = app.Urls.First().Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal);
        await output.WriteLineAsync($"InquiryBot is ready.\n  Web chat   {address}/\n  Console    {address}/desk/");
        if (app.Services.GetRequiredService<FirstSignIn>().Token is { } token)
            await output.WriteLineAsync($"  First sign-in, once: {address}/desk/#first={token}");
    }
}
