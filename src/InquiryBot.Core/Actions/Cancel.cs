using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Actions;

/// <summary><c>cancel</c>: leaves the form in progress, after asking once when something would be lost.</summary>
public sealed class Cancel : IAction
{
    public ActionShape Shape { get; } = new("cancel");

    public ValueTask<ActionOutcome> RunAsync(ActionCall call, CancellationToken ct) => ValueTask.FromResult(Run(call));

    static ActionOutcome Run(ActionCall call)
    {
        if (call.Conversation.Dialogs is not [.., var form])
            return new ActionOutcome { Says = [new Saying(SystemTexts.NothingToCancel) { Buttons = [SystemTexts.HelpButton] }] };

        if (!call.Confirmed && form.Slots.Values.Any(value => value.Length > 0))
            return new ActionOutcome
            {
                Conversation = call.Conversation with { Pending = call.Dialog },
                Says = [new Saying(SystemTexts.CancelAsks) { Buttons = [SystemTexts.Yes, SystemTexts.No], Asks = true }],
            };

        return new ActionOutcome
        {
            Conversation = call.Conversation with { Dialogs = [.. call.Conversation.Dialogs.SkipLast(1)] },
            Says = [new Saying(SystemTexts.Cancelled)],
        };
    }
}
