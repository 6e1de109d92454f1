using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Desk;

/// <summary>Tickets, notes, who is on duty and the audit trail, as they are kept.</summary>
public interface IDesk
{
    /// <summary>Waiting ones in line order, open ones oldest first, closed ones latest first; at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<Ticket>> ListAsync(TicketStatus status, int limit, CancellationToken ct);

    ValueTask<Ticket?> FindAsync(TicketId id, CancellationToken ct);

    /// <summary>The place in line, counted from 1, that this ticket has, or would have if it waited.</summary>
    ValueTask<int> PositionAsync(Ticket ticket, CancellationToken ct);

    /// <summary>Stores all of an act, or nothing; when this returns it is on disk.</summary>
    ValueTask<Saved> SaveAsync(DeskAct act, CancellationToken ct);

    /// <summary>Whether an act with this id of its sender was stored on the ticket before.</summary>
    ValueTask<bool> KnowsAsync(TicketId ticket, string act, CancellationToken ct);

    /// <summary>The notes on a ticket, oldest first.</summary>
    ValueTask<IReadOnlyList<Note>> NotesAsync(TicketId ticket, CancellationToken ct);

    /// <summary>The last lines of a transcript, oldest first; masked, as it is stored. Fewer when they are long: about a million characters.</summary>
    ValueTask<IReadOnlyList<TranscriptRow>> TailAsync(ConversationId conversation, int limit, CancellationToken ct);

    /// <summary>The transcript after a sequence, oldest first; masked, as it is stored.</summary>
    ValueTask<IReadOnlyList<TranscriptRow>> LinesAsync(ConversationId conversation, long after, int limit, CancellationToken ct);

    /// <summary>What a list shows of each ticket's conversation, from its last few lines; none of a conversation that was erased.</summary>
    ValueTask<IReadOnlyDictionary<TicketId, Glimpse>> GlimpsesAsync(IReadOnlyList<Ticket> tickets, CancellationToken ct);

    /// <summary>The activity of a line as it was written, sealed by the vault; null when nothing was covered in it, or it is no longer kept.</summary>
    ValueTask<string?> OriginalAsync(ConversationId conversation, long sequence, CancellationToken ct);

    /// <summary>Everybody whose account lets him serve citizens, with how much he has open.</summary>
    ValueTask<IReadOnlyList<Counselor>> CounselorsAsync(CancellationToken ct);

    ValueTask SetDutyAsync(CounselorId counselor, DutyChanged fact, CancellationToken ct);

    /// <summary>Adds to the audit trail what changes nothing else.</summary>
    ValueTask RecordAsync(Fact fact, CancellationToken ct);

    /// <summary>The audit trail of one ticket or account, oldest first.</summary>
    ValueTask<IReadOnlyList<FactRow>> ReadFactsAsync(string about, CancellationToken ct);
}

/// <summary>Everything that an act of the desk wants stored, in one commit.</summary>
/// <param name="Next">The ticket after the act; it is saved over the version before.</param>
/// <param name="Fact">What happened.</param>
public sealed record DeskAct(Ticket Next, Fact Fact)
{
    /// <summary>The sender's own id of the act; the same id again on the same ticket is the same act.</summary>
    public string? Id { get; init; }

    /// <summary>What the conversation is to deal with: the counselor's words, or that he came or went.</summary>
    public Inbound? Inbound { get; init; }

    public Note? Note { get; init; }
}

public enum Saved
{
    Stored,

    /// <summary>An act of this id was stored before; nothing has changed.</summary>
    Repeated,

    /// <summary>Someone else changed the ticket meanwhile: decide again on what it is now.</summary>
    Stale,

    /// <summary>The conversation has ended; nothing is stored.</summary>
    ConversationEnded,
}

/// <summary>A word among colleagues; the citizen never gets it.</summary>
/// <param name="Id">The client's own.</param>
/// <param name="After">The last line of the transcript when it was written.</param>
/// <param name="Text">Masked.</param>
public sealed record Note(TicketId Ticket, string Id, CounselorId By, string Text, long After, DateTimeOffset At);

/// <summary>One row of the audit trail; <paramref name="Body"/> is the fact as JSON.</summary>
public sealed record FactRow(string Id, string Name, string About, string By, DateTimeOffset At, string Body);
