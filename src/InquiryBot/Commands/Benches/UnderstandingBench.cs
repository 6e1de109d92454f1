using System.Diagnostics;
using System.Text.Json;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Wiring;

namespace InquiryBot.Commands.Benches;

/// <summary>
/// What one text costs, on one thread and warm: its intent alone, and all of understanding; how that grows with its length;
/// what learning and loading the dialogs cost; and what learning costs on one core.
/// </summary>
internal static class UnderstandingBench
{
    const int Texts = 4_000;

    /// <summary>Resident, of a process that learns the dialogs.</summary>
    const int MostPeakMB = 150;

    /// <summary>Microseconds, and bytes a text. Korean is cut into more pieces.</summary>
    static readonly Dictionary<string, (double? P50, double? P99, double? Bytes)> Limits = new()
    {
        ["intent"] = (20, 100, 2_000),
        ["intent, Korean"] = (50, 150, 2_000),
        ["all"] = (200, null, 2_000),
    };

    public static async Task<int> RunAsync(string folder, string? data, bool json, TextWriter output, CancellationToken ct)
    {
        var reading = await DialogFiles.ReadAsync(folder, ct);
        if (reading.Library is not { } library)
        {
            foreach (var fault in reading.Faults) await Console.Error.WriteLineAsync(DialogFiles.Show(folder, fault));
            return 1;
        }

        var examples = library.Examples();
        var options = new LocalUnderstandingOptions { DefaultLanguage = library.Languages.Default.Tag };
        var (understanding, learned) = Timed(() => LocalUnderstanding.Teach(examples, options, ct));
        using var kept = new MemoryStream();
        understanding.Save(kept);
        kept.Position = 0;
        var (loaded, loading) = Timed(() => LocalUnderstanding.Load(kept, examples, options)!);

        var (texts, korean) = (Questions(examples), Questions(examples.Where(example => example.Language == "ko")));
        List<UnderstandingRow> rows =
        [
            Measured("intent", texts, text => loaded.Intents.Classify(text)),
            .. korean.Count == 0 ? [] : (UnderstandingRow[])[Measured("intent, Korean", korean, text => loaded.Intents.Classify(text))],
            Measured("all", texts, text => loaded.Understand(text, null)),
            .. ((int[])[100, 1_000, 10_000]).Select(length => Measured($"all, {length} characters", Long(texts, length), text => loaded.Understand(text, null))),
        ];
        var summary = new UnderstandingSummary(examples.Count, learned, loading, kept.Length / 1e6);
        var cold = await ColdAsync(folder, kept, ct);
        var peak = await LearningPeak.MeasureAsync(folder, ct);
        var lessons = LearningBench.Run(data, ct);
        if (json) await output.WriteLineAsync(JsonSerializer.Serialize<IReadOnlyList<object>>([.. rows, summary, cold, peak, .. lessons], BenchJson.Default.IReadOnlyListObject));
        else
        {
            await PrintAsync(output, rows, summary, cold, peak);
            await LearningBench.PrintAsync(output, lessons);
        }

        return 0;
    }

    static async Task<ColdStartRow> ColdAsync(string folder, MemoryStream kept, CancellationToken ct)
    {
        var model = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(model, kept.ToArray(), ct);
            return await ColdStart.MeasureAsync(folder, model, ct);
        }
        finally
        {
            File.Delete(model);
        }
    }

    static async Task PrintAsync(TextWriter output, List<UnderstandingRow> rows, UnderstandingSummary summary, ColdStartRow cold, LearningPeakRow peak)
    {
        foreach (var row in rows)
        {
            var most = Limits.GetValueOrDefault(row.What);
            await output.WriteLineAsync($"{row.What,-22} p50 {row.P50,8:0.0} µs{Held(row.P50, most.P50)}   p99 {row.P99,8:0.0} µs{Held(row.P99, most.P99)}   {row.Bytes,8:0} bytes a text{Held(row.Bytes, most.Bytes)}");
        }

        await output.WriteLineAsync(
            $"{summary.Examples} examples   learned in {summary.LearnSeconds:0.0} s   loaded in {summary.LoadSeconds * 1000:0} ms   {summary.ModelMB:0.0} MB kept{Held(summary.ModelMB, 12)}");
        await output.WriteLineAsync($"cold start with what was kept {cold.ColdSeconds * 1000:0} ms{Held(cold.ColdSeconds * 1000, 300)}   resident {cold.ResidentMB:0} MB{Held(cold.ResidentMB, 100)}");
        await output.WriteLineAsync($"first start, learned and kept in {peak.LessonSeconds:0.0} s{Held(peak.LessonSeconds, 5)}   at most {peak.PeakMB:0} MB resident meanwhile{Held(peak.PeakMB, MostPeakMB)}");
    }

    internal static string Held(double value, double? most) => most is { } limit ? $" (≤ {limit:0.#}: {(value <= limit ? "met" : "not met")})" : "";

    /// <summary>Every so many examples with the words turned round, so that no text is one that was learned word for word.</summary>
    static List<string> Questions(IEnumerable<Example> examples)
    {
        var all = examples.ToList();
        return [.. all.Where((_, i) => i % Math.Max(1, all.Count / Texts) == 0).Select(example => Turned(example.Text))];
    }

    static UnderstandingRow Measured<T>(string what, List<string> texts, Func<string, T> read)
    {
        // Long enough for the compiler to have looked at it twice.
        var warm = Stopwatch.StartNew();
        while (warm.Elapsed < TimeSpan.FromSeconds(2))
            foreach (var text in texts) read(text);

        var taken = new double[texts.Count];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < taken.Length; i++)
        {
            var started = Stopwatch.GetTimestamp();
            read(texts[i]);
            taken[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)taken.Length;
        Array.Sort(taken);
        return new(what, taken[taken.Length / 2], taken[(int)(taken.Length * 0.99)], bytes);
    }

    static (T Made, double Seconds) Timed<T>(Func<T> make)
    {
        var watch = Stopwatch.StartNew();
        var made = make();
        return (made, watch.Elapsed.TotalSeconds);
    }

    static string Turned(string text) => string.Join(' ', text.Split(' ').Reverse());

    static List<string> Long(List<string> texts, int length)
    {
        var all = string.Join(' ', texts);
        return [.. Enumerable.Range(0, 50).Select(i => all.Substring(i * 37, Math.Min(length, all.Length - (50 * 37))))];
    }
}

/// <param name="P50">Microseconds.</param>
/// <param name="Bytes">Allocated for a text, in the mean.</param>
internal sealed record UnderstandingRow(string What, double P50, double P99, double Bytes);

/// <param name="LoadSeconds">In a process that has learned them.</param>
internal sealed record UnderstandingSummary(int Examples, double LearnSeconds, double LoadSeconds, double ModelMB);
