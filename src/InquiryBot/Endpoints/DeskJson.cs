using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Activities;

namespace InquiryBot.Endpoints;

/// <summary>The shapes of the console's HTTP contract; times are ISO 8601 in UTC.</summary>
internal sealed record SignInRequest(string? Name, string? Password);

internal sealed record FirstSignInRequest(string? Token, string? Name, string? Password);

internal sealed record SessionView(string Name, string Role, IReadOnlyList<string> Languages, IReadOnlyList<string> Skills, bool OnDuty);

/// <param name="Position">Its place in the waiting line, counted from 1.</param>
/// <param name="Preview">The citizen's last words, masked.</param>
/// <param name="Unread">How many of his messages nobody at the desk has looked at.</param>
/// <param name="Public">Said where everybody reads it, such as a comment; and so is the answer, unless it is sent privately.</param>
internal sealed record TicketView(
    string Id, string Conversation, string Channel, string Language, string? Topic, string Reason, string Urgency, DateTimeOffset OpenedAt,
    string Status, string? Counselor, int? Position, string? Preview, int Unread, bool Public);

/// <summary>A ticket with all that a counselor needs to go on.</summary>
/// <param name="PrivateReplies">What was said in public can be answered privately.</param>
internal sealed record TicketDetailView(
    string Id, string Conversation, string Channel, string Language, string? Topic, string Reason, string Urgency, DateTimeOffset OpenedAt,
    string Status, string? Counselor, int? Position, string? Preview, int Unread, bool Public,
    IReadOnlyList<SlotView> Slots, IReadOnlyList<EntryView> Transcript, bool CallBack, string? Resolution, ReachView? Reach, bool PrivateReplies);

/// <param name="Value">As it is shown; of a private one only the mark <c>sealed:</c>.</param>
internal sealed record SlotView(string Name, string Value);

/// <param name="Masked">What is covered in it can be revealed by its sequence.</param>
/// <param name="Privately">A counselor's answer in private to what was said in public.</param>
internal sealed record EntryView(
    string Id, long Sequence, string From, string? Name, string? Text, IReadOnlyList<AttachmentView> Attachments, IReadOnlyList<Entity> Entities,
    DateTimeOffset At, string Delivery, string? Problem, bool Masked, bool Privately);

/// <param name="Content">What a card says; null for a file.</param>
internal sealed record AttachmentView(string? ContentType, string? ContentUrl, string? Name, JsonElement? Content);

/// <param name="Private">To what was said in public, by the citizen's own chat.</param>
internal sealed record MessageRequest(string? Id, string? Text, bool? Private);

internal sealed record MessageView(string Id);

internal sealed record TransferRequest(string? To, string? Note);

internal sealed record CloseRequest(string? Resolution, string? Note);

/// <summary>A private value of the ticket by its slot, or what was covered in a line of the transcript by its sequence.</summary>
internal sealed record RevealRequest(string? Slot, long? Line, string? Reason);

internal sealed record RevealedView(string Value);

internal sealed record DutyRequest(bool? On);

/// <param name="Open">How many tickets he has open.</param>
internal sealed record CounselorView(string Name, string Role, IReadOnlyList<string> Languages, IReadOnlyList<string> Skills, bool OnDuty, int Open);

/// <summary>A line of a ticket's history.</summary>
internal sealed record FactView(string Name, string By, DateTimeOffset At);

internal sealed record CannedView(string Key, IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> Text);

internal sealed record EntryEvent(string Ticket, EntryView Entry);

internal sealed record TypingEvent(string Ticket, string From);

internal sealed record DeliveryEvent(string Ticket, string Id, string Delivery, string? Problem);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(FirstSignInRequest))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(IReadOnlyList<TicketView>))]
[JsonSerializable(typeof(TicketDetailView))]
[JsonSerializable(typeof(MessageRequest))]
[JsonSerializable(typeof(MessageView))]
[JsonSerializable(typeof(TransferRequest))]
[JsonSerializable(typeof(CloseRequest))]
[JsonSerializable(typeof(RevealRequest))]
[JsonSerializable(typeof(RevealedView))]
[JsonSerializable(typeof(DutyRequest))]
[JsonSerializable(typeof(IReadOnlyList<CounselorView>))]
[JsonSerializable(typeof(IReadOnlyList<FactView>))]
[JsonSerializable(typeof(IReadOnlyList<CannedView>))]
[JsonSerializable(typeof(EntryEvent))]
[JsonSerializable(typeof(TypingEvent))]
[JsonSerializable(typeof(DeliveryEvent))]
internal sealed partial class DeskJson : JsonSerializerContext
{
    public static DeskJson Wire { get; } = new(ApiJson.Options());
}
