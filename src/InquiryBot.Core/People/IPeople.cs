namespace InquiryBot.Core.People;

/// <summary>Accounts and their sessions. Names are found without regard to case.</summary>
public interface IPeople
{
    ValueTask<Account?> FindAsync(string name, CancellationToken ct);

    /// <summary>Everybody by name, the disabled too.</summary>
    ValueTask<IReadOnlyList<Account>> ListAsync(CancellationToken ct);

    /// <summary>False when the name is taken.</summary>
    ValueTask<bool> AddAsync(Account account, Fact fact, CancellationToken ct);

    /// <summary>Adds the first administrator; false when there is one, or the name is taken. Of two who try at once one wins.</summary>
    ValueTask<bool> AddFirstAsync(Account account, Fact fact, CancellationToken ct);

    /// <summary>Stores rights, password and stamp, and ends all sessions of the account. False when there is none.</summary>
    ValueTask<bool> ChangeAsync(Account account, Fact fact, CancellationToken ct);

    ValueTask BeginSessionAsync(Session session, Fact fact, CancellationToken ct);

    /// <summary>
    /// The account whose session this is, or null when the session is over, or its account was changed or disabled.
    /// Using a session makes it last again for its full length.
    /// </summary>
    ValueTask<Account?> FindSessionAsync(string key, DateTimeOffset now, CancellationToken ct);

    ValueTask EndSessionAsync(string key, Fact fact, CancellationToken ct);

    /// <summary>Removes sessions that are over. Returns how many.</summary>
    ValueTask<int> SweepSessionsAsync(DateTimeOffset now, CancellationToken ct);
}

/// <summary>A sign-in that lasts.</summary>
/// <param name="Key">A one-way hash of what the cookie holds, so that a copy of the database opens no session.</param>
/// <param name="Stamp">The account's at the sign-in.</param>
public sealed record Session(string Key, string Name, string Stamp, DateTimeOffset Until)
{
    /// <summary>How long it lasts without being used: a shift with its handover.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromHours(12);
}
