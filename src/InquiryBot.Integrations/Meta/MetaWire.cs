using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Meta;

// Webhooks and Send API as Messenger and Instagram share them (sheet messenger-instagram.md, §1 to §7); what is not used is not named.
internal sealed record MetaWebhook(string? Object, IReadOnlyList<MetaEntry?>? Entry);

internal sealed record MetaEntry(string? Id)
{
    public IReadOnlyList<MetaEvent?>? Messaging { get; init; }

    /// <summary>Of a chat that another app has; nobody here answers it.</summary>
    public IReadOnlyList<MetaEvent?>? Standby { get; init; }
    public IReadOnlyList<MetaChange?>? Changes { get; init; }
}

internal sealed record MetaParty(string? Id, string? Name, string? Username);

internal sealed record MetaEvent(MetaParty? Sender, MetaParty? Recipient, long Timestamp)
{
    public MetaMessage? Message { get; init; }
    public MetaMessage? MessageEdit { get; init; }
    public MetaPostback? Postback { get; init; }
    public MetaReferral? Referral { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}

internal sealed record MetaMessage(string? Mid, string? Text)
{
    public bool IsEcho { get; init; }
    public bool IsDeleted { get; init; }
    public long? AppId { get; init; }
    public string? Metadata { get; init; }
    public int? NumEdit { get; init; }
    public MetaQuickReply? QuickReply { get; init; }
    public IReadOnlyList<MetaIncomingFile?>? Attachments { get; init; }
    public MetaReplied? ReplyTo { get; init; }
}

internal sealed record MetaReplied(MetaStory? Story);

internal sealed record MetaStory(string? Url);

internal sealed record MetaIncomingFile(string? Type, string? Title, string? Url, MetaPayload? Payload);

internal sealed record MetaPayload(string? Url, string? Title, long? StickerId, MetaPoint? Coordinates);

internal sealed record MetaPoint(double? Lat, double? Long);

internal sealed record MetaPostback(string? Mid, string? Title, string? Payload);

internal sealed record MetaReferral(string? Ref, string? Source);

internal sealed record MetaChange(string? Field, MetaRemark? Value);

/// <summary>A comment, a post or a mention: of a Page (<c>feed</c>, <c>mention</c>) or of Instagram (<c>comments</c>, <c>live_comments</c>, <c>mentions</c>).</summary>
internal sealed record MetaRemark
{
    public string? Item { get; init; }
    public string? Verb { get; init; }
    public string? Id { get; init; }
    public string? CommentId { get; init; }
    public string? PostId { get; init; }
    public string? MediaId { get; init; }
    public MetaParty? From { get; init; }
    public string? SenderId { get; init; }
    public string? SenderName { get; init; }
    public string? Message { get; init; }
    public string? Text { get; init; }
    public long? CreatedTime { get; init; }
}

/// <summary>The parameters of any call; each takes its own.</summary>
internal sealed record MetaCall
{
    public MetaRecipient? Recipient { get; init; }
    public string? MessagingType { get; init; }
    public string? Tag { get; init; }
    public string? SenderAction { get; init; }
    public MetaOutgoing? Message { get; init; }
    public string? Object { get; init; }
    public string? CallbackUrl { get; init; }
    public string? VerifyToken { get; init; }
    public string? Fields { get; init; }
    public string? SubscribedFields { get; init; }
    public MetaPostback? GetStarted { get; init; }
}

internal sealed record MetaRecipient(string? Id = null, string? CommentId = null, string? PostId = null);

internal sealed record MetaOutgoing
{
    public string? Text { get; init; }
    public IReadOnlyList<MetaQuickReply>? QuickReplies { get; init; }
    public MetaAttachment? Attachment { get; init; }

    /// <summary>Comes back with the message's echo.</summary>
    public string? Metadata { get; init; }
}

internal sealed record MetaQuickReply(string? Title, string? Payload, string? ContentType);

internal sealed record MetaAttachment(string Type, MetaShown Payload);

/// <summary>A file by its address, or a template.</summary>
internal sealed record MetaShown
{
    public string? Url { get; init; }
    public bool? IsReusable { get; init; }
    public string? TemplateType { get; init; }
    public string? Text { get; init; }
    public IReadOnlyList<MetaButton>? Buttons { get; init; }
    public IReadOnlyList<MetaElement>? Elements { get; init; }
}

internal sealed record MetaElement(string Title, string? Subtitle, string? ImageUrl, IReadOnlyList<MetaButton>? Buttons);

internal sealed record MetaButton(string Type, string? Title)
{
    public string? Url { get; init; }
    public string? Payload { get; init; }
}

/// <summary>A public answer.</summary>
internal sealed record MetaComment(string? Message, string? CommentId = null, string? MediaId = null);

internal sealed record MetaAnswer(MetaError? Error, string? Name, string? Username, IReadOnlyList<MetaParty?>? Data);

internal sealed record MetaError(string? Message, int Code, int? ErrorSubcode, bool IsTransient);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MetaWebhook))]
[JsonSerializable(typeof(MetaCall))]
[JsonSerializable(typeof(MetaComment))]
[JsonSerializable(typeof(MetaAnswer))]
internal sealed partial class MetaJson : JsonSerializerContext
{
    public static MetaJson Wire { get; } = new(WireJson.Options(JsonNamingPolicy.SnakeCaseLower));
}
