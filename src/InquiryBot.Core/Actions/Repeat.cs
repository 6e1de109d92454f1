using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Actions;

/// <summary><c>repeat</c>: says the last words again, in the language of now. In a form nothing, because its question is asked again anyway.</summary>
public sealed class Repeat : IAction
{
    public ActionShape Shape { get; } = new("repeat");

    public ValueTask<ActionOutcome> RunAsync(ActionCall call, CancellationToken ct) =>
        ValueTask.FromResult(new ActionOutcome { Says = call.Conversation.Dialogs.Count > 0 ? [] : Last(call) });

    static IReadOnlyList<Saying> Last(ActionCall call) => call.Conversation.Said.Count == 0
        ? [new Saying(SystemTexts.NothingToRepeat) { Buttons = [SystemTexts.HelpButton] }]
        : [.. call.Conversation.Said.Select(said => said.ToSaying(call.Library))];
}
