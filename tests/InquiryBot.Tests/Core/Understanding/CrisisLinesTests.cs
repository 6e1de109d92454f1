using InquiryBot.Core.Understanding;
using InquiryBot.Tests.Core.Dialogs;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>
/// Which texts make the bot speak of help, at any moment: what a turn makes of the intents of the product's dialogs and
/// of the feelings together, on lines that teach neither.
/// </summary>
public sealed class CrisisLinesTests
{
    [Fact]
    public async Task A_cry_is_answered_and_an_everyday_matter_is_not()
    {
        var (heard, alarms, dangers, alike) = await MeasuredAsync("danger.tsv");

        Assert.True(dangers >= 300 && alike >= 1000, $"{dangers} dangers, {alike} lines that look like one");
        Assert.InRange(heard, 0.97, 1);
        Assert.InRange(alarms, 0, 0.01);
    }

    /// <summary>
    /// danger-later.tsv is half of what somebody wrote who had read none of the lines that teach, put here unread; danger-latest.tsv
    /// was written by somebody else before he wrote lines that teach, and has the longer sentences: the soberer figures. danger-unread.tsv
    /// was written before anything was measured or taught, by the one who then taught more. Who teaches more may move these to them and write new ones.
    /// </summary>
    [Theory]
    [InlineData("danger-later.tsv", 0.92, 0.02)]
    [InlineData("danger-latest.tsv", 0.85, 0.02)]
    [InlineData("danger-unread.tsv", 0.85, 0.015)]
    public async Task New_wordings_are_mostly_answered(string file, double least, double most)
    {
        var (heard, alarms, _, _) = await MeasuredAsync(file);

        Assert.InRange(heard, least, 1);
        Assert.InRange(alarms, 0, most);
    }

    /// <summary>danger-answers.tsv: where, when and with whom, in the few words in which people answer a form.</summary>
    [Fact]
    public async Task A_bare_answer_to_a_question_is_no_cry()
    {
        var alarms = new List<string>();
        var answers = DangerLine.Read("tests/InquiryBot.Tests/Core/Understanding/danger-answers.tsv");
        foreach (var line in answers)
            if (await IsAnsweredAsync(line.Text))
                alarms.Add($"{line.Language} {line.Text}");

        TestContext.Current.SendDiagnosticMessage($"bare answers: {answers.Count}, {alarms.Count / (double)answers.Count:0.000} taken for a cry");
        Assert.True(alarms.Count <= answers.Count * 0.065, string.Join(", ", alarms));
    }

    /// <returns>The share of dangers that are answered, and of everyday matters that are taken for one; and how many of each there are.</returns>
    private static async Task<(double Heard, double Alarms, int Dangers, int Alike)> MeasuredAsync(string file)
    {
        var library = DialogFiles.Reading.Library!;
        var counts = new Dictionary<bool, List<double>> { [true] = [], [false] = [] };
        foreach (var line in DangerLine.Read($"tests/InquiryBot.Tests/Core/Understanding/{file}").Where(line => library.IntentOfExample(line.Text) is null))
            counts[line.IsDanger].Add(await IsAnsweredAsync(line.Text) ? 1 : 0);
        var (heard, alarms) = (counts[true].Average(), counts[false].Average());
        TestContext.Current.SendDiagnosticMessage($"{file}: {counts[true].Count} dangers, {heard:0.000} heard; {counts[false].Count} everyday lines, {alarms:0.000} taken for one");
        return (heard, alarms, counts[true].Count, counts[false].Count);
    }

    private static async Task<bool> IsAnsweredAsync(string text) =>
        await ServedUnderstanding.UnderstandAsync(text, null) is var understood && Crisis.Is(understood.Intent) && understood.Score >= DialogFiles.Reading.Library!.Bot.Thresholds.Emergency;
}
