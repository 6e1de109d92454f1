using InquiryBot.Core;
using InquiryBot.Core.Desk;

namespace InquiryBot.Endpoints;

/// <summary>
/// Load, decide, save: when somebody else changed the ticket between the first and the last, it is decided again on
/// what the ticket is now, so that of two who accept one wins and the other is told.
/// </summary>
internal sealed class TicketActs(IDesk desk)
{
    /// <summary>Each time another act has come between; so many on one ticket are no people.</summary>
    const int MostTries = 32;

    /// <param name="decide">The rule on the ticket as it is now.</param>
    /// <param name="complete">What goes with the allowed act into its commit.</param>
    public async Task<(Ticket? Next, Problem? Problem)> RunAsync(
        TicketId id, Func<Ticket, Ruling<Ticket>> decide, Func<DeskAct, DeskAct> complete, string? actId, CancellationToken ct)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await desk.FindAsync(id, ct) is not { } ticket) return (null, ApiProblem.NoTicket);

            switch (decide(ticket))
            {
                case Ruling<Ticket>.Refused when actId is not null && await desk.KnowsAsync(id, actId, ct):
                    return (ticket, null);
                case Ruling<Ticket>.Refused refused:
                    return (null, Refused(refused.Code));
                case Ruling<Ticket>.Allowed allowed:
                    var act = complete(new DeskAct(allowed.Next, allowed.Fact) { Id = actId });
                    var saved = await desk.SaveAsync(act, ct);
                    if (saved is Saved.Stored or Saved.Repeated) return (act.Next, null);
                    if (saved is Saved.ConversationEnded) return (null, Refused("conversation.ended"));
                    break;
            }
        }

        return (null, Refused("ticket.busy"));
    }

    public static Problem Refused(string code) => new(code is "resolution.unknown" ? 400 : 409, code, code switch
    {
        "ticket.not-waiting" => "Somebody else was first.",
        "ticket.not-open" => "Nobody has accepted this ticket, or it is closed.",
        "ticket.not-mine" => "Another counselor has this ticket.",
        "ticket.busy" => "Too much is happening to this ticket at once: try again.",
        "counselor.unknown" => "There is no such counselor.",
        "counselor.same" => "He has this ticket already.",
        "counselor.off-duty" => "He is not on duty.",
        "resolution.unknown" => $"The resolution must be one of {string.Join(", ", Resolutions.All)}.",
        "channel.window-closed" => "The channel takes replies only for some time after the citizen's last message, and that has passed.",
        "text.personal-data" => "There is personal data in it, and everybody would read it: take it out, or send it privately.",
        "text.private-too-long" => "Only one private reply can be sent, so it must fit into one message of the channel.",
        "ticket.not-public" => "This was not said in public.",
        "channel.no-private-replies" => "This channel takes no private reply to what was said in public.",
        "conversation.ended" => "The citizen has left the conversation.",
        _ => "The ticket's rules do not allow this.",
    });
}
