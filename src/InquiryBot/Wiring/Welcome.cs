using InquiryBot.Core.People;

namespace InquiryBot.Wiring;

/// <summary>What a person who has just started the program needs to know: where the chat, the console and the first sign-in are.</summary>
internal static class Welcome
{
    /// <param name="urls">Where the server listens.</param>
    public static async Task PrintAsync(IEnumerable<string> urls, FirstSignIn first, TextWriter output)
    {
        var address = urls.First().Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal);
        await output.WriteLineAsync($"InquiryBot is ready.\n  Web chat   {address}/\n  Console    {address}/desk/");
        if (first.Token is { } token) await output.WriteLineAsync($"  First sign-in, once: {address}/desk/#first={token}");
    }
}
