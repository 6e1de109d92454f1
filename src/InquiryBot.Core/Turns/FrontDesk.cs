using System.Globalization;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Turns;

/// <summary>Where the bot and the desk meet: opening a ticket, passing words on, giving the conversation back.</summary>
public sealed class FrontDesk(IDesk desk, DialogEngine dialogs, OpeningHours hours, HoldRule holding, Ids ids, TimeProvider clock)
{
    /// <summary>Oftener it would talk, unasked, into what he writes down for the counselor.</summary>
    static readonly TimeSpan BetweenReassurances = TimeSpan.FromMinutes(3);

    /// <summary>Hands the conversation over and tells the citizen where he stands; who waits already adds to his ticket.</summary>
    public async ValueTask<TurnOutcome> OpenAsync(TurnOutcome outcome, HandOffRequest request, CancellationToken ct)
    {
        if (outcome.Conversation.Ticket is { } id && await desk.FindAsync(id, ct) is { Status: not TicketStatus.Closed } waiting) return Amend(outcome, waiting, request);

        // A ticket that was closed a moment ago, and whose end the conversation has not heard of yet, keeps nobody from a new one.
        var free = outcome.Conversation with { Ticket = null };
        if (Ticket.Open(new(ids.New()), free, request, clock.GetUtcNow()) is not Ruling<Ticket>.Allowed(var ticket, var opened)) return outcome;

        return outcome with
        {
            Conversation = outcome.Conversation with { Ticket = ticket.Id, Attended = false, Reassured = null, Dialogs = [], Misses = 0, Pending = null },
            Replies = [.. outcome.Replies, Initiate(ticket), .. await WaitingAsync(ticket, free.Manner, ct)],
            Entries = [.. outcome.Entries, ticket, opened],
        };
    }

    TurnOutcome Amend(TurnOutcome outcome, Ticket ticket, HandOffRequest request) =>
        ticket.Amend(request, clock.GetUtcNow()) is Ruling<Ticket>.Allowed(var next, var amended)
            ? outcome with { Conversation = outcome.Conversation with { Dialogs = [] }, Entries = [.. outcome.Entries, next, amended] }
            : outcome;

    /// <summary>
    /// The message is in the transcript, where the counselor sees it. While nobody has come the bot still gives an answer that
    /// it is sure of, and tells him with his first words and then now and again that he waits, and how to leave the line.
    /// </summary>
    public async ValueTask<TurnOutcome> RelayAsync(Conversation conversation, Activity message, Understood understood, Decision.RelayToDesk relay, CancellationToken ct)
    {
        var (kept, now) = (conversation with { Ticket = relay.Ticket }, clock.GetUtcNow());
        if (conversation is { Attended: false, Public: false } && await dialogs.AnswerAsync(kept, message, understood, ct) is { } answer)
            return new(answer.Conversation, answer.Replies, answer.Entries) { Overdue = answer.Overdue };
        var asks = !conversation.Attended && dialogs.AsksHowLong(message);
        if (conversation.Attended || (!asks && now - conversation.Reassured < BetweenReassurances) || await desk.FindAsync(relay.Ticket, ct) is not { Status: TicketStatus.Waiting } ticket)
            return new(kept, [], []);

        // Who asks hears each time where he stands; the ways out he has read with the first answer.
        if (asks && conversation.Reassured is not null && (await WaitingAsync(ticket, conversation.Manner, ct)).ToList() is { Count: > 0 } place)
            return new(kept with { Reassured = now }, place, []);

        string[] ways = ticket.CallBack ? [SystemTexts.CancelButton] : [SystemTexts.CallBackButton, SystemTexts.CancelButton];
        var still = dialogs.Texts.Say(new Saying(SystemTexts.TicketStillWaiting) { Buttons = ways }, conversation.Manner).Reply with { ChannelData = TurnJson.System };
        return new(kept with { Reassured = now }, [still], []);
    }

    /// <summary>Asks for a counselor to what was said in public; what it was about, he reads there.</summary>
    public ValueTask<TurnOutcome> OpenInPublicAsync(Conversation conversation, Understood understood, CancellationToken ct) => OpenAsync(
        new(dialogs.Hear(conversation, understood), [], []),
        Pressing.After(new HandOffRequest(Ticket.Comment), understood.Feeling),
        ct);

    /// <summary>The next words are for the desk; what the bot was at is left.</summary>
    public static TurnOutcome Move(Conversation conversation) => new(conversation with { Moved = conversation.Ticket is null, Dialogs = [], Pending = null, Misses = 0 }, [], []);

    /// <summary>What began in public goes on with a counselor, and here the citizen hears that one comes.</summary>
    public ValueTask<TurnOutcome> OpenMovedAsync(Conversation conversation, Understood understood, CancellationToken ct) => OpenAsync(
        new(dialogs.Hear(conversation, understood) with { Moved = false }, [], []), Pressing.After(new HandOffRequest("moved"), understood.Feeling), ct);

    /// <summary>A colleague has the word until he has been silent for some hours; what the bot was at is left.</summary>
    public TurnOutcome Hold(Conversation conversation) =>
        new(conversation with { Held = clock.GetUtcNow() + holding.Time, Dialogs = [], Pending = null, Misses = 0 }, [], []);

    /// <summary>A counselor's words, under his name.</summary>
    public static TurnOutcome Say(Conversation conversation, Activity words, Decision.RelayToCitizen relay) => new(
        conversation,
        [
            new Activity
            {
                Type = ActivityTypes.Message,
                Text = words.Text,
                TextFormat = "plain",
                From = words.From,
                Attachments = words.Attachments,
                InputHint = InputHints.AcceptingInput,
                ChannelData = JsonSerializer.SerializeToElement(relay.Mark, TurnJson.Default.CounselorMark),
            },
        ],
        []);

    public TurnOutcome Hear(Conversation conversation, Decision.HearDesk heard) => heard.Status switch
    {
        { State: HandoffStates.Accepted } status => Told(conversation with { Attended = true, Dialogs = [], Said = [], Draft = Unhanded(conversation) }, status, Line(SystemTexts.CounselorJoined, conversation, ("name", status.Counselor ?? ""))),
        { State: HandoffStates.Completed } status => Told(conversation with { Ticket = null, Attended = false, Draft = Unhanded(conversation) }, status, Line(SystemTexts.CounselorLeft, conversation), Line(SystemTexts.BackToBot, conversation)),
        { State: HandoffStatus.Transferred } status => Told(conversation with { Attended = status.To is not null }, status, Line(SystemTexts.Transferred, conversation)),
        var status => Told(conversation, status),
    };

    /// <summary>What waits for the citizen alone: the form that went with him to the desk is the desk's now.</summary>
    static Draft? Unhanded(Conversation conversation) => conversation.Draft is { Handed: true } ? null : conversation.Draft;

    /// <summary>
    /// The citizen no longer waits; the bot has the word again, and asks about the form that he was in. Who was in danger stays in the line,
    /// with the word that he took it back: a cry that is unsaid is no less of one.
    /// </summary>
    public async ValueTask<TurnOutcome> WithdrawAsync(Conversation conversation, Activity message, Understood understood, CancellationToken ct)
    {
        if (conversation.Ticket is { } id && await desk.FindAsync(id, ct) is { Urgency: Urgency.Emergency, Status: not TicketStatus.Closed } danger)
            return Amend(new(conversation, [Line(SystemTexts.EmergencyStays, conversation)], []), danger, new HandOffRequest(Ticket.TakenBack));

        var (free, withdrawn) = (conversation with { Ticket = null, Dialogs = [] }, Line(SystemTexts.TicketWithdrawn, conversation));
        return dialogs.OfferDraft(free, message, understood) is { } offer
            ? await LeaveAsync(conversation, offer.Conversation, [withdrawn, .. offer.Replies], ct)
            : await LeaveAsync(conversation, free, [withdrawn], ct);
    }

    /// <summary>The citizen left: his ticket is withdrawn, the conversation is over.</summary>
    public async ValueTask<TurnOutcome> EndAsync(Conversation conversation, CancellationToken ct) =>
        await LeaveAsync(conversation, conversation with { Ended = true, Ticket = null, Attended = false, Dialogs = [] }, [], ct);

    async ValueTask<TurnOutcome> LeaveAsync(Conversation before, Conversation after, IReadOnlyList<Activity> replies, CancellationToken ct) =>
        before.Ticket is { } id && await desk.FindAsync(id, ct) is { } ticket && ticket.Withdraw(clock.GetUtcNow()) is Ruling<Ticket>.Allowed(var next, var fact)
            ? new(after, replies, [next, fact])
            : new(after, replies, []);

    /// <summary>What could not be dealt with goes to a person, and the citizen hears of it: of his own message by its name.</summary>
    public async ValueTask<TurnOutcome> ApologiseAsync(Conversation conversation, Activity message, CancellationToken ct)
    {
        var own = message is { Type: ActivityTypes.Message, ChannelId: not DeskInbound.Channel };
        var sorry = new TurnOutcome(conversation, [Line(own ? SystemTexts.MessageSetAside : SystemTexts.Apology, conversation)], []);
        return conversation.Ticket is null ? await OpenAsync(sorry, new HandOffRequest("turn-failed", Urgency.High), ct) : sorry;
    }

    /// <summary>Who writes what the bot does not speak is served by who speaks it, or by who speaks the bot's language, with an interpreter.</summary>
    async ValueTask<IEnumerable<Activity>> WaitingAsync(Ticket ticket, Manner manner, CancellationToken ct)
    {
        if (ticket.CallBack) return [];
        var served = (await desk.CounselorsAsync(ct)).Any(counselor => counselor.OnDuty && (counselor.Speaks(ticket.Language) || counselor.Speaks(manner.Language)));
        if (ticket.Urgency is Urgency.Emergency) return [Line(served ? SystemTexts.EmergencyWaits : SystemTexts.EmergencyNobody, manner)];
        if (served)
        {
            var position = await desk.PositionAsync(ticket, ct);
            return [position <= 1 ? Line(SystemTexts.WaitingFirst, manner) : Line(SystemTexts.WaitingPosition, manner, ("position", position.ToString(CultureInfo.InvariantCulture)))];
        }

        var now = clock.GetUtcNow();
        var absent = hours.NextOpening(now) is { } opens
            ? Line(SystemTexts.NobodyOnDuty, manner, ("opens", dialogs.Texts.Moment(opens, now, hours.Zone, manner)))
            : Line(SystemTexts.NobodyRightNow, manner);
        var offer = dialogs.Texts.Say(new Saying(SystemTexts.CallBackOffer) { Buttons = [SystemTexts.CallBackButton] }, manner).Reply with { ChannelData = TurnJson.System };
        return [absent, offer];
    }

    /// <summary>The event of the Bot Framework's hand-off protocol (sheet §7); the desk has the transcript itself.</summary>
    static Activity Initiate(Ticket ticket) => new()
    {
        Type = ActivityTypes.Event,
        Name = EventNames.HandoffInitiate,
        Value = JsonSerializer.SerializeToElement(
            new HandOffContext(ticket.Id, ticket.Reason, ticket.Urgency.ToString().ToLowerInvariant(), ticket.Topic, ticket.Language), TurnJson.Default.HandOffContext),
    };

    static TurnOutcome Told(Conversation conversation, HandoffStatus status, params IEnumerable<Activity> lines) => new(
        conversation,
        [
            new Activity
            {
                Type = ActivityTypes.Event,
                Name = EventNames.HandoffStatus,
                Value = JsonSerializer.SerializeToElement(new HandOffState(status.State), TurnJson.Default.HandOffState),
            },
            .. lines,
        ],
        []);

    Activity Line(string key, Conversation conversation, params ReadOnlySpan<(string Name, string Value)> with) => Line(key, conversation.Manner, with);

    Activity Line(string key, Manner manner, params ReadOnlySpan<(string Name, string Value)> with) =>
        dialogs.Texts.Say(key, manner, with) with { ChannelData = TurnJson.System };
}
