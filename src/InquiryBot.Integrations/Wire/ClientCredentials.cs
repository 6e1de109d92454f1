using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Channels;

namespace InquiryBot.Integrations.Wire;

/// <summary>Our own token, by id and secret (RFC 6749 §4.4).</summary>
internal static class ClientCredentials
{
    static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    /// <summary>Kept until shortly before its end.</summary>
    public static VendorToken Token(Uri address, string id, string secret, string scope, VendorHttp http, TimeProvider clock) => new(async () =>
    {
        var answer = await http.PostFormAsync(address, [new("grant_type", "client_credentials"), new("client_id", id), new("client_secret", secret), new("scope", scope)], CancellationToken.None);
        var told = answer.IsGood ? answer.Read(TokenJson.Wire.TokenAnswer) : null;
        var lasts = TimeSpan.FromSeconds(Math.Clamp(told?.ExpiresIn ?? 0, 0, 86_400));
        return new(told?.AccessToken is { Length: > 0 } token ? token : null, clock.GetUtcNow() + (lasts > 2 * Early ? lasts - Early : lasts / 2), answer);
    }, clock);

    /// <summary>What its lack means for a reply: 400 is a wrong id, secret or scope. Nothing is given up while somebody mends it.</summary>
    public static Delivery Trouble(VendorAnswer answer) =>
        answer.Status is 400 or 401 or 403 ? VendorAnswer.TokenRefused : new Delivery.Deferred(answer.RetryAfter, $"token: {answer.Reason}") { OfChannel = true };
}

internal sealed record TokenAnswer(string? AccessToken, long? ExpiresIn);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class TokenJson : JsonSerializerContext
{
    public static TokenJson Wire { get; } = new(WireJson.Options(JsonNamingPolicy.SnakeCaseLower));
}
