using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InquiryBot.Commands.Benches;

/// <summary>An issuer of signed tokens, with its one key: what the Bot Framework is to a bot.</summary>
internal sealed class BenchKeys : HttpMessageHandler
{
    public const string Issuer = "https://issuer.test";
    public const string Metadata = Issuer + "/.well-known/openidconfiguration";

    readonly RSA _key = RSA.Create(2048);

    /// <summary>A token that is good for some minutes.</summary>
    public string Token(string audience, string service)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var signed = $"{Encoded("""{"alg":"RS256","kid":"1"}""")}.{Encoded($$"""{"iss":"{{Issuer}}","aud":"{{audience}}","nbf":{{now}},"exp":{{now + 3600}},"serviceurl":"{{service}}"}""")}";
        return $"{signed}.{Encoded(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
    {
        Content = new StringContent(request.RequestUri!.AbsoluteUri is Metadata ? $$"""{"jwks_uri":"{{Issuer}}/keys"}""" : Keys(), Encoding.UTF8, "application/json"),
    });

    protected override void Dispose(bool disposing)
    {
        if (disposing) _key.Dispose();
        base.Dispose(disposing);
    }

    string Keys()
    {
        var numbers = _key.ExportParameters(includePrivateParameters: false);
        return $$"""{"keys":[{"kty":"RSA","kid":"1","n":"{{Encoded(numbers.Modulus!)}}","e":"{{Encoded(numbers.Exponent!)}}","endorsements":["msteams"]}]}""";
    }

    static string Encoded(string json) => Encoded(Encoding.UTF8.GetBytes(JsonElement.Parse(json).GetRawText()));

    static string Encoded(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
