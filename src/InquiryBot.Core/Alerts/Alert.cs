namespace InquiryBot.Core.Alerts;

/// <summary>Disaster mode: what everybody hears before anything else, until a moment.</summary>
/// <param name="Kind">One of <see cref="AlertKinds"/>; what to do in it stands in the shared texts, in every language.</param>
/// <param name="Words">What is added by hand, such as the shelters that are open; by language tag.</param>
/// <param name="Reason">Why it was raised; for the audit trail, not for citizens.</param>
/// <param name="By">Who raised it.</param>
/// <param name="Until">When it ends by itself.</param>
public sealed record Alert(string Id, string Kind, IReadOnlyDictionary<string, string> Words, string Reason, string By, DateTimeOffset At, DateTimeOffset Until)
{
    /// <summary>When it was ended by hand, or another took its place; null: not before its time.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public bool IsOn(DateTimeOffset now) => EndedAt is null && now < Until;
}

/// <summary>What may happen to a province; <see cref="Other"/> has a general text.</summary>
public static class AlertKinds
{
    public const string Other = "other";

    public static IReadOnlyList<string> All { get; } =
        ["heavy-rain", "typhoon", "heavy-snow", "heat-wave", "cold-wave", "earthquake", "wildfire", "fine-dust", "epidemic", "outage", Other];
}

/// <param name="About">The alert's id.</param>
public sealed record AlertRaised(string About, DateTimeOffset At, string Kind, string Reason, DateTimeOffset Until) : Fact(About, At);

/// <param name="About">The alert's id.</param>
public sealed record AlertEnded(string About, DateTimeOffset At) : Fact(About, At);
