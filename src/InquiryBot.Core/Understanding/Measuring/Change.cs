namespace InquiryBot.Core.Understanding.Measuring;

/// <summary>How a language stands, in fractions of 1.</summary>
/// <param name="Right">The best intent was right, turned away or not.</param>
/// <param name="Answered">Right and not turned away.</param>
/// <param name="OutOfScope">Of the texts of no intent, the share that was turned away; null where there are none.</param>
public sealed record Score(double Right, double Answered, double? OutOfScope)
{
    public static Score Of(IReadOnlyList<Judged> judged) => new(
        Measures.AccuracyOf(judged, rejects: false), Measures.AccuracyOf(judged, rejects: true), Measures.RecallOf(judged, rejects: true));
}

/// <summary>What more examples would change for a language: the same questions, asked before and after.</summary>
/// <param name="Questions">How many were asked that have an intent.</param>
/// <param name="Added">How many examples are new.</param>
public sealed record Change(string Language, int Questions, int Added, Score Before, Score After)
{
    /// <param name="before">What became of the examples.</param>
    /// <param name="after">The same, and then of the new ones; see <see cref="CrossValidation"/>.</param>
    public static IReadOnlyList<Change> Of(IReadOnlyList<Judged> before, IReadOnlyList<Judged> after) =>
    [
        .. before.Index().GroupBy(row => row.Item.Expected.Language).OrderBy(language => language.Key, StringComparer.Ordinal).Select(language => new Change(
            language.Key, language.Count(row => row.Item.InScope), after.Skip(before.Count).Count(row => row.Expected.Language == language.Key),
            Score.Of([.. language.Select(row => row.Item)]), Score.Of([.. language.Select(row => after[row.Index])]))),
    ];
}
