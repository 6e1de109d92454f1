using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Actions;

/// <summary><c>easy-read</c>: short and plain sentences from now on, or the usual ones again; forms are kept.</summary>
public sealed class EasyRead : IAction
{
    public ActionShape Shape { get; } = new("easy-read") { Needs = ["on"], Values = new Dictionary<string, string[]> { ["on"] = ["yes", "no"] } };

    public ValueTask<ActionOutcome> RunAsync(ActionCall call, CancellationToken ct)
    {
        var on = call.With["on"] == "yes";
        return ValueTask.FromResult(new ActionOutcome
        {
            Conversation = call.Conversation with { Easy = on },
            Says = [new Saying(on ? SystemTexts.EasyOn : SystemTexts.EasyOff)],
        });
    }
}
