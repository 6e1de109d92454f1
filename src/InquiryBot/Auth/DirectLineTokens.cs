using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace InquiryBot.Auth;

/// <summary>
/// Tokens of Direct Line: signed by the key ring, good for one conversation and one user, and for a short time. A
/// stream token is a token of its own kind that opens one WebSocket within a minute (sheet §3), and a link's is another, which
/// whoever comes from a messenger exchanges for his first.
/// </summary>
public sealed class DirectLineTokens(IDataProtectionProvider keys, TimeProvider clock)
{
    const int Remembered = 20_000;

    static readonly TimeSpan LinkLifetime = TimeSpan.FromMinutes(10);

    readonly IDataProtector _tokens = keys.CreateProtector("directline.token");
    readonly IDataProtector _streams = keys.CreateProtector("directline.stream");
    readonly IDataProtector _links = keys.CreateProtector("directline.link");

    /// <summary>Tokens that were checked once; a client shows the same one with every message.</summary>
    readonly ConcurrentDictionary<string, DirectLineToken> _known = new(StringComparer.Ordinal);

    /// <param name="origins">The pages that may use it; any when there are none. Neither they nor the ids hold a line break.</param>
    public string Issue(string conversation, string user, IReadOnlyList<string> origins, TimeSpan lifetime) => Protect(_tokens, conversation, user, origins, lifetime);

    public string IssueStream(string conversation, string user) => Protect(_streams, conversation, user, [], TimeSpan.FromSeconds(60));

    /// <summary>For an address that leads from a messenger into the same conversation: a citizen opens it at once, or asks again.</summary>
    public string IssueLink(string conversation, string user) => Protect(_links, conversation, user, [], LinkLifetime);

    /// <summary>The token's content, also when it has expired; null when it is not one of ours.</summary>
    public DirectLineToken? Read(string token)
    {
        if (_known.TryGetValue(token, out var known)) return known;
        if (Unprotect(_tokens, token) is not { } read) return null;

        if (_known.Count >= Remembered) _known.Clear();
        _known[token] = read;
        return read;
    }

    public DirectLineToken? ReadStream(string token) => Unprotect(_streams, token);

    /// <summary>A link's content, also when it has expired; that it is good once is the store's to say. Null when it is not one of ours.</summary>
    public DirectLineToken? ReadLink(string token) => Unprotect(_links, token);

    public bool IsLive(DirectLineToken token, TimeSpan grace = default) => token.Expires + grace > clock.GetUtcNow();

    string Protect(IDataProtector protector, string conversation, string user, IReadOnlyList<string> origins, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow();
        var times = string.Create(CultureInfo.InvariantCulture, $"{(now + lifetime).ToUnixTimeMilliseconds()} {now.ToUnixTimeMilliseconds()}");
        return protector.Protect(string.Join('\n', [times, conversation, user, .. origins]));
    }

    static DirectLineToken? Unprotect(IDataProtector protector, string token)
    {
        try
        {
            var parts = protector.Unprotect(token).Split('\n');
            DateTimeOffset[] times = [.. parts[0].Split(' ').Select(time => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(time, CultureInfo.InvariantCulture)))];

            // One of an earlier version does not say when it was issued.
            return new(parts[1], parts[2], [.. parts.Skip(3).Where(origin => origin.Length > 0)], times[0]) { Issued = times is [_, var issued] ? issued : DateTimeOffset.UnixEpoch };
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>What a token is good for.</summary>
public sealed record DirectLineToken(string Conversation, string User, IReadOnlyList<string> Origins, DateTimeOffset Expires)
{
    public DateTimeOffset Issued { get; init; }
}
