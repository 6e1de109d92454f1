using System.CommandLine;
using InquiryBot.Core.Dialogs;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary><c>check [DIR]</c>: every fault in the dialogs, as <c>file:line:column: error: message (suggestion)</c>.</summary>
internal static class Check
{
    public static Command Verb()
    {
        var folder = new Argument<string>("DIR") { Description = "The dialog folder.", DefaultValueFactory = _ => "dialogs" };
        var verb = new Command("check", "Find every fault in the dialogs.") { folder };
        verb.SetAction((parsed, ct) => RunAsync(parsed.GetValue(folder)!, Console.Out, ct));
        return verb;
    }

    /// <returns>0 when there is no fault, else 1.</returns>
    public static async Task<int> RunAsync(string folder, TextWriter output, CancellationToken ct)
    {
        var faults = DialogCheck.Faults(await DialogFiles.ReadAsync(folder, ct), Practice.Shapes);
        foreach (var fault in faults) await output.WriteLineAsync(DialogFiles.Show(folder, fault));
        var canned = CannedFile.Faults(folder);
        foreach (var fault in canned) await output.WriteLineAsync(fault);
        return faults.Count + canned.Count == 0 ? 0 : 1;
    }
}
