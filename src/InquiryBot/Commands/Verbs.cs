using System.CommandLine;

namespace InquiryBot.Commands;

/// <summary>The verbs of <c>inquirybot</c>. A bad argument is one line on standard error and exit 2.</summary>
public static class Verbs
{
    /// <summary>Those that take settings as <c>--Section:Name value</c>, wherever these stand.</summary>
    static readonly string[] WithSettings = ["serve", "users", "migrate", "backup", "restore", "erase", "channels"];

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Error);

    internal static async Task<int> RunAsync(string[] args, TextWriter errors)
    {
        var (line, settings) = Split(args is [] or [['-', ..], ..] && !IsHelp(args) ? ["serve", .. args] : args);
        var root = new RootCommand("InquiryBot answers the questions of citizens, and hands over to people.");
        foreach (var verb in All(settings)) root.Subcommands.Add(verb);

        var parsed = root.Parse(line);
        if (parsed.Errors.Count > 0)
        {
            // The one that names the wrong word says most.
            var first = parsed.Errors.FirstOrDefault(error => error.Message.Contains('\'', StringComparison.Ordinal)) ?? parsed.Errors[0];
            await errors.WriteLineAsync($"inquirybot: {first.Message.ReplaceLineEndings(" ")} (inquirybot --help lists the verbs)");
            return 2;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Error = errors });
    }

    /// <summary>The line without the settings, and these as the configuration takes them.</summary>
    internal static (string[] Line, string[] Settings) Split(string[] args)
    {
        if (!WithSettings.Contains(args[0])) return (args, []);

        var (line, settings) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            if (!IsSetting(args[i]))
            {
                line.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);
            if (!args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Length) settings.Add(args[++i]);
        }

        return ([.. line], [.. settings]);
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
