namespace InquiryBot.Core.People;

public sealed record AccountAdded(string About, DateTimeOffset At, Role Role) : Fact(About, At);

public sealed record AccountDisabled(string About, DateTimeOffset At) : Fact(About, At);

public sealed record PasswordChanged(string About, DateTimeOffset At) : Fact(About, At);

/// <param name="From">The network address.</param>
public sealed record SignedIn(string About, DateTimeOffset At, string From) : Fact(About, At);

public sealed record SignedOut(string About, DateTimeOffset At) : Fact(About, At);

/// <summary>
/// A name and a password that did not fit. About <see cref="Nobody"/> when there is no such account: people type
/// passwords into the wrong field, and what they typed must not be kept.
/// </summary>
/// <param name="From">The network address.</param>
public sealed record SignInFailed(string About, DateTimeOffset At, string From, string Reason) : Fact(About, At)
{
    public const string Nobody = "unknown";
}
