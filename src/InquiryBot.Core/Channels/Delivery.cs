namespace InquiryBot.Core.Channels;

/// <summary>What the vendor said to a part of a reply. Only the outbox retries.</summary>
public abstract record Delivery
{
    /// <summary>How long a vendor may take for one part: shorter than a lease, so that nobody else sends the same meanwhile.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(7);

    public sealed record Accepted : Delivery
    {
        public static Accepted Now { get; } = new();

        /// <summary>The chat's new memo, when sending used up something of it; null: as before.</summary>
        public string? Memo { get; init; }
    }

    /// <summary>Not now: try again after <paramref name="After"/>, or when null after the outbox's own backoff.</summary>
    public sealed record Deferred(TimeSpan? After, string Reason) : Delivery
    {
        /// <summary>
        /// The trouble is the channel's and not this reply's, such as an expired token or a pace: it counts as no attempt, so that
        /// nothing is given up meanwhile.
        /// </summary>
        public bool OfChannel { get; init; }
    }

    /// <summary>Never: shown in the transcript with its reason.</summary>
    public sealed record Rejected(string Reason) : Delivery;
}

/// <summary>Reasons that the console explains in its own words; any other is shown as it stands.</summary>
public static class DeliveryReasons
{
    /// <summary>The citizen has blocked us, or left.</summary>
    public const string Blocked = "blocked-by-citizen";

    /// <summary>The vendor's window for replies has closed.</summary>
    public const string WindowClosed = "window-closed";

    /// <summary>Our token is wrong or has expired.</summary>
    public const string TokenRefused = "token-refused";

    /// <summary>It waits for the citizen's next message, because the vendor takes replies only then.</summary>
    public const string WaitsForCitizen = "waits-for-citizen";

    /// <summary>Our own pace, so that the vendor's limit is not met.</summary>
    public const string Paced = "paced";

    /// <summary>The bot's own words, which are never said where everybody reads them.</summary>
    public const string NotInPublic = "not-in-public";

    /// <summary>A channel without a secret, which takes from this machine alone what an emulator sends.</summary>
    public const string ThisMachineOnly = "this-machine-only";
}
