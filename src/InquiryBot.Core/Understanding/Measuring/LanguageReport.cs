namespace InquiryBot.Core.Understanding.Measuring;

/// <summary>What cross-validation found for one language, in fractions of 1.</summary>
/// <param name="Texts">How many examples with an intent were asked.</param>
/// <param name="Accuracy">The best intent was right, turned away or not.</param>
/// <param name="Answered">Right and not turned away.</param>
/// <param name="InTopThree">The right intent was among the three best.</param>
/// <param name="AmongThreeWhenWrong">The same, of the texts whose best intent was wrong; null where there are none.</param>
/// <param name="OutOfScopeRecall">Null where the language has no background lines.</param>
/// <param name="OutOfScopeAuc">Null where the language has no background lines.</param>
/// <param name="Confusions">Most frequent first.</param>
public sealed record LanguageReport(
    string Language,
    int Texts,
    double Accuracy,
    double Answered,
    double MacroF1,
    double InTopThree,
    double? AmongThreeWhenWrong,
    double? OutOfScopeRecall,
    double? OutOfScopeAuc,
    IReadOnlyList<Confusion> Confusions)
{
    /// <summary>The mean of what several seeds gave for one language; the confusions are the first one's.</summary>
    public static LanguageReport Mean(IReadOnlyList<LanguageReport> all)
    {
        double? Of(Func<LanguageReport, double?> figure) => all.All(one => figure(one) is not null) ? all.Average(figure) : null;
        return all[0] with
        {
            Accuracy = all.Average(one => one.Accuracy),
            Answered = all.Average(one => one.Answered),
            MacroF1 = all.Average(one => one.MacroF1),
            InTopThree = all.Average(one => one.InTopThree),
            AmongThreeWhenWrong = Of(one => one.AmongThreeWhenWrong),
            OutOfScopeRecall = Of(one => one.OutOfScopeRecall),
            OutOfScopeAuc = Of(one => one.OutOfScopeAuc),
        };
    }

    public static LanguageReport Of(string language, IReadOnlyList<Judged> judged)
    {
        var inScope = judged.Where(row => row.InScope).ToList();
        var top = inScope.Count(row => row.AmongThree);
        return new LanguageReport(
            language, inScope.Count, Measures.AccuracyOf(judged, rejects: false), Measures.AccuracyOf(judged, rejects: true),
            Measures.MacroF1Of(judged, rejects: true), inScope.Count == 0 ? 0 : (double)top / inScope.Count, Measures.AmongThreeOf(judged),
            Measures.RecallOf(judged, rejects: true), Measures.AucOf(judged), Confusion.In(judged));
    }
}

/// <summary>Texts of one intent that were taken for another.</summary>
public sealed record Confusion(string Expected, string Answered, IReadOnlyList<string> Texts)
{
    /// <summary>The most frequent first.</summary>
    public static IReadOnlyList<Confusion> In(IReadOnlyList<Judged> judged) =>
    [
        .. judged.Where(row => row.Answer(rejects: true) != row.Expected.Intent)
            .GroupBy(row => (row.Expected.Intent, Answer: row.Answer(rejects: true)))
            .Select(group => new Confusion(group.Key.Intent, group.Key.Answer, [.. group.Select(row => row.Expected.Text)]))
            .OrderByDescending(confusion => confusion.Texts.Count)
            .ThenBy(confusion => confusion.Expected, StringComparer.Ordinal).ThenBy(confusion => confusion.Answered, StringComparer.Ordinal),
    ];
}
