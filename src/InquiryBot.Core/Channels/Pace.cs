using System.Collections.Concurrent;

namespace InquiryBot.Core.Channels;

/// <summary>Token buckets, one a channel and one a chat, so that a vendor's limit is not met. Of this node alone; the vendor's 429 is the last word.</summary>
public sealed class Pace(TimeProvider clock)
{
    /// <summary>Buckets beyond which full ones are forgotten.</summary>
    const int Most = 10_000;

    readonly ConcurrentDictionary<(string Channel, string Chat), Bucket> _buckets = new();

    /// <summary>How long until another message may go; zero takes its place in the pace.</summary>
    public TimeSpan Wait(string channel, string chat, ChannelAbilities abilities)
    {
        var now = clock.GetTimestamp();
        if (_buckets.Count > Most) Forget(now);

        var ofChat = Bucket(channel, chat, abilities.ChatRate);
        var ofChannel = Bucket(channel, "", abilities.Rate);
        var wait = Max(ofChat?.Wait(clock, now) ?? TimeSpan.Zero, ofChannel?.Wait(clock, now) ?? TimeSpan.Zero);
        if (wait > TimeSpan.Zero) return wait;
        ofChat?.Take();
        ofChannel?.Take();
        return TimeSpan.Zero;
    }

    Bucket? Bucket(string channel, string chat, Rate? rate) => rate is null ? null : _buckets.GetOrAdd((channel, chat), _ => new Bucket(rate, clock.GetTimestamp()));

    void Forget(long now)
    {
        foreach (var (key, bucket) in _buckets)
            if (bucket.IsFull(clock, now)) _buckets.TryRemove(key, out _);
    }

    static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}

/// <summary>So many at a stroke, refilled at a steady rate.</summary>
internal sealed class Bucket(Rate rate, long since)
{
    readonly Lock _gate = new();
    double _left = rate.Burst;
    long _since = since;

    public TimeSpan Wait(TimeProvider clock, long now)
    {
        lock (_gate)
        {
            Fill(clock, now);
            return _left >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - _left) / rate.PerSecond);
        }
    }

    public void Take()
    {
        lock (_gate) _left--;
    }

    public bool IsFull(TimeProvider clock, long now)
    {
        lock (_gate)
        {
            Fill(clock, now);
            return _left >= rate.Burst;
        }
    }

    void Fill(TimeProvider clock, long now)
    {
        if (now <= _since) return;
        _left = Math.Min(rate.Burst, _left + clock.GetElapsedTime(_since, now).TotalSeconds * rate.PerSecond);
        _since = now;
    }
}
