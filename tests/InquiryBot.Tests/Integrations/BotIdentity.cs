using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace InquiryBot.Tests.Integrations;

/// <summary>Those who give keys and tokens of the Bot Framework, with a key of their own; their address is whatever they are asked at.</summary>
sealed class BotIdentity : HttpMessageHandler
{
    public const string AppId = "5f3c8a52-0c1d-4e2f-9a3b-7d6e5f4a3b2c";
    public const string Issuer = "https://api.botframework.com";
    public const string KeyId = "key-1";

    static readonly RSA First = RSA.Create(2048);
    static readonly RSA Second = RSA.Create(2048);

    int _tokens;
    int _keysRead;

    public int Tokens => _tokens;

    public int KeysRead => _keysRead;

    /// <summary>The key has changed: the second one is told as well.</summary>
    public bool HasSecond { get; set; }

    public bool IsAway { get; set; }

    /// <summary>What the connector signs its requests with.</summary>
    /// <param name="service">The claim <c>serviceurl</c>; null: without it.</param>
    public static string Token(DateTimeOffset now, string? service, string issuer = Issuer, string audience = AppId, string keyId = KeyId, bool second = false, TimeSpan? lasts = null) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now.UtcDateTime,
            Expires = (now + (lasts ?? TimeSpan.FromSeconds(30))).UtcDateTime,
            Claims = service is null ? [] : new Dictionary<string, object> { ["serviceurl"] = service },
            SigningCredentials = new(new RsaSecurityKey(second ? Second : First) { KeyId = keyId }, SecurityAlgorithms.RsaSha256),
        });

    /// <returns>What is at a path; null: nothing.</returns>
    public string? Answer(Uri address) => address.AbsolutePath.Split('/')[^1] switch
    {
        "openidconfiguration" => $$"""{"issuer":"{{Issuer}}","jwks_uri":"{{new Uri(address, "/v1/.well-known/keys")}}","id_token_signing_alg_values_supported":["RS256"]}""",
        "keys" => Keys(),
        "token" => $$"""{"token_type":"Bearer","expires_in":3600,"access_token":"our-token-{{Interlocked.Increment(ref _tokens)}}"}""",
        _ => null,
    };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(!IsAway && Answer(request.RequestUri!) is { } json ? FakeVendor.Json(json) : FakeVendor.Json("{}", HttpStatusCode.ServiceUnavailable));

    string Keys()
    {
        Interlocked.Increment(ref _keysRead);
        var keys = new JsonArray(Key(First, KeyId, "msteams", "webchat"), Key(Second, "key-without-endorsements"));
        if (HasSecond) keys.Add(Key(Second, "key-2", "msteams"));
        return new JsonObject { ["keys"] = keys }.ToJsonString();
    }

    static JsonObject Key(RSA key, string id, params string[] endorsements)
    {
        var numbers = key.ExportParameters(false);
        return new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
            ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
            ["endorsements"] = endorsements.Length == 0 ? null : new JsonArray([.. endorsements.Select(channel => (JsonNode)channel)]),
        };
    }
}
