using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Core.Understanding.Measuring;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary>
/// <c>evaluate</c>: how well the product's own classifier does, on files of text⇥intent lines or, without files, on the
/// dialogs' examples, each asked of a classifier that was taught without it. A file alone is asked in the same way.
/// </summary>
internal static partial class Evaluate
{
    const int Draws = 3;
    const int ShownConfusions = 10;

    public static Command Verb()
    {
        var train = new Option<FileInfo>("--train") { Description = "Lines of text, tab, intent to learn from; oos for none." };
        var test = new Option<FileInfo>("--test") { Description = "Lines of the same form to be tested on." };
        var reject = new Option<bool>("--reject") { Description = "Turn texts of no intent away, though the training file has none." };
        var leaveOut = new Option<string>("--leave-out") { Description = "Do not teach this share of the intents, such as 0.25; what is asked of them is of no intent, and to be turned away." };
        var shots = new Option<string>("--shots") { Description = "Learn from so many examples an intent, such as 5,10,20,50, drawn three times." };
        var folds = new Option<int>("--folds") { Description = "How many classifiers are taught where each example is asked of one that was taught without it.", DefaultValueFactory = _ => 5 };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same result.", DefaultValueFactory = _ => 1 };
        var seeds = new Option<int>("--seeds") { Description = "Print the mean of so many seeds, this one and those that follow it.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var folder = DialogVerb.Folder();
        train.AcceptExistingOnly();
        test.AcceptExistingOnly();
        var verb = new Command("evaluate", "Measure the understanding on files, or on the dialogs' own examples.") { train, test, reject, leaveOut, shots, folds, seed, seeds, json, folder };
        // One of the two would have no say.
        (Option One, Option Other, string Why)[] clashes =
        [
            (folder, train, "The dialogs are measured or a file is"),
            (folds, test, "--folds asks each example of the file that it learns from, and no other file"),
            (shots, leaveOut, "--shots teaches all intents"),
            (shots, reject, "--shots turns nothing away"),
            (leaveOut, reject, "--leave-out turns texts of no intent away by itself"),
            (shots, seeds, "--shots draws three times by itself"),
        ];
        verb.Validators.Add(parsed =>
        {
            string? Typed(Option option) => parsed.GetResult(option)?.Tokens is [var token, ..] ? token.Value : null;
            var (learns, asks) = (parsed.GetResult(train) is not null, parsed.GetResult(test) is not null);
            bool Given(Option option) => parsed.GetResult(option) is { Implicit: false };
            var needing = ((Option[])[json, leaveOut, shots, reject]).FirstOrDefault(Given);
            var clash = clashes.FirstOrDefault(clash => Given(clash.One) && Given(clash.Other));
            if (learns != asks && !(learns && Typed(folds) is not null)) parsed.AddError("--train and --test go together.");
            else if (Typed(leaveOut) is { } share && Portion(share) == 0) parsed.AddError("--leave-out takes a share above 0 and below 1.");
            else if (Typed(shots) is { } said && Counts(said).Count == 0) parsed.AddError("--shots takes whole numbers with commas between them, such as 5,10,20,50.");
            else if (int.TryParse(Typed(folds), CultureInfo.InvariantCulture, out var parts) && parts < 2) parsed.AddError("--folds takes a whole number from 2 on.");
            else if (int.TryParse(Typed(seeds), CultureInfo.InvariantCulture, out var times) && times < 1) parsed.AddError("--seeds takes a whole number from 1 on.");
            else if (needing is not null && !(learns && asks)) parsed.AddError($"{needing.Name} needs --train and --test.");
            else if (clash.Why is not null) parsed.AddError($"{clash.Why}: leave {clash.One.Name} or {clash.Other.Name} out.");
        });
        verb.SetAction((parsed, ct) => (parsed.GetValue(train)?.FullName, parsed.GetValue(test)?.FullName) switch
        {
            ({ } lessons, { } asked) => OnFilesAsync(
                lessons, asked, new Protocol(parsed.GetValue(reject), Portion(parsed.GetValue(leaveOut)), Counts(parsed.GetValue(shots)), parsed.GetValue(seed), parsed.GetValue(json)) { Seeds = parsed.GetValue(seeds) }, Console.Out, ct),
            ({ } lessons, _) => OnFileAsync(lessons, parsed.GetValue(folds), Seeds(parsed.GetValue(seed), parsed.GetValue(seeds)), Console.Out, ct),
            _ => DialogVerb.RunAsync(parsed.GetValue(folder), dialogs => OnDialogsAsync(dialogs, parsed.GetValue(folds), Seeds(parsed.GetValue(seed), parsed.GetValue(seeds)), Console.Out, ct), parsed.InvocationConfiguration.Error),
        });
        return verb;
    }

    /// <returns>0 when it is none.</returns>
    static double Portion(string? share) =>
        double.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out var portion) && portion is > 0 and < 1 ? portion : 0;

    /// <returns>Empty when a part is no whole number above 0.</returns>
    static List<int> Counts(string? shots)
    {
        var counts = (shots ?? "").Split(',', StringSplitOptions.TrimEntries)
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0).ToList();
        return counts.Contains(0) ? [] : counts;
    }

    /// <returns>0, or 2 when a file is not of that form.</returns>
    public static Task<int> OnFilesAsync(string train, string test, Protocol protocol, TextWriter output, CancellationToken ct) => ReadingAsync(async () =>
    {
        var (lessons, asked) = (await ReadAsync(train, ct), await ReadAsync(test, ct));
        if (protocol.Shots.Count > 0)
        {
            var curve = LearningCurve.Of(lessons, asked, protocol.Shots, Draws, protocol.Seed, ct);
            if (protocol.Json) await output.WriteLineAsync(JsonSerializer.Serialize(curve, Json.Default.IReadOnlyListCurvePoint));
            else foreach (var point in curve) await output.WriteLineAsync($"{point.Shots,4} examples an intent   accuracy {Share(point.Accuracy)}   ({string.Join(", ", point.Draws.Select(draw => Share(draw)))})");
            return;
        }

        var measures = Measures.Mean([.. Seeds(protocol.Seed, protocol.Seeds).Select(seed =>
        {
            var (taught, questions) = protocol.LeaveOut > 0 ? LeftOut.Of(lessons, asked, protocol.LeaveOut, seed) : (lessons, asked);
            return Evaluation.Evaluate(taught, questions, protocol.Reject || protocol.LeaveOut > 0, seed, ct);
        })]);
        if (protocol.Json) await output.WriteLineAsync(JsonSerializer.Serialize(measures, Json.Default.Measures));
        else await ShowAsync(measures, output);
    });

    /// <returns>0, or 2 when the file is not of that form.</returns>
    public static Task<int> OnFileAsync(string file, int folds, IEnumerable<int> seeds, TextWriter output, CancellationToken ct) => ReadingAsync(
        async () => await CrossValidateAsync(await ReadAsync(file, ct), folds, seeds, output, ct));

    /// <summary>Each language's mean over the seeds.</summary>
    static async Task CrossValidateAsync(IReadOnlyList<Example> examples, int folds, IEnumerable<int> seeds, TextWriter output, CancellationToken ct)
    {
        var reports = seeds.Select(seed => Evaluation.CrossValidate(examples, folds, new LocalUnderstandingOptions { Seed = seed }, ct)).ToList();
        foreach (var language in reports.SelectMany(report => report).GroupBy(report => report.Language))
            await ShowAsync(LanguageReport.Mean([.. language]), output);
    }

    static IEnumerable<int> Seeds(int first, int count) => Enumerable.Range(first, count);

    static async Task<List<Example>> ReadAsync(string file, CancellationToken ct) => Evaluation.ReadTsv(await File.ReadAllLinesAsync(file, ct));

    static async Task<int> ReadingAsync(Func<Task> measuring)
    {
        try
        {
            await measuring();
            return 0;
        }
        catch (FormatException fault)
        {
            await Console.Error.WriteLineAsync($"inquirybot: {fault.Message}");
            return 2;
        }
    }

    /// <returns>0, or 1 when the dialogs cannot be read.</returns>
    public static async Task<int> OnDialogsAsync(string folder, int folds, IEnumerable<int> seeds, TextWriter output, CancellationToken ct)
    {
        var reading = await DialogFiles.ReadAsync(folder, ct);
        if (reading.Library is not { } library)
        {
            foreach (var fault in reading.Faults) await Console.Error.WriteLineAsync(DialogFiles.Show(folder, fault));
            return 1;
        }

        await CrossValidateAsync(library.Examples(), folds, seeds, output, ct);
        return 0;
    }

    static async Task ShowAsync(Measures measures, TextWriter output)
    {
        await output.WriteLineAsync($"accuracy                {Share(measures.Accuracy)}");
        await output.WriteLineAsync($"macro F1                {Share(measures.MacroF1)}");
        await output.WriteLineAsync($"out-of-scope recall     {Share(measures.OutOfScopeRecall)}");
        await output.WriteLineAsync($"out-of-scope precision  {Share(measures.OutOfScopePrecision)}");
        await output.WriteLineAsync($"out-of-scope area       {Share(measures.OutOfScopeAuc)}");
        await output.WriteLineAsync($"wrong, but among three  {Share(measures.AmongThreeWhenWrong)}");
        await output.WriteLineAsync($"calibration error       {Share(measures.CalibrationError)}");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"trained in {measures.TrainSeconds:0.0} s, {measures.MicrosecondsPerText:0.0} µs a text, {measures.ModelBytes / 1024} KB"));
    }

    static async Task ShowAsync(LanguageReport report, TextWriter output)
    {
        await output.WriteLineAsync(
            $"{report.Language}: {report.Texts} questions, right {Share(report.Accuracy)}, right and answered {Share(report.Answered)}, macro F1 {Share(report.MacroF1)}, among three {Share(report.InTopThree)} (of the wrong ones {Share(report.AmongThreeWhenWrong)}), out of scope found {Share(report.OutOfScopeRecall)}, area {Share(report.OutOfScopeAuc)}");
        foreach (var confusion in report.Confusions.Take(ShownConfusions))
            await output.WriteLineAsync($"    {confusion.Texts.Count,3}  {confusion.Expected} → {confusion.Answered}: {string.Join(" | ", confusion.Texts.Take(3))}");
    }

    static string Share(double? share) => share is { } value ? value.ToString("0.0000", CultureInfo.InvariantCulture) : "–";

    /// <summary>How files are asked.</summary>
    /// <param name="Reject">Turn strange texts away, though the lessons hold none.</param>
    /// <param name="LeaveOut">The share of the intents that is not taught; 0: all are.</param>
    /// <param name="Shots">How many examples an intent for each point of a curve; empty: all examples, once.</param>
    internal sealed record Protocol(bool Reject, double LeaveOut, IReadOnlyList<int> Shots, int Seed, bool Json)
    {
        /// <summary>How many seeds the figures are the mean of, but for the curve's, which has its own draws.</summary>
        public int Seeds { get; init; } = 1;
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Measures))]
    [JsonSerializable(typeof(IReadOnlyList<CurvePoint>))]
    internal sealed partial class Json : JsonSerializerContext;
}
