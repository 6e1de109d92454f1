using InquiryBot.Core.People;

namespace InquiryBot.Wiring;

/// <summary>What a person who has just started the program needs to know: where the chat, the console and the first sign-in are.</summary>
internal static class Welcome
{
    /// <param name="urls">Where the server listens.</param>
    /// <param name="watched">The output is a terminal, where only he who started the program reads along. Elsewhere it is kept, and a link that makes an administrator is a secret.</param>
    public static async Task PrintAsync(IEnumerable<string> urls, FirstSignIn first, TextWriter output, bool watched)
    {
        var address = urls.First().Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal);
        await output.WriteLineAsync($"InquiryBot is ready.\n  Web chat   {address}/\n  Console    {address}/desk/");
        if (first.Token is not { } token) return;
        await output.WriteLineAsync(watched
            ? $"  First sign-in, once: {address}/desk/#first={token}"
            : "  Nobody administers it yet: inquirybot users add NAME --role administrator");
    }
}
