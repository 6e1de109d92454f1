using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Telegram;

// Bot API 10.1 (data/telegram-bot-api.json); what is not used is not named.
internal sealed record Update(long UpdateId, Message? Message, Message? EditedMessage, CallbackQuery? CallbackQuery)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}

internal sealed record Message(long MessageId, long Date, TelegramChat? Chat, TelegramUser? From)
{
    public string? Text { get; init; }
    public string? Caption { get; init; }
    public IReadOnlyList<TelegramFile?>? Photo { get; init; }
    public TelegramFile? Document { get; init; }
    public TelegramFile? Voice { get; init; }
    public TelegramFile? Audio { get; init; }
    public TelegramFile? Video { get; init; }
    public TelegramFile? VideoNote { get; init; }
    public TelegramFile? Animation { get; init; }
    public Sticker? Sticker { get; init; }
    public TelegramPoint? Location { get; init; }
    public Venue? Venue { get; init; }
    public Contact? Contact { get; init; }
    public InlineKeyboard? ReplyMarkup { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}

internal sealed record TelegramChat(long Id, string? Type);

internal sealed record TelegramUser(long Id, bool IsBot, string? FirstName, string? LastName, string? LanguageCode);

internal sealed record TelegramFile(string? FileId, string? MimeType, string? FileName, long? FileSize);

internal sealed record Sticker(string? Emoji);

internal sealed record TelegramPoint(double Latitude, double Longitude);

internal sealed record Venue(TelegramPoint? Location, string? Title, string? Address);

internal sealed record Contact(string? PhoneNumber, string? FirstName, string? LastName);

internal sealed record CallbackQuery(string? Id, TelegramUser? From, Message? Message, string? Data);

internal sealed record InlineKeyboard([property: JsonPropertyName("inline_keyboard")] IReadOnlyList<IReadOnlyList<InlineButton>>? Rows);

internal sealed record InlineButton(string? Text, string? CallbackData = null, string? Url = null);

/// <summary>The parameters of any method that we call; each takes its own.</summary>
internal sealed record Call
{
    public string? Method { get; init; }
    public long? ChatId { get; init; }
    public string? Text { get; init; }
    public string? ParseMode { get; init; }
    public string? Photo { get; init; }
    public string? Document { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? Action { get; init; }
    public string? CallbackQueryId { get; init; }
    public string? FileId { get; init; }
    public InlineKeyboard? ReplyMarkup { get; init; }
    public string? Url { get; init; }
    public string? SecretToken { get; init; }
    public IReadOnlyList<string>? AllowedUpdates { get; init; }
    public long? Offset { get; init; }
    public int? Timeout { get; init; }
}

internal sealed record Answer(bool Ok, int? ErrorCode, string? Description, AnswerParameters? Parameters, JsonElement? Result);

internal sealed record AnswerParameters(int? RetryAfter);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Update))]
[JsonSerializable(typeof(Call))]
[JsonSerializable(typeof(Answer))]
internal sealed partial class TelegramJson : JsonSerializerContext
{
    public static TelegramJson Wire { get; } = new(WireJson.Options(JsonNamingPolicy.SnakeCaseLower));
}

/// <summary>Updates as arrivals.</summary>
internal static class TelegramReading
{
    /// <summary>Kinds of messages that say nothing to anybody, such as a change of the group's title.</summary>
    static readonly string[] Service =
    [
        "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo", "group_chat_created", "supergroup_chat_created",
        "channel_chat_created", "message_auto_delete_timer_changed", "migrate_to_chat_id", "migrate_from_chat_id", "pinned_message", "write_access_allowed",
    ];

    /// <summary>What stands around a message, whatever it says.</summary>
    static readonly string[] Around =
    [
        "entities", "caption_entities", "reply_to_message", "edit_date", "forward_origin", "message_thread_id", "media_group_id", "via_bot", "link_preview_options", "has_protected_content", "is_topic_message", "quote", "external_reply", "effect_id", "show_caption_above_media", "has_media_spoiler",
    ];

    public static Receipt Read(Update update) => update switch
    {
        { CallbackQuery: { } query } => Read(update, query),
        { Message: { } message } => Read(update, message, false),
        { EditedMessage: { } message } => Read(update, message, true),
        _ => new Receipt.Ignored(update.Others?.Keys.FirstOrDefault() ?? "nothing"),
    };

    static Receipt.Accepted Read(Update update, CallbackQuery query)
    {
        var answered = JsonSerializer.Serialize(new Call { Method = "answerCallbackQuery", CallbackQueryId = query.Id }, TelegramJson.Wire.Call);
        if (query.From is not { } from || query.Message?.Chat is not { Type: "private" } chat) return new Receipt.Accepted([]) { Unused = ["callback_query"], Answer = answered };

        // The keyboard says what stood on the button; where it is gone, its data does.
        var title = query.Message.ReplyMarkup?.Rows?.SelectMany(row => row).FirstOrDefault(button => button.CallbackData == query.Data)?.Text;
        var activity = Said(from, null) with { Text = query.Data is ['#', .. var number] ? title ?? number : query.Data ?? "" };
        return new Receipt.Accepted([Arrive(update, chat, activity)]) { Answer = answered };
    }

    static Receipt Read(Update update, Message message, bool edited)
    {
        if (message is not { Chat: { Type: "private" } chat, From: { IsBot: false } from }) return new Receipt.Ignored("group");
        if (Others(message) is { } kind && Service.Contains(kind)) return new Receipt.Ignored(kind);

        var activity = Words(message, Said(from, message.Date));
        return new Receipt.Accepted([Arrive(update, chat, edited ? activity with { ChannelData = Edited } : activity)]);
    }

    static Arrival Arrive(Update update, TelegramChat chat, Activity activity) => new(Number(update.UpdateId), Number(chat.Id), activity);

    static Activity Said(TelegramUser from, long? seconds) => new()
    {
        Type = ActivityTypes.Message,
        From = new() { Id = Number(from.Id), Name = $"{from.FirstName} {from.LastName}".Trim() },
        Locale = from.LanguageCode,
        LocalTimestamp = seconds is { } at ? DateTimeOffset.FromUnixTimeSeconds(at).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture) : null,
    };

    static Activity Words(Message message, Activity said) => message switch
    {
        { Text: "/start" } or { Text: ['/', 's', 't', 'a', 'r', 't', ' ', ..] } => said with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [said.From!] },
        { Text: ['/', 'l', 'a', 'n', 'g', .. var tag] } when tag is "" or [' ', ..] => said with { Type = ActivityTypes.Event, Name = EventNames.Language, Value = JsonSerializer.SerializeToElement(tag.Trim(), TelegramJson.Wire.String) },
        { Text: { } text } => said with { Text = text },
        { Photo: { Count: > 0 } sizes } when sizes.LastOrDefault(size => size?.FileId is not null) is { } photo => File(said, message, photo with { MimeType = "image/jpeg" }, "photo.jpg"),
        { Document: { FileId: not null } file } => File(said, message, file, "document"),
        { Voice: { FileId: not null } voice } => File(said, message, voice with { MimeType = voice.MimeType ?? "audio/ogg" }, "voice.ogg"),
        { Audio: { FileId: not null } audio } => File(said, message, audio with { MimeType = audio.MimeType ?? "audio/mpeg" }, "audio.mp3"),
        { Video: { FileId: not null } video } => File(said, message, video with { MimeType = video.MimeType ?? "video/mp4" }, "video.mp4"),
        { VideoNote: { FileId: not null } video } => File(said, message, video with { MimeType = "video/mp4" }, "video.mp4"),
        { Animation: { FileId: not null } animation } => File(said, message, animation with { MimeType = animation.MimeType ?? "video/mp4" }, "animation.mp4"),
        { Venue: { Location: { } point } venue } => said with { Text = $"{venue.Title} {venue.Address}".Trim(), Entities = [Placed(point, venue.Title)] },
        { Location: { } point } => said with { Entities = [Placed(point, null)] },
        { Contact: { } contact } => said with { Text = $"{contact.FirstName} {contact.LastName} {contact.PhoneNumber}".Replace("  ", " ", StringComparison.Ordinal).Trim() },
        { Sticker: { } sticker } => said with { Text = sticker.Emoji is { Length: > 0 } emoji ? $"{emoji} [sticker]" : "[sticker]" },
        _ => said with { Text = string.Join('\n', new[] { message.Caption, $"[{Others(message) ?? "message"}]" }.Where(line => line is { Length: > 0 })) },
    };

    static Activity File(Activity said, Message message, TelegramFile file, string name) => said with
    {
        Text = message.Caption,
        Attachments = [new() { ContentType = file.MimeType, ContentUrl = file.FileId, Name = file.FileName ?? name }],
    };

    static Entity Placed(TelegramPoint point, string? name) => Entity.Of(new GeoCoordinates(point.Latitude, point.Longitude, Name: name), ActivityJson.Default.GeoCoordinates);

    /// <summary>The kind of a message that no field here names.</summary>
    static string? Others(Message message) => message.Others?.Keys.FirstOrDefault(key => !Around.Contains(key));

    static JsonElement Edited { get; } = JsonSerializer.Deserialize("""{"edited":true}""", TelegramJson.Wire.JsonElement);

    static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
