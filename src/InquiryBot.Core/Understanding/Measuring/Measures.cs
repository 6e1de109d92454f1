namespace InquiryBot.Core.Understanding.Measuring;

/// <summary>How well a classifier does, in fractions of 1; null where the test holds nothing to measure it by.</summary>
/// <param name="Accuracy">Of the texts that have an intent; one that was turned away counts as wrong.</param>
/// <param name="MacroF1">The mean over the intents of the test, each weighing the same.</param>
/// <param name="OutOfScopeRecall">Of the texts without an intent, the share that was turned away.</param>
/// <param name="OutOfScopePrecision">Of the texts that were turned away, the share that has no intent.</param>
/// <param name="OutOfScopeAuc">The chance that a text with an intent scores higher than one without.</param>
/// <param name="AmongThreeWhenWrong">Of the texts whose best intent is wrong, the share that has the second or the third.</param>
/// <param name="CalibrationError">How far the score is from how often it is right; null where no score was learned.</param>
/// <param name="TrainSeconds">Wall time.</param>
/// <param name="MicrosecondsPerText">The mean, on one thread, warm.</param>
/// <param name="ModelBytes">As kept on disk.</param>
public sealed record Measures(
    double Accuracy,
    double MacroF1,
    double? OutOfScopeRecall,
    double? OutOfScopePrecision,
    double? OutOfScopeAuc,
    double? AmongThreeWhenWrong,
    double? CalibrationError,
    double TrainSeconds,
    double MicrosecondsPerText,
    long ModelBytes)
{
    private const int Classes = 10;

    /// <summary>The mean of what several seeds gave; null where one of them gave nothing.</summary>
    public static Measures Mean(IReadOnlyList<Measures> all)
    {
        double? Of(Func<Measures, double?> figure) => all.All(one => figure(one) is not null) ? all.Average(figure) : null;
        return new(
            all.Average(one => one.Accuracy), all.Average(one => one.MacroF1), Of(one => one.OutOfScopeRecall), Of(one => one.OutOfScopePrecision), Of(one => one.OutOfScopeAuc),
            Of(one => one.AmongThreeWhenWrong), Of(one => one.CalibrationError), all.Average(one => one.TrainSeconds), all.Average(one => one.MicrosecondsPerText), (long)all.Average(one => one.ModelBytes));
    }

    public static double AccuracyOf(IReadOnlyList<Judged> judged, bool rejects) =>
        Share(judged.Where(row => row.InScope).ToList(), row => row.Answer(rejects) == row.Expected.Intent);

    public static double MacroF1Of(IReadOnlyList<Judged> judged, bool rejects)
    {
        var intents = judged.Where(row => row.InScope).Select(row => row.Expected.Intent).Distinct().ToList();
        return intents.Count == 0 ? 0 : intents.Average(intent =>
        {
            var right = judged.Count(row => row.Expected.Intent == intent && row.Answer(rejects) == intent);
            var named = judged.Count(row => row.Answer(rejects) == intent);
            var due = judged.Count(row => row.Expected.Intent == intent);
            return right == 0 ? 0 : 2.0 * right / (named + due);
        });
    }

    public static double? RecallOf(IReadOnlyList<Judged> judged, bool rejects)
    {
        var strange = judged.Where(row => !row.InScope).ToList();
        return strange.Count == 0 ? null : Share(strange, row => row.Answer(rejects) == Intents.OutOfScope);
    }

    public static double? PrecisionOf(IReadOnlyList<Judged> judged, bool rejects)
    {
        var rejected = judged.Where(row => row.Answer(rejects) == Intents.OutOfScope).ToList();
        return rejected.Count == 0 ? null : Share(rejected, row => !row.InScope);
    }

    /// <summary>Mann and Whitney's statistic; equal scores count half.</summary>
    public static double? AucOf(IReadOnlyList<Judged> judged)
    {
        var (home, strange) = (judged.Count(row => row.InScope), judged.Count(row => !row.InScope));
        if (home == 0 || strange == 0)
            return null;
        var (sum, before) = (0.0, 0);
        foreach (var same in judged.GroupBy(row => row.Guess.Belonging).OrderBy(group => group.Key))
        {
            var count = same.Count();
            sum += same.Count(row => row.InScope) * (before + ((count + 1) / 2.0));
            before += count;
        }
        return (sum - (home * (home + 1) / 2.0)) / ((double)home * strange);
    }

    /// <summary>Null where every best intent is right.</summary>
    public static double? AmongThreeOf(IReadOnlyList<Judged> judged)
    {
        var wrong = judged.Where(row => row is { InScope: true, BestIsRight: false }).ToList();
        return wrong.Count == 0 ? null : Share(wrong, row => row.AmongThree);
    }

    /// <summary>
    /// The expected calibration error: the texts in ten classes by the score of their best intent, each weighing as many
    /// as are in it, and how far the mean score of a class is from the share that was right. Of a text without an intent
    /// no best intent is right.
    /// </summary>
    public static double? CalibrationErrorOf(IReadOnlyList<Judged> judged) => judged.Count == 0 ? null
        : judged.GroupBy(row => Math.Min(Classes - 1, (int)(row.Guess.Score * Classes)))
            .Sum(rows => Math.Abs(rows.Sum(row => row.Guess.Score - (row.BestIsRight ? 1 : 0)))) / judged.Count;

    private static double Share(List<Judged> rows, Func<Judged, bool> holds) =>
        rows.Count == 0 ? 0 : (double)rows.Count(holds) / rows.Count;
}
