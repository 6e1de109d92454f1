using System.CommandLine;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary>Brings the schema up to date without serving.</summary>
internal static class Migrate
{
    public static Command Verb(string[] settings)
    {
        var verb = new Command("migrate", "Bring the database's schema up to date.");
        verb.Runs(settings, besideServer: false, (store, _, ct) => RunAsync(store, Console.Out, ct));
        return verb;
    }

    internal static async Task<int> RunAsync(Maintenance store, TextWriter output, CancellationToken ct)
    {
        var files = await store.MigrateAsync(ct);
        await output.WriteLineAsync(files == 0 ? "The schema is up to date." : $"The schema is up to date, after {Counted.Of(files, "file")}.");
        return 0;
    }
}
