using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.BotConnector;

/// <summary>
/// The way back to a chat, as its memo keeps it. Without it nothing can be sent: an address counts only because the request that brought
/// it was proven to be of whoever is there.
/// </summary>
/// <param name="Heard">The connector's id of the citizen's last message.</param>
/// <param name="InResponse">The replies are wanted in the response, and nowhere else (A3113).</param>
/// <param name="Vouched">A signed claim named the service; otherwise it is on this machine.</param>
internal sealed record WayBack(
    string Service, string Channel, string Conversation, string? BotId, string? BotName, string? CitizenId, string? CitizenName, string? Heard, bool InResponse, bool Vouched);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WayBack))]
internal sealed partial class ConnectorJson : JsonSerializerContext
{
    public static ConnectorJson Wire { get; } = new(WireJson.Options(JsonNamingPolicy.CamelCase));
}

/// <summary>Activities of the connector as arrivals.</summary>
internal static class ConnectorReading
{
    /// <summary>In front of the address of a file that the service keeps behind our token, and of one on this machine.</summary>
    public const string Vouched = "vouched:", Local = "local:";

    const string TeamsFile = "application/vnd.microsoft.teams.file.download.info"; // (unverified)

    static readonly string[] Known = [ActivityTypes.ConversationUpdate, ActivityTypes.Event, ActivityTypes.Typing, ActivityTypes.EndOfConversation, ActivityTypes.MessageReaction, ActivityTypes.MessageUpdate,
        ActivityTypes.MessageDelete, ActivityTypes.ContactRelationUpdate, ActivityTypes.InstallationUpdate, ActivityTypes.Command, ActivityTypes.CommandResult];

    /// <summary>The address of the chat: a conversation's id is its channel's alone.</summary>
    public static string Chat(WayBack way) => $"{way.Channel} {way.Conversation}";

    public static Receipt Read(Activity heard, WayBack way) => heard switch
    {
        { Conversation.IsGroup: true } => Unused("group", way),
        { Type: ActivityTypes.Message } => Arrive(heard.From, Words(heard, way)),
        { Type: ActivityTypes.ConversationUpdate, MembersAdded: { } added } when added.FirstOrDefault(member => member.Id is { Length: > 0 } id && id != heard.Recipient?.Id) is { } joined =>
            Arrive(joined, Said(heard) with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new() { Id = joined.Id, Name = joined.Name }] }),
        { Type: ActivityTypes.Event, Name: EventNames.Language } when WireJson.Text(heard.Value) is { } tag =>
            Arrive(heard.From, Said(heard) with { Type = ActivityTypes.Event, Name = EventNames.Language, Value = JsonSerializer.SerializeToElement(tag, ActivityJson.Wire.String) }),
        { Type: ActivityTypes.Invoke, Name: "adaptiveCard/action" } when Verb(heard.Value) is { Length: > 0 } verb =>
            Arrive(heard.From, Said(heard) with { Text = verb }) with { Answer = way.InResponse ? null : Done },
        { Type: ActivityTypes.DeleteUserData } => new Receipt.Accepted([]) { ToErase = [new(Chat(way), way.CitizenId ?? "") { Within = $"{way.Channel} " }], Unused = [heard.Type], Answer = way.InResponse ? ConnectorWriting.Together([]) : null },
        { Type: ActivityTypes.Invoke } => new Receipt.Answered("application/json", "") { Status = 501 },
        _ => Unused(Known.Contains(heard.Type) ? heard.Type : "unknown", way),
    };

    /// <summary>The answer of an action whose replies are sent: a word that needs no language (its shape: unverified).</summary>
    const string Done = """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"✓"}""";

    static Receipt Unused(string kind, WayBack way) => way.InResponse ? new Receipt.Answered("application/json", ConnectorWriting.Together([])) : new Receipt.Ignored(kind);

    static Activity Words(Activity heard, WayBack way)
    {
        List<Attachment> files = [.. (heard.Attachments ?? []).Select(file => File(file, way)).OfType<Attachment>()];
        List<Entity> places = [.. (heard.Entities ?? []).Where(entity => entity.Is("GeoCoordinates")).Select(entity => entity.As(ActivityJson.Default.GeoCoordinates)).OfType<GeoCoordinates>()
            .Select(point => Entity.Of(new GeoCoordinates(point.Latitude, point.Longitude, Name: point.Name), ActivityJson.Default.GeoCoordinates))];
        var text = heard.Text is { Length: > 0 } ? heard.Text : WireJson.Text(heard.Value);
        var silent = string.IsNullOrEmpty(text) && files.Count == 0 && places.Count == 0;
        return Said(heard) with
        {
            Text = silent ? $"[{(heard.Attachments is [{ ContentType: { } kind }, ..] ? kind : "message")}]" : text,
            Attachments = files.Count == 0 ? null : files,
            Entities = places.Count == 0 ? null : places,
        };
    }

    /// <summary>A file by its address; cards, and the copy of the text as HTML that Teams adds, have none.</summary>
    static Attachment? File(Attachment file, WayBack way)
    {
        var told = file.ContentType is TeamsFile ? WireJson.Text(file.Content, "downloadUrl") : file.ContentUrl;
        if (!Uri.TryCreate(told, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")) return null;
        var own = Uri.TryCreate(way.Service, UriKind.Absolute, out var service) && address.Scheme == service.Scheme && address.Authority == service.Authority;
        return new() { ContentType = file.ContentType is TeamsFile || file.ContentType?.EndsWith('*') is true ? null : file.ContentType, ContentUrl = $"{(!own ? "" : way.Vouched ? Vouched : Local)}{address}", Name = file.Name ?? "file" };
    }

    /// <summary>What a pressed button of an Adaptive Card says: its data where that is a text, or else its verb.</summary>
    static string? Verb(JsonElement? value) => value is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("action", out var action)
        ? WireJson.Text(action, "data") ?? (action.ValueKind is JsonValueKind.Object && action.TryGetProperty("data", out var data) ? WireJson.Text(data, "text") : null) ?? WireJson.Text(action, "verb") : null;

    static Activity Said(Activity heard) => new() { Type = ActivityTypes.Message, Locale = heard.Locale, LocalTimestamp = heard.LocalTimestamp };

    static Receipt.Accepted Arrive(ChannelAccount? from, Activity said) => new([new("", "", said with { From = new() { Id = from?.Id, Name = from?.Name } })]);
}

/// <summary>Replies as the connector takes them.</summary>
internal static class ConnectorWriting
{
    const string OwnMarkdown = "inquiry:markdown";

    /// <summary>The reply, from the bot to the citizen; what is only between us and our own chat is left out.</summary>
    public static Activity Addressed(Activity reply, WayBack way) => reply with
    {
        Text = Marked(reply)?.Text ?? reply.Text,
        TextFormat = Marked(reply) is null ? reply.TextFormat : TextFormats.Markdown,
        Entities = reply.Entities?.Where(entity => !entity.Is(OwnMarkdown)).ToList() is { Count: > 0 } others ? others : null,
        Id = null,
        Timestamp = null,
        ChannelId = way.Channel,
        ServiceUrl = null,
        CallerId = null,
        DeliveryMode = null,
        ChannelData = null,
        From = new() { Id = way.BotId, Name = way.BotName },
        Recipient = new() { Id = way.CitizenId, Name = way.CitizenName },
        Conversation = new() { Id = way.Conversation },
        ReplyToId = reply.ReplyToId is null ? null : way.Heard,
    };

    static MarkdownText? Marked(Activity reply) => reply.Entities?.FirstOrDefault(entity => entity.Is(OwnMarkdown))?.As(ActivityJson.Default.MarkdownText);

    public static string Together(IReadOnlyList<Activity> replies) => JsonSerializer.Serialize(new ActivitySet(replies, null), ActivityJson.Wire.ActivitySet);

    /// <summary>A reply goes to the message that it answers, everything else to the end of the conversation (sheet §1).</summary>
    public static Uri Address(Activity reply, WayBack way) => VendorAddressAttribute.Below(
        way.Service, $"/v3/conversations/{Uri.EscapeDataString(way.Conversation)}/activities{(reply.ReplyToId is { Length: > 0 } id ? $"/{Uri.EscapeDataString(id)}" : "")}");
}
