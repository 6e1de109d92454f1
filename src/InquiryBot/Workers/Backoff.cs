namespace InquiryBot.Workers;

/// <summary>How long to wait after a failure: doubling from one second up to five minutes.</summary>
public static class Backoff
{
    public static TimeSpan After(int attempts) => TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, attempts)));

    /// <summary>The same, spread by up to a half either way, so that what failed together does not return together.</summary>
    public static TimeSpan After(int attempts, Random random) => After(attempts) * (0.5 + random.NextDouble());
}
