using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Measuring;

namespace InquiryBot.Commands.Benches;

/// <summary>What learning costs on one core, without turning anything away: of a large catalogue of intents and of a small one.</summary>
internal static class LearningBench
{
    /// <summary>In a folder of public sets: 15,000 lines of 150 intents.</summary>
    public const string Set = "clinc150_train.tsv";

    const int MostMB = 12;

    static readonly (int Lines, int Intents, double Seconds)[] Sizes = [(15_000, 150, 6), (1_000, 50, 0.6)];

    /// <param name="data">A folder with <see cref="Set"/>; null for lines that are made up.</param>
    /// <exception cref="IOException">The folder has no such file.</exception>
    public static List<LearningRow> Run(string? data, CancellationToken ct)
    {
        var lines = data is null ? null : Evaluation.ReadTsv(File.ReadLines(Path.Combine(data, Set)));
        var rows = new List<LearningRow>();
        foreach (var size in Sizes)
        {
            var measures = Evaluation.Evaluate(lines is null ? MadeUp(size.Lines, size.Intents) : Part(lines, size.Lines, size.Intents), [], reject: false, seed: 1, ct);
            rows.Add(new(size.Lines, size.Intents, measures.TrainSeconds, measures.ModelBytes / 1e6));
        }

        return rows;
    }

    public static async Task PrintAsync(TextWriter output, IEnumerable<LearningRow> rows)
    {
        foreach (var (row, most) in rows.Zip(Sizes))
            await output.WriteLineAsync($"{row.Lines} lines of {row.Intents} intents, on one core   learned in {row.LearnSeconds:0.00} s{UnderstandingBench.Held(row.LearnSeconds, most.Seconds)}   {row.ModelMB:0.0} MB{UnderstandingBench.Held(row.ModelMB, MostMB)}");
    }

    /// <summary>The first intents of a set, with as many lines of each.</summary>
    static List<Example> Part(List<Example> all, int lines, int intents) =>
        [.. all.GroupBy(line => line.Intent).OrderBy(intent => intent.Key, StringComparer.Ordinal).Take(intents).SelectMany(intent => intent.Take(lines / intents))];

    /// <summary>Nine short words a line, as people's questions have: four of the ten that are the intent's own, the others everybody's.</summary>
    internal static List<Example> MadeUp(int lines, int intents) =>
    [
        .. Enumerable.Range(0, lines).Select(line =>
        {
            var (intent, turn) = (line % intents, line / intents);
            var own = Enumerable.Range(0, 4).Select(place => Word((intent * 10) + ((turn * (place + 3)) + place) % 10));
            var shared = Enumerable.Range(0, 5).Select(place => Word(100_000 + ((line * (place + 7)) + (place * 53)) % 397));
            return new Example(string.Join(' ', own.Concat(shared)), $"intent {intent}", "und");
        }),
    ];

    /// <summary>A number as syllables; numbers that follow each other do not look alike.</summary>
    static string Word(int number)
    {
        const string Consonants = "bdfgklmnprstvz", Vowels = "aeiou";
        var word = new char[number % 3 == 0 ? 6 : 4];
        var rest = (uint)number * 2_654_435_769u;
        for (var place = 0; place < word.Length; place += 2)
        {
            (word[place], word[place + 1]) = (Consonants[(int)(rest % 14)], Vowels[(int)(rest / 14 % 5)]);
            rest /= 70;
        }

        return new string(word);
    }
}

/// <param name="ModelMB">As kept on disk.</param>
internal sealed record LearningRow(int Lines, int Intents, double LearnSeconds, double ModelMB);
