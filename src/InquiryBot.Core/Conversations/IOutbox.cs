using InquiryBot.Core.Activities;

namespace InquiryBot.Core.Conversations;

/// <summary>The only door to the citizen: replies in the order of their conversation.</summary>
public interface IOutbox
{
    /// <summary>Waits for a conversation with replies due and takes them; null when the store is stopping.</summary>
    ValueTask<Parcel?> TakeAsync(CancellationToken ct);

    /// <summary>Stores what became of the replies of a parcel; those without an outcome are due at once.</summary>
    ValueTask SettleAsync(Parcel parcel, IReadOnlyList<Settlement> settlements, CancellationToken ct);

    /// <summary>Frees what an earlier life of this node held; once, before the workers start.</summary>
    Task ReviveAsync(CancellationToken ct);

    /// <summary>Takes replies that have come due and nobody is sending. Returns of how many conversations.</summary>
    ValueTask<int> SweepAsync(CancellationToken ct);

    /// <summary>
    /// What waits for the citizen of a conversation is due at once: he has written, so that he can be reached again. What waits for the vendor
    /// goes on waiting.
    /// </summary>
    /// <returns>Whether there was anything.</returns>
    ValueTask<bool> WakeAsync(ConversationId conversation, CancellationToken ct);

    /// <summary>
    /// What was shown in web chat, after one line and up to another, has reached the citizen of a messenger and goes out no more, if it is there that he reads: he came
    /// or wrote there last. A window that he left open while he asks in the messenger takes nothing from it, and neither does a line that is yet to come.
    /// </summary>
    /// <returns>Whether nothing waits between them now.</returns>
    ValueTask<bool> ReadAsync(ConversationId conversation, long after, long last, CancellationToken ct);

    /// <summary>Puts a reply that was set aside back among those on their way. False when it was not.</summary>
    ValueTask<bool> SendAgainAsync(ConversationId conversation, long sequence, CancellationToken ct);

    /// <summary>No further parcels: workers finish what they hold.</summary>
    void Stop();
}

/// <summary>Replies of one conversation, in order, that this node alone may send until the lease runs out.</summary>
/// <param name="Until">When the lease runs out.</param>
public sealed record Parcel(ConversationId Conversation, string Channel, string Token, IReadOnlyList<Reply> Replies, DateTimeOffset Until);

/// <param name="Sequence">Its place in the transcript.</param>
/// <param name="Activity">As it is stored.</param>
/// <param name="Body">The same as JSON.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Parts">How many of its parts have arrived already.</param>
public sealed record Reply(long Sequence, Activity Activity, string Body, int Attempts, int Parts = 0);

/// <summary>What became of one reply.</summary>
public abstract record Settlement(long Sequence)
{
    public sealed record Delivered(long Sequence) : Settlement(Sequence);

    /// <summary>Holds back the later replies of the same conversation, and no others.</summary>
    public sealed record Deferred(long Sequence, DateTimeOffset Due, string Reason) : Settlement(Sequence)
    {
        /// <summary>False for what was no attempt, such as waiting for the channel's pace.</summary>
        public bool Counts { get; init; } = true;

        /// <summary>Parts of the reply that have arrived already.</summary>
        public int Parts { get; init; }
    }

    /// <summary>Given up; the reason is shown in the transcript.</summary>
    public sealed record SetAside(long Sequence, string Reason) : Settlement(Sequence);
}
