using System.Globalization;
using System.Text;
using InquiryBot.Core.Activities;

namespace InquiryBot.Tests.Channels.Trial;

/// <summary>Judges every conversation, and counts what came twice.</summary>
/// <param name="killed">When the node was killed.</param>
/// <param name="after">From when on nothing that arrives was sent by it.</param>
sealed class TrialTally(DateTimeOffset killed, DateTimeOffset after)
{
    readonly SortedDictionary<string, (int Conversations, int Answers, int AfterCut, int AfterKill)> _counts = new(StringComparer.Ordinal);

    /// <param name="lines">The transcript.</param>
    /// <param name="heard">What reached the citizen, in order.</param>
    public void Judge(TrialCitizen citizen, IReadOnlyList<Activity> lines, IReadOnlyList<Copy> heard)
    {
        var said = lines.Where(IsCitizens).SelectMany(line => Words.In(line.Text ?? "")).ToList();
        var answers = lines.Where(line => !IsCitizens(line)).SelectMany(line => Words.In(line.Text ?? "")).ToList();

        // Kept once, and nothing that nobody said.
        Assert.Equal(citizen.Acknowledged.Order(), said.Except(citizen.Unsure).Order());
        Assert.Equal(said.Count, said.Distinct().Count());
        Assert.Empty(said.Except([.. citizen.Acknowledged, .. citizen.Unsure]));
        if (citizen.Repeats) Assert.Single(lines, line => IsCitizens(line) && line.Text == TrialDialogs.Opening);

        // Answered once, in the order of the messages, and so it reached the citizen.
        Assert.Equal(said, answers);
        Assert.Equal(answers.Order(), heard.Select(copy => copy.Word).Distinct().Order());
        foreach (var way in heard.GroupBy(copy => copy.InResponse))
            Assert.Equal(answers.Intersect(way.Select(copy => copy.Word)), way.Select(copy => copy.Word).Distinct());

        var (conversations, answered, cut, dead) = _counts.GetValueOrDefault(citizen.Channel);
        foreach (var copies in heard.GroupBy(copy => copy.Word))
        {
            // Under a key of ours nothing comes twice, whatever happens.
            Assert.True(copies.Count(copy => copy.Idempotent) <= 1, $"{citizen.Channel}: {copies.Key} was sent under two keys.");
            foreach (var (before, again) in copies.Zip(copies.Skip(1)))
            {
                var byKill = before.At < after && again.At > killed;
                Assert.True(before.Unknown || byKill, $"{citizen.Channel}: {copies.Key} came twice, although its sender knew that it had arrived.");
                if (before.Unknown) cut++;
                else dead++;
            }
        }

        _counts[citizen.Channel] = (conversations + 1, answered + answers.Count, cut, dead);
    }

    public override string ToString()
    {
        var table = new StringBuilder("channel          conversations  answers  twice after a cut  twice after the kill");
        foreach (var (channel, (conversations, answers, cut, dead)) in _counts) table.Append(CultureInfo.InvariantCulture, $"\n{channel,-16} {conversations,13}  {answers,7}  {cut,17}  {dead,20}");
        return table.ToString();
    }

    static bool IsCitizens(Activity line) => line.From?.Role is Roles.User;
}
