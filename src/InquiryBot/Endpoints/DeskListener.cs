using System.Threading.Channels;

namespace InquiryBot.Endpoints;

/// <summary>One open console: what it has yet to be told.</summary>
internal sealed class DeskListener(DeskEvents events, string startId, bool isGap) : IDisposable
{
    /// <summary>All that is kept, and as much again while it is being told.</summary>
    const int MostWaiting = 4000;

    readonly Channel<DeskEvent> _waiting = Channel.CreateBounded<DeskEvent>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>The id of the last event before it began to listen.</summary>
    public string StartId => startId;

    /// <summary>Events between its last and now are lost.</summary>
    public bool IsGap => isGap;

    /// <summary>Ends when the listener has fallen too far behind.</summary>
    public ChannelReader<DeskEvent> Events => _waiting.Reader;

    public void Dispose() => events.Leave(this);

    /// <summary>False when it has fallen too far behind and is told nothing more.</summary>
    internal bool Offer(DeskEvent one)
    {
        if (_waiting.Writer.TryWrite(one)) return true;

        _waiting.Writer.TryComplete();
        return false;
    }
}
