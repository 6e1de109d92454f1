using System.Diagnostics;
using System.Text.Json;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Wiring;

namespace InquiryBot.Commands.Benches;

/// <summary>This program, started a second time to load what was learned before, in a process that has read and compiled nothing yet.</summary>
internal static class ColdStart
{
    public const string Verb = "bench-load";

    /// <param name="folder">The dialogs.</param>
    /// <param name="model">A file that <see cref="LocalUnderstanding.Save"/> has written of them.</param>
    public static Task<ColdStartRow> MeasureAsync(string folder, string model, CancellationToken ct) =>
        ServerProcess.AskAsync(BenchJson.Default.ColdStartRow, ct, Verb, folder, model);

    /// <summary>The other side: from the file to the first answer, and what the process holds then, the dialogs' examples among it.</summary>
    public static async Task RunAsync(string[] words, CancellationToken ct)
    {
        var library = (await DialogFiles.ReadAsync(words[0], ct)).Library!;
        var (examples, options) = (library.Examples(), new LocalUnderstandingOptions { DefaultLanguage = library.Languages.Default.Tag });
        var watch = Stopwatch.StartNew();
        var understanding = Loaded(words[1], examples, options);
        understanding.Understand(examples[0].Text, null);
        var seconds = watch.Elapsed.TotalSeconds;
        StartMemory.GiveBack();
        await Console.Out.WriteAsync(JsonSerializer.Serialize(new ColdStartRow(seconds, Environment.WorkingSet / 1e6), BenchJson.Default.ColdStartRow));
    }

    static LocalUnderstanding Loaded(string model, IReadOnlyList<Example> examples, LocalUnderstandingOptions options)
    {
        using var file = File.OpenRead(model);
        return LocalUnderstanding.Load(file, examples, options)!;
    }
}

/// <param name="ResidentMB">The whole process.</param>
internal sealed record ColdStartRow(double ColdSeconds, double ResidentMB);
