using System.CommandLine;

namespace InquiryBot.Commands;

/// <summary>The verbs of <c>inquirybot</c>. A bad argument is one line on standard error and exit 2.</summary>
public static class Verbs
{
    public static async Task<int> RunAsync(string[] args)
    {
        string[] line = args is [] or [['-', ..], ..] && !IsHelp(args) ? ["serve", .. args] : args;
        var root = new RootCommand("InquiryBot answers the questions of citizens, and hands over to people.");
        foreach (var verb in All()) root.Subcommands.Add(verb);

        var parsed = root.Parse(line);
        if (parsed.Errors is [var first, ..])
        {
            await Console.Error.WriteLineAsync($"inquirybot: {first.Message.ReplaceLineEndings(" ")} (inquirybot --help lists the verbs)");
            return 2;
        }

        return await parsed.InvokeAsync();
    }

    static IEnumerable<Command> All() =>
    [
        Serve.Verb(),
        Chat.Verb(),
        Health.Verb(),
        Users.Verb(),
        Check.Verb(),
        Test.Verb(),
        Understand.Verb(),
        Evaluate.Verb(),
        Migrate.Verb(),
        Backup.Verb(),
        Restore.Verb(),
        Erase.Verb(),
        Benches.Bench.Verb(),
        .. Benches.BenchServer.Verbs(),
    ];

    static bool IsHelp(string[] args) => args is ["-h" or "--help" or "-?" or "--version", ..];
}
