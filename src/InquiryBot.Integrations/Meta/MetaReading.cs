using System.Globalization;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Meta;

/// <summary>Webhooks of one account as arrivals.</summary>
/// <param name="Object">What the account is in a webhook: <c>page</c> or <c>instagram</c>.</param>
/// <param name="Id">The account's own id: of other accounts of the same app nothing is read.</param>
/// <param name="AppId">By which we know our own messages when they come back.</param>
internal sealed record MetaAccount(string Object, string Id, long AppId, string AppSecret, string VerifyToken)
{
    /// <summary>What the button sends with which a citizen begins; we set it up ourselves.</summary>
    public const string GetStarted = "GET_STARTED";

    /// <summary>Goes along with a private answer to what was said in public, so that its echo tells in which chat it stands (unverified for Instagram).</summary>
    public const string Moved = "inquirybot:moved";

    /// <summary>The challenge, or a signed batch of events.</summary>
    public Receipt Read(InboundRequest request)
    {
        if (request.IsGet) return MetaHub.Challenge(request.Query, VerifyToken);
        if (!MetaHub.IsSigned(request, AppSecret)) return Receipt.Refused.NotSigned;
        if (WireJson.Read(request.Body.Span, MetaJson.Wire.MetaWebhook) is not { Object: { } kind, Entry: { } entries }) return Receipt.Refused.Unreadable;
        return kind == Object ? Read(entries.OfType<MetaEntry>()) : new Receipt.Ignored("other-object");
    }

    /// <summary>An address of the chat: a citizen's id, or of what was said in public its kind and id (<c>comment:…</c>, <c>post:…</c>, <c>mention:media:comment</c>).</summary>
    public static string[] Public(string address) => address.Contains(':', StringComparison.Ordinal) ? address.Split(':') : [];

    Receipt.Accepted Read(IEnumerable<MetaEntry> entries)
    {
        var unused = new List<string>();
        var arrivals = new List<Arrival>();
        foreach (var entry in entries)
        {
            if (entry.Id != Id)
            {
                unused.Add("other-account");
                continue;
            }

            unused.AddRange((entry.Standby ?? []).Select(_ => "standby"));
            foreach (var one in (entry.Messaging ?? []).OfType<MetaEvent>().OrderBy(one => one.Timestamp)) Sort(Said(one), Kind(one));
            foreach (var change in (entry.Changes ?? []).OfType<MetaChange>()) Sort(Remarked(change), Kind(change));
        }

        return new Receipt.Accepted(arrivals) { Unused = unused };

        void Sort(Arrival? arrival, string kind)
        {
            if (arrival is null) unused.Add(kind);
            else arrivals.Add(arrival);
        }
    }

    Arrival? Said(MetaEvent one)
    {
        if (one is { Message: { IsEcho: true } echo, Recipient.Id: { Length: > 0 } citizen }) return Answered(echo, citizen);
        if (one.Sender is not { Id: { Length: > 0 } from } || from == Id) return null;

        var said = new Activity { Type = ActivityTypes.Message, From = new() { Id = from } };
        return one switch
        {
            { Message: { Mid: { Length: > 0 } mid, IsDeleted: false } message } => new(mid, from, MetaFiles.Words(message, said)),
            { MessageEdit: { Mid: { Length: > 0 } mid } edited } =>
                new(string.Create(CultureInfo.InvariantCulture, $"{mid}:edit:{edited.NumEdit}"), from, said with { Text = edited.Text ?? "", ChannelData = Edited }),
            { Postback: { Payload: GetStarted } start } => Begins(start.Mid ?? Moment("start", one)),
            { Postback: { Payload: { Length: > 0 } payload } pressed } => new(pressed.Mid ?? Moment("postback", one), from, said with { Text = payload }),
            { Referral: not null } => Begins(Moment("referral", one)),
            _ => null,
        };

        Arrival Begins(string id) => new(id, from, said with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [said.From!] });
    }

    /// <summary>
    /// Our own messages come back under our app's id, and a colleague's out of Meta's inbox under another. One without an id is taken for
    /// our own: a bot that speaks beside a colleague is better than one that silences itself (unverified: whether Instagram always tells it).
    /// </summary>
    Arrival? Answered(MetaMessage echo, string citizen) =>
        echo is { Mid: { Length: > 0 } mid, AppId: { } app } && (app != AppId || echo.Metadata is Moved)
            ? new(mid, citizen, MetaFiles.Words(echo, new() { Type = ActivityTypes.Message, From = new() { Id = Id } })) { Colleague = true, Moved = app == AppId, OpensWindow = false }
            : null;

    /// <summary>A comment, a visitor's post or a mention; our own are none.</summary>
    Arrival? Remarked(MetaChange change)
    {
        if (change.Value is not { Verb: null or "add" or "edited" } remark || Address(change.Field, remark) is not { } address) return null;
        var (from, name) = (remark.From?.Id ?? remark.SenderId, remark.From?.Name ?? remark.From?.Username ?? remark.SenderName);
        if (from == Id) return null;

        var words = remark.Message ?? remark.Text;
        var said = new Activity
        {
            Type = ActivityTypes.Message,
            From = new() { Id = from is { Length: > 0 } ? from : address, Name = name },
            Text = words is { Length: > 0 } ? words : $"[{remark.Item ?? change.Field}]",
            ChannelData = remark.Verb is "edited" ? Edited : null,
        };
        var id = remark.Verb is "edited" ? string.Create(CultureInfo.InvariantCulture, $"{address}:edited:{remark.CreatedTime}") : address;
        return new(id, address, said) { Public = true };
    }

    static string? Address(string? field, MetaRemark remark) => (field, remark) switch
    {
        ("feed", { Item: "comment", CommentId: { Length: > 0 } comment }) => $"comment:{comment}",
        ("feed", { Item: "post" or "status" or "photo", PostId: { Length: > 0 } post }) => $"post:{post}",
        ("mention", { CommentId: { Length: > 0 } comment }) => $"comment:{comment}",
        ("mention", { PostId: { Length: > 0 } post }) => $"post:{post}",
        ("comments" or "live_comments", { Id: { Length: > 0 } comment }) => $"comment:{comment}",
        ("mentions", { MediaId: { Length: > 0 } media }) => $"mention:{media}:{remark.CommentId}",
        _ => null,
    };

    static string Kind(MetaEvent one) => one switch
    {
        { Message.IsEcho: true } => "echo",
        { Message.IsDeleted: true } => "deleted",
        { Message: not null } => "message",
        { Postback: not null } => "postback",
        _ => one.Others?.Keys.FirstOrDefault() ?? "nothing",
    };

    static string Kind(MetaChange change) => string.Join('.', new[] { change.Field, change.Value?.Item, change.Value?.Verb }.Where(part => part is { Length: > 0 }));

    static string Moment(string kind, MetaEvent one) => string.Create(CultureInfo.InvariantCulture, $"{kind}:{one.Timestamp}");

    static JsonElement Edited { get; } = JsonElement.Parse("""{"edited":true}""");
}

/// <summary>What a message holds.</summary>
internal static class MetaFiles
{
    public static Activity Words(MetaMessage message, Activity said)
    {
        var parts = (message.Attachments ?? []).OfType<MetaIncomingFile>().ToList();
        List<Attachment> files = [.. parts.Select(File).OfType<Attachment>()];

        // Whoever answers a story speaks of it.
        if (message.ReplyTo?.Story?.Url is { Length: > 0 } story) files.Add(new() { ContentUrl = story, Name = "story" });

        // A sticker comes twice for a while: as what it is, and as a picture.
        var lines = parts.Select(Line).Prepend(message.QuickReply?.Payload is { Length: > 0 } pressed ? pressed : message.Text).Where(line => line is { Length: > 0 }).Distinct().ToList();
        var places = parts.Select(part => part.Payload?.Coordinates).OfType<MetaPoint>().Select(Placed).ToList();
        return said with
        {
            Text = lines.Count > 0 ? string.Join('\n', lines) : files.Count + places.Count > 0 ? null : "[unsupported]",
            Attachments = files.Count > 0 ? files : null,
            Entities = places.Count > 0 ? places : null,
        };
    }

    static Attachment? File(MetaIncomingFile part) => part switch
    {
        { Payload: not { Url.Length: > 0 } } or { Payload.StickerId: not null } => null,
        { Type: "image", Payload.Url: var url } => new() { ContentType = "image/jpeg", ContentUrl = url, Name = "photo.jpg" },
        { Type: "audio", Payload.Url: var url } => new() { ContentType = "audio/mp4", ContentUrl = url, Name = "voice.m4a" },
        { Type: "video", Payload.Url: var url } => new() { ContentType = "video/mp4", ContentUrl = url, Name = "video.mp4" },
        { Type: "file", Payload.Url: var url } => new() { ContentUrl = url, Name = NameIn(url!) },
        { Type: "story_mention", Payload.Url: var url } => new() { ContentUrl = url, Name = "story" },
        _ => null,
    };

    /// <summary>What a reader is told of a part that is no file.</summary>
    static string? Line(MetaIncomingFile part) => part switch
    {
        { Type: "sticker" } or { Payload.StickerId: not null } => "[sticker]",
        { Type: "image" or "audio" or "video" or "file", Payload.Url.Length: > 0 } or { Payload.Coordinates: not null } => null,
        { Type: "fallback" } when (part.Url ?? part.Payload?.Url) is { Length: > 0 } address => $"{part.Title ?? part.Payload?.Title} {address}".Trim(),
        _ => $"[{part.Type}] {part.Title ?? part.Payload?.Title}".Trim(),
    };

    static Entity Placed(MetaPoint point) => Entity.Of(new GeoCoordinates(point.Lat, point.Long), ActivityJson.Default.GeoCoordinates);

    static string NameIn(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && Path.GetFileName(Uri.UnescapeDataString(address.AbsolutePath)) is { Length: > 0 } name ? name : "file";
}
