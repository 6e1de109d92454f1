using InquiryBot.Core.Cases;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Actions;

/// <summary>
/// <c>own-cases</c>: which case a citizen means who names none. The only one that his conversation opened is meant; of several
/// the latest can be offered. Nobody else's is ever among them.
/// </summary>
public sealed class OwnCases(ICases cases) : IAction
{
    // As many as a citizen takes in at a glance.
    const int Offered = 5;

    public ActionShape Shape { get; } = new("own-cases") { Repeats = true, Takes = ["number"], Results = ["number", "case.latest"] };

    public async ValueTask<ActionOutcome> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (call.With.GetValueOrDefault("number") is { Length: > 0 }) return new ActionOutcome();

        var own = (await cases.ListAsync(new CaseFilter { Conversation = call.Conversation.Id, Take = Offered }, ct)).Cases;
        return own switch
        {
            [] => new ActionOutcome(),
            [var only] => Found("number", only.Key),
            _ => Found("case.latest", string.Join(' ', own.Select(one => one.Key))),
        };
    }

    static ActionOutcome Found(string name, string value) => new() { Results = new Dictionary<string, string> { [name] = value } };
}
