using System.Collections.Concurrent;
using InquiryBot.Core.Channels;

namespace InquiryBot.Workers;

/// <summary>What this node has learned of its channels: how the last probe went, and what the vendor refused since.</summary>
public sealed partial class ChannelBook(TimeProvider clock, ILogger<ChannelBook> log)
{
    readonly ConcurrentDictionary<string, ChannelNotes> _notes = new(StringComparer.Ordinal);

    public ChannelNotes Of(string channel) => _notes.GetValueOrDefault(channel) ?? new(null, null, 0, null);

    /// <summary>A refused token is told at once, and once.</summary>
    public void Sent(string channel, Delivery delivery)
    {
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Channel {Channel}: the vendor refuses our token; replies wait until it is renewed")]
    partial void LogToken(string channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "Channel {Channel} is not well: {Detail}")]
    partial void LogIll(string channel, string detail);
}

/// <param name="State">As the last probe found it; null before the first.</param>
/// <param name="Failures">Replies that were refused or put off since the start.</param>
public sealed record ChannelNotes(ChannelState? State, DateTimeOffset? ProbedAt, long Failures, string? LastFailure);
