using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Core.Understanding.Measuring;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary>
/// <c>evaluate</c>: how well the product's own classifier does, on files of text⇥intent lines or, without files, on the
/// dialogs' examples, each asked of a classifier that was taught without it.
/// </summary>
internal static partial class Evaluate
{
    const int Folds = 5;
    const int ShownConfusions = 10;

    public static Command Verb()
    {
        var train = new Option<FileInfo>("--train") { Description = "Lines of text, tab, intent to learn from; oos for none." };
        var test = new Option<FileInfo>("--test") { Description = "Lines of the same form to be tested on." };
        var reject = new Option<bool>("--reject") { Description = "Turn texts of no intent away, though the training file has none." };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same result.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var folder = DialogVerb.Folder();
        train.AcceptExistingOnly();
        test.AcceptExistingOnly();
        var verb = new Command("evaluate", "Measure the understanding on files, or on the dialogs' own examples.") { train, test, reject, seed, json, folder };
        verb.Validators.Add(parsed =>
        {
            if (parsed.GetResult(train) is null != parsed.GetResult(test) is null) parsed.AddError("--train and --test go together.");
            else if (parsed.GetResult(json) is not null && parsed.GetResult(train) is null) parsed.AddError("--json needs --train and --test.");
        });
        verb.SetAction((parsed, ct) => parsed.GetValue(train) is { } lessons
            ? OnFilesAsync(lessons.FullName, parsed.GetValue(test)!.FullName, parsed.GetValue(reject), parsed.GetValue(seed), parsed.GetValue(json), Console.Out, ct)
            : DialogVerb.RunAsync(parsed.GetValue(folder)!, () => OnDialogsAsync(parsed.GetValue(folder)!, parsed.GetValue(seed), Console.Out, ct), parsed.InvocationConfiguration.Error));
        return verb;
    }

    /// <returns>0, or 2 when a file is not of that form.</returns>
    public static async Task<int> OnFilesAsync(string train, string test, bool reject, int seed, bool json, TextWriter output, CancellationToken ct)
    {
        try
        {
            var measures = Evaluation.EvaluateTsv(await File.ReadAllLinesAsync(train, ct), await File.ReadAllLinesAsync(test, ct), reject, seed, ct);
            if (json) await output.WriteLineAsync(JsonSerializer.Serialize(measures, Json.Default.Measures));
            else await ShowAsync(measures, output);
            return 0;
        }
        catch (FormatException fault)
        {
            await Console.Error.WriteLineAsync($"inquirybot: {fault.Message}");
            return 2;
        }
    }

    /// <returns>0, or 1 when the dialogs cannot be read.</returns>
    public static async Task<int> OnDialogsAsync(string folder, int seed, TextWriter output, CancellationToken ct)
    {
        var reading = await DialogFiles.ReadAsync(folder, ct);
        if (reading.Library is not { } library)
        {
            foreach (var fault in reading.Faults) await Console.Error.WriteLineAsync(DialogFiles.Show(folder, fault));
            return 1;
        }

        foreach (var report in Evaluation.CrossValidate(library.Examples(), Folds, new LocalUnderstandingOptions { Seed = seed }, ct))
            await ShowAsync(report, output);
        return 0;
    }

    static async Task ShowAsync(Measures measures, TextWriter output)
    {
        await output.WriteLineAsync($"accuracy                {Share(measures.Accuracy)}");
        await output.WriteLineAsync($"macro F1                {Share(measures.MacroF1)}");
        await output.WriteLineAsync($"out-of-scope recall     {Share(measures.OutOfScopeRecall)}");
        await output.WriteLineAsync($"out-of-scope precision  {Share(measures.OutOfScopePrecision)}");
        await output.WriteLineAsync($"out-of-scope area       {Share(measures.OutOfScopeAuc)}");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"trained in {measures.TrainSeconds:0.0} s, {measures.MicrosecondsPerText:0.0} µs a text, {measures.ModelBytes / 1024} KB"));
    }

    static async Task ShowAsync(LanguageReport report, TextWriter output)
    {
        await output.WriteLineAsync(
            $"{report.Language}: {report.Texts} questions, right {Share(report.Accuracy)}, right and answered {Share(report.Answered)}, macro F1 {Share(report.MacroF1)}, among three {Share(report.InTopThree)}, out of scope found {Share(report.OutOfScopeRecall)}, area {Share(report.OutOfScopeAuc)}");
        foreach (var confusion in report.Confusions.Take(ShownConfusions))
            await output.WriteLineAsync($"    {confusion.Texts.Count,3}  {confusion.Expected} → {confusion.Answered}: {string.Join(" | ", confusion.Texts.Take(3))}");
    }

    static string Share(double? share) => share is { } value ? value.ToString("0.0000", CultureInfo.InvariantCulture) : "–";

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Measures))]
    internal sealed partial class Json : JsonSerializerContext;
}
