namespace InquiryBot.Core.Conversations;

/// <summary>
/// "Something changed here": wakes listeners, and with a shared signal other nodes. May be lost without harm,
/// because whoever listens can read the store; never blocks the one who raises it.
/// </summary>
public interface ISignal
{
    void Raise(Change change);

    /// <summary>Hears the changes of one conversation until disposed. The callback must return at once.</summary>
    IDisposable Listen(ConversationId conversation, Action<Change> heard);

    /// <summary>Hears every change until disposed, for the console.</summary>
    IDisposable ListenToAll(Action<Change> heard);
}

/// <summary>What changed.</summary>
public abstract record Change(ConversationId Conversation)
{
    /// <summary>A line of the transcript, as its JSON when this node has it.</summary>
    public sealed record Line(ConversationId Conversation, long Sequence, string? Body) : Change(Conversation);

    /// <summary>Something that is shown and not kept, such as typing.</summary>
    public sealed record Passing(ConversationId Conversation, string Body) : Change(Conversation);

    /// <summary>A ticket of this conversation was opened or changed, or a turn was stored while it had one.</summary>
    public sealed record TicketChanged(ConversationId Conversation, TicketId Ticket) : Change(Conversation);

    /// <summary>Replies were stored behind earlier ones that have not been delivered yet.</summary>
    public sealed record Held(ConversationId Conversation) : Change(Conversation);

    /// <summary>The citizen of a messenger has written in web chat, and reads there.</summary>
    public sealed record ReadsOn(ConversationId Conversation) : Change(Conversation);

    /// <summary>A reply was delivered, or refused for good.</summary>
    public sealed record Settled(ConversationId Conversation, long Sequence, string? Problem) : Change(Conversation);
}
