using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Turns;

/// <summary>
/// One message and what follows from it: understand, decide, act. The outcome is stored by the caller in one commit;
/// nothing is visible before, so a turn that dies can be run again.
/// </summary>
public sealed class Turn(IUnderstanding understanding, DialogEngine dialogs, FrontDesk desk, AlertWords alerts, Addressing addressing, MissNotes misses)
{
    public async ValueTask<TurnOutcome> RunAsync(Claimed claimed, CancellationToken ct)
    {
        var (conversation, message) = (claimed.Conversation, claimed.Message);
        var understood = await UnderstandAsync(conversation, message, ct);

        var outcome = Decision.For(conversation, message, understood) switch
        {
            Decision.Continue => await ContinueAsync(conversation, message, understood, ct),
            Decision.ChooseLanguage choice => new TurnOutcome(dialogs.Choose(conversation, choice.Tag), [], []),
            Decision.OpenInPublic => await desk.OpenInPublicAsync(conversation, understood, ct),
            Decision.Move => FrontDesk.Move(conversation),
            Decision.OpenMoved => await desk.OpenMovedAsync(conversation, understood, ct),
            Decision.Hold => desk.Hold(conversation),
            Decision.RelayToDesk relay => await desk.RelayAsync(conversation, message, understood, relay, ct),
            Decision.RelayToCitizen relay => FrontDesk.Say(conversation, message, relay),
            Decision.HearDesk heard => desk.Hear(conversation, heard),
            Decision.TellProgress news => CaseNews.Tell(dialogs, conversation, news.Progress),
            Decision.Withdraw => await desk.WithdrawAsync(conversation, message, understood, ct),
            Decision.End => await desk.EndAsync(conversation, ct),
            Decision.Ignore => new TurnOutcome(conversation, [], []),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        return addressing.Address(Hushed(misses.Note(claimed, understood, outcome)), message);
    }

    /// <summary>The end of a message whose turn keeps failing: the citizen hears an apology, the desk gets a ticket.</summary>
    public async ValueTask<TurnOutcome> SetAsideAsync(Claimed claimed, string reason, CancellationToken ct) =>
        addressing.Address(Hushed(await desk.ApologiseAsync(claimed.Conversation, claimed.Message, ct) with { SetAside = reason }), claimed.Message);

    /// <summary>In public nobody but a counselor speaks, whatever a turn came to.</summary>
    static TurnOutcome Hushed(TurnOutcome outcome) =>
        outcome.Conversation.Public ? outcome with { Replies = [.. outcome.Replies.Where(reply => CounselorMark.Of(reply) is not null)] } : outcome;

    /// <summary>Words that go to a counselor need no understanding, and neither do messages without words.</summary>
    ValueTask<Understood> UnderstandAsync(Conversation conversation, Activity message, CancellationToken ct) =>
        message is { Type: ActivityTypes.Message, Text.Length: > 0, ChannelId: not DeskInbound.Channel } && !conversation.Attended && CounselorMark.Of(message) is null
            ? understanding.UnderstandAsync(message.Text, conversation.Written, ct)
            : ValueTask.FromResult(Understood.Nothing(conversation.Written));

    async ValueTask<TurnOutcome> ContinueAsync(Conversation conversation, Activity message, Understood understood, CancellationToken ct)
    {
        var step = await dialogs.StepAsync(conversation, message, understood, ct);
        var outcome = new TurnOutcome(step.Conversation, step.Replies, step.Entries)
        {
            Overdue = step.Overdue,
            Timers = step.Wake is { } due ? [addressing.Timer(step.Conversation, due)] : [],
        };
        var decided = step.HandOff is { } request ? await desk.OpenAsync(outcome, Pressing.After(request, understood.Feeling), ct) : outcome;
        return alerts.Before(decided, understood);
    }
}
