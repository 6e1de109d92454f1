using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Desk;

/// <summary>
/// What the desk puts into a conversation's inbox; the turn carries it on to the citizen. In the inbox it goes by our
/// own id: ids of consoles and of citizens could be the same, and what came twice was recognised by the desk before.
/// </summary>
public static class DeskInbound
{
    /// <summary>The channel id of everything that comes from the desk.</summary>
    public const string Channel = "desk";

    /// <summary>Tells the conversation how its ticket stands now; one for each change of the ticket.</summary>
    /// <param name="activity">Our id of it.</param>
    public static Inbound Status(Ticket next, HandoffStatus status, CounselorId by, string activity, DateTimeOffset now) => new()
    {
        Conversation = Addressed(next),
        MessageId = activity,
        Activity = From(by, now) with
        {
            Type = ActivityTypes.Event,
            Id = activity,
            Name = EventNames.HandoffStatus,
            Value = JsonSerializer.SerializeToElement(status, DeskShapes.Default.HandoffStatus),
            Conversation = new ConversationAccount { Id = next.Conversation.Value },
        },
        Shown = false,
        MayStart = false,
    };

    /// <summary>The counselor's words to the citizen.</summary>
    /// <param name="message">The client's own id of them.</param>
    /// <param name="activity">Our id of them.</param>
    /// <param name="privately">To what was said in public, by the citizen's own chat.</param>
    public static Inbound Words(Ticket ticket, CounselorId by, string message, string activity, string text, DateTimeOffset now, bool privately = false) => new()
    {
        Conversation = Addressed(ticket),
        MessageId = activity,
        Activity = From(by, now) with
        {
            Type = ActivityTypes.Message,
            Id = activity,
            Text = text,
            TextFormat = "plain",
            Conversation = new ConversationAccount { Id = ticket.Conversation.Value },
            ChannelData = JsonSerializer.SerializeToElement(new CounselorMark(true, message) { Private = privately ? true : null }, DeskShapes.Default.CounselorMark),
        },
        Shown = false,
        MayStart = false,
    };

    /// <summary>That the counselor is writing: shown and not kept, so it goes past the inbox.</summary>
    public static Activity Typing(Ticket ticket, CounselorId by, DateTimeOffset now) => From(by, now) with
    {
        Type = ActivityTypes.Typing,
        ChannelId = ticket.Channel,
        Conversation = new ConversationAccount { Id = ticket.Conversation.Value },
    };

    static Activity From(CounselorId by, DateTimeOffset now) => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = Channel,
        Timestamp = now,
        From = new ChannelAccount { Id = by.Value, Name = by.Value, Role = Roles.Bot },
    };

    /// <summary>Only its id counts: the desk starts no conversation.</summary>
    static Conversation Addressed(Ticket ticket) => new() { Id = ticket.Conversation, Channel = ticket.Channel, Language = ticket.Language };
}
