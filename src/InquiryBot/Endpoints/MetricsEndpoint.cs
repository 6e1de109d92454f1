using System.Security.Cryptography;
using System.Text;
using InquiryBot.Core.Conversations;
using InquiryBot.Workers;

namespace InquiryBot.Endpoints;

/// <summary><c>/metrics</c>: the backlog is read from the store when somebody asks, the rest is counted as it happens.</summary>
internal sealed class MetricsEndpoint : IDisposable
{
    readonly PrometheusText _exporter;
    readonly IBacklog _store;
    readonly TimeProvider _clock;
    readonly byte[]? _token;
    readonly SemaphoreSlim _one = new(1);
    Backlog _backlog = new(0, 0, null, 0);

    /// <param name="token">What a reader must show as Bearer; null lets everybody read.</param>
    public MetricsEndpoint(PrometheusText exporter, IBacklog store, Meters meters, TimeProvider clock, string? token)
    {
        (_exporter, _store, _clock, _token) = (exporter, store, clock, token is null ? null : Encoding.UTF8.GetBytes(token));
        meters.Watch("inquirybot.queue.length", "Messages that are due and not yet answered, over all nodes.", () => _backlog.Messages);
        meters.Watch("inquirybot.outbox.length", "Replies on their way, over all nodes.", () => _backlog.Replies);
        meters.Watch("inquirybot.outbox.age", "Age of the oldest reply on its way.", Age, "s");
        meters.Watch("inquirybot.desk.waiting", "Citizens who wait for a person.", () => _backlog.Tickets);
    }

    public void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/metrics", (HttpRequest request, CancellationToken ct) => ReadAsync(request, ct)).ExcludeFromDescription();

    public void Dispose() => _one.Dispose();

    async Task<IResult> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!MayRead(request)) return Results.Unauthorized();

        await _one.WaitAsync(ct);
        try
        {
            _backlog = await _store.ReadAsync(ct);
            return Results.Text(_exporter.Read(), PrometheusText.ContentType);
        }
        finally
        {
            _one.Release();
        }
    }

    bool MayRead(HttpRequest request) =>
        _token is null || (DirectLineGate.Bearer(request) is { } bearer && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(bearer), _token));

    double Age() => _backlog.OldestReply is { } oldest ? Math.Max(0, (_clock.GetUtcNow() - oldest).TotalSeconds) : 0;
}
