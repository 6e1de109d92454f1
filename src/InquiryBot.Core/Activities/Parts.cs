using System.Text.Json;

namespace InquiryBot.Core.Activities;

/// <summary>A person or a bot, as the channel knows it.</summary>
public sealed record ChannelAccount : OpenRecord
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? AadObjectId { get; init; }

    /// <summary><c>user</c>, <c>bot</c> or <c>skill</c>; Web Chat shows suggested actions for role bot only.</summary>
    public string? Role { get; init; }
}

public sealed record ConversationAccount : OpenRecord
{
    public bool? IsGroup { get; init; }
    public string? ConversationType { get; init; }
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? AadObjectId { get; init; }
    public string? Role { get; init; }
    public string? TenantId { get; init; }
}

/// <summary>Where a conversation can be taken up again (§4; <c>channelId</c> and <c>conversation.id</c> are required, A7550).</summary>
public sealed record ConversationReference : OpenRecord
{
    public string? ActivityId { get; init; }
    public ChannelAccount? User { get; init; }
    public ChannelAccount? Bot { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public string? ChannelId { get; init; }
    public string? Locale { get; init; }
    public string? ServiceUrl { get; init; }
}

/// <summary>A file, an image or a card; <see cref="ContentUrl"/> or <see cref="Content"/>, not both (A7100).</summary>
public sealed record Attachment : OpenRecord
{
    public string? ContentType { get; init; }
    public string? ContentUrl { get; init; }
    public JsonElement? Content { get; init; }
    public string? Name { get; init; }
    public string? ThumbnailUrl { get; init; }
}

/// <summary>Quick replies; an empty <see cref="To"/> means everybody (A7710).</summary>
public sealed record SuggestedActions : OpenRecord
{
    public IReadOnlyList<string>? To { get; init; }
    public IReadOnlyList<CardAction>? Actions { get; init; }

    private protected override bool IsWhole() => Whole(To) && Whole(Actions);
}

/// <summary>A button (§5). For <c>imBack</c> the title equals the value, because channels disagree on which is sent.</summary>
public sealed record CardAction : OpenRecord
{
    public string? Type { get; init; }
    public string? Title { get; init; }
    public string? Image { get; init; }
    public string? ImageAltText { get; init; }
    public string? Text { get; init; }
    public string? DisplayText { get; init; }
    public JsonElement? Value { get; init; }
    public JsonElement? ChannelData { get; init; }
}

public sealed record MessageReaction : OpenRecord
{
    public string? Type { get; init; }
}

public sealed record TextHighlight : OpenRecord
{
    public string? Text { get; init; }
    public int? Occurrence { get; init; }
}

public sealed record SemanticAction : OpenRecord
{
    public string? Id { get; init; }
    public string? State { get; init; }
    public IReadOnlyDictionary<string, Entity>? Entities { get; init; }

    private protected override bool IsWhole() => Entities is null || Entities.Values.All(entity => entity is not null);
}
