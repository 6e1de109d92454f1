using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;

namespace InquiryBot.Integrations.Wire;

/// <summary>A key of an issuer, and for which channels it may speak.</summary>
internal sealed record SigningKey(SecurityKey Key, IReadOnlyList<string> Endorsements);

/// <summary>
/// The keys with which an issuer signs its tokens, by its OpenID metadata. They are kept for a day. One that is not among them is looked
/// for at once, because keys change, but seldom, because anybody can name one.
/// </summary>
internal sealed class OpenIdKeys(Uri metadata, VendorHttp http, TimeProvider clock)
{
    static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    static readonly TimeSpan Seldom = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    readonly Lock _gate = new();
    Dictionary<string, SigningKey>? _keys;
    DateTimeOffset _staleAt;
    DateTimeOffset _notBefore;
    Task _asking = Task.CompletedTask;

    /// <param name="id">The key's id; null: any, to see whether the issuer can be reached.</param>
    /// <returns>The key, if the issuer has it, and whether any of its keys are known.</returns>
    public async ValueTask<(SigningKey? Key, bool Reached)> FindAsync(string? id, CancellationToken ct)
    {
        await Looking(id).WaitAsync(ct);
        return (id is null ? null : _keys?.GetValueOrDefault(id), _keys is not null);
    }

    Task Looking(string? id)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_keys is not null && now < _staleAt && (id is null || _keys.ContainsKey(id))) return Task.CompletedTask;
            if (!_asking.IsCompleted) return _asking;
            if (now < _notBefore) return Task.CompletedTask;
            _notBefore = now + Seldom;
            return _asking = Task.Run(AskAsync);
        }
    }

    /// <summary>What was known stays known when the issuer does not answer.</summary>
    async Task AskAsync()
    {
        var keys = await ReadAsync();
        lock (_gate)
        {
            if (keys is null) _notBefore = clock.GetUtcNow() + Soon;
            else (_keys, _staleAt) = (keys, clock.GetUtcNow() + Fresh);
        }
    }

    async Task<Dictionary<string, SigningKey>?> ReadAsync()
    {
        var told = await http.GetAsync(metadata, CancellationToken.None);
        if (!told.IsGood || told.Read(OpenIdJson.Wire.OpenIdMetadata)?.JwksUri is not { } place || !Uri.TryCreate(place, UriKind.Absolute, out var address) || address.Scheme != metadata.Scheme) return null;

        var answer = await http.GetAsync(address, CancellationToken.None);
        return !answer.IsGood || answer.Read(OpenIdJson.Wire.OpenIdKeySet)?.Keys is not { } keys ? null
            : keys.OfType<OpenIdKey>().Where(key => key is { Kty: "RSA", Kid: not null, N: not null, E: not null }).DistinctBy(key => key.Kid).ToDictionary(
                key => key.Kid!, key => new SigningKey(new JsonWebKey { Kty = key.Kty, Kid = key.Kid, N = key.N, E = key.E }, [.. (key.Endorsements ?? []).OfType<string>()]), StringComparer.Ordinal);
    }
}

internal sealed record OpenIdMetadata(string? JwksUri);

internal sealed record OpenIdKeySet(IReadOnlyList<OpenIdKey?>? Keys);

internal sealed record OpenIdKey(string? Kid, string? Kty, string? N, string? E, IReadOnlyList<string?>? Endorsements);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OpenIdMetadata))]
[JsonSerializable(typeof(OpenIdKeySet))]
internal sealed partial class OpenIdJson : JsonSerializerContext
{
    public static OpenIdJson Wire { get; } = new(WireJson.Options(JsonNamingPolicy.SnakeCaseLower));
}
