using InquiryBot.Core.Understanding.Local;
using InquiryBot.Core.Understanding.Local.Learning;

namespace InquiryBot.Core.Understanding.Measuring;

/// <summary>What a number of examples an intent is worth.</summary>
/// <param name="Shots">Examples of each intent; of an intent that has fewer, all.</param>
/// <param name="Accuracy">The mean of the draws; nothing is turned away.</param>
/// <param name="Draws">Each draw of examples by itself, in fractions of 1.</param>
public sealed record CurvePoint(int Shots, double Accuracy, IReadOnlyList<double> Draws);

/// <summary>How understanding grows with the examples.</summary>
public static class LearningCurve
{
    /// <param name="lessons">What is drawn from; examples out of scope are left out.</param>
    /// <param name="asked">What is asked of each classifier; so are they here.</param>
    /// <param name="shots">How many examples an intent, for each point; a larger draw holds the smaller ones.</param>
    /// <param name="draws">How many times is drawn anew.</param>
    /// <param name="seed">Of the first draw, and of what it teaches; each further one has the next.</param>
    /// <param name="ct">Ends the training.</param>
    public static IReadOnlyList<CurvePoint> Of(
        IReadOnlyList<Example> lessons, IReadOnlyList<Example> asked, IReadOnlyList<int> shots, int draws, int seed, CancellationToken ct = default)
    {
        var questions = asked.Where(example => example.Intent != Intents.OutOfScope).ToList();
        return
        [
            .. shots.Select(count =>
            {
                double[] found = [.. Enumerable.Range(seed, draws).Select(draw => Ask(Drawn(lessons, count, draw), questions, draw, ct))];
                return new CurvePoint(count, found.Average(), found);
            }),
        ];
    }

    private static double Ask(List<Example> lessons, List<Example> questions, int seed, CancellationToken ct)
    {
        var classifier = IntentClassifier.Teach(lessons, new LocalUnderstandingOptions { Seed = seed, Rejects = false }, ct);
        return Measures.AccuracyOf(questions.ConvertAll(example => new Judged(example, classifier.Classify(example.Text))), rejects: false);
    }

    private static List<Example> Drawn(IReadOnlyList<Example> lessons, int count, int seed)
    {
        var chance = new Chance(seed);
        var order = Enumerable.Range(0, lessons.Count).ToArray();
        chance.Shuffle(order);
        return
        [
            .. order.Select(number => lessons[number]).Where(example => example.Intent != Intents.OutOfScope)
                .GroupBy(example => example.Intent).OrderBy(intent => intent.Key, StringComparer.Ordinal).SelectMany(intent => intent.Take(count)),
        ];
    }
}
