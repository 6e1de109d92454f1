using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Desk;

/// <summary>
/// The value of a <c>handoff.status</c> event: how the desk is getting on with a ticket. The states of the
/// protocol are <c>accepted</c>, <c>failed</c> and <c>completed</c>; <c>transferred</c> is our own.
/// </summary>
public sealed record HandoffStatus(string State, TicketId Ticket)
{
    public const string Transferred = "transferred";

    /// <summary>Who accepted it, as the citizen is told.</summary>
    public string? Counselor { get; init; }
    public string? Resolution { get; init; }

    /// <summary>The next counselor; null when the citizen waits in line again.</summary>
    public string? To { get; init; }

    /// <summary>The status that this activity carries, or null when it carries none.</summary>
    public static HandoffStatus? Of(Activity activity)
    {
        if (activity is not { Type: ActivityTypes.Event, Name: EventNames.HandoffStatus, Value: { } value }) return null;

        try
        {
            return value.Deserialize(DeskShapes.Default.HandoffStatus);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What the desk puts into a conversation's inbox; the turn carries it on to the citizen.</summary>
public static class DeskInbound
{
    /// <summary>The channel id of everything that comes from the desk.</summary>
    public const string Channel = "desk";

    /// <summary>Tells the conversation how its ticket stands now; one for each change of the ticket.</summary>
    public static Inbound Status(Ticket next, HandoffStatus status, CounselorId by, DateTimeOffset now) => new()
    {
        Conversation = Addressed(next),
        MessageId = $"{next.Id}:{next.Version}",
        Activity = From(by, now) with
        {
            Type = ActivityTypes.Event,
            Id = $"{next.Id}:{next.Version}",
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
    public static Inbound Words(Ticket ticket, CounselorId by, string message, string activity, string text, DateTimeOffset now) => new()
    {
        Conversation = Addressed(ticket),
        MessageId = message,
        Activity = From(by, now) with
        {
            Type = ActivityTypes.Message,
            Id = activity,
            Text = text,
            TextFormat = "plain",
            Conversation = new ConversationAccount { Id = ticket.Conversation.Value },
            ChannelData = JsonSerializer.SerializeToElement(new CounselorMark(true, message), DeskShapes.Default.CounselorMark),
        },
        Shown = false,
        MayStart = false,
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

/// <summary>The channel data of a counselor's message: that a person wrote it, and the id that his console gave to it.</summary>
public sealed record CounselorMark(bool Counselor, string? Message)
{
    /// <summary>The mark of this activity, or null when no counselor wrote it.</summary>
    public static CounselorMark? Of(Activity activity)
    {
        if (activity is not { ChannelData: { ValueKind: JsonValueKind.Object } data, From.Role: Roles.Bot }) return null;

        try
        {
            return data.Deserialize(DeskShapes.Default.CounselorMark) is { Counselor: true } mark ? mark : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HandoffStatus))]
[JsonSerializable(typeof(CounselorMark))]
internal sealed partial class DeskShapes : JsonSerializerContext;
