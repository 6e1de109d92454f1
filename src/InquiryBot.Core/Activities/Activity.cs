using System.Text.Json;
using System.Text.Json.Serialization;

namespace InquiryBot.Core.Activities;

/// <summary>
/// The one message type of the system: a Bot Framework Activity as it travels on the wire (Activity schema
/// 3.1.12, §2 to §6). Only <see cref="Type"/> is required (A2000).
/// </summary>
public sealed record Activity : OpenRecord
{
    public required string Type { get; init; }
    public string? Id { get; init; }

    /// <summary>UTC; an unreadable value is dropped, never a reason to refuse (A2042).</summary>
    [JsonConverter(typeof(UtcJson))]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The sender's own clock, forwarded with its offset as it was written.</summary>
    [JsonConverter(typeof(MomentAsWrittenJson))]
    public string? LocalTimestamp { get; init; }
    public string? LocalTimezone { get; init; }
    public string? ChannelId { get; init; }
    public ChannelAccount? From { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public string? ReplyToId { get; init; }
    public string? ServiceUrl { get; init; }
    public string? CallerId { get; init; }
    public string? DeliveryMode { get; init; }
    public string? Locale { get; init; }

    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>; missing means plain (A3012), so what we send always says.</summary>
    public string? TextFormat { get; init; }
    public string? Speak { get; init; }
    public string? InputHint { get; init; }
    public string? Summary { get; init; }
    public IReadOnlyList<Attachment>? Attachments { get; init; }
    public string? AttachmentLayout { get; init; }
    public SuggestedActions? SuggestedActions { get; init; }
    public string? Importance { get; init; }
    [JsonConverter(typeof(UtcJson))]
    public DateTimeOffset? Expiration { get; init; }
    public IReadOnlyList<string>? ListenFor { get; init; }
    public IReadOnlyList<TextHighlight>? TextHighlights { get; init; }
    public SemanticAction? SemanticAction { get; init; }
    public IReadOnlyList<Entity>? Entities { get; init; }

    public string? ValueType { get; init; }
    public JsonElement? Value { get; init; }
    public string? Name { get; init; }
    public string? Label { get; init; }
    public ConversationReference? RelatesTo { get; init; }
    public string? Code { get; init; }
    public string? Action { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }
    public IReadOnlyList<MessageReaction>? ReactionsAdded { get; init; }
    public IReadOnlyList<MessageReaction>? ReactionsRemoved { get; init; }
    public string? TopicName { get; init; }
    public bool? HistoryDisclosed { get; init; }

    /// <summary>Opaque and per channel; any JSON value survives.</summary>
    public JsonElement? ChannelData { get; init; }

    private protected override bool IsWhole() =>
        Type is not null
        && Whole(Attachments) && Whole(ListenFor) && Whole(TextHighlights) && Whole(Entities)
        && Whole(MembersAdded) && Whole(MembersRemoved) && Whole(ReactionsAdded) && Whole(ReactionsRemoved);
}
