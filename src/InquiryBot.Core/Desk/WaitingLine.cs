namespace InquiryBot.Core.Desk;

/// <summary>Who is waiting for a person, in the order in which they are served: the most urgent, then the longest waiting.</summary>
public sealed class WaitingLine(IEnumerable<Ticket> tickets)
{
    public IReadOnlyList<Ticket> Tickets { get; } =
    [
        .. tickets
            .Where(ticket => ticket.Status is TicketStatus.Waiting)
            .OrderByDescending(ticket => ticket.Urgency)
            .ThenBy(ticket => ticket.OpenedAt)
            .ThenBy(ticket => ticket.Id.Value, StringComparer.Ordinal),
    ];

    /// <summary>Its place, counted from 1; null when it does not wait.</summary>
    public int? PositionOf(TicketId id)
    {
        for (var i = 0; i < Tickets.Count; i++)
            if (Tickets[i].Id == id) return i + 1;
        return null;
    }

    /// <summary>
    /// The ticket that this counselor should take next, or null when there is none that he can serve. Among
    /// equally urgent ones his own skills come first, so that a citizen meets who knows most about his question.
    /// </summary>
    public Ticket? NextFor(Counselor counselor)
    {
        var able = Tickets.Where(counselor.CanServe).ToList();
        return able.TakeWhile(ticket => ticket.Urgency == able[0].Urgency).FirstOrDefault(Skilled) ?? able.FirstOrDefault();

        bool Skilled(Ticket ticket) => counselor.Skills.Contains(ticket.Topic);
    }
}
