using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using InquiryBot.Auth;
using InquiryBot.Core.Channels;

namespace InquiryBot.Endpoints;

/// <summary>Who may do what on Direct Line: secret, token, origin and pace.</summary>
internal sealed class DirectLineGate(DirectLineTokens tokens, DirectLineRules rules, IChats chats) : IDisposable
{
    readonly byte[]? _secret = rules.Secret is null ? null : Encoding.UTF8.GetBytes(rules.Secret);
    readonly PartitionedRateLimiter<string> _pace = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetTokenBucketLimiter(conversation, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = rules.Burst,
            TokensPerPeriod = Math.Max(1, rules.PerSecond / 4),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, rules.PerSecond / 4) / (double)rules.PerSecond),
            QueueLimit = 0,
        }));

    /// <summary>The caller's right, or the problem to answer with.</summary>
    /// <param name="grace">How long after its end a token still counts.</param>
    public async ValueTask<(Caller? Caller, Problem? Problem)> AdmitAsync(HttpRequest request, string? conversation, CancellationToken ct, TimeSpan grace = default)
    {
        if (Bearer(request) is not { Length: > 0 } bearer) return (null, DirectLineProblem.Unauthorized);
        if (IsSecret(bearer)) return (new Caller(null), null);
        if (tokens.Read(bearer) is not { } token) return (null, DirectLineProblem.Forbidden);
        if (!tokens.IsLive(token, grace)) return (null, DirectLineProblem.TokenExpired);
        if (conversation is not null && token.Conversation != conversation) return (null, DirectLineProblem.Forbidden);
        if (token.Origins.Count > 0 && !ComesFrom(request, token.Origins)) return (null, DirectLineProblem.Forbidden);
        return await IsOutlivedAsync(token, ct) ? (null, DirectLineProblem.Forbidden) : (new Caller(token), null);
    }

    /// <summary>
    /// Whether a token is older than its conversation: that of a messenger has the same id again after it was erased, and what a browser kept of
    /// the first is not good for the second.
    /// </summary>
    public async ValueTask<bool> IsOutlivedAsync(DirectLineToken token, CancellationToken ct) =>
        Chat.Has(new(token.Conversation)) && token.Issued < (await chats.FindAsync(new(token.Conversation), ct)).Since;

    /// <summary>True for our own pages, for the origins in the settings and for callers that are no browser.</summary>
    public bool AllowsOrigin(HttpRequest request) =>
        request.Headers.Origin is not [{ Length: > 0 } origin]
        || ApiGate.IsOwn(origin, request.Host)
        || rules.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the citizen may send now, otherwise how long he should wait.</summary>
    public TimeSpan? Wait(string conversation)
    {
        using var lease = _pace.AttemptAcquire(conversation);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }

    public void Dispose() => _pace.Dispose();

    public bool IsSecret(string bearer) => _secret is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(bearer), _secret);

    public static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;

    /// <summary>A caller that is no browser names no origin.</summary>
    static bool ComesFrom(HttpRequest request, IReadOnlyList<string> origins) =>
        request.Headers.Origin is not [{ Length: > 0 } sent] || origins.Contains(sent, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A caller with a token, or with the secret when it is null.</summary>
internal sealed record Caller(DirectLineToken? Token);

/// <summary>The settings of web chat that the endpoints need; the wiring fills them from the channel's section.</summary>
internal sealed record DirectLineRules(
    string? Secret, IReadOnlyList<string> Origins, TimeSpan TokenLifetime, TimeSpan ResumeWithin, int MaxActivityBytes, int MaxTextCharacters, int MaxUploadBytes, int Burst, int PerSecond)
{
    /// <summary>The same lifetime as the wire has it.</summary>
    public int TokenSeconds => (int)TokenLifetime.TotalSeconds;
}
