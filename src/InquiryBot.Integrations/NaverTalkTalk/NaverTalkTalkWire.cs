using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.NaverTalkTalk;

// Chat Bot API v1 (sheet kakao.md, D); what is not used is not named.
internal sealed record TalkEvent(string? Event, string? User, bool Standby, JsonElement? Options, TalkText? TextContent, TalkImage? ImageContent, JsonElement? CompositeContent);

internal sealed record TalkText(string? Text, string? Code = null, string? InputType = null);

internal sealed record TalkImage(string? ImageUrl);

internal sealed record TalkSending(string User, string Event = "send")
{
    public TalkText? TextContent { get; init; }
    public TalkImage? ImageContent { get; init; }
    public TalkComposite? CompositeContent { get; init; }
    public TalkOptions? Options { get; init; }
}

internal sealed record TalkOptions(string? Action = null, bool? Notification = null);

internal sealed record TalkComposite(IReadOnlyList<TalkCard> CompositeList);

internal sealed record TalkCard(string? Title, string? Description, TalkImage? Image, IReadOnlyList<TalkButton>? ButtonList);

internal sealed record TalkButton(string Type, TalkButtonData Data);

internal sealed record TalkButtonData(string? Title, string? Code = null, string? Url = null, string? MobileUrl = null);

internal sealed record TalkAnswer(bool Success, string? ResultCode);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TalkEvent))]
[JsonSerializable(typeof(TalkSending))]
[JsonSerializable(typeof(TalkAnswer))]
internal sealed partial class TalkJson : JsonSerializerContext
{
    public static TalkJson Wire { get; } = new(WireJson.Options(JsonNamingPolicy.CamelCase));
}

/// <summary>Events as arrivals.</summary>
internal static class TalkReading
{
    /// <summary>Naver gives no ids: the same words at the same moment are the same message, and he who opens the window again on the same day is not greeted again.</summary>
    /// <param name="repeat">How long a moment is, in milliseconds.</param>
    public static Receipt Read(TalkEvent one, string user, DateTimeOffset now, long repeat)
    {
        var moment = now.ToUnixTimeMilliseconds() / (one.Event is "open" ? 86_400_000 : Math.Max(1, repeat));
        var said = new Activity { Type = ActivityTypes.Message, From = new() { Id = user } };
        return one switch
        {
            // A person has the thread, and Naver's own inbox is where he sees it.
            { Standby: true } => new Receipt.Ignored("standby"),
            { Event: "open" } => Arrived(said with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [said.From] }),
            { Event: "send" } => Arrived(Words(one, said)),

            // What was told under a consent must go with it; what was told beside it cannot be told apart.
            { Event: "profile" } when WireJson.Text(one.Options, "result") is "WITHDRAW" => new Receipt.Accepted([]) { ToErase = [new(user, user)], Unused = ["withdraw"] },

            // Also an echo of our own words: an answer to it would be echoed again. Whoever leaves the room may be written to, and may come back.
            _ => new Receipt.Ignored(one.Event!),
        };

        Receipt.Accepted Arrived(Activity activity) => new([new(MessageId(one, user, moment), user, activity)]);
    }

    static Activity Words(TalkEvent one, Activity said) => one switch
    {
        { TextContent.InputType: "sticker" } => said with { Text = "[sticker]" },
        { TextContent.Code: { Length: > 0 } code } => said with { Text = code },
        { TextContent.Text: { } text } => said with { Text = text },
        { ImageContent.ImageUrl: { Length: > 0 } address } => said with { Attachments = [new() { ContentType = "image/jpeg", ContentUrl = address, Name = "photo.jpg" }] },
        { CompositeContent: not null } => said with { Text = "[compositeContent]" },
        _ => said with { Text = "[message]" },
    };

    static string MessageId(TalkEvent one, string user, long moment)
    {
        var own = string.Create(CultureInfo.InvariantCulture, $"{user}\n{one.Event}\n{one.TextContent?.Text}\n{one.TextContent?.Code}\n{one.ImageContent?.ImageUrl}\n{moment}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(own)).AsSpan(0, 16));
    }
}
