using System.Diagnostics;
using System.Text.Json;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Wiring;

namespace InquiryBot.Commands.Benches;

/// <summary>This program, started a second time to read and learn the dialogs and to keep what it learned, as a server does to which they are new.</summary>
internal static class LearningPeak
{
    public const string Verb = "bench-learn";

    public static async Task<LearningPeakRow> MeasureAsync(string folder, CancellationToken ct)
    {
        var book = Directory.CreateTempSubdirectory("inquirybot-bench");
        try
        {
            return await ServerProcess.AskAsync(BenchJson.Default.LearningPeakRow, ct, Verb, folder, book.FullName);
        }
        finally
        {
            book.Delete(recursive: true);
        }
    }

    /// <summary>The other side.</summary>
    public static async Task RunAsync(string[] words, CancellationToken ct)
    {
        var library = (await DialogFiles.ReadAsync(words[0], ct)).Library!;
        var watch = Stopwatch.StartNew();
        new LessonBook(words[1]).Learn(library.Examples(), new LocalUnderstandingOptions { DefaultLanguage = library.Languages.Default.Tag });
        var seconds = watch.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        await Console.Out.WriteAsync(JsonSerializer.Serialize(new LearningPeakRow(seconds, process.PeakWorkingSet64 / 1e6), BenchJson.Default.LearningPeakRow));
    }
}

/// <param name="LessonSeconds">Learned, kept and read again.</param>
/// <param name="PeakMB">The most that the whole process held.</param>
internal sealed record LearningPeakRow(double LessonSeconds, double PeakMB);
