namespace InquiryBot.Endpoints;

/// <summary>What the console's endpoints refuse most.</summary>
internal static class ApiProblem
{
    public static Problem SignedOut { get; } = new(401, "session.none", "Sign in first.");

    public static Problem NotAllowed { get; } = new(403, "act.forbidden", "Your role does not allow this.");

    public static Problem NoTicket { get; } = new(404, "ticket.unknown", "There is no such ticket.");
}
