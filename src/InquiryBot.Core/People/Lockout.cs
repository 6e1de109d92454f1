namespace InquiryBot.Core.People;

/// <summary>
/// How long sign-in is refused after failures, per name and per address: the first few are free, then every further
/// one doubles the wait. An attempt counts as failed from its beginning, so a hundred at once are no way around.
/// Kept in memory and bounded; a restart forgives.
/// </summary>
public sealed class Lockout(TimeProvider clock)
{
    const int FreeForName = 5;

    /// <summary>A centre sits behind one address.</summary>
    const int FreeForAddress = 30;
    const int MostKeys = 20_000;
    static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    readonly Lock _gate = new();
    readonly Dictionary<string, Failures> _failures = new(StringComparer.Ordinal);

    /// <summary>Begins an attempt. Null lets it go on; otherwise how long to wait before the next.</summary>
    public TimeSpan? Begin(string name, string address)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var wait = Later(Wait(NameKey(name), now), Wait(AddressKey(address), now));
            if (wait is not null) return wait;

            Count(NameKey(name), FreeForName, now);
            Count(AddressKey(address), FreeForAddress, now);
            return null;
        }
    }

    /// <summary>The attempt was good: the name is forgiven, and the address gets this one attempt back.</summary>
    public void Succeed(string name, string address)
    {
        lock (_gate)
        {
            _failures.Remove(NameKey(name));
            if (!_failures.TryGetValue(AddressKey(address), out var failures)) return;

            var left = failures.Count - 1;
            _failures[AddressKey(address)] = failures with { Count = left, Until = left < FreeForAddress ? failures.Last : failures.Until };
        }
    }

    static string NameKey(string name) => $"n:{AccountName.Key(name)}";

    static string AddressKey(string address) => $"a:{address}";

    static TimeSpan? Later(TimeSpan? one, TimeSpan? other) => one > other || other is null ? one : other;

    TimeSpan? Wait(string key, DateTimeOffset now) =>
        _failures.TryGetValue(key, out var failures) && failures.Until > now ? failures.Until - now : null;

    void Count(string key, int free, DateTimeOffset now)
    {
        if (!_failures.TryGetValue(key, out var before) || before.Last + Memory < now) before = new(0, now, now);
        if (_failures.Count >= MostKeys) Forget(now);

        var count = before.Count + 1;
        _failures[key] = new(count, now, count < free ? now : now + Delay(count - free));
    }

    static TimeSpan Delay(int beyond) =>
        beyond >= 10 ? Longest : TimeSpan.FromTicks(Math.Min(Longest.Ticks, Shortest.Ticks << beyond));

    /// <summary>Makes room: what is old goes, and then what has failed least.</summary>
    void Forget(DateTimeOffset now)
    {
        foreach (var (key, failures) in _failures)
            if (failures.Last + Memory < now) _failures.Remove(key);
        if (_failures.Count < MostKeys) return;

        foreach (var key in _failures.OrderBy(entry => entry.Value.Count).Take(MostKeys / 10).Select(entry => entry.Key).ToList())
            _failures.Remove(key);
    }

    readonly record struct Failures(int Count, DateTimeOffset Last, DateTimeOffset Until);
}
