using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Desk;

/// <summary>One citizen's wish for a person, and who serves it.</summary>
public sealed record Ticket : Entry
{
    public required TicketId Id { get; init; }
    public required ConversationId Conversation { get; init; }
    public required string Channel { get; init; }
    public required string Language { get; init; }

    /// <summary>The intent that the conversation was about, or empty.</summary>
    public string Topic { get; init; } = "";
    public required string Reason { get; init; }
    public Urgency Urgency { get; init; }
    public TicketStatus Status { get; init; } = TicketStatus.Waiting;
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public CounselorId? Counselor { get; init; }

    /// <summary>The citizen wants to be called back; his number is a sealed slot.</summary>
    public bool CallBack { get; init; }
    public string? Resolution { get; init; }

    /// <summary>What the forms had learned when the hand-off came; private values stay sealed.</summary>
    public IReadOnlyDictionary<string, string> Slots { get; init; } = new Dictionary<string, string>();

    /// <summary>Counts the changes; a save names the version it is based on, so that of two who accept one wins.</summary>
    public long Version { get; init; } = 1;
}

public enum TicketStatus
{
    Waiting,
    Open,
    Closed,
}
