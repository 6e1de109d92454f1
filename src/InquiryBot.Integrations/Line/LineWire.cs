using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Line;

// data/line-webhook.yml and data/line-messaging-api.yml; what is not used is not named.
internal sealed record Webhook(string? Destination, IReadOnlyList<LineEvent?>? Events);

internal sealed record LineEvent(
    string? Type, string? Mode, long Timestamp, string? ReplyToken, LineSource? Source, string? WebhookEventId, LineIncoming? Message, LinePostback? Postback);

internal sealed record LineSource(string? Type, string? UserId);

internal sealed record LineIncoming(string? Id, string? Type)
{
    public string? Text { get; init; }
    public string? FileName { get; init; }
    public ContentProvider? ContentProvider { get; init; }
    public string? Title { get; init; }
    public string? Address { get; init; }
    public double Latitude { get; init; }
    public double Longitude { get; init; }
    public IReadOnlyList<string?>? Keywords { get; init; }
}

internal sealed record ContentProvider(string? Type, string? OriginalContentUrl);

internal sealed record LinePostback(string? Data);

/// <summary>A message that we send; each kind fills its own.</summary>
internal sealed record LineMessage(string Type)
{
    public string? Text { get; init; }
    public string? OriginalContentUrl { get; init; }
    public string? PreviewImageUrl { get; init; }
    public string? Title { get; init; }
    public string? Address { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? AltText { get; init; }
    public Flex? Contents { get; init; }
    public QuickReply? QuickReply { get; init; }
}

internal sealed record QuickReply(IReadOnlyList<QuickReplyItem> Items);

internal sealed record QuickReplyItem(LineAction Action, string Type = "action");

internal sealed record LineAction(string Type, string? Label)
{
    public string? Text { get; init; }
    public string? Data { get; init; }
    public string? DisplayText { get; init; }
    public string? Uri { get; init; }
}

/// <summary>A flex container or component.</summary>
internal sealed record Flex(string Type)
{
    public string? Layout { get; init; }
    public IReadOnlyList<Flex>? Contents { get; init; }
    public Flex? Hero { get; init; }
    public Flex? Body { get; init; }
    public Flex? Footer { get; init; }
    public string? Text { get; init; }
    public bool? Wrap { get; init; }
    public string? Weight { get; init; }
    public string? Url { get; init; }
    public string? Size { get; init; }
    public LineAction? Action { get; init; }
}

internal sealed record LineSending(string? ReplyToken, string? To, IReadOnlyList<LineMessage>? Messages)
{
    public string? ChatId { get; init; }
    public int? LoadingSeconds { get; init; }
    public string? Endpoint { get; init; }
}

internal sealed record LineAnswer(string? Message, string? DisplayName, string? Endpoint, bool Active);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Webhook))]
[JsonSerializable(typeof(LineSending))]
[JsonSerializable(typeof(LineAnswer))]
internal sealed partial class LineJson : JsonSerializerContext
{
    public static LineJson Wire { get; } = new(WireJson.Options(JsonNamingPolicy.CamelCase));
}

/// <summary>Events as arrivals.</summary>
internal static class LineReading
{
    /// <param name="replyTime">How long a reply token is good.</param>
    public static Receipt Read(IEnumerable<LineEvent?> events, TimeSpan replyTime)
    {
        var unused = new List<string>();
        var arrivals = new List<Arrival>();

        // Redelivered events come in any order.
        foreach (var one in events.OfType<LineEvent>().OrderBy(one => one.Timestamp))
        {
            if (one is { Mode: not "standby", Source: { Type: "user", UserId: { Length: > 0 } user }, WebhookEventId: { Length: > 0 } id } && Said(one, user) is { } activity)
                arrivals.Add(new(id, user, activity) { Memo = Memo(one, replyTime) });
            else
                unused.Add(one is { Mode: "standby" } ? "standby" : one.Source is { Type: "user" } ? one.Type ?? "nothing" : "group");
        }

        return new Receipt.Accepted(arrivals) { Unused = unused };
    }

    /// <summary>The reply token and until when, in milliseconds.</summary>
    static string Memo(LineEvent one, TimeSpan replyTime) =>
        one.ReplyToken is { Length: > 0 } token ? string.Create(CultureInfo.InvariantCulture, $"{one.Timestamp + (long)replyTime.TotalMilliseconds} {token}") : "";

    public static string? Token(string memo, DateTimeOffset now) =>
        memo.Split(' ') is [var until, var token] && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && now.ToUnixTimeMilliseconds() < at ? token : null;

    static Activity? Said(LineEvent one, string user)
    {
        var said = new Activity { Type = ActivityTypes.Message, From = new() { Id = user } };
        return one switch
        {
            { Type: "message", Message: { } message } => Words(message, said),
            { Type: "postback", Postback.Data: { Length: > 0 } data } => said with { Text = data },
            { Type: "follow" } => said with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [said.From!] },
            _ => null,
        };
    }

    static Activity Words(LineIncoming message, Activity said) => message switch
    {
        { Type: "text", Text: { } text } => said with { Text = text },
        { Type: "image" } => File(said, message, "image/jpeg", "photo.jpg"),
        { Type: "video" } => File(said, message, "video/mp4", "video.mp4"),
        { Type: "audio" } => File(said, message, "audio/mp4", "voice.m4a"),
        { Type: "file" } => File(said, message, null, message.FileName ?? "file"),
        { Type: "location" } => said with
        {
            Text = string.Join(' ', new[] { message.Title, message.Address }.Where(line => line is { Length: > 0 })),
            Entities = [Entity.Of(new GeoCoordinates(message.Latitude, message.Longitude, Name: message.Title), ActivityJson.Default.GeoCoordinates)],
        },
        { Type: "sticker", Keywords: [{ } first, ..] } => said with { Text = $"[sticker] {first}" },
        _ => said with { Text = $"[{message.Type}]" },
    };

    static Activity File(Activity said, LineIncoming message, string? type, string name) => said with
    {
        Attachments = [new() { ContentType = type, ContentUrl = message.ContentProvider is { Type: "external", OriginalContentUrl: { } address } ? address : message.Id, Name = name }],
    };
}
