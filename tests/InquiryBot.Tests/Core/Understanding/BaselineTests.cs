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
        var options = new LocalUnderstandingOptions { Rejects = rejects };
        var classifier = IntentClassifier.Teach(Lines(set.GetProperty("train")), options, Stop);

        Assert.All(set.GetProperty("tests").EnumerateArray(), test =>
        {
            var judged = Lines(test.GetProperty("lines")).ConvertAll(line => new Judged(line, classifier.Classify(line.Text)));
            AtLeast(test, "accuracy", Measures.AccuracyOf(judged, rejects));
            if (!rejects) return;
            AtLeast(test, "outOfScopeRecall", Measures.RecallOf(judged, rejects)!.Value);
            AtLeast(test, "outOfScopeAuc", Measures.AucOf(judged)!.Value);
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
    }

    private static void AtLeast(JsonElement baseline, string figure, double found) =>
        Assert.True(found >= baseline.GetProperty(figure).GetDouble() - Slack, $"{figure} is {found:0.0000}, the baseline {baseline.GetProperty(figure).GetDouble():0.0000}");

    private static List<Example> Lines(JsonElement files) =>
        [.. files.EnumerateArray().SelectMany(file => Evaluation.ReadTsv(File.ReadLines(Path.Combine(s_data, file.GetString()!))))];
}
