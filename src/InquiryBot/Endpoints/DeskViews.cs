using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;

namespace InquiryBot.Endpoints;

/// <summary>Tickets and transcripts in the words of the console's contract.</summary>
internal sealed class DeskViews(IDesk desk, Reach reach)
{
    /// <summary>Lines of the longest transcript that is shown whole.</summary>
    const int Longest = 1000;

    public async Task<TicketView> OfAsync(Ticket ticket, CancellationToken ct) => Of(
        ticket, ticket.Status is TicketStatus.Waiting ? await desk.PositionAsync(ticket, ct) : null, (await desk.GlimpsesAsync([ticket], ct)).GetValueOrDefault(ticket.Id));

    /// <summary>Tickets of one status, in their order.</summary>
    public async Task<IReadOnlyList<TicketView>> OfAsync(IReadOnlyList<Ticket> tickets, CancellationToken ct)
    {
        var glimpses = await desk.GlimpsesAsync(tickets, ct);
        return [.. tickets.Select((ticket, number) => Of(ticket, ticket.Status is TicketStatus.Waiting ? number + 1 : null, glimpses.GetValueOrDefault(ticket.Id)))];
    }

    public async Task<TicketDetailView> DetailAsync(Ticket ticket, CancellationToken ct)
    {
        var rows = await desk.TailAsync(ticket.Conversation, Longest, ct);
        var notes = await desk.NotesAsync(ticket.Id, ct);
        var position = ticket.Status is TicketStatus.Waiting ? await desk.PositionAsync(ticket, ct) : (int?)null;
        var head = Of(ticket, position, Glimpse.Of(ticket, rows));
        return new(
            head.Id, head.Conversation, head.Channel, head.Language, head.Topic, head.Reason, head.Urgency, head.OpenedAt,
            head.Status, head.Counselor, head.Position, head.Preview, head.Unread, head.Public,
            [.. ticket.Slots.Select(slot => new SlotView(slot.Key, Shown(slot.Value)))],
            [.. TranscriptEntry.Join(rows, notes).Select(Of)],
            ticket.CallBack, ticket.Resolution, ticket.Status is TicketStatus.Closed ? null : await reach.OfAsync(ticket, ct), reach.MayBePrivate(ticket));
    }

    public static EntryView Of(TranscriptEntry entry) => new(
        entry.Id, entry.Sequence, Word(entry.From), entry.Name, entry.Text,
        [.. entry.Attachments.Select(Of)], entry.Entities, entry.At, Word(entry.Delivery), entry.Problem, entry.Masked, entry.Privately);

    public static CounselorView Of(Counselor counselor) =>
        new(counselor.Id.Value, counselor.Role, counselor.Languages, counselor.Skills, counselor.OnDuty, counselor.OpenTickets);

    public static CannedView Of(CannedReply reply) => new(reply.Key, reply.Title, reply.Text);

    /// <summary>An enumeration as the contract writes it.</summary>
    public static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    static TicketView Of(Ticket ticket, int? position, Glimpse? glimpse) => new(
        ticket.Id.Value, ticket.Conversation.Value, ticket.Channel, ticket.Language, ticket.Topic.Length > 0 ? ticket.Topic : null,
        ticket.Reason, Word(ticket.Urgency), ticket.OpenedAt, Word(ticket.Status), ticket.Counselor?.Value, position, glimpse?.Preview, glimpse?.Unread ?? 0, ticket.Public);

    static AttachmentView Of(Attachment attachment) => new(attachment.ContentType, attachment.ContentUrl, attachment.Name, attachment.ContentUrl is null ? attachment.Content : null);

    /// <summary>What is private stays so until a counselor asks for it and says why.</summary>
    static string Shown(string value) => SealedSlots.IsSealed(value) ? SealedSlots.Mark : value;
}
