using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using InquiryBot.Core;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Endpoints;

/// <summary>
/// One client that listens. What it hears comes with its place in the transcript; where a place is missing the
/// transcript is read, so a lost signal costs a query and no message.
/// </summary>
internal sealed class DirectLineStream(ConversationId conversation, WebSocket socket, IConversations conversations, long watermark) : IDisposable
{
    const int PageSize = 200;
    const int MaxHeard = 64;

    readonly ConcurrentQueue<Change> _heard = new();
    readonly SemaphoreSlim _wake = new(0, 1);
    readonly CancellationTokenSource _closing = new();
    ArrayBufferWriter<byte>? _frame;
    string? _reason;
    long _last = watermark;
    bool _behind = true;
    volatile bool _keepAlive;

    public ConversationId Conversation => conversation;

    /// <summary>Called by whoever raises the signal: returns at once. A client that is too slow reads the transcript instead.</summary>
    public void Heard(Change change)
    {
        if (change is not (Change.Line or Change.Passing)) return;
        if (_heard.Count >= MaxHeard) _heard.Clear();
        _heard.Enqueue(change);
        Release();
    }

    /// <summary>Sends an empty frame, so that proxies see life.</summary>
    public void Wake()
    {
        _keepAlive = true;
        Release();
    }

    public void Close(string reason)
    {
        _reason = reason;
        _closing.Cancel();
    }

    public async Task RunAsync(CancellationToken aborted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted, _closing.Token);
        var listening = ListenAsync(ending);
        try
        {
            await SendAsync(ending.Token);
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException)
        {
            // The client went away, or a second connection took its place.
        }

        await CloseAsync();
        await ending.CancelAsync();
        await listening;
    }

    public void Dispose()
    {
        _closing.Dispose();
        _wake.Dispose();
    }

    async Task SendAsync(CancellationToken ct)
    {
        while (true)
        {
            if (_behind) await CatchUpAsync(ct);
            while (_heard.TryDequeue(out var change)) await SendAsync(change, ct);
            if (_keepAlive) await KeepAliveAsync(ct);
            _frame = null;
            await _wake.WaitAsync(ct);
        }
    }

    async Task SendAsync(Change change, CancellationToken ct)
    {
        switch (change)
        {
            case Change.Passing passing:
                await FrameAsync(passing.Body, 0, ct);
                break;
            case Change.Line line when line.Sequence == _last + 1 && line.Body is { } body:
                await FrameAsync(body, line.Sequence, ct);
                break;
            case Change.Line line when line.Sequence > _last:
                await CatchUpAsync(ct);
                break;
        }
    }

    async Task CatchUpAsync(CancellationToken ct)
    {
        _behind = false;
        IReadOnlyList<TranscriptRow> rows;
        do
        {
            rows = await conversations.ReadAsync(conversation, _last, PageSize, ct);
            foreach (var row in rows) await FrameAsync(row.Body, row.Sequence, ct);
        }
        while (rows.Count == PageSize);
    }

    async Task KeepAliveAsync(CancellationToken ct)
    {
        _keepAlive = false;
        await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, ct);
    }

    async Task FrameAsync(string body, long sequence, CancellationToken ct)
    {
        _frame ??= new ArrayBufferWriter<byte>(1024);
        DirectLineFrames.Write(_frame, body, sequence);
        await socket.SendAsync(_frame.WrittenMemory, WebSocketMessageType.Text, true, ct);
        if (sequence > 0) _last = sequence;
    }

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
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, _reason, patience.Token);
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException)
        {
            // Already gone.
        }
    }

    void Release()
    {
        try
        {
            if (_wake.CurrentCount == 0) _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else woke it in between.
        }
        catch (ObjectDisposedException)
        {
            // It closed in between.
        }
    }
}
