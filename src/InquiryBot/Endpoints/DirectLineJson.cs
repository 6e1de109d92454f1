using System.Text.Json.Serialization;

namespace InquiryBot.Endpoints;

internal sealed record TokenUser(string? Id, string? Name);

internal sealed record TokenRequest(TokenUser? User, IReadOnlyList<string>? TrustedOrigins, string? Locale, bool? Resume);

internal sealed record TokenResponse(string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn);

internal sealed record ConversationResponse(
    string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string StreamUrl, string ReferenceGrammarId, string ETag);

internal sealed record SessionId([property: JsonPropertyName("sessionId")] string Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(ConversationResponse))]
[JsonSerializable(typeof(SessionId))]
internal sealed partial class DirectLineJson : JsonSerializerContext;
