using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Dialogs;

/// <summary>What one message has led to: the next state, what the citizen hears, and what is stored along.</summary>
public sealed record DialogOutcome(Conversation Conversation, IReadOnlyList<Activity> Replies, IReadOnlyList<Entry> Entries)
{
    /// <summary>The wish for a person; what the citizen hears about waiting is not among the replies.</summary>
    public HandOffRequest? HandOff { get; init; }

    /// <summary>The dialogs whose answers were given although they are due for review.</summary>
    public IReadOnlyList<string> Overdue { get; init; } = [];
    /// <summary>When the conversation wants to be woken by an event <see cref="EventNames.Silence"/>; null when it does not ask for it.</summary>
    public DateTimeOffset? Wake { get; init; }

    /// <summary>What the dialogs that ended with this message had learned; a script may ask for it.</summary>
    internal IReadOnlyDictionary<string, string> Settled { get; init; } = new Dictionary<string, string>();
}
