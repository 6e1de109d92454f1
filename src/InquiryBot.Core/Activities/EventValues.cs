using System.Text.Json;

namespace InquiryBot.Core.Activities;

/// <summary>The value of a <c>command</c> activity.</summary>
public sealed record CommandValue(string? CommandId, JsonElement? Data = null) : OpenRecord;

/// <summary>The value of a <c>commandResult</c> activity; an <see cref="Error"/> when it failed.</summary>
public sealed record CommandResultValue(string? CommandId, JsonElement? Data = null, Error? Error = null) : OpenRecord;

/// <summary>The value of an event that a media card raised.</summary>
public sealed record MediaEventValue(JsonElement? CardValue) : OpenRecord;

/// <summary>The value of <c>tokens/response</c>, after a sign-in card.</summary>
public sealed record TokenResponse(string? ConnectionName, string? Token, string? Expiration, string? ChannelId = null) : OpenRecord;
