using System.Text.Json;
using System.Text.Json.Serialization;

namespace InquiryBot.Core.Activities;

/// <summary>
/// The one message type of the system: a Bot Framework Activity as it travels on the wire (Activity schema
/// 3.1.12, §2 to §6). Properties that this record does not name are kept in <see cref="More"/> and written back,
/// so that what passes through is the same in meaning. Only <see cref="Type"/> is required (A2000).
/// </summary>
public sealed record Activity
{
    public required string Type { get; init; }
    public string? Id { get; init; }

    /// <summary>UTC; an unreadable value is dropped, never a reason to refuse (A2042).</summary>
    [JsonConverter(typeof(UtcJson))]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The sender's own clock, forwarded as it was written.</summary>
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

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

public sealed record ChannelAccount
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? AadObjectId { get; init; }

    /// <summary><c>user</c>, <c>bot</c> or <c>skill</c>; Web Chat shows suggested actions for role bot only.</summary>
    public string? Role { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

public sealed record ConversationAccount
{
    public bool? IsGroup { get; init; }
    public string? ConversationType { get; init; }
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? AadObjectId { get; init; }
    public string? Role { get; init; }
    public string? TenantId { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

/// <summary>Where a conversation can be taken up again (§4; <c>channelId</c> and <c>conversation.id</c> are required, A7550).</summary>
public sealed record ConversationReference
{
    public string? ActivityId { get; init; }
    public ChannelAccount? User { get; init; }
    public ChannelAccount? Bot { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public string? ChannelId { get; init; }
    public string? Locale { get; init; }
    public string? ServiceUrl { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

/// <summary>A file, an image or a card; <see cref="ContentUrl"/> or <see cref="Content"/>, not both (A7100).</summary>
public sealed record Attachment
{
    public string? ContentType { get; init; }
    public string? ContentUrl { get; init; }
    public JsonElement? Content { get; init; }
    public string? Name { get; init; }
    public string? ThumbnailUrl { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

/// <summary>Quick replies; an empty <see cref="To"/> means everybody (A7710).</summary>
public sealed record SuggestedActions
{
    public IReadOnlyList<string>? To { get; init; }
    public IReadOnlyList<CardAction>? Actions { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

/// <summary>A button (§5). For <c>imBack</c> the title equals the value, because channels disagree on which is sent.</summary>
public sealed record CardAction
{
    public string? Type { get; init; }
    public string? Title { get; init; }
    public string? Image { get; init; }
    public string? ImageAltText { get; init; }
    public string? Text { get; init; }
    public string? DisplayText { get; init; }
    public JsonElement? Value { get; init; }
    public JsonElement? ChannelData { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

public sealed record MessageReaction
{
    public string? Type { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

public sealed record TextHighlight
{
    public string? Text { get; init; }
    public int? Occurrence { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

public sealed record SemanticAction
{
    public string? Id { get; init; }
    public string? State { get; init; }
    public IReadOnlyDictionary<string, Entity>? Entities { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

/// <summary>What a POST of an activity answers: the id that was given to it.</summary>
public sealed record ResourceResponse(string Id);

/// <summary>Activities in watermark order (Direct Line 3.0); a missing watermark means "keep the one you have".</summary>
public sealed record ActivitySet(IReadOnlyList<Activity> Activities, string? Watermark);

/// <summary>A recorded conversation, as <c>handoff.initiate</c> attaches it.</summary>
public sealed record Transcript(IReadOnlyList<Activity> Activities);

public sealed record ErrorResponse(Error Error);

public sealed record Error(string Code, string Message);
