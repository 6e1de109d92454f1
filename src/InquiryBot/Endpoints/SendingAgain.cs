using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;

namespace InquiryBot.Endpoints;

/// <summary>A reply that the vendor refused, once more: the counselor has seen why, and mended it.</summary>
internal sealed class SendingAgain(IDesk desk, IConversations conversations, IOutbox outbox)
{
    public async Task<IResult> SendAsync(TicketId id, long line, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } ticket) return ApiProblem.NoTicket;

        // Of the citizen's own lines none is for him.
        var isReply = await conversations.ReadAsync(ticket.Conversation, line - 1, 1, ct) is [{ Problem: not null } row]
            && row.Sequence == line && ActivityJson.Read(row.Body).From?.Role is Roles.Bot;
        return isReply && await outbox.SendAgainAsync(ticket.Conversation, line, ct) ? Results.NoContent() : NotRefused;
    }

    static Problem NotRefused { get; } = new(409, "line.not-refused", "This line is no reply that was refused.");
}
