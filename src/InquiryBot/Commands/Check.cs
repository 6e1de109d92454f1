using InquiryBot.Core.Dialogs;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary><c>check [DIR]</c>: every fault in the dialogs, as <c>file:line:column: error: message (suggestion)</c>.</summary>
internal static class Check
{
    /// <returns>0 when there is no fault, else 1.</returns>
    public static async Task<int> RunAsync(string folder, TextWriter output, CancellationToken ct)
    {
        var faults = DialogCheck.Faults(await DialogFiles.ReadAsync(folder, ct), Practice.Shapes);
        foreach (var fault in faults) await output.WriteLineAsync(DialogFiles.Show(folder, fault));
        return faults.Count == 0 ? 0 : 1;
    }
}
