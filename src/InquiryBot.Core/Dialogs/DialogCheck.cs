using InquiryBot.Core.Dialogs.Checking;

namespace InquiryBot.Core.Dialogs;

/// <summary>
/// Everything that is wrong in a dialog folder, before a citizen finds out: what could not be read, and names in
/// one file that no other file keeps. A folder without faults is safe to serve.
/// </summary>
public static class DialogCheck
{
    /// <param name="reading">The folder as it was read.</param>
    /// <param name="actions">What <c>do:</c> may name.</param>
    /// <returns>The faults in the order of files and lines.</returns>
    public static IReadOnlyList<Fault> Faults(DialogReading reading, IEnumerable<ActionShape> actions)
    {
        var faults = new List<Fault>(reading.Faults);
        if (reading.Library is { } library)
        {
            var known = new KnownNames(library, actions);
            // A file that could not be read is one fault, and not also the lack of everything it would have said.
            var unread = reading.Faults.Select(fault => fault.At.File).ToHashSet(StringComparer.Ordinal);
            faults.AddRange(new FileCheck(library).Faults().Where(fault => !unread.Contains(fault.At.File)));
            // Of a dialog that could not be read whole nobody knows what its steps learn, and so neither what its texts may say.
            faults.AddRange(new StepCheck(library, known).Faults().Where(fault => !unread.Contains(fault.At.File)));
            faults.AddRange(new FetchCheck(library, known).Faults().Where(fault => !unread.Contains(fault.At.File)));
            faults.AddRange(new TextCheck(library, known).Faults().Where(fault => (fault.At.Line > 1 || !unread.Contains(fault.At.File)) && !unread.Contains(DialogOf(fault.At.File))));
            faults.AddRange(new ExampleCheck(library).Faults());
            // What leads from one file into all others can only be judged when all could be read.
            if (unread.Count == 0) faults.AddRange([.. new ButtonCheck(library).Faults(), .. new ScriptCheck(library).Faults()]);
        }

        return InOrder(faults);
    }

    /// <summary>The dialog whose words a file holds.</summary>
    static string DialogOf(string file) => file.EndsWith("/dialog.yaml", StringComparison.Ordinal) ? "" : file[..(file.LastIndexOf('/') + 1)] + "dialog.yaml";

    /// <summary>What is not wrong, but should be looked at: answers that are due for review, and terms that a translation words in its own way.</summary>
    public static IReadOnlyList<Fault> Warnings(DialogReading reading, DateOnly today) =>
        reading.Library is { } library ? InOrder([.. new ReviewCheck(library, today).Warnings(), .. new GlossaryCheck(library).Warnings()]) : [];

    static IReadOnlyList<Fault> InOrder(IEnumerable<Fault> faults) =>
        [.. faults.Distinct().OrderBy(fault => fault.At.File, StringComparer.Ordinal).ThenBy(fault => fault.At.Line).ThenBy(fault => fault.At.Column)];
}
