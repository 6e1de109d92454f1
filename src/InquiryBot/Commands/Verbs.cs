using System.CommandLine;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary>The verbs of <c>inquirybot</c>. A bad argument is one line on standard error and exit 2.</summary>
public static class Verbs
{
    /// <summary>Those that take settings as <c>--Section:Name value</c>, wherever these stand.</summary>
    static readonly string[] WithSettings = ["serve", "users", "migrate", "backup", "restore", "erase", "channels"];

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Error);

    internal static async Task<int> RunAsync(string[] args, TextWriter errors, TextWriter? output = null)
    {
        foreach (var misspelt in SettingsFile.Misspelt(Environment.GetEnvironmentVariables().Keys.Cast<string>())) await errors.WriteLineAsync($"inquirybot: warning: {misspelt}");

        var (line, settings, unset) = Split(args is [] or [['-', ..], ..] && !IsHelp(args) ? ["serve", .. args] : args);
        if (unset is not null)
        {
            await errors.WriteLineAsync($"inquirybot: {unset} needs a value.");
            return 2;
        }

        var root = new RootCommand("InquiryBot answers the questions of citizens, and hands over to people.");
        foreach (var verb in All(settings)) root.Subcommands.Add(verb);

        var parsed = root.Parse(line);
        if (Complaint.Of(parsed) is { } complaint)
        {
            await errors.WriteLineAsync(complaint);
            return 2;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Error = errors, Output = output ?? Console.Out });
    }

    /// <summary>The line without the settings, these as the configuration takes them, and the first that has no value: the configuration would not miss it.</summary>
    internal static (string[] Line, string[] Settings, string? Unset) Split(string[] args)
    {
        if (!WithSettings.Contains(args[0])) return (args, [], null);

        var (line, settings) = (new List<string>(), new List<string>());
        string? unset = null;
        for (var i = 0; i < args.Length; i++)
        {
            if (!IsSetting(args[i]))
            {
                line.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);
            if (args[i].Contains('=', StringComparison.Ordinal)) continue;
            if (i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal)) settings.Add(args[++i]);
            else unset ??= args[i];
        }

        return ([.. line], [.. settings], unset);
    }

    /// <summary>A section begins with a capital letter, an option does not.</summary>
    static bool IsSetting(string word) => word is ['-', '-', >= 'A' and <= 'Z', ..] && word.Split('=')[0].Contains(':', StringComparison.Ordinal);

    static IEnumerable<Command> All(string[] settings) =>
    [
        Serve.Verb(settings),
        Chat.Verb(),
        Health.Verb(),
        Users.Verb(settings),
        Check.Verb(),
        Test.Verb(),
        Understand.Verb(),
        Evaluate.Verb(),
        Migrate.Verb(settings),
        Backup.Verb(settings),
        Restore.Verb(settings),
        Erase.Verb(settings),
        Channels.Verb(settings),
        Benches.Bench.Verb(),
        .. Benches.BenchServer.Verbs(),
    ];

    static bool IsHelp(string[] args) => args is ["-h" or "--help" or "-?" or "--version", ..];
}
