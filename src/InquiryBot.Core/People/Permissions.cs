namespace InquiryBot.Core.People;

/// <summary>What somebody is at the centre.</summary>
public enum Role
{
    Counselor,
    Interpreter,

    /// <summary>Of an institution: decides on cases and reservations, answers no citizens.</summary>
    Officer,
    Supervisor,
    Administrator,
}

/// <summary>What can be done in the console.</summary>
public enum Act
{
    /// <summary>See tickets, their masked transcripts and who is on duty.</summary>
    ReadTickets,

    /// <summary>Accept, write, note, transfer and close one's own.</summary>
    ServeTickets,

    /// <summary>Transfer and close those of others.</summary>
    SuperviseTickets,

    /// <summary>See what was masked, for a reason that is recorded.</summary>
    RevealOriginals,

    /// <summary>See what was done to a ticket, by whom and when.</summary>
    ReadAudit,

    /// <summary>See what the bot did not understand, and propose examples for it.</summary>
    ReviewMisses,

    /// <summary>See citizens' reports, without their contact.</summary>
    ReadCases,

    /// <summary>Assign, work on, settle, decline and merge them, see a contact for a reason that is recorded, and take a list out.</summary>
    DecideCases,

    /// <summary>See how the channels are.</summary>
    WatchChannels,

    /// <summary>Switch disaster mode on and off.</summary>
    RaiseAlerts,
}

/// <summary>Which role may do which act; what is not listed is forbidden.</summary>
public static class Permissions
{
    static readonly Dictionary<Act, Role[]> Allowed = new()
    {
        [Act.ReadTickets] = [Role.Counselor, Role.Interpreter, Role.Supervisor, Role.Administrator],
        [Act.ServeTickets] = [Role.Counselor, Role.Supervisor, Role.Administrator],
        [Act.SuperviseTickets] = [Role.Supervisor, Role.Administrator],
        [Act.RevealOriginals] = [Role.Counselor, Role.Supervisor, Role.Administrator],
        [Act.ReadAudit] = [Role.Supervisor, Role.Administrator],
        [Act.ReviewMisses] = [Role.Supervisor, Role.Administrator],
        [Act.ReadCases] = [Role.Counselor, Role.Officer, Role.Supervisor, Role.Administrator],
        [Act.DecideCases] = [Role.Officer, Role.Supervisor, Role.Administrator],
        [Act.WatchChannels] = [Role.Supervisor, Role.Administrator],
        [Act.RaiseAlerts] = [Role.Supervisor, Role.Administrator],
    };

    public static bool Allow(Role role, Act act) => Allowed.TryGetValue(act, out var roles) && roles.Contains(role);

    /// <summary>Every role that may do it.</summary>
    public static IReadOnlyList<Role> Of(Act act) => Allowed.GetValueOrDefault(act) ?? [];
}

/// <summary>Roles as people write them: lower case.</summary>
public static class RoleNames
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Role>().Select(Of)];

    public static string Of(Role role) => role.ToString().ToLowerInvariant();

    public static Role? Read(string? name)
    {
        foreach (var role in Enum.GetValues<Role>())
            if (string.Equals(Of(role), name, StringComparison.OrdinalIgnoreCase)) return role;
        return null;
    }
}
