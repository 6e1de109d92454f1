using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Viber;

// REST Bot API 7.3 (sheet wechat-zalo-viber.md §3); what is not used is not named.
internal sealed record Callback(string? Event, long Timestamp, JsonElement? MessageToken, ViberUser? Sender, ViberUser? User, ViberIncoming? Message);

internal sealed record ViberUser(string? Id, string? Name, string? Language);

internal sealed record ViberIncoming(string? Type)
{
    public string? Text { get; init; }
    public string? Media { get; init; }
    public string? FileName { get; init; }
    public ViberPoint? Location { get; init; }
    public ViberContact? Contact { get; init; }
}

internal sealed record ViberPoint(double Lat, double Lon);

internal sealed record ViberContact(string? Name, string? PhoneNumber);

internal sealed record ViberSending(string Receiver, string Type, ViberSender Sender)
{
    public string? Text { get; init; }
    public string? Media { get; init; }
    public ViberPoint? Location { get; init; }
    public ViberKeyboard? Keyboard { get; init; }
}

internal sealed record ViberSender(string Name);

/// <summary>The only part whose names begin with capitals.</summary>
internal sealed record ViberKeyboard([property: JsonPropertyName("Buttons")] IReadOnlyList<ViberButton> Buttons, [property: JsonPropertyName("Type")] string Type = "keyboard");

internal sealed record ViberButton(
    [property: JsonPropertyName("ActionType")] string ActionType,
    [property: JsonPropertyName("ActionBody")] string? ActionBody,
    [property: JsonPropertyName("Text")] string Text,
    [property: JsonPropertyName("Columns")] int Columns = 6,
    [property: JsonPropertyName("Rows")] int Rows = 1);

internal sealed record ViberWebhook(string? Url, IReadOnlyList<string>? EventTypes, bool? SendName);

internal sealed record ViberAnswer(int? Status, string? Name, string? Webhook);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Callback))]
[JsonSerializable(typeof(ViberSending))]
[JsonSerializable(typeof(ViberWebhook))]
[JsonSerializable(typeof(ViberAnswer))]
internal sealed partial class ViberJson : JsonSerializerContext
{
    public static ViberJson Wire { get; } = new(WireJson.Options(JsonNamingPolicy.SnakeCaseLower));
}

/// <summary>Events as arrivals.</summary>
internal static class ViberReading
{
    public static Receipt Read(Callback call) => call switch
    {
        { Event: "message", Sender: { Id: { Length: > 0 } id } sender, Message: { } message } => Arrived(call, id, Words(message, Said(sender))),
        { Event: "conversation_started", User: { Id: { Length: > 0 } id } user } when Said(user) is var said => Arrived(call, id, said with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [said.From!] }),
        _ => new Receipt.Ignored(call.Event!),
    };

    static Receipt.Accepted Arrived(Callback call, string user, Activity activity) => new([new(Token(call), user, activity)]);

    /// <summary>A number too large for many, so its digits as they stand.</summary>
    static string Token(Callback call) => WireJson.Text(call.MessageToken) ?? call.MessageToken?.GetRawText() ?? $"{call.Event} {call.Timestamp}";

    static Activity Said(ViberUser user) => new() { Type = ActivityTypes.Message, From = new() { Id = user.Id, Name = user.Name }, Locale = user.Language };

    static Activity Words(ViberIncoming message, Activity said) => message switch
    {
        { Type: "text", Text: { } text } => said with { Text = text },
        { Type: "picture", Media: { Length: > 0 } } => File(said, message, "image/jpeg", "photo.jpg"),
        { Type: "video", Media: { Length: > 0 } } => File(said, message, "video/mp4", "video.mp4"),
        { Type: "file", Media: { Length: > 0 } } => File(said, message, null, "file"),
        { Type: "url", Media: { } address } => said with { Text = address },
        { Type: "contact", Contact: { } contact } => said with { Text = $"{contact.Name} {contact.PhoneNumber}".Trim() },
        { Type: "location", Location: { } point } => said with { Entities = [Entity.Of(new GeoCoordinates(point.Lat, point.Lon), ActivityJson.Default.GeoCoordinates)] },
        _ => said with { Text = $"[{message.Type}]" },
    };

    static Activity File(Activity said, ViberIncoming message, string? type, string name) => said with
    {
        Text = message.Text is { Length: > 0 } caption ? caption : null,
        Attachments = [new() { ContentType = type, ContentUrl = message.Media, Name = message.FileName ?? name }],
    };
}
