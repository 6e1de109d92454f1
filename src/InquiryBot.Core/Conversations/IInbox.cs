using InquiryBot.Core.Activities;

namespace InquiryBot.Core.Conversations;

/// <summary>Where everything that a conversation must deal with comes in: citizens, counselors, due timers, results.</summary>
public interface IInbox
{
    /// <summary>
    /// Stores a message once; when this returns it is on disk. The same message id in the same conversation,
    /// also after it was answered, is <see cref="Received.Repeated"/>.
    /// </summary>
    ValueTask<Received> AddAsync(Inbound inbound, CancellationToken ct);
}

/// <summary>Something that came in, ready to be stored: what could identify a person is already masked.</summary>
public sealed record Inbound
{
    /// <summary>The conversation it belongs to; stored as it is here when there is none of this id yet.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>The sender's own id of the message; the same id again is the same message.</summary>
    public required string MessageId { get; init; }

    /// <summary>The masked activity; its id was made by us.</summary>
    public required Activity Activity { get; init; }

    /// <summary>The words as they were written, sealed by the vault, when masking changed them.</summary>
    public string? Original { get; init; }

    /// <summary>A timer: not before this moment.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>False for what the citizen did not write (timers, events of the desk): it is no part of the transcript.</summary>
    public bool Shown { get; init; } = true;

    /// <summary>False refuses the message when the conversation is unknown, instead of starting one.</summary>
    public bool MayStart { get; init; } = true;
}

public abstract record Received
{
    /// <summary>Kept, under this sequence of the conversation's transcript.</summary>
    public sealed record Stored(string ActivityId, long Sequence) : Received;

    /// <summary>It was there before, under this activity id.</summary>
    public sealed record Repeated(string ActivityId) : Received;

    /// <summary>The conversation has ended, or was never started.</summary>
    public sealed record NoConversation : Received;
}
