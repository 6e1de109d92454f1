using System.CommandLine;
using System.Globalization;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary>A consistent copy of the store in one file, while it serves.</summary>
internal static class Backup
{
    public static Command Verb(string[] settings)
    {
        var file = new Argument<string>("FILE") { Description = "A new file; one that exists is not overwritten." };
        var verb = new Command("backup", "Copy the store into one file, while it serves.") { file };
        verb.Runs(settings, besideServer: true, (store, parsed, ct) => RunAsync(store, parsed.GetValue(file)!, Console.Out, ct));
        return verb;
    }

    internal static async Task<int> RunAsync(Maintenance store, string file, TextWriter output, CancellationToken ct)
    {
        var rows = await store.Backups.BackUpAsync(file, ct);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file}: {Counted.Of(rows, "row")}, {new FileInfo(file).Length / 1024:N0} kB."));
        await output.WriteLineAsync($"The keys are not in it: keep a copy of {store.Keys} in another place, because without them sealed words stay closed.");
        return 0;
    }
}
