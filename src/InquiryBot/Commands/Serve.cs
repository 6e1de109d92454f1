using System.CommandLine;
using InquiryBot.Core.People;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary>The server.</summary>
internal static class Serve
{
    public static Command Verb(string[] settings)
    {
        var verb = new Command("serve", "Run the server (the default).") { TreatUnmatchedTokensAsErrors = false };
        verb.Options.Add(new Option<string>("--urls") { Description = $"Addresses to listen on (default {BotHost.DefaultUrl})." });
        var demo = Demo();
        verb.Options.Add(demo);
        verb.SetAction((parsed, ct) => Stray(parsed.UnmatchedTokens) is { } unknown ? RefuseAsync(unknown, parsed.InvocationConfiguration.Error) : RunAsync(
            [.. parsed.Tokens.Skip(1).Select(token => token.Value).Where(word => word != demo.Name), .. settings, .. parsed.GetValue(demo) ? DemoSettings : []], Console.Out, Console.Error, ct));
        return verb;
    }

    /// <summary>What the host understands besides settings.</summary>
    static readonly string[] OfTheHost = ["--environment", "--contentRoot"];

    /// <summary>The first word that is neither an option of the host nor the value of one.</summary>
    static string? Stray(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!OfTheHost.Contains(words[i].Split('=')[0])) return words[i];
            if (!words[i].Contains('=', StringComparison.Ordinal)) i++;
        }

        return null;
    }

    static async Task<int> RefuseAsync(string unknown, TextWriter errors)
    {
        await errors.WriteLineAsync($"inquirybot: '{unknown}' is no option of serve. Settings are written as --Section:Name value (inquirybot serve --help lists the options)");
        return 2;
    }

    internal static readonly string[] DemoSettings = ["--Sources:Demo", "true"];

    internal static Option<bool> Demo() => new("--demo") { Description = "Ask no source outside: look-ups answer with sample data, and say so." };

    /// <summary>The host as it is served, in a process of its own.</summary>
    internal static Task<WebApplication> BuildAsync(string[] settings, CancellationToken ct)
    {
        StartMemory.Begin();
        return BotHost.BuildAsync(settings, TimeProvider.System, builder => builder.Services.AddHostedService<StartMemory>(), ct);
    }

    internal static async Task<int> RunAsync(string[] settings, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        try
        {
            ListeningAddress.CheckFree(Maintenance.Settings(settings));
            await using var app = await BuildAsync(settings, ct);
            await StartAsync(app, ct);
            await Welcome.PrintAsync(app.Urls, app.Services.GetRequiredService<FirstSignIn>(), output);
            await app.WaitForShutdownAsync(CancellationToken.None);
            return 0;
        }
        catch (Exception problem) when (Trouble.Line(problem) is { } line)
        {
            await errors.WriteLineAsync(line);
            return 1;
        }
    }

    /// <summary>Workers that began before the address turned out to be taken end in order; torn down with the program they would each log a fault.</summary>
    static async Task StartAsync(WebApplication app, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch
        {
            await app.StopAsync(CancellationToken.None);
            throw;
        }
    }
}
