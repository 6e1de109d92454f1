using System.Collections.Concurrent;
using System.Threading.Channels;
using InquiryBot.Core;
using InquiryBot.Core.Channels;

namespace InquiryBot.Workers;

/// <summary>
/// Responses of vendors' requests that are still open, and into which replies may go: the delivery worker offers, the response takes.
/// </summary>
public sealed class OpenResponses
{
    readonly ConcurrentDictionary<ConversationId, OpenResponse> _open = new();

    /// <summary>Opens a response; an older one of the same conversation gets no more.</summary>
    public OpenResponse Open(ConversationId conversation)
    {
        var response = new OpenResponse(closed => _open.TryRemove(new(conversation, closed)));
        if (_open.TryGetValue(conversation, out var older)) older.Dispose();
        _open[conversation] = response;
        return response;
    }

    /// <returns>How many parts went out, once that is known; null when no response is open.</returns>
    public Task<int>? Offer(ConversationId conversation, IReadOnlyList<OutgoingReply> parts) =>
        _open.TryGetValue(conversation, out var response) ? response.Offer(parts) : null;
}

/// <summary>One response that waits for replies.</summary>
public sealed class OpenResponse(Action<OpenResponse> closed) : IDisposable
{
    readonly Channel<OfferedParts> _offers = System.Threading.Channels.Channel.CreateUnbounded<OfferedParts>();

    public ChannelReader<OfferedParts> Offers => _offers.Reader;

    internal Task<int>? Offer(IReadOnlyList<OutgoingReply> parts)
    {
        var offered = new OfferedParts(parts);
        return _offers.Writer.TryWrite(offered) ? offered.Taken : null;
    }

    /// <summary>What was offered and not looked at goes back.</summary>
    public void Dispose()
    {
        closed(this);
        _offers.Writer.TryComplete();
        while (_offers.Reader.TryRead(out var offered)) offered.Take(0);
    }
}

/// <summary>Parts that somebody holds until he hears how many of them went out.</summary>
public sealed class OfferedParts(IReadOnlyList<OutgoingReply> parts)
{
    /// <summary>Instead of a number: they were given back, to come again together with what was stored behind them.</summary>
    public const int Again = -1;

    readonly TaskCompletionSource<int> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<OutgoingReply> Parts => parts;

    public Task<int> Taken => _taken.Task;

    public void Take(int count) => _taken.TrySetResult(count);
}
