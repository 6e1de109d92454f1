using System.Diagnostics;
using System.Text.Json;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Wiring;

namespace InquiryBot.Commands.Benches;

/// <summary>
/// What one text costs, on one thread and warm: its intent alone, and all of understanding; how that grows with its length;
/// and what learning and loading the dialogs cost.
/// </summary>
internal static class UnderstandingBench
{
    const int Texts = 4_000;

    public static async Task<int> RunAsync(string folder, bool json, TextWriter output, CancellationToken ct)
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

        // Every so many examples with a word turned round, so that no text is one that was learned word for word.
        var texts = examples.Where((_, i) => i % Math.Max(1, examples.Count / Texts) == 0).Select(example => Turned(example.Text)).ToList();
        List<UnderstandingRow> rows =
        [
            Measured("intent", texts, text => loaded.Intents.Classify(text)),
            Measured("all", texts, text => loaded.Understand(text, null)),
            .. ((int[])[100, 1_000, 10_000]).Select(length => Measured($"all, {length} characters", Long(texts, length), text => loaded.Understand(text, null))),
        ];
        var summary = new UnderstandingSummary(examples.Count, learned, loading, kept.Length / 1e6, Environment.WorkingSet / 1e6);
        if (json) await output.WriteLineAsync(JsonSerializer.Serialize<IReadOnlyList<object>>([.. rows, summary], BenchJson.Default.IReadOnlyListObject));
        else await PrintAsync(output, rows, summary);
        return 0;
    }

    static async Task PrintAsync(TextWriter output, List<UnderstandingRow> rows, UnderstandingSummary summary)
    {
        foreach (var row in rows) await output.WriteLineAsync($"{row.What,-22} p50 {row.P50,8:0.0} µs   p99 {row.P99,8:0.0} µs   {row.Bytes,8:0} bytes a text");
        await output.WriteLineAsync($"{summary.Examples} examples   learned in {summary.LearnSeconds:0.0} s   loaded in {summary.LoadSeconds * 1000:0} ms   {summary.ModelMB:0.0} MB kept   resident {summary.ResidentMB:0} MB");
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

/// <param name="ResidentMB">The whole process.</param>
internal sealed record UnderstandingSummary(int Examples, double LearnSeconds, double LoadSeconds, double ModelMB, double ResidentMB);
