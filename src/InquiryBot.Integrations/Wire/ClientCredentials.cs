using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Channels;

namespace InquiryBot.Integrations.Wire;

/// <summary>Our own token, by id and secret (RFC 6749 §4.4): kept until shortly before its end, and asked for once, however many wait for it.</summary>
internal sealed class ClientCredentials(Uri address, string id, string secret, string scope, VendorHttp http, TimeProvider clock)
{
    static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    readonly Lock _gate = new();
    Held? _held;
    Task<(string?, Delivery?)>? _asking;

    /// <returns>The token, or what its lack means for a reply.</returns>
    public ValueTask<(string? Token, Delivery? Trouble)> GetAsync(CancellationToken ct) =>
        _held is { } held && clock.GetUtcNow() < held.Until ? new((held.Token, null)) : new(Asking().WaitAsync(ct));

    /// <summary>The token was refused, so the next one is new.</summary>
    public void Forget(string token)
    {
        lock (_gate)
            if (_held?.Token == token) _held = null;
    }

    Task<(string? Token, Delivery? Trouble)> Asking()
    {
        lock (_gate) return _asking is { IsCompleted: false } ? _asking : _asking = Task.Run(AskAsync);
    }

    async Task<(string?, Delivery?)> AskAsync()
    {
        var answer = await http.PostFormAsync(address, [new("grant_type", "client_credentials"), new("client_id", id), new("client_secret", secret), new("scope", scope)], CancellationToken.None);
        if (answer.IsGood && answer.Read(TokenJson.Wire.TokenAnswer) is { AccessToken: { Length: > 0 } token } told)
        {
            var lasts = TimeSpan.FromSeconds(Math.Clamp(told.ExpiresIn ?? 0, 0, 86_400));
            lock (_gate) _held = new(token, clock.GetUtcNow() + (lasts > 2 * Early ? lasts - Early : lasts / 2));
            return (token, null);
        }

        // 400 is a wrong id, secret or scope. Nothing is given up while somebody mends it.
        return (null, answer.Status is 400 or 401 or 403 ? VendorAnswer.TokenRefused : new Delivery.Deferred(answer.RetryAfter, $"token: {answer.Reason}") { OfChannel = true });
    }

    sealed record Held(string Token, DateTimeOffset Until);
}

internal sealed record TokenAnswer(string? AccessToken, long? ExpiresIn);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class TokenJson : JsonSerializerContext
{
    public static TokenJson Wire { get; } = new(WireJson.Options(JsonNamingPolicy.SnakeCaseLower));
}
