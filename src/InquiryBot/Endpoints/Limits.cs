using System.Net;
using System.Threading.RateLimiting;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Endpoints;

/// <summary>
/// How often one address may ask. Generous, because a mobile carrier puts thousands of citizens behind one address;
/// the pace of one citizen is <see cref="DirectLineGate"/>'s. Callers on this very machine are not counted: behind a
/// proxy their address is the citizen's, as long as the proxy is known.
/// </summary>
internal static class Limits
{
    public static void AddLimits(this IServiceCollection services, LimitRules rules) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(ByAddress(rules), NewConversations(rules));
            limiter.OnRejected = (rejected, _) => RefuseAsync(rejected.HttpContext, rejected.Lease);
        });

    public static void UseLimits(this WebApplication app) => app.UseRateLimiter();

    static PartitionedRateLimiter<HttpContext> ByAddress(LimitRules rules) => PartitionedRateLimiter.Create<HttpContext, IPAddress>(http =>
        Network(http) is not { } network ? Unlimited : RateLimitPartition.GetTokenBucketLimiter(network, _ => new()
        {
            TokenLimit = rules.Burst,
            TokensPerPeriod = rules.PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    /// <summary>
    /// A new conversation without a secret costs a row and a greeting: fewer of those. By what was routed, because one
    /// endpoint has several spellings of its path.
    /// </summary>
    static PartitionedRateLimiter<HttpContext> NewConversations(LimitRules rules) => PartitionedRateLimiter.Create<HttpContext, IPAddress>(http =>
        http.GetEndpoint()?.Metadata.GetMetadata<OpensConversation>() is null || Network(http) is not { } network ? Unlimited : RateLimitPartition.GetSlidingWindowLimiter(network, _ => new()
        {
            PermitLimit = rules.TokensPerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        }));

    static RateLimitPartition<IPAddress> Unlimited { get; } = RateLimitPartition.GetNoLimiter(IPAddress.None);

    static IPAddress? Network(HttpContext http) => CallerNetwork.IsThisMachine(http) ? null : CallerNetwork.Of(http);

    static async ValueTask RefuseAsync(HttpContext http, RateLimitLease lease)
    {
        var words = http.RequestServices.GetRequiredService<CitizenWords>();
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        await DirectLineProblem.TooManyRequests(words.For(http.Request, SystemTexts.TooFast), wait).ExecuteAsync(http);
    }
}

/// <summary>Marks the endpoint at which a stranger begins a conversation.</summary>
internal sealed record OpensConversation;

/// <summary>The figures of <see cref="Limits"/>; the wiring reads them from the settings.</summary>
internal sealed record LimitRules(int Burst, int PerSecond, int TokensPerMinute);
