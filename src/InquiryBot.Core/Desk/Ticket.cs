using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Desk;

/// <summary>
/// One citizen's wish for a person, and who serves it. Its decisions are pure: they return the next ticket with
/// the fact that follows, or the code of the rule that forbids it.
/// </summary>
public sealed record Ticket : Entry
{
    /// <summary>Reason and topic of a ticket about what was said in public.</summary>
    public const string Comment = "comment";

    /// <summary>Reason of an amendment: who was in danger says that he needs nobody.</summary>
    public const string TakenBack = "taken-back";

    public required TicketId Id { get; init; }
    public required ConversationId Conversation { get; init; }
    public required string Channel { get; init; }

    /// <summary>BCP-47 tag of what the citizen writes, be it a language that the bot speaks or one for an interpreter.</summary>
    public required string Language { get; init; }

    /// <summary>The intent that the conversation was about, or empty.</summary>
    public string Topic { get; init; } = "";
    public required string Reason { get; init; }
    public Urgency Urgency { get; init; }
    public TicketStatus Status { get; init; } = TicketStatus.Waiting;
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When its present counselor, or the one who handed it to him, took it out of the line.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>When a counselor first wrote to the citizen.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public CounselorId? Counselor { get; init; }

    /// <summary>The citizen wants to be called back; his number is a sealed slot.</summary>
    public bool CallBack { get; init; }

    /// <summary>One of <see cref="Resolutions"/>.</summary>
    public string? Resolution { get; init; }

    /// <summary>What the forms had learned when the hand-off came; private values stay sealed.</summary>
    public IReadOnlyDictionary<string, string> Slots { get; init; } = new Dictionary<string, string>();

    /// <summary>Everybody reads what is answered, unless it is answered in private.</summary>
    public bool Public => Reason is Comment;

    /// <summary>Counts the changes; a save is based on the version before, so that of two who accept one wins.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Refused while the conversation already has a ticket.</summary>
    public static Ruling<Ticket> Open(TicketId id, Conversation conversation, HandOffRequest request, DateTimeOffset now)
    {
        if (conversation.Ticket is not null) return Ruling.Refuse("conversation.handed-off");

        var ticket = new Ticket
        {
            Id = id,
            Conversation = conversation.Id,
            Channel = conversation.Channel,
            Language = conversation.Written,
            Topic = conversation.Public ? Comment : request.Topic ?? (conversation.Dialogs is [.., var frame] ? frame.Dialog : ""),
            Reason = conversation.Public ? Comment : request.Reason,
            Urgency = request.Urgency,
            CallBack = request.CallBack,
            OpenedAt = now,
            Slots = Learned(conversation, request),
        };
        return Ruling.Allow(ticket, new TicketOpened(ticket.Key, now, ticket.Reason, ticket.Urgency, ticket.Topic, ticket.Language, ticket.Channel));
    }

    /// <summary>Takes the ticket out of the waiting line. Whoever comes second is refused.</summary>
    public Ruling<Ticket> Accept(Counselor by, DateTimeOffset now)
    {
        if (Status is not TicketStatus.Waiting) return Ruling.Refuse("ticket.not-waiting");

        return Allow(
            this with { Status = TicketStatus.Open, Counselor = by.Id, AcceptedAt = now },
            new TicketAccepted(Key, now, Since(OpenedAt, now)) { By = by.Id.Value });
    }

    /// <summary>A word of the counselor to the citizen.</summary>
    /// <param name="message">The client's own id of it.</param>
    public Ruling<Ticket> Answer(Counselor by, string message, DateTimeOffset now)
    {
        if (WhyNoAnswer(by) is { } code) return Ruling.Refuse(code);

        return Allow(
            this with { AnsweredAt = AnsweredAt ?? now },
            new TicketAnswered(Key, now, message) { By = by.Id.Value });
    }

    /// <summary>A word of the counselor by its text: personal data is never answered where everybody reads it.</summary>
    /// <param name="privately">To what was said in public, by the citizen's own chat.</param>
    public Ruling<Ticket> Answer(Counselor by, string message, string text, bool privately, DateTimeOffset now) =>
        WhyNoAnswer(by) is null && Public && !privately && Masking.Mask(text).Changed ? Ruling.Refuse("text.personal-data") : Answer(by, message, now);

    /// <summary>Why this counselor may not write to the citizen, or null when he may.</summary>
    public string? WhyNoAnswer(Counselor by) =>
        Status is not TicketStatus.Open ? "ticket.not-open"
        : Counselor != by.Id ? "ticket.not-mine"
        : null;

    /// <summary>A word among colleagues; allowed at any time, also after the closing.</summary>
    public Ruling<Ticket> Note(Counselor by, string note, DateTimeOffset now) =>
        Allow(this, new TicketNoted(Key, now, note) { By = by.Id.Value });

    /// <summary>Hands the citizen to a colleague who is there.</summary>
    public Ruling<Ticket> Transfer(Counselor by, Counselor to, DateTimeOffset now)
    {
        if (Forbidden(by) is { } code) return Ruling.Refuse(code);
        if (to.Id == Counselor) return Ruling.Refuse("counselor.same");
        if (!to.OnDuty) return Ruling.Refuse("counselor.off-duty");

        return Allow(
            this with { Counselor = to.Id },
            new TicketTransferred(Key, now, Counselor!.Value.Value, to.Id.Value) { By = by.Id.Value });
    }

    /// <summary>Puts the citizen back into the line, at the place that his waiting has earned him.</summary>
    public Ruling<Ticket> Return(Counselor by, DateTimeOffset now)
    {
        if (Forbidden(by) is { } code) return Ruling.Refuse(code);

        return Allow(
            this with { Status = TicketStatus.Waiting, Counselor = null, AcceptedAt = null },
            new TicketReturned(Key, now, Counselor!.Value.Value) { By = by.Id.Value });
    }

    /// <summary>Ends the counselor's part; the bot speaks again. A supervisor may also close what still waits.</summary>
    public Ruling<Ticket> Close(Counselor by, string resolution, DateTimeOffset now)
    {
        if (!Resolutions.All.Contains(resolution)) return Ruling.Refuse("resolution.unknown");
        if (Forbidden(by) is { } code && !(Status is TicketStatus.Waiting && by.Supervises)) return Ruling.Refuse(code);

        return Allow(
            this with { Status = TicketStatus.Closed, Resolution = resolution, ClosedAt = now },
            new TicketClosed(Key, now, resolution, Since(AcceptedAt ?? now, now)) { By = by.Id.Value });
    }

    /// <summary>
    /// The citizen asks for more: a call later, or help at once. Nothing becomes less urgent by it. A counselor who has just
    /// accepted learns of it too: the citizen, who has not heard of him yet, asked whoever comes.
    /// </summary>
    public Ruling<Ticket> Amend(HandOffRequest request, DateTimeOffset now)
    {
        if (Status is TicketStatus.Closed) return Ruling.Refuse("ticket.closed");

        var slots = new Dictionary<string, string>(Slots);
        foreach (var (name, value) in request.Slots) slots[name] = value;
        return Allow(
            this with { Urgency = request.Urgency > Urgency ? request.Urgency : Urgency, CallBack = CallBack || request.CallBack, Slots = slots },
            new TicketAmended(Key, now, request.Reason) { By = "citizen" });
    }

    /// <summary>The citizen no longer wants a person, or has left.</summary>
    public Ruling<Ticket> Withdraw(DateTimeOffset now)
    {
        if (Status is TicketStatus.Closed) return Ruling.Refuse("ticket.closed");

        return Allow(
            this with { Status = TicketStatus.Closed, Resolution = Resolutions.Withdrawn, ClosedAt = now },
            new TicketWithdrawn(Key, now) { By = "citizen" });
    }

    string Key => Id.Value;

    string? Forbidden(Counselor by) =>
        Status is not TicketStatus.Open ? "ticket.not-open"
        : Counselor == by.Id || by.Supervises ? null
        : "ticket.not-mine";

    static Ruling<Ticket> Allow(Ticket next, Fact fact) => Ruling.Allow(next with { Version = next.Version + 1 }, fact);

    /// <summary>Never negative: the clocks of two nodes may differ.</summary>
    static TimeSpan Since(DateTimeOffset start, DateTimeOffset now) => now > start ? now - start : TimeSpan.Zero;

    /// <summary>The slots of every dialog in progress; the innermost has the last word, and the request knows best.</summary>
    static Dictionary<string, string> Learned(Conversation conversation, HandOffRequest request)
    {
        var learned = new Dictionary<string, string>();
        foreach (var (name, value) in conversation.Dialogs.SelectMany(frame => frame.Slots).Concat(request.Slots)) learned[name] = value;
        return learned;
    }
}

public enum TicketStatus
{
    Waiting,
    Open,
    Closed,
}

/// <summary>How a ticket can end.</summary>
public static class Resolutions
{
    /// <summary>The citizen's own end; no counselor can choose it.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>What a counselor can choose from.</summary>
    public static IReadOnlyList<string> All { get; } = ["resolved", "referred", "no-answer", "spam", "other"];
}
