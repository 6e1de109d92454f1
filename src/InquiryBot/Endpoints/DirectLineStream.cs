using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using InquiryBot.Core;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Endpoints;

/// <summary>
/// One client that listens. What it hears comes with its place in the transcript; where a place is missing the
/// transcript is read, so a lost signal costs a query and no message.
/// </summary>
internal sealed class DirectLineStream(ConversationId conversation, WebSocket socket, IConversations conversations, long watermark) : IDisposable
{
    const int PageSize = 50;
    const int MaxHeard = 64;

    /// <summary>A line that is longer waits in the store and not in memory.</summary>
    const int LongestHeard = 8 * 1024;

    /// <summary>How long a client may take to take what is being sent when the stream ends.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Null is a keep-alive. A client that is too slow loses the oldest and reads the transcript instead.</summary>
    readonly Channel<Change?> _heard = Channel.CreateBounded<Change?>(new BoundedChannelOptions(MaxHeard) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    readonly CancellationTokenSource _closing = new();
    ArrayBufferWriter<byte>? _frame;
    string? _reason;
    long _last = watermark;

    public ConversationId Conversation => conversation;

    /// <summary>Called by whoever raises the signal: returns at once.</summary>
    public void Heard(Change change)
    {
        if (change is Change.Line { Body.Length: > LongestHeard } line) change = line with { Body = null };
        if (change is Change.Line or Change.Passing) _heard.Writer.TryWrite(change);
    }

    /// <summary>Sends an empty frame, so that proxies see life.</summary>
    public void Wake() => _heard.Writer.TryWrite(null);

    public void Close(string reason)
    {
        _reason = reason;
        _closing.Cancel();
    }

    public async Task RunAsync(CancellationToken aborted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted, _closing.Token);
        using var end = ending.Token.Register(() => _heard.Writer.TryComplete());
        var listening = ListenAsync(ending);
        var sending = SendAsync(ending.Token);
        await Task.WhenAny(sending, listening);
        try
        {
            // What is on its way goes out whole, unless the client has stopped taking it.
            await sending.WaitAsync(Patience, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            socket.Abort();
        }

        await CloseAsync();
        await ending.CancelAsync();
        await Task.WhenAll(sending, listening);
    }

    public void Dispose() => _closing.Dispose();

    async Task SendAsync(CancellationToken ct)
    {
        try
        {
            await CatchUpAsync(ct);
            do
            {
                while (_heard.Reader.TryRead(out var change)) await SendAsync(change, ct);
                _frame = null;
            }
            while (await _heard.Reader.WaitToReadAsync(CancellationToken.None));
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException)
        {
            // The client went away, or a second connection took its place.
        }
    }

    async Task SendAsync(Change? change, CancellationToken ct)
    {
        switch (change)
        {
            case null:
                await FrameAsync(ReadOnlyMemory<byte>.Empty);
                break;
            case Change.Passing passing:
                await FrameAsync(passing.Body, 0);
                break;
            case Change.Line line when line.Sequence == _last + 1 && line.Body is { } body:
                await FrameAsync(body, line.Sequence);
                break;
            case Change.Line line when line.Sequence > _last:
                await CatchUpAsync(ct);
                break;
        }
    }

    async Task CatchUpAsync(CancellationToken ct)
    {
        IReadOnlyList<TranscriptRow> rows;
        do
        {
            rows = await conversations.ReadAsync(conversation, _last, PageSize, ct);
            foreach (var row in rows) await FrameAsync(row.Body, row.Sequence);
        }
        while (rows.Count == PageSize);
    }

    async Task FrameAsync(string body, long sequence)
    {
        _frame ??= new ArrayBufferWriter<byte>(1024);
        DirectLineFrames.Write(_frame, body, sequence);
        await FrameAsync(_frame.WrittenMemory);
        if (sequence > 0) _last = sequence;
    }

    /// <summary>Without a token: the socket then writes straight through, and aborting it ends a write as well.</summary>
    ValueTask FrameAsync(ReadOnlyMemory<byte> frame) => socket.SendAsync(frame, WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>Clients send nothing but empty frames; reading them is how a closing is noticed.</summary>
    async Task ListenAsync(CancellationTokenSource ending)
    {
        var drop = new byte[64];
        try
        {
            while (true)
            {
                // An empty read costs an idle socket no buffer; it returns when there is something.
                await socket.ReceiveAsync(Memory<byte>.Empty, ending.Token);
                if ((await socket.ReceiveAsync(drop.AsMemory(), ending.Token)).MessageType is WebSocketMessageType.Close) break;
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException)
        {
            // Gone without a word: nothing to close.
        }

        await ending.CancelAsync();
    }

    async Task CloseAsync()
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, _reason, patience.Token);
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException)
        {
            // Already gone.
        }
    }
}
