using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Zalo;

// Sheet wechat-zalo-viber.md §2, all of it from secondary sources (unverified); what is not used is not named.
internal sealed record ZaloEvent(string? EventName, JsonElement? Timestamp, ZaloParty? Sender, ZaloParty? Follower, ZaloIncoming? Message)
{
    /// <summary>As it stands there, in milliseconds: it is part of what is signed.</summary>
    public string Moment => WireJson.Text(Timestamp) ?? Timestamp?.GetRawText() ?? "";
}

internal sealed record ZaloParty(string? Id);

internal sealed record ZaloIncoming(string? MsgId, string? Text, IReadOnlyList<ZaloPiece?>? Attachments);

internal sealed record ZaloPiece(JsonElement? Payload);

internal sealed record ZaloSending(ZaloRecipient Recipient, ZaloMessage Message);

internal sealed record ZaloRecipient(string UserId);

internal sealed record ZaloMessage(string? Text, ZaloAttachment? Attachment);

internal sealed record ZaloAttachment(ZaloPayload Payload, string Type = "template");

internal sealed record ZaloPayload(string? TemplateType = null, IReadOnlyList<ZaloElement>? Elements = null, IReadOnlyList<ZaloButton>? Buttons = null);

internal sealed record ZaloElement(string? Url, string MediaType = "image");

/// <param name="Payload">The words that come back, or a <see cref="ZaloLink"/>.</param>
internal sealed record ZaloButton(string? Title, string Type, JsonElement Payload);

internal sealed record ZaloLink(string? Url);

internal sealed record ZaloAnswer(int? Error, string? AccessToken, string? RefreshToken, int ExpiresIn);

/// <summary>The latest tokens, and which first refresh token they descend from.</summary>
internal sealed record ZaloTokens(string First, string AccessToken, string RefreshToken, DateTimeOffset Until);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ZaloEvent))]
[JsonSerializable(typeof(ZaloSending))]
[JsonSerializable(typeof(ZaloLink))]
[JsonSerializable(typeof(ZaloAnswer))]
[JsonSerializable(typeof(ZaloTokens))]
internal sealed partial class ZaloJson : JsonSerializerContext
{
    public static ZaloJson Wire { get; } = new(WireJson.Options(JsonNamingPolicy.SnakeCaseLower));
}

/// <summary>Events as arrivals.</summary>
internal static class ZaloReading
{
    const string Sent = "user_send_";

    public static Receipt Read(ZaloEvent one) => one switch
    {
        { EventName: { } name, Sender.Id: { Length: > 0 } user, Message: { } message } when name.StartsWith(Sent, StringComparison.Ordinal) => Arrived(one, user, Words(name[Sent.Length..], message, Said(user))),
        { EventName: "user_click_button", Sender.Id: { Length: > 0 } user, Message.Text: { } text } => Arrived(one, user, Said(user) with { Text = text }),
        { EventName: "follow", Follower.Id: { Length: > 0 } user } => Arrived(one, user, Said(user) with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new() { Id = user }] }),
        _ => new Receipt.Ignored(one.EventName!),
    };

    static Receipt.Accepted Arrived(ZaloEvent one, string user, Activity activity) =>
        new([new(one.Message?.MsgId is { Length: > 0 } id ? id : $"{one.EventName}:{one.Moment}", user, activity)]);

    static Activity Said(string user) => new() { Type = ActivityTypes.Message, From = new() { Id = user } };

    static Activity Words(string kind, ZaloIncoming message, Activity said)
    {
        var pieces = (message.Attachments ?? []).Select(piece => piece?.Payload).ToList();
        var words = message.Text is { Length: > 0 } text ? text : null;
        return kind switch
        {
            "text" when words is not null => said with { Text = words },
            "image" or "gif" => Files("image/jpeg", "photo.jpg"),
            "audio" => Files("audio/mpeg", "voice"),
            "video" => Files("video/mp4", "video.mp4"),
            "file" => Files(null, "file"),
            "link" => said with { Text = string.Join('\n', pieces.Select(piece => WireJson.Text(piece, "url")).Prepend(words).Where(line => line is { Length: > 0 })) },
            "location" when pieces is [{ } place, ..] && Point(place) is { } point => said with { Text = words, Entities = [Entity.Of(point, ActivityJson.Default.GeoCoordinates)] },
            _ => said with { Text = $"[{kind}]" },
        };

        Activity Files(string? type, string name) => pieces.Exists(piece => WireJson.Text(piece, "url") is not null)
            ? said with
            {
                Text = words,
                Attachments = [.. pieces.Where(piece => WireJson.Text(piece, "url") is not null).Select(piece => new Attachment { ContentType = type, ContentUrl = WireJson.Text(piece, "url"), Name = WireJson.Text(piece, "name") ?? name })],
            }
            : said with { Text = string.Join('\n', new[] { words, $"[{kind}]" }.Where(line => line is not null)) };
    }

    static GeoCoordinates? Point(JsonElement place) =>
        place is { ValueKind: JsonValueKind.Object } && place.TryGetProperty("coordinates", out var coordinates) && Degrees(coordinates, "latitude") is { } latitude && Degrees(coordinates, "longitude") is { } longitude
            ? new(latitude, longitude) : null;

    /// <summary>A number, or one in a text.</summary>
    static double? Degrees(JsonElement coordinates, string name) =>
        coordinates is { ValueKind: JsonValueKind.Object } && coordinates.TryGetProperty(name, out var number)
        && double.TryParse(WireJson.Text(number) ?? number.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : null;
}
