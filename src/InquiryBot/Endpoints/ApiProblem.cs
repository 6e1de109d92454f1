namespace InquiryBot.Endpoints;

/// <summary>What the console's endpoints refuse most.</summary>
internal static class ApiProblem
{
    public static Problem SignedOut { get; } = new(401, "session.none", "Sign in first.");

    public static Problem NotAllowed { get; } = new(403, "act.forbidden", "Your role does not allow this.");

    /// <summary>The value is there and cannot be read: not what one looks for, and not a fault of this program.</summary>
    public static Problem KeyMissing { get; } = new(409, "key.missing", "This was sealed with a key that is no longer here: the key folder must be put back from a backup.");

    public static Problem NoTicket { get; } = new(404, "ticket.unknown", "There is no such ticket.");
}
