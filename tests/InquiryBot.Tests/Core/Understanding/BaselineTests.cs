using System.Globalization;
using System.Text.Json;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Core.Understanding.Measuring;
using InquiryBot.Wiring;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>
/// Figures that may not fall by more than half a point: <c>Baselines/intents.json</c>. The public sets are read from
/// <c>../shared/data</c> where that folder is, and are no part of the repository.
/// </summary>
public sealed class BaselineTests
{
    private const double Slack = 0.005;

    /// <summary>Of the lines whose best intent is wrong there are few.</summary>
    private const double SlackOfFew = 0.03;

    private static readonly string s_data = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "data"));

    private static readonly JsonElement s_baselines = JsonElement.Parse(SourceTree.Read("tests/InquiryBot.Tests/Baselines/intents.json"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Sets => [.. s_baselines.GetProperty("sets").EnumerateObject().Select(set => set.Name)];

    [Theory, MemberData(nameof(Sets))]
    public void A_public_set_is_understood_as_well_as_before(string name)
    {
        Assert.SkipUnless(Directory.Exists(s_data), "The public data sets are not on this machine.");
        var set = s_baselines.GetProperty("sets").GetProperty(name);
        var rejects = set.TryGetProperty("rejects", out var said) && said.GetBoolean();
        var leaveOut = set.TryGetProperty("leaveOut", out var share) ? share.GetDouble() : 0;
        var all = Lines(set.GetProperty("train"));
        var classifier = IntentClassifier.Teach(LeftOut.Of(all, [], leaveOut, seed: 1).Lessons, new LocalUnderstandingOptions { Rejects = rejects }, Stop);
        if (set.TryGetProperty("mostBytes", out var mostBytes)) Assert.InRange(ModelFile.SizeOf(classifier), 0, mostBytes.GetInt64());

        Assert.All(set.GetProperty("tests").EnumerateArray(), test =>
        {
            var judged = LeftOut.Of(all, Lines(test.GetProperty("lines")), leaveOut, seed: 1).Asked.ConvertAll(line => new Judged(line, classifier.Classify(line.Text)));
            AtLeast(test, "accuracy", Measures.AccuracyOf(judged, rejects));
            if (test.TryGetProperty("amongThreeWhenWrong", out _)) AtLeast(test, "amongThreeWhenWrong", Measures.AmongThreeOf(judged)!.Value, SlackOfFew);
            if (!rejects) return;
            AtLeast(test, "outOfScopeRecall", Measures.RecallOf(judged, rejects)!.Value);
            AtLeast(test, "outOfScopeAuc", Measures.AucOf(judged)!.Value);
            if (test.TryGetProperty("calibrationError", out var most))
                Assert.InRange(Measures.CalibrationErrorOf(judged)!.Value, 0, most.GetDouble() + Slack);
        });
    }

    /// <summary>The further points of the curve take minutes; <c>evaluate --shots</c> has them.</summary>
    [Fact]
    public void Few_examples_are_worth_as_much_as_before()
    {
        Assert.SkipUnless(Directory.Exists(s_data), "The public data sets are not on this machine.");
        var shots = s_baselines.GetProperty("shots");
        var due = shots.GetProperty("accuracy");
        int[] counts = [.. due.EnumerateObject().Select(point => int.Parse(point.Name, CultureInfo.InvariantCulture))];

        Assert.All(
            LearningCurve.Of(Lines(shots.GetProperty("train")), Lines(shots.GetProperty("test")), counts, draws: 3, seed: 1, Stop),
            point => AtLeast(due, point.Shots.ToString(CultureInfo.InvariantCulture), point.Accuracy));
    }

    [Fact]
    public void Each_language_of_a_public_set_is_understood_as_well_as_before()
    {
        Assert.SkipUnless(Directory.Exists(s_data), "The public data sets are not on this machine.");
        var options = new LocalUnderstandingOptions { Rejects = false };

        Assert.All(s_baselines.GetProperty("folds").EnumerateObject(), file =>
        {
            var lines = Evaluation.ReadTsv(File.ReadLines(Path.Combine(s_data, file.Name)));
            AtLeast(s_baselines.GetProperty("folds"), file.Name, Measures.AccuracyOf(CrossValidation.Judge(lines, 5, options, null, Stop), rejects: false));
        });
    }

    [Fact]
    public async Task The_dialogs_are_understood_as_well_as_before_in_each_language()
    {
        var library = (await DialogFiles.ReadAsync(Path.Combine(SourceTree.Root, "dialogs"), Stop)).Library!;
        var examples = library.Examples();
        var options = new LocalUnderstandingOptions { Rejects = false };
        var reports = Evaluation.ByLanguage(CrossValidation.Judge(examples, 5, options, null, Stop));

        Assert.Equal(library.Languages.All.Select(language => language.Tag).Order(StringComparer.Ordinal), reports.Select(report => report.Language));
        Assert.All(reports, report => AtLeast(s_baselines.GetProperty("dialogs"), report.Language, report.Accuracy));
        Assert.All(reports, report => AtLeast(s_baselines.GetProperty("dialogsAmongThreeWhenWrong"), report.Language, report.AmongThreeWhenWrong!.Value, SlackOfFew));
    }

    internal static void AtLeast(JsonElement baseline, string figure, double found, double slack = Slack) =>
        Assert.True(found >= baseline.GetProperty(figure).GetDouble() - slack, $"{figure} is {found:0.0000}, the baseline {baseline.GetProperty(figure).GetDouble():0.0000}");

    private static List<Example> Lines(JsonElement files) =>
        [.. files.EnumerateArray().SelectMany(file => Evaluation.ReadTsv(File.ReadLines(Path.Combine(s_data, file.GetString()!))))];
}
