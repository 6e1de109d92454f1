using InquiryBot.Core.Activities;

namespace InquiryBot.Core.Conversations;

/// <summary>Everything that a turn wants stored, in one commit.</summary>
/// <param name="Conversation">The next state.</param>
/// <param name="Replies">What the citizen is to hear, in order; ids and addresses are filled in by the turn.</param>
/// <param name="Entries">Tickets, cases, facts.</param>
public sealed record TurnOutcome(Conversation Conversation, IReadOnlyList<Activity> Replies, IReadOnlyList<Entry> Entries)
{
    /// <summary>Timers and notes to itself: messages to this conversation with a due time.</summary>
    public IReadOnlyList<Inbound> Timers { get; init; } = [];

    /// <summary>The dialogs whose answers were given although they are due for review; counted, not stored.</summary>
    public IReadOnlyList<string> Overdue { get; init; } = [];

    /// <summary>Why the message was given up, when it was.</summary>
    public string? SetAside { get; init; }
}

/// <summary>A dialog's or a rule's wish for a person.</summary>
/// <param name="Reason">Kebab-case, such as <c>asked</c>, <c>not-understood</c>, <c>danger</c>.</param>
public sealed record HandOffRequest(string Reason, Urgency Urgency = Urgency.Normal)
{
    public bool CallBack { get; init; }

    /// <summary>The intent or dialog it is about.</summary>
    public string? Topic { get; init; }

    /// <summary>What the forms had learned; private values stay sealed (<see cref="SealedSlots"/>).</summary>
    public IReadOnlyDictionary<string, string> Slots { get; init; } = new Dictionary<string, string>();
}

/// <summary>How soon a person is needed.</summary>
public enum Urgency
{
    Normal,
    High,

    /// <summary>Life or health is in danger.</summary>
    Emergency,
}
