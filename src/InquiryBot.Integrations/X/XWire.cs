using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.X;

// The X Activity API's envelope and API 2's posts (x.md §1, §3); direct messages are the same in it as in the Account Activity API before it.
internal sealed record XHook(XEvent? Data, string? ForUserId, IReadOnlyList<XMessage?>? DirectMessageEvents, IDictionary<string, JsonElement>? Users);
internal sealed record XEvent(string? EventType, JsonElement? Payload, XIncludes? Includes);
internal sealed record XIncludes(IReadOnlyList<JsonElement>? Users);
internal sealed record XMessage(string? Type, string? Id, XMessageCreate? MessageCreate);
internal sealed record XMessageCreate(XTarget? Target, string? SenderId, XMessageData? MessageData);
internal sealed record XTarget(string? RecipientId);
internal sealed record XMessageData(string? Text, XEntities? Entities, XAttachment? Attachment, XQuickReplyResponse? QuickReplyResponse);
internal sealed record XEntities(IReadOnlyList<XLink?>? Urls);
internal sealed record XLink(string? Url, string? ExpandedUrl);
internal sealed record XAttachment(string? Type, XMedia? Media);
internal sealed record XMedia(string? Type, string? Url, string? MediaUrlHttps, XVideo? VideoInfo);
internal sealed record XVideo(IReadOnlyList<XVariant?>? Variants);
internal sealed record XVariant(string? ContentType, string? Url, long Bitrate);
internal sealed record XQuickReplyResponse(string? Metadata);
internal sealed record XChatEvent(string? Id, string? SenderId, string? ConversationId);
internal sealed record XPost(string? Id, string? Text, string? AuthorId, string? ConversationId, string? Lang, XEntities? Entities, XNote? NoteTweet, IReadOnlyList<XReference?>? ReferencedTweets);
internal sealed record XNote(string? Text);
internal sealed record XReference(string? Type);

/// <summary>A direct message, or a post.</summary>
internal sealed record XSending(string? Text, IReadOnlyList<XSentMedia>? Attachments = null, XReply? Reply = null, XPostedMedia? Media = null);
internal sealed record XSentMedia(string MediaId);
internal sealed record XReply(string InReplyToTweetId);
internal sealed record XPostedMedia(IReadOnlyList<string> MediaIds);
internal sealed record XUpload(string Media, string MediaCategory, string MediaType);

internal sealed record XAnswer(XAnswerData? Data, string? Type, string? Detail);
internal sealed record XAnswerData(string? Id, string? Username);
internal sealed record XHooks(IReadOnlyList<XHookState?>? Data);
internal sealed record XHookState(string? Id, string? Url, bool? Valid);
internal sealed record XSubscriptions(IReadOnlyList<XSubscription?>? Data);
internal sealed record XSubscription(string? EventType, XFilter? Filter, string? WebhookId);
internal sealed record XFilter(string? UserId);
internal sealed record XChallenge(string ResponseToken);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(XHook)), JsonSerializable(typeof(XChatEvent)), JsonSerializable(typeof(XPost))]
[JsonSerializable(typeof(XSending)), JsonSerializable(typeof(XUpload)), JsonSerializable(typeof(XAnswer)), JsonSerializable(typeof(XHooks))]
[JsonSerializable(typeof(XHookState)), JsonSerializable(typeof(XSubscriptions)), JsonSerializable(typeof(XSubscription)), JsonSerializable(typeof(XChallenge))]
internal sealed partial class XJson : JsonSerializerContext
{
    public static XJson Wire { get; } = new(WireJson.Options(JsonNamingPolicy.SnakeCaseLower));
}

/// <summary>Events as arrivals.</summary>
internal static class XReading
{
    /// <summary>Before the path of a picture that only we may fetch.</summary>
    public const string Ton = "/1.1/ton/data/";

    /// <summary>The first post of a chat that is a thread of posts; null for direct messages, whose address is the citizen's number.</summary>
    public static string? Thread(string address) => address.Split(' ') is ["post", var conversation, _] ? conversation : null;

    /// <param name="own">Our account's number.</param>
    public static Receipt Read(XHook hook, string own) => hook switch
    {
        { Data: { EventType: { Length: > 0 } kind } one } => Read(kind, one, own),
        { DirectMessageEvents: { } messages } => Read(messages, hook.Users, own),
        { ForUserId: not null } => new Receipt.Ignored("account-activity"),
        _ => Receipt.Refused.Unreadable,
    };

    static Receipt Read(string kind, XEvent one, string own) => kind switch
    {
        "dm.received" => As(one, XJson.Wire.XHook) is { DirectMessageEvents: { } messages } told ? Read(messages, told.Users, own) : Receipt.Refused.Unreadable,
        "chat.received" => As(one, XJson.Wire.XChatEvent) is { Id: { } id, SenderId: { } sender, ConversationId: { } chat } && sender != own && chat.Contains(':', StringComparison.Ordinal)
            ? new Receipt.Accepted([new(id, sender, Said(sender, null) with { Text = "[encrypted]" })])
            : new Receipt.Ignored(kind),
        "post.mention.create" or "post.reply.create" => As(one, XJson.Wire.XPost) is { Id: { } id, AuthorId: { } author } post && author != own && post.ReferencedTweets?.Any(other => other?.Type is "retweeted") is not true
            ? new Receipt.Accepted([Comment(post, id, author, one.Includes)])
            : new Receipt.Ignored(kind),
        _ => new Receipt.Ignored(kind),
    };

    static T? As<T>(XEvent one, JsonTypeInfo<T> shape) where T : class =>
        one.Payload is { } payload ? WireJson.Read(Encoding.UTF8.GetBytes(payload.GetRawText()), shape) : null;

    static Receipt.Accepted Read(IReadOnlyList<XMessage?> messages, IDictionary<string, JsonElement>? users, string own)
    {
        var arrivals = new List<Arrival>();
        var unused = new List<string>();
        foreach (var message in messages)
        {
            if (message is { Type: "message_create", Id: { Length: > 0 } id, MessageCreate: { SenderId: { Length: > 0 } sender, MessageData: { } data } create } && sender != own && create.Target?.RecipientId == own)
                arrivals.Add(new(id, sender, Words(data, Said(sender, users?.TryGetValue(sender, out var user) is true ? Name(user) : null))));
            else
                unused.Add(message?.MessageCreate?.SenderId == own ? "echo" : message?.Type ?? "nothing");
        }

        return new Receipt.Accepted(arrivals) { Unused = unused };
    }

    /// <summary>What somebody said to us in a thread of posts is one conversation; the memo is the post under which the answer goes.</summary>
    static Arrival Comment(XPost post, string id, string author, XIncludes? around) => new(id, $"post {post.ConversationId ?? id} {author}", Said(author, around?.Users?.Where(user => WireJson.Text(user, "id") == author).Select(Name).FirstOrDefault()) with
    {
        Text = Plain(post.NoteTweet?.Text ?? post.Text, post.Entities),
        Locale = post.Lang is "und" ? null : post.Lang,
    })
    {
        Memo = id,
        Public = true,
    };

    static Activity Said(string sender, string? name) => new() { Type = ActivityTypes.Message, From = new() { Id = sender, Name = name } };

    /// <summary>The Activity API wraps a user into <c>data</c>.</summary>
    static string? Name(JsonElement user) => WireJson.Text(user, "name") ?? (user.ValueKind is JsonValueKind.Object && user.TryGetProperty("data", out var data) ? WireJson.Text(data, "name") : null);

    static Activity Words(XMessageData data, Activity said) => data switch
    {
        { QuickReplyResponse.Metadata: { Length: > 0 } chosen } => said with { Text = chosen },
        { Attachment: { } attached } when attached.Media is { } media && Source(media) is { } source => said with { Text = Plain(data.Text, data.Entities, media.Url), Attachments = [source] },
        { Attachment: { } attached } => said with { Text = $"{Plain(data.Text, data.Entities, attached.Media?.Url)}\n[{attached.Media?.Type ?? attached.Type ?? "attachment"}]".Trim() },
        _ => said with { Text = Plain(data.Text, data.Entities) ?? "[message]" },
    };

    /// <summary>A picture is behind our own key, so that its path stands for it; a film has an address of its own (unverified that it is public).</summary>
    static Attachment? Source(XMedia media) => media switch
    {
        { Type: "photo", MediaUrlHttps: { } address } => new()
        {
            ContentType = address.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "image/jpeg",
            ContentUrl = address.IndexOf(Ton, StringComparison.Ordinal) is > 0 and var at ? address[at..] : address,
            Name = "photo.jpg",
        },
        { VideoInfo.Variants: { } variants } when variants.Where(film => film is { ContentType: "video/mp4", Url: not null }).MaxBy(film => film!.Bitrate) is { } best =>
            new() { ContentType = "video/mp4", ContentUrl = best.Url, Name = "video.mp4" },
        _ => null,
    };

    /// <summary>Short addresses as they were written, and &amp;, &lt; and &gt; as they were typed (unverified for direct messages).</summary>
    static string? Plain(string? text, XEntities? entities, string? hidden = null)
    {
        if (hidden is { Length: > 0 }) text = text?.Replace(hidden, "", StringComparison.Ordinal);
        foreach (var link in entities?.Urls ?? [])
            if (link is { Url: { Length: > 0 } shortened, ExpandedUrl: { } address }) text = text?.Replace(shortened, address, StringComparison.Ordinal);
        return WebUtility.HtmlDecode(text)?.Trim() is { Length: > 0 } plain ? plain : null;
    }
}
