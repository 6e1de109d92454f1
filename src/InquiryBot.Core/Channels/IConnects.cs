namespace InquiryBot.Core.Channels;

/// <summary>A channel that can be asked how it is, and told where we are.</summary>
public interface IConnects
{
    /// <summary>Whether the token is good and the vendor sends to us.</summary>
    /// <param name="webhook">Our address as it is known outside; null when it is not set.</param>
    ValueTask<ChannelState> ProbeAsync(Uri? webhook, CancellationToken ct);

    /// <summary>Tells the vendor our address.</summary>
    ValueTask<ChannelState> ConnectAsync(Uri webhook, CancellationToken ct);
}

/// <summary>How a channel is.</summary>
/// <param name="Well">Messages come in and go out.</param>
/// <param name="Detail">In words for who runs it: what is wrong and what to do, or the account's name.</param>
public sealed record ChannelState(bool Well, string Detail);

/// <summary>A channel that may ask its vendor for what came in, where the vendor cannot reach us.</summary>
public interface IPolls : IChannel
{
    /// <summary>Polling is switched on.</summary>
    bool Polling { get; }

    /// <summary>Waits for what came in; the caller stores it and asks again.</summary>
    /// <param name="after">What the last answer said to go on from; null at first.</param>
    ValueTask<Polled> PollAsync(string? after, CancellationToken ct);

    /// <summary>Does what an answer in the vendor's request would have done.</summary>
    ValueTask AcknowledgeAsync(string answer, CancellationToken ct);
}

/// <param name="Receipts">In order; empty when nothing came.</param>
/// <param name="Next">Where to go on from once these are stored.</param>
/// <param name="Pause">How long to wait when the vendor did not answer.</param>
public sealed record Polled(IReadOnlyList<Receipt> Receipts, string? Next, TimeSpan? Pause = null);
