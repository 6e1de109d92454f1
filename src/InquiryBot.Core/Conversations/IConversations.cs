using InquiryBot.Core.Activities;

namespace InquiryBot.Core.Conversations;

/// <summary>The conversations and the right to run their turns.</summary>
public interface IConversations
{
    /// <summary>
    /// Waits for a conversation with something to do and claims it. Null when the store is stopping. A lease
    /// that this node let run out is claimed again by whoever asks first.
    /// </summary>
    ValueTask<Lease?> ClaimAsync(CancellationToken ct);

    /// <summary>The state and the oldest message that is due, or null when the lease is no longer ours.</summary>
    ValueTask<Claimed?> LoadAsync(Lease lease, CancellationToken ct);

    /// <summary>
    /// Stores all of a turn, or nothing: state, replies, tickets, facts, timers, and the message as done.
    /// </summary>
    ValueTask<Committed> CommitAsync(Lease lease, Claimed turn, TurnOutcome outcome, CancellationToken ct);

    /// <summary>Notes a failed attempt and gives the conversation back until <paramref name="retryAt"/>.</summary>
    ValueTask FailAsync(Lease lease, Claimed turn, DateTimeOffset retryAt, CancellationToken ct);

    /// <summary>The same lease for longer, or null when it was lost.</summary>
    ValueTask<Lease?> RenewAsync(Lease lease, CancellationToken ct);

    /// <summary>Frees what an earlier life of this node held; once, before the workers start.</summary>
    Task ReviveAsync(CancellationToken ct);

    /// <summary>Claims what has come due and nobody holds: timers, and what a dead node left. Returns how many conversations.</summary>
    ValueTask<int> SweepAsync(CancellationToken ct);

    /// <summary>No further claims: workers finish what they hold.</summary>
    void Stop();

    ValueTask<Conversation?> FindAsync(ConversationId id, CancellationToken ct);

    /// <summary>The sequence of what came last; 0 when there is nothing.</summary>
    ValueTask<long> LastSequenceAsync(ConversationId id, CancellationToken ct);

    /// <summary>The transcript after a sequence, oldest first; masked, as it is stored.</summary>
    ValueTask<IReadOnlyList<TranscriptRow>> ReadAsync(ConversationId id, long after, int limit, CancellationToken ct);
}

/// <summary>What became of a turn at its commit.</summary>
public enum Committed
{
    Stored,

    /// <summary>The lease was lost: nothing is stored, and whoever has it now answers the message.</summary>
    LeaseLost,

    /// <summary>A ticket that the turn decided on was changed meanwhile: nothing is stored, and the message is claimed again at once.</summary>
    Stale,
}

/// <summary>
/// The right to run turns of one conversation until it expires. A lease, not a lock: a worker that stalls past
/// <see cref="Until"/> finds out when its commit changes no row, so a message is never answered by two workers.
/// </summary>
public record Lease(ConversationId Conversation, string Token, DateTimeOffset Until);

/// <summary>A message with the conversation that it meets.</summary>
/// <param name="Conversation">The state before the turn.</param>
/// <param name="MessageId">The message's key in the inbox.</param>
/// <param name="Sequence">Its place in the transcript.</param>
/// <param name="Message">The activity with the citizen's own words.</param>
/// <param name="Attempts">How often its turn has failed.</param>
public sealed record Claimed(Conversation Conversation, string MessageId, long Sequence, Activity Message, int Attempts)
{
    /// <summary>Why the state or the message cannot be read, or null. What cannot be read is empty here: good for nothing but to be set aside.</summary>
    public Exception? Unreadable { get; init; }
}

/// <summary>One line of a transcript.</summary>
/// <param name="Sequence">Its place; the watermark of Direct Line.</param>
/// <param name="Body">The activity as JSON.</param>
/// <param name="At">When it was stored.</param>
/// <param name="Pending">On its way to the citizen.</param>
/// <param name="Problem">
/// Why it was given up: a reply that the vendor refused for good, or a message whose turns all failed. While it is on its way, why
/// the last try was put off.
/// </param>
public sealed record TranscriptRow(long Sequence, string Body, DateTimeOffset At, bool Pending, string? Problem)
{
    /// <summary>What masking covered in it is still kept, sealed; asked for by the desk alone.</summary>
    public bool Masked { get; init; }
}
