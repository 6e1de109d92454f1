using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;
using InquiryBot.Core;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Endpoints;

/// <summary>
/// One client that listens. What it hears comes with its place in the transcript; where a place is missing the
/// transcript is read, so a lost signal costs a query and no message.
/// </summary>
internal sealed class DirectLineStream(ConversationId conversation, WebSocket socket, IConversations conversations, IOutbox outbox, long watermark)
{
    const int PageSize = 50;
    const int MaxHeard = 64;

    /// <summary>A line that is longer waits in the store and not in memory.</summary>
    const int LongestHeard = 8 * 1024;

    /// <summary>How long a client may take to take what is being sent when the stream ends.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Null is a keep-alive. A client that is too slow loses the oldest and reads the transcript instead.</summary>
    readonly Channel<Change?> _heard = Channel.CreateBounded<Change?>(new BoundedChannelOptions(MaxHeard) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    ArrayBufferWriter<byte>? _frame;
    string? _reason;
    volatile bool _ended;

    /// <summary>What is older was not shown here.</summary>
    readonly long _from = watermark;
    long _last = watermark;
    long _read = watermark;

    public ConversationId Conversation => conversation;

    /// <summary>In which of the beats of a round its keep-alive is due.</summary>
    public int Beat { get; init; }

    /// <summary>Called by whoever raises the signal: returns at once.</summary>
    public void Heard(Change change)
    {
        if (change is Change.Line { Body.Length: > LongestHeard } line) change = line with { Body = null };
        if (change is Change.Line or Change.Passing || (change is Change.Held or Change.ReadsOn && Chat.Has(conversation))) _heard.Writer.TryWrite(change);
    }

    /// <summary>Sends an empty frame, so that proxies see life, after what no signal has told: a line that was lost here, or that another node stored.</summary>
    public void Wake() => _heard.Writer.TryWrite(null);

    /// <summary>Says good-bye with this reason, after what is on its way.</summary>
    public void Close(string reason)
    {
        _reason = reason;
        End();
    }

    /// <summary>Returns when the client has gone, was sent away or does not answer any more.</summary>
    public async Task RunAsync(CancellationToken aborted)
    {
        using var gone = aborted.Register(End);
        var listening = ListenAsync();
        var sending = SendAsync();
        await Task.WhenAny(sending, listening);
        End();
        await AwaitAsync(sending);
        await CloseAsync();
        await AwaitAsync(listening);
        await Task.WhenAll(sending, listening);
    }

    void End()
    {
        _ended = true;
        _heard.Writer.TryComplete();
    }

    /// <summary>Cuts a client off that does not take, or does not answer, within its time; a read is never cancelled, because that would cut it off at once.</summary>
    async Task AwaitAsync(Task task)
    {
        await task.WaitAsync(Patience, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!task.IsCompleted) socket.Abort();
    }

    async Task SendAsync()
    {
        try
        {
            await CatchUpAsync();
            do
            {
                while (_heard.Reader.TryRead(out var change)) await SendAsync(change);
                await ReadOnAsync();
                _frame = null;
            }
            while (await _heard.Reader.WaitToReadAsync(CancellationToken.None));
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException)
        {
            // The client went away, or was cut off.
        }
    }

    async Task SendAsync(Change? change)
    {
        switch (change)
        {
            case null:
                await KeepAliveAsync();
                break;
            case Change.Passing passing:
                await FrameAsync(passing.Body, 0);
                break;
            case Change.Line line when line.Sequence == _last + 1 && line.Body is { } body:
                await FrameAsync(body, line.Sequence);
                break;
            case Change.Line line when line.Sequence > _last:
            case Change.Held:
                await CatchUpAsync();
                break;
        }
    }

    async Task KeepAliveAsync()
    {
        try
        {
            await CatchUpAsync();
        }
        catch (StorageException)
        {
            // Whoever only listens need not be cut off for it: the next keep-alive asks again.
        }

        await FrameAsync(ReadOnlyMemory<byte>.Empty);
    }

    /// <summary>What a messenger's citizen has read here waits there no longer. Where he is not here, or that cannot be stored now, it is asked with the next change.</summary>
    async Task ReadOnAsync()
    {
        if (_read == _last || !Chat.Has(conversation)) return;
        try
        {
            if (await outbox.ReadAsync(conversation, _from, _last, CancellationToken.None)) _read = _last;
        }
        catch (StorageException)
        {
            // Told once more, in the messenger, rather than not at all.
        }
    }

    async Task CatchUpAsync()
    {
        IReadOnlyList<TranscriptRow> rows;
        do
        {
            rows = await conversations.ReadAsync(conversation, _last, PageSize, CancellationToken.None);
            foreach (var row in rows) await FrameAsync(row.Body, row.Sequence);
        }
        while (rows.Count == PageSize && !_ended);
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
    async Task ListenAsync()
    {
        var drop = new byte[64];
        try
        {
            while (true)
            {
                // An empty read costs an idle socket no buffer; it returns when there is something.
                await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
                if ((await socket.ReceiveAsync(drop.AsMemory(), CancellationToken.None)).MessageType is WebSocketMessageType.Close) break;
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException)
        {
            // Gone without a word, or cut off: nothing to close.
        }
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
