using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Turns;

/// <summary>
/// One message and what follows from it: understand, decide, act. The outcome is stored by the caller in one commit;
/// nothing is visible before, so a turn that dies can be run again.
/// </summary>
public sealed class Turn(IUnderstanding understanding, DialogEngine dialogs, FrontDesk desk, Addressing addressing)
{
    public async ValueTask<TurnOutcome> RunAsync(Claimed claimed, CancellationToken ct)
    {
        var (conversation, message) = (claimed.Conversation, claimed.Message);

        var outcome = Decision.For(conversation, message) switch
        {
            Decision.Continue => await ContinueAsync(conversation, message, ct),
            Decision.RelayToDesk relay => FrontDesk.Relay(conversation, relay),
            Decision.RelayToCitizen relay => FrontDesk.Say(conversation, message, relay),
            Decision.HearDesk heard => desk.Hear(conversation, heard),
            Decision.End => await desk.EndAsync(conversation, ct),
            Decision.Ignore => new TurnOutcome(conversation, [], []),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        return addressing.Address(outcome, message);
    }

    /// <summary>The end of a message whose turn keeps failing: the citizen hears an apology, the desk gets a ticket.</summary>
    public async ValueTask<TurnOutcome> SetAsideAsync(Claimed claimed, string reason, CancellationToken ct) =>
        addressing.Address(await desk.ApologiseAsync(claimed.Conversation, ct) with { SetAside = reason }, claimed.Message);

    async ValueTask<TurnOutcome> ContinueAsync(Conversation conversation, Activity message, CancellationToken ct)
    {
        var understood = message is { Type: ActivityTypes.Message, Text.Length: > 0 }
            ? await understanding.UnderstandAsync(message.Text, conversation.Language, ct)
            : Understood.Nothing(conversation.Language);

        var step = await dialogs.StepAsync(conversation, message, understood, ct);
        var outcome = new TurnOutcome(step.Conversation, step.Replies, step.Entries);
        return step.HandOff is { } request ? await desk.OpenAsync(outcome, request, ct) : outcome;
    }
}
