using System.Security.Cryptography;
using System.Text;
using InquiryBot.Core.People;

namespace InquiryBot.Auth;

/// <summary>
/// The cookie of a console session: 32 random bytes, of which the store keeps only a hash. Scripts cannot read it,
/// other sites cannot make a browser send it, and behind HTTPS it never travels in the clear.
/// </summary>
public static class SessionCookie
{
    public const string Name = "inquirybot_session";

    /// <summary>Gives the browser a new session; the result is its key in the store.</summary>
    public static string Give(HttpContext http)
    {
        var secret = RandomNumberGenerator.GetHexString(64, lowercase: true);
        http.Response.Cookies.Append(Name, secret, Rules(http));
        return KeyOf(secret);
    }

    /// <summary>The key of the session that this request shows, or null.</summary>
    public static string? KeyOf(HttpRequest request) =>
        request.Cookies.TryGetValue(Name, out var secret) && secret is { Length: 64 } ? KeyOf(secret) : null;

    public static void Take(HttpContext http) => http.Response.Cookies.Delete(Name, Rules(http));

    internal static string KeyOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));

    /// <summary>It outlives the session's idle time in the browser; the store decides when it is over.</summary>
    static CookieOptions Rules(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = "/",
        MaxAge = Session.Length * 14,
        IsEssential = true,
    };
}
