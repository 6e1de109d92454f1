using System.Collections.Concurrent;
using InquiryBot.Core.Channels;

namespace InquiryBot.Workers;

/// <summary>What this node has learned of its channels: how the last probe went, and what the vendor refused since.</summary>
public sealed partial class ChannelBook(TimeProvider clock, ILogger<ChannelBook> log)
{
    readonly ConcurrentDictionary<string, ChannelNotes> _notes = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Moment> _moments = new(StringComparer.Ordinal);

    public ChannelNotes Of(string channel) => _notes.GetValueOrDefault(channel) ?? new(null, null, 0, null);

    /// <summary>When this node last heard of a citizen on a channel, and last reached one; of those that had something since the program started.</summary>
    public IEnumerable<(string Channel, DateTimeOffset Heard, DateTimeOffset Sent)> Traffic =>
        _moments.Select(row => (row.Key, DateTimeOffset.FromUnixTimeMilliseconds(Volatile.Read(ref row.Value.Heard)), DateTimeOffset.FromUnixTimeMilliseconds(Volatile.Read(ref row.Value.Sent))));

    public void Heard(string channel) => Volatile.Write(ref Moments(channel).Heard, clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>A refused token is told at once, and once.</summary>
    public void Sent(string channel, Delivery delivery)
    {
        if (delivery is Delivery.Accepted) Volatile.Write(ref Moments(channel).Sent, clock.GetUtcNow().ToUnixTimeMilliseconds());
        var before = Of(channel);
        switch (delivery)
        {
            case Delivery.Accepted when before.State is { Well: false, Detail: DeliveryReasons.TokenRefused }:
                _notes[channel] = before with { State = null };
                break;
            case Delivery.Deferred { Reason: DeliveryReasons.TokenRefused }:
                if (before.State is not { Well: false }) LogToken(channel);
                _notes[channel] = before with { State = new(false, DeliveryReasons.TokenRefused), Failures = before.Failures + 1, LastFailure = DeliveryReasons.TokenRefused };
                break;
            case Delivery.Rejected rejected:
                _notes[channel] = before with { Failures = before.Failures + 1, LastFailure = rejected.Reason };
                break;
            case Delivery.Deferred { OfChannel: false } deferred:
                _notes[channel] = before with { Failures = before.Failures + 1, LastFailure = deferred.Reason };
                break;
        }
    }

    public void Probed(string channel, ChannelState state)
    {
        var before = Of(channel);
        if (!state.Well && before.State is not { Well: false }) LogIll(channel, state.Detail);
        _notes[channel] = before with { State = state, ProbedAt = clock.GetUtcNow() };
    }

    Moment Moments(string channel) => _moments.GetOrAdd(channel, _ => new());

    sealed class Moment
    {
        public long Heard;
        public long Sent;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Channel {Channel}: the vendor refuses our token; replies wait until it is renewed")]
    partial void LogToken(string channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "Channel {Channel} is not well: {Detail}")]
    partial void LogIll(string channel, string detail);
}

/// <param name="State">As the last probe found it; null before the first.</param>
/// <param name="Failures">Replies that were refused or put off since the start.</param>
public sealed record ChannelNotes(ChannelState? State, DateTimeOffset? ProbedAt, long Failures, string? LastFailure);
