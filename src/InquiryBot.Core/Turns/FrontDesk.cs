using System.Globalization;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Turns;

/// <summary>Where the bot and the desk meet: opening a ticket, passing words on, giving the conversation back.</summary>
public sealed class FrontDesk(IDesk desk, DialogEngine dialogs, OpeningHours hours, Ids ids, TimeProvider clock)
{
    /// <summary>Hands the conversation over, and tells the citizen where he stands.</summary>
    public async ValueTask<TurnOutcome> OpenAsync(TurnOutcome outcome, HandOffRequest request, CancellationToken ct)
    {
        var conversation = outcome.Conversation;
        if (Ticket.Open(new(ids.New()), conversation, request, clock.GetUtcNow()) is not Ruling<Ticket>.Allowed(var ticket, var opened)) return outcome;

        return outcome with
        {
            Conversation = conversation with { Ticket = ticket.Id, Dialogs = [], Misses = 0, Pending = null },
            Replies = [.. outcome.Replies, Initiate(ticket), .. await WaitingAsync(ticket, ct)],
            Entries = [.. outcome.Entries, ticket, opened],
        };
    }

    /// <summary>The bot is silent; the message is in the transcript, where the counselor sees it.</summary>
    public static TurnOutcome Relay(Conversation conversation, Decision.RelayToDesk relay) => new(conversation with { Ticket = relay.Ticket }, [], []);

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
        { State: HandoffStates.Accepted } status => Told(conversation, status, Line("counselor-joined", conversation, ("name", status.Counselor ?? ""))),
        { State: HandoffStates.Completed } status => Told(conversation with { Ticket = null }, status, Line("counselor-left", conversation), Line("back-to-bot", conversation)),
        { State: HandoffStatus.Transferred } status => Told(conversation, status, Line("transferred", conversation)),
        var status => Told(conversation, status),
    };

    /// <summary>The citizen left: his ticket is withdrawn, the conversation is over.</summary>
    public async ValueTask<TurnOutcome> EndAsync(Conversation conversation, CancellationToken ct)
    {
        var ended = conversation with { Ended = true, Ticket = null, Dialogs = [] };
        if (conversation.Ticket is not { } id || await desk.FindAsync(id, ct) is not { } ticket) return new(ended, [], []);
        return ticket.Withdraw(clock.GetUtcNow()) is Ruling<Ticket>.Allowed(var next, var fact) ? new(ended, [], [next, fact]) : new(ended, [], []);
    }

    public async ValueTask<TurnOutcome> ApologiseAsync(Conversation conversation, CancellationToken ct)
    {
        var sorry = new TurnOutcome(conversation, [Line("apology", conversation)], []);
        return conversation.Ticket is null ? await OpenAsync(sorry, new HandOffRequest("turn-failed", Urgency.High), ct) : sorry;
    }

    async ValueTask<IEnumerable<Activity>> WaitingAsync(Ticket ticket, CancellationToken ct)
    {
        var position = await desk.PositionAsync(ticket, ct);
        var line = position <= 1 ? Line("waiting-first", ticket.Language) : Line("waiting-position", ticket.Language, ("position", position.ToString(CultureInfo.InvariantCulture)));
        var counselors = await desk.CounselorsAsync(ct);
        if (ticket.CallBack || counselors.Any(counselor => counselor.OnDuty)) return [line];

        return hours.NextOpening(clock.GetUtcNow()) is { } opens
            ? [Line("nobody-on-duty", ticket.Language, ("opens", Moment(opens, ticket.Language))), Line("call-back-offer", ticket.Language)]
            : [line];
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

    Activity Line(string key, Conversation conversation, params ReadOnlySpan<(string Name, string Value)> with) => Line(key, conversation.Language, with);

    Activity Line(string key, string language, params ReadOnlySpan<(string Name, string Value)> with)
    {
        var values = new Dictionary<string, string>();
        foreach (var (name, value) in with) values[name] = value;
        return dialogs.Texts.Say(key, language, values) with { ChannelData = TurnJson.System };
    }

    static string Moment(DateTimeOffset moment, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return $"{moment.ToString("M", culture)} {moment.ToString("t", culture)}";
    }
}
