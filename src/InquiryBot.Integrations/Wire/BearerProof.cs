using System.Net.Http.Headers;
using InquiryBot.Core.Channels;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace InquiryBot.Integrations.Wire;

/// <summary>What a token proved: its claims, and for which channels its key speaks.</summary>
internal sealed class Proven(JsonWebToken token, IReadOnlyList<string> endorsements)
{
    public IReadOnlyList<string> Endorsements => endorsements;

    public string? Claim(string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;
}

/// <summary>Whether a bearer token is an issuer's and meant for us: key, signature, issuer, audience and lifetime.</summary>
internal sealed class BearerProof(OpenIdKeys keys, string issuer, string audience, TimeProvider clock)
{
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    static readonly JsonWebTokenHandler Tokens = new() { MaximumTokenSizeInBytes = 16 * 1024 };

    /// <param name="header">The value of <c>Authorization</c>.</param>
    public async ValueTask<(Proven? Proven, Receipt.Refused? Refused)> ProveAsync(string? header, CancellationToken ct)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var given) || !string.Equals(given.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) || Read(given.Parameter) is not { Kid: { Length: > 0 } id } token)
            return (null, Receipt.Refused.NotSigned);
        var (key, reached) = await keys.FindAsync(id, ct);
        if (key is null) return (null, reached ? Receipt.Refused.NotSigned : new(503, "keys-not-reached"));

        var result = await Tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAudience = audience,
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
            LifetimeValidator = (from, until, _, _) => IsNow(from, until),
        });
        return result.IsValid ? (new(token, key.Endorsements), null) : (null, result.Exception is SecurityTokenInvalidLifetimeException ? Receipt.Refused.Stale : Receipt.Refused.NotSigned);
    }

    /// <summary>A token without an end is none.</summary>
    bool IsNow(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow();
        return until is { } end && now - Skew <= new DateTimeOffset(end, TimeSpan.Zero) && (from is not { } start || new DateTimeOffset(start, TimeSpan.Zero) <= now + Skew);
    }

    static JsonWebToken? Read(string? text)
    {
        try
        {
            return text is { Length: > 0 } ? new JsonWebToken(text) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
