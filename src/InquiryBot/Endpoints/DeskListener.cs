using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace InquiryBot.Endpoints;

/// <summary>One open console: what it has yet to be told.</summary>
internal sealed class DeskListener(DeskEvents events, string startId, bool isGap) : IDisposable
{
    /// <summary>All that is kept, and as much again while it is being told.</summary>
    const int MostWaiting = 2 * DeskEvents.MostKept;
    const int MostCharacters = 2 * DeskEvents.MostCharacters;

    readonly Channel<DeskEvent> _waiting = Channel.CreateBounded<DeskEvent>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    int _characters;

    /// <summary>The id of the last event before it began to listen.</summary>
    public string StartId => startId;

    /// <summary>Events between its last and now are lost.</summary>
    public bool IsGap => isGap;

    /// <summary>False when the listener has fallen too far behind and has been told the last.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken ct) => _waiting.Reader.WaitToReadAsync(ct);

    public bool TryRead([NotNullWhen(true)] out DeskEvent? one)
    {
        if (!_waiting.Reader.TryRead(out one)) return false;

        Interlocked.Add(ref _characters, -one.Data.Length);
        return true;
    }

    public void Dispose() => events.Leave(this);

    /// <summary>False when it has fallen too far behind and is told nothing more.</summary>
    internal bool Offer(DeskEvent one)
    {
        if (Interlocked.Add(ref _characters, one.Data.Length) <= MostCharacters && _waiting.Writer.TryWrite(one)) return true;

        _waiting.Writer.TryComplete();
        return false;
    }
}
