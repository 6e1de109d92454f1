namespace InquiryBot.Core.Understanding.Measuring;

/// <summary>How an intent fared; <see cref="Intents.OutOfScope"/> is one of them.</summary>
/// <param name="Due">How many texts have it.</param>
/// <param name="Named">How many texts were answered with it.</param>
/// <param name="Right">How many texts are in both.</param>
public sealed record IntentReport(string Intent, int Due, int Named, int Right)
{
    /// <summary>Of the texts that were answered with it, the share that has it; null when there are none.</summary>
    public double? Precision => Named == 0 ? null : (double)Right / Named;

    /// <summary>Of the texts that have it, the share that was answered with it; null when there are none.</summary>
    public double? Recall => Due == 0 ? null : (double)Right / Due;

    /// <summary>Every intent that a text has or was answered with, by name; what was turned away counts as out of scope.</summary>
    public static IReadOnlyList<IntentReport> Of(IReadOnlyList<Judged> judged)
    {
        var due = judged.CountBy(row => row.Expected.Intent).ToDictionary();
        var named = judged.CountBy(row => row.Answer(rejects: true)).ToDictionary();
        var right = judged.Where(row => row.Answer(rejects: true) == row.Expected.Intent).CountBy(row => row.Expected.Intent).ToDictionary();
        return
        [
            .. due.Keys.Union(named.Keys).Order(StringComparer.Ordinal).Select(intent =>
                new IntentReport(intent, due.GetValueOrDefault(intent), named.GetValueOrDefault(intent), right.GetValueOrDefault(intent))),
        ];
    }
}
