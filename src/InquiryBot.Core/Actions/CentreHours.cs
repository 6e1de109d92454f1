using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Actions;

/// <summary><c>centre-hours</c>: whether counselors are there now, their hours, and when they come next; <c>always</c>, when they never close.</summary>
public sealed class CentreHours(OpeningHours hours) : IAction
{
    // A week begins on Monday where offices work.
    static readonly DayOfWeek[] Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public ActionShape Shape { get; } = new("centre-hours") { Repeats = true, Outcomes = ["closed", "always"], Results = ["hours", "opens"] };

    public ValueTask<ActionOutcome> RunAsync(ActionCall call, CancellationToken ct)
    {
        var manner = call.Conversation.Manner;
        var opens = hours.NextOpening(call.Now);
        return ValueTask.FromResult(new ActionOutcome(!hours.IsOpenAt(call.Now) ? "closed" : hours.NeverCloses ? "always" : ActionOutcome.Done)
        {
            Results = new Dictionary<string, string>
            {
                ["hours"] = string.Join(", ", Runs().Select(run => Words(run, call.Texts, manner))),
                ["opens"] = opens is { } moment ? call.Texts.Moment(moment, call.Now, hours.Zone, manner) : "",
            },
        });
    }

    /// <summary>Days in a row with the same shifts, such as Monday to Friday.</summary>
    IEnumerable<(DayOfWeek First, DayOfWeek Last, IReadOnlyList<Shift> Shifts)> Runs()
    {
        for (var first = 0; first < Days.Length;)
        {
            var shifts = On(first);
            var last = first;
            while (last + 1 < Days.Length && On(last + 1).SequenceEqual(shifts)) last++;
            if (shifts.Count > 0) yield return (Days[first], Days[last], shifts);
            first = last + 1;
        }
    }

    IReadOnlyList<Shift> On(int day) => hours.Week.GetValueOrDefault(Days[day]) ?? [];

    static string Words((DayOfWeek First, DayOfWeek Last, IReadOnlyList<Shift> Shifts) run, Texts texts, Manner manner) =>
        texts.Days(run.First, run.Last, manner) + " " + string.Join(", ", run.Shifts.Select(shift => texts.Span(shift.From, shift.To, manner)));
}
