using System.CommandLine;
using System.Text.Json;
using InquiryBot.Core;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Dialogs.Reading;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary><c>check [DIR]</c>: every fault in the dialogs, as <c>file:line:column: error: message (suggestion)</c>, and warnings.</summary>
internal static class Check
{
    public static Command Verb()
    {
        var folder = new Argument<string?>("DIR") { Description = DialogVerb.Described, Arity = ArgumentArity.ZeroOrOne };
        var schema = new Option<bool>("--schema") { Description = "Print the JSON Schema of the YAML instead, for an editor." };
        var verb = new Command("check", "Find every fault in the dialogs.") { folder, schema };
        verb.SetAction((parsed, ct) => parsed.GetValue(schema) ? PrintSchemaAsync(Console.Out) : DialogVerb.RunAsync(
            parsed.GetValue(folder), dialogs => RunAsync(dialogs, TimeProvider.System, Console.Out, ct), parsed.InvocationConfiguration.Error));
        return verb;
    }

    /// <param name="output">Faults, warnings, and last <c>N faults, N warnings</c>.</param>
    /// <returns>0 when there is no fault, else 1; warnings are printed and change nothing.</returns>
    public static async Task<int> RunAsync(string folder, TimeProvider clock, TextWriter output, CancellationToken ct)
    {
        var reading = await DialogFiles.ReadAsync(folder, ct);
        var faults = DialogCheck.Faults(reading, Practice.Shapes);
        var today = LocalDay.Of(clock.GetUtcNow(), Practice.Hours.Zone);
        var warnings = DialogCheck.Warnings(reading, today).ToList();
        foreach (var fault in faults.Concat(warnings)) await output.WriteLineAsync(DialogFiles.Show(folder, fault));
        var canned = CannedFile.Faults(folder);
        foreach (var fault in canned) await output.WriteLineAsync(fault);
        var count = faults.Count + canned.Count;
        await output.WriteLineAsync($"{Counted.Of(count, "fault")}, {Counted.Of(warnings.Count, "warning")}");
        return count == 0 ? 0 : 1;
    }

    static async Task<int> PrintSchemaAsync(TextWriter output)
    {
        await output.WriteLineAsync(DialogSchema.Make().ToJsonString(Indented));
        return 0;
    }

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
