using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Actions;

/// <summary><c>start-over</c>: forgets every form in progress.</summary>
public sealed class StartOver : IAction
{
    public ActionShape Shape { get; } = new("start-over");

    public ValueTask<ActionOutcome> RunAsync(ActionCall call, CancellationToken ct) => ValueTask.FromResult(new ActionOutcome
    {
        Conversation = call.Conversation with { Dialogs = [] },
        Says = [new Saying(SystemTexts.StartedOver) { Buttons = [SystemTexts.HelpButton, SystemTexts.TalkToCounselorButton] }],
    });
}
