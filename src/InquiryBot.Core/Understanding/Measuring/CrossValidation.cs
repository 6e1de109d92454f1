using InquiryBot.Core.Understanding.Local;

namespace InquiryBot.Core.Understanding.Measuring;

/// <summary>Asks every example of a classifier that was taught without it.</summary>
public static class CrossValidation
{
    /// <param name="examples">All examples, all languages.</param>
    /// <param name="folds">How many classifiers are taught; at least 2.</param>
    /// <param name="options">As served.</param>
    /// <param name="taught">Called after each classifier with how many there are so far.</param>
    /// <param name="ct">Ends the training.</param>
    /// <returns>
    /// One for each example, in their order. Examples added at the end change nobody's fold: the others are then asked
    /// the same, of classifiers that were taught more.
    /// </returns>
    public static IReadOnlyList<Judged> Judge(
        IReadOnlyList<Example> examples, int folds, LocalUnderstandingOptions options, Action<int>? taught, CancellationToken ct)
    {
        var fold = Folds(examples, folds);
        var judged = new Judged[examples.Count];
        for (var round = 0; round < folds; round++)
        {
            Ask(examples, fold, round, judged, options, ct);
            taught?.Invoke(round + 1);
        }
        return judged;
    }

    private static void Ask(
        IReadOnlyList<Example> examples, int[] fold, int number, Judged[] judged, LocalUnderstandingOptions options, CancellationToken ct)
    {
        var classifier = IntentClassifier.Teach([.. examples.Where((_, i) => fold[i] != number)], options, ct);
        for (var i = 0; i < judged.Length; i++)
            if (fold[i] == number)
                judged[i] = new Judged(examples[i], classifier.Classify(examples[i].Text));
    }

    /// <summary>Within each intent and language in turn, so that every fold has some of each.</summary>
    private static int[] Folds(IReadOnlyList<Example> examples, int folds)
    {
        var next = new Dictionary<(string, string), int>();
        var fold = new int[examples.Count];
        for (var i = 0; i < fold.Length; i++)
        {
            var kind = (examples[i].Intent, examples[i].Language);
            fold[i] = next.GetValueOrDefault(kind) % folds;
            next[kind] = next.GetValueOrDefault(kind) + 1;
        }
        return fold;
    }
}
