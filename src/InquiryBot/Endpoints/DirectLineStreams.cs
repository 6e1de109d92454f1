using System.Collections.Concurrent;
using System.Globalization;
using InquiryBot.Auth;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Endpoints;

/// <summary>The WebSockets of Direct Line (sheet §3): one a conversation, a second one closes the first.</summary>
internal sealed class DirectLineStreams(DirectLineTokens tokens, IConversations conversations, ISignal signal, TimeProvider clock) : BackgroundService
{
    static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    readonly ConcurrentDictionary<string, DirectLineStream> _open = new(StringComparer.Ordinal);

    public int Count => _open.Count;

    public void Map(IEndpointRouteBuilder app) =>
        app.MapGet($"{DirectLineEndpoints.Base}/conversations/{{id}}/stream", (string id, HttpContext http) => RunAsync(id, http)).ExcludeFromDescription();

    /// <summary>Something for everybody who listens now; it is shown and not kept.</summary>
    public void SayToAll(string body)
    {
        foreach (var stream in _open.Values) stream.Heard(new Change.Passing(stream.Conversation, body));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var stream in _open.Values) stream.Close("restart");
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(KeepAlive, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var stream in _open.Values) stream.Wake();
    }

    async Task RunAsync(string id, HttpContext http)
    {
        if (tokens.ReadStream(http.Request.Query["t"].ToString()) is not { } token || token.Conversation != id)
        {
            await DirectLineProblem.Forbidden.ExecuteAsync(http);
            return;
        }

        if (!tokens.IsLive(token))
        {
            await DirectLineProblem.TokenExpired.ExecuteAsync(http);
            return;
        }

        if (!http.WebSockets.IsWebSocketRequest)
        {
            await DirectLineProblem.BadArgument("This address speaks WebSocket only.").ExecuteAsync(http);
            return;
        }

        _ = long.TryParse(http.Request.Query["watermark"], NumberStyles.None, CultureInfo.InvariantCulture, out var watermark);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        using var stream = new DirectLineStream(new(id), socket, conversations, watermark);
        using var listening = signal.Listen(stream.Conversation, stream.Heard);
        _open.AddOrUpdate(id, stream, (_, earlier) =>
        {
            earlier.Close("collision");
            return stream;
        });

        try
        {
            await stream.RunAsync(http.RequestAborted);
        }
        finally
        {
            _open.TryRemove(KeyValuePair.Create(id, stream));
        }
    }
}
