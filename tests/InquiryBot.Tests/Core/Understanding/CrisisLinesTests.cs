using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Tests.Core.Dialogs;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>
/// Which texts make the bot speak of help, at any moment: what a turn makes of the intents of the product's dialogs and
/// of the feelings together, on lines that teach neither.
/// </summary>
public sealed class CrisisLinesTests
{
    private static readonly Lazy<LocalUnderstanding> s_taught = new(() => LocalUnderstanding.Teach(
        DialogFiles.Reading.Library!.Examples(), new() { DefaultLanguage = DialogFiles.Reading.Library!.Languages.Default.Tag }, TestContext.Current.CancellationToken));

    [Fact]
    public void A_cry_is_answered_and_an_everyday_matter_is_not()
    {
        var (heard, alarms) = Measured("danger.tsv");

        Assert.InRange(heard, 0.97, 1);
        Assert.InRange(alarms, 0, 0.02);
    }

    /// <summary>
    /// danger-later.tsv is half of what somebody wrote who had read none of the lines that teach, put here unread: the soberer
    /// figure, though he then wrote others that teach. Who teaches more may move these to them and write new ones.
    /// </summary>
    [Fact]
    public void New_wordings_are_mostly_answered()
    {
        var (heard, alarms) = Measured("danger-later.tsv");

        Assert.InRange(heard, 0.88, 1);
        Assert.InRange(alarms, 0, 0.03);
    }

    /// <returns>The share of dangers that are answered, and of everyday matters that are taken for one.</returns>
    private static (double Heard, double Alarms) Measured(string file)
    {
        var library = DialogFiles.Reading.Library!;
        var lines = DangerLine.Read($"tests/InquiryBot.Tests/Core/Understanding/{file}").Where(line => library.IntentOfExample(line.Text) is null).ToLookup(line => line.IsDanger, line => IsAnswered(line.Text) ? 1.0 : 0);
        var (heard, alarms) = (lines[true].Average(), lines[false].Average());
        TestContext.Current.SendDiagnosticMessage($"{file}: {lines[true].Count()} dangers, {heard:0.000} heard; {lines[false].Count()} everyday lines, {alarms:0.000} taken for one");
        return (heard, alarms);
    }

    private static bool IsAnswered(string text) =>
        s_taught.Value.Understand(text, null) is var understood && Crisis.Is(understood.Intent) && understood.Score >= DialogFiles.Reading.Library!.Bot.Thresholds.Emergency;
}
