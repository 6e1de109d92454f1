using System.Diagnostics;
using InquiryBot.Core.Understanding.Local;

namespace InquiryBot.Core.Understanding.Measuring;

/// <summary>Measures the product's own classifier, on files or on the examples themselves.</summary>
public static class Evaluation
{
    /// <summary>Below this a pass over the test is too short to time.</summary>
    private static readonly TimeSpan s_shortestRun = TimeSpan.FromMilliseconds(200);

    /// <summary>Trains on some examples and tests on others.</summary>
    /// <param name="lessons">What is learned; examples out of scope teach what to turn away.</param>
    /// <param name="asked">What is tested.</param>
    /// <param name="reject">Turn strange texts away even if there is none to learn from.</param>
    /// <param name="seed">The same seed gives the same result.</param>
    /// <param name="ct">Ends the training.</param>
    public static Measures Evaluate(List<Example> lessons, List<Example> asked, bool reject, int seed, CancellationToken ct = default)
    {
        var rejects = reject || lessons.Exists(example => example.Intent == Intents.OutOfScope);
        var options = new LocalUnderstandingOptions
        {
            Seed = seed,
            Rejects = rejects || asked.Exists(example => example.Intent == Intents.OutOfScope),
        };
        var watch = Stopwatch.StartNew();
        var classifier = IntentClassifier.Teach(lessons, options, ct);
        var seconds = watch.Elapsed.TotalSeconds;
        var judged = asked.ConvertAll(example => new Judged(example, classifier.Classify(example.Text)));
        return new Measures(
            Measures.AccuracyOf(judged, rejects), Measures.MacroF1Of(judged, rejects),
            Measures.RecallOf(judged, rejects), Measures.PrecisionOf(judged, rejects), Measures.AucOf(judged),
            Measures.AmongThreeOf(judged), options.Rejects ? Measures.CalibrationErrorOf(judged) : null,
            seconds, MicrosecondsPerText(classifier, asked), ModelFile.SizeOf(classifier));
    }

    /// <summary>Asks every example of a classifier that was taught without it, and reports by language.</summary>
    /// <param name="examples">All examples, all languages; each language is scored apart, but all are taught together.</param>
    /// <param name="folds">How many classifiers are taught; at least 2.</param>
    /// <param name="options">As served.</param>
    /// <param name="ct">Ends the training.</param>
    public static IReadOnlyList<LanguageReport> CrossValidate(
        IReadOnlyList<Example> examples, int folds, LocalUnderstandingOptions options, CancellationToken ct = default)
    {
        return ByLanguage(CrossValidation.Judge(examples, folds, options, null, ct));
    }

    /// <summary>One report for each language among the texts.</summary>
    public static IReadOnlyList<LanguageReport> ByLanguage(IReadOnlyList<Judged> judged)
    {
        return
        [
            .. judged.GroupBy(row => row.Expected.Language).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => LanguageReport.Of(group.Key, [.. group])),
        ];
    }

    /// <summary>Text⇥intent lines as examples, the intent "oos" as none; empty lines are left out.</summary>
    /// <exception cref="FormatException">A line has no tab; the message says which.</exception>
    public static List<Example> ReadTsv(IEnumerable<string> lines)
    {
        var examples = new List<Example>();
        foreach (var (index, line) in lines.Index())
        {
            if (line.Length == 0)
                continue;
            var tab = line.LastIndexOf('\t');
            if (tab < 0)
                throw new FormatException($"line {index + 1} has no tab between text and intent");
            var intent = line[(tab + 1)..].Trim();
            examples.Add(new Example(line[..tab], intent == "oos" ? Intents.OutOfScope : intent, "und"));
        }
        return examples;
    }

    private static double MicrosecondsPerText(IntentClassifier classifier, List<Example> texts)
    {
        var (count, watch) = (0, Stopwatch.StartNew());
        while (texts.Count > 0 && watch.Elapsed < s_shortestRun)
            foreach (var example in texts)
            {
                classifier.Classify(example.Text);
                count++;
            }
        return count == 0 ? 0 : watch.Elapsed.TotalMicroseconds / count;
    }
}
