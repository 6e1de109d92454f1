using InquiryBot.Core.Cases;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Actions;

/// <summary><c>find-town-hall</c>: whose affair it is, by the city or county that a citizen's words name, or the place that he shares, in the slot <c>city</c>.</summary>
public sealed class FindTownHall(Competence competence) : IAction
{
    public ActionShape Shape { get; } = new("find-town-hall") { Repeats = true, Needs = ["place"], Outcomes = ["unknown"], Results = ["hall", "hall.site"] };

    public ValueTask<ActionOutcome> RunAsync(ActionCall call, CancellationToken ct) => ValueTask.FromResult(
        competence.TownHallOf(NamedPlace.In(call, "city", call.With["place"])) is not { } hall ? new ActionOutcome("unknown") : new ActionOutcome
        {
            Results = new Dictionary<string, string> { ["hall"] = call.Library.Office(hall.Name, call.Conversation.Language), ["hall.site"] = hall.Site },
        });
}
