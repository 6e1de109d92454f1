using System.Collections.Concurrent;
using System.Globalization;
using InquiryBot.Auth;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Alerts;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Endpoints;

/// <summary>The WebSockets of Direct Line (sheet §3): one a conversation, a second one closes the first.</summary>
internal sealed class DirectLineStreams(
    DirectLineTokens tokens, DirectLineGate gate, IConversations conversations, ISignal signal, IOutbox outbox, AlertBoard board, IHostApplicationLifetime life, TimeProvider clock) : BackgroundService
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>Each stream's keep-alive is due once in so many: ten thousand must not ask the store in one moment.</summary>
    const int Beats = 15;

    /// <summary>The same for everybody: each chat asks for the words in its own language.</summary>
    static readonly string Alarm = ActivityJson.Write(new() { Type = ActivityTypes.Event, Name = EventNames.Alert, ChannelId = "webchat" });

    readonly ConcurrentDictionary<string, DirectLineStream> _open = new(StringComparer.Ordinal);

    int _opened;

    public void Map(IEndpointRouteBuilder app) =>
        app.MapGet($"{DirectLineEndpoints.Base}/conversations/{{id}}/stream", (string id, HttpContext http) => RunAsync(id, http)).ExcludeFromDescription();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        board.Changed += Warn;
        try
        {
            for (var beat = 0; await timer.WaitForNextTickAsync(stoppingToken); beat = (beat + 1) % Beats)
                foreach (var (_, stream) in _open)
                    if (stream.Beat == beat) stream.Wake();
        }
        finally
        {
            board.Changed -= Warn;
        }
    }

    /// <summary>Tells every open chat at once that an alert was raised or ended.</summary>
    void Warn()
    {
        foreach (var (_, stream) in _open) stream.Heard(new Change.Passing(stream.Conversation, Alarm));
    }

    async Task RunAsync(string id, HttpContext http)
    {
        if (tokens.ReadStream(http.Request.Query["t"].ToString()) is not { } token || token.Conversation != id || await gate.IsOutlivedAsync(token, http.RequestAborted))
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
        var stream = new DirectLineStream(new(id), socket, conversations, outbox, watermark) { Beat = (int)((uint)Interlocked.Increment(ref _opened) % Beats) };
        using var listening = signal.Listen(stream.Conversation, stream.Heard);

        // The server waits for open sockets before it stops anything else.
        using var stopping = life.ApplicationStopping.Register(() => stream.Close("restart"));
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
