using System.CommandLine;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary>Puts a backup into an empty store of either engine.</summary>
internal static class Restore
{
    public static Command Verb(string[] settings)
    {
        var file = new Argument<string>("FILE") { Description = "What backup wrote, from either engine." };
        var verb = new Command("restore", "Put a backup into an empty store.") { file };
        verb.Runs(settings, besideServer: false, (store, parsed, ct) => RunAsync(store, parsed.GetValue(file)!, parsed.InvocationConfiguration.Output, ct));
        return verb;
    }

    static async Task<int> RunAsync(Maintenance store, string file, TextWriter output, CancellationToken ct)
    {
        var rows = await store.Backups.RestoreAsync(file, ct);
        await output.WriteLineAsync($"Restored {Counted.Of(rows, "row")}. Put the keys that belong to them into {store.Keys} before the server starts.");
        return 0;
    }
}
