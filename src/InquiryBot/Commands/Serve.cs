using System.CommandLine;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary>The server.</summary>
internal static class Serve
{
    public static Command Verb()
    {
        var verb = new Command("serve", "Run the server (the default).") { TreatUnmatchedTokensAsErrors = false };
        verb.Options.Add(new Option<string>("--urls") { Description = $"Addresses to listen on (default {BotHost.DefaultUrl})." });
        verb.SetAction((parsed, ct) => RunAsync([.. parsed.Tokens.Skip(1).Select(token => token.Value)], ct));
        return verb;
    }

    static async Task<int> RunAsync(string[] settings, CancellationToken ct)
    {
        try
        {
            await using var app = await BotHost.BuildAsync(settings, TimeProvider.System, null, ct);
            await app.StartAsync(ct);
            await Welcome.PrintAsync(app, Console.Out);
            await app.WaitForShutdownAsync(CancellationToken.None);
            return 0;
        }
        catch (SettingsException problem)
        {
            await Console.Error.WriteLineAsync($"inquirybot: {problem.Message}");
            return 1;
        }
        catch (IOException problem) when (problem.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"inquirybot: {problem.Message} Another program is there: stop it, or choose another address with --urls.");
            return 1;
        }
    }
}
