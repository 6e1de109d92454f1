using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace InquiryBot.Integrations.Wire;

/// <summary>OAuth 1.0a (RFC 5849): a request in the name of a user, signed with HMAC-SHA1. A body of JSON is no part of what is signed.</summary>
/// <param name="ConsumerKey">The application's.</param>
/// <param name="Token">The user's.</param>
internal sealed record OAuth1(string ConsumerKey, string ConsumerSecret, string Token, string TokenSecret)
{
    /// <param name="nonce">Never the same twice within a second.</param>
    public AuthenticationHeaderValue Header(HttpMethod method, Uri address, string nonce, DateTimeOffset now)
    {
        List<(string Name, string Value)> own =
        [
            ("oauth_consumer_key", ConsumerKey),
            ("oauth_nonce", nonce),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            ("oauth_token", Token),
            ("oauth_version", "1.0"),
        ];
        own.Add(("oauth_signature", Sign($"{method.Method}&{Escape(address.GetLeftPart(UriPartial.Path))}&{Escape(Normalized([.. own, .. Query(address)]))}")));
        return new("OAuth", string.Join(", ", own.Select(part => $"{part.Name}=\"{Escape(part.Value)}\"")));
    }

    [SuppressMessage("Security", "CA5350", Justification = "OAuth 1.0a knows no other that the vendor takes; a forger would need the secrets and not a collision.")]
    string Sign(string text) => Convert.ToBase64String(HMACSHA1.HashData(Encoding.ASCII.GetBytes($"{Escape(ConsumerSecret)}&{Escape(TokenSecret)}"), Encoding.ASCII.GetBytes(text)));

    /// <summary>RFC 5849 §3.4.1.3.2: escaped, then in the order of their bytes.</summary>
    static string Normalized(IEnumerable<(string Name, string Value)> parts) => string.Join('&', parts
        .Select(part => (Name: Escape(part.Name), Value: Escape(part.Value)))
        .OrderBy(part => part.Name, StringComparer.Ordinal).ThenBy(part => part.Value, StringComparer.Ordinal)
        .Select(part => $"{part.Name}={part.Value}"));

    static IEnumerable<(string Name, string Value)> Query(Uri address) =>
        address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at ? (Plain(part[..at]), Plain(part[(at + 1)..])) : (Plain(part), ""));

    static string Plain(string escaped) => Uri.UnescapeDataString(escaped.Replace('+', ' '));

    static string Escape(string text) => Uri.EscapeDataString(text);
}
