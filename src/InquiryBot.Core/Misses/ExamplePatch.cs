using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Misses;

/// <summary>Proposals as a change of the dialog folder, for whoever looks after it.</summary>
/// <param name="Text">A unified diff against <c>dialogs/</c>; empty when there is nothing to change.</param>
/// <param name="Left">Proposals for which there is no list to put them to: the dialog or its language is gone.</param>
public sealed record ExamplePatch(string Text, IReadOnlyList<Proposal> Left)
{
    const string Folder = "dialogs";

    /// <param name="files">The dialog folder: file name relative to it, with <c>/</c>, to its text.</param>
    /// <param name="library">The same, read.</param>
    /// <param name="proposals">Those that the dialogs have already are passed over.</param>
    public static ExamplePatch Of(IReadOnlyDictionary<string, string> files, DialogLibrary library, IEnumerable<Proposal> proposals)
    {
        var (diffs, left) = (new List<string>(), new List<Proposal>());
        foreach (var some in proposals.Where(proposal => !proposal.IsTaken(library)).GroupBy(proposal => FileOf(library, proposal.Intent, proposal.Language)).OrderBy(some => some.Key, StringComparer.Ordinal))
        {
            if (some.Key is { } file && files.GetValueOrDefault(file) is { } yaml && ExampleFile.Add(yaml, [.. some.Select(proposal => proposal.Text)]) is { } changed)
                diffs.Add(UnifiedDiff.Of($"{Folder}/{file}", yaml, changed));
            else left.AddRange(some);
        }

        return new(string.Concat(diffs), left);
    }

    /// <summary>The file in which an intent's examples of a language stand, or null when there is no such intent.</summary>
    public static string? FileOf(DialogLibrary library, string intent, string language) =>
        intent is Intents.OutOfScope ? $"{Intents.OutOfScope}/{language}.yaml"
        : library.Find(intent) is { } dialog ? $"{dialog.Folder}/{language}.yaml"
        : null;
}
