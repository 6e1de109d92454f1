namespace InquiryBot.Core.Channels;

/// <summary>What the vendor said to a reply. Only the outbox retries.</summary>
public abstract record Delivery
{
    public sealed record Accepted : Delivery
    {
        public static Accepted Now { get; } = new();
    }

    /// <summary>Not now: try again after <paramref name="After"/>, or when null after the outbox's own backoff.</summary>
    public sealed record Deferred(TimeSpan? After, string Reason) : Delivery;

    /// <summary>Never: shown in the transcript with its reason.</summary>
    public sealed record Rejected(string Reason) : Delivery;
}
