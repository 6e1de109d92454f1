namespace InquiryBot.Integrations.Wire;

/// <summary>
/// Whether a vendor is worth asking. Closed, everybody asks. Five failures in a row, or a vendor that names the time it
/// wants, open it: nobody asks until the rest is over, and then one does, for all. Safe for many threads.
/// </summary>
internal sealed class Breaker(TimeProvider clock)
{
    public const int Patience = 5;

    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>A vendor that asks for more is asked again all the same: a wrong header must not switch it off for a day.</summary>
    public static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    readonly Lock gate = new();
    int failures;
    long? restsUntil;

    /// <summary>Whether to ask now. After a rest, whoever comes first is let through; the rest goes on for the others until his answer is known, or for another round.</summary>
    public bool Lets()
    {
        lock (gate)
        {
            if (restsUntil is not { } until) return true;
            if (clock.GetTimestamp() < until) return false;
            restsUntil = In(Rest);
            return true;
        }
    }

    /// <returns>Whether the vendor had been resting.</returns>
    public bool Succeeded()
    {
        lock (gate)
        {
            var rested = restsUntil is not null;
            (failures, restsUntil) = (0, null);
            return rested;
        }
    }

    /// <param name="retryAfter">The time that the vendor asked for; a vendor that says so needs no second failure.</param>
    /// <returns>The rest that begins with this failure; null when none does, or one had begun before.</returns>
    public TimeSpan? Failed(TimeSpan? retryAfter)
    {
        lock (gate)
        {
            var resting = restsUntil is not null;
            if (++failures < Patience && retryAfter is null && !resting) return null;

            var rest = retryAfter is { } asked && asked > TimeSpan.Zero ? Min(asked, LongestRest) : Rest;
            restsUntil = Math.Max(restsUntil ?? 0, In(rest));
            return resting ? null : rest;
        }
    }

    long In(TimeSpan time) => clock.GetTimestamp() + (long)(time.TotalSeconds * clock.TimestampFrequency);

    static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
