using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Desk;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Meta;

/// <summary>Parts of replies by the Send API, and public answers by the comments' own way.</summary>
/// <param name="account">The account's id in addresses.</param>
/// <param name="humanAgent">Meta allows counselors to write for seven days.</param>
internal sealed class MetaSending(string root, string account, string token, bool humanAgent, VendorHttp http, TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);
    public static readonly TimeSpan AgentWindow = TimeSpan.FromDays(7);

    const int MostPayload = 1000;
    const int MostButtonText = 640;

    /// <summary>How long a rate that is used up is waited for, when Meta does not say.</summary>
    static readonly TimeSpan Slow = TimeSpan.FromMinutes(1);

    /// <param name="answers">The last part of the way to a comment's answers.</param>
    public async ValueTask<Delivery> SendAsync(OutgoingReply reply, string answers, CancellationToken ct)
    {
        var part = reply.Activity;
        var mark = CounselorMark.Of(part);
        if (MetaAccount.Public(reply.Chat.Address) is [var kind, var id, ..] remark)
        {
            if (part.Type is ActivityTypes.Typing) return Delivery.Accepted.Now;
            if (mark is null) return new Delivery.Rejected(DeliveryReasons.NotInPublic);
            if (mark.Private is true)
                return Meaning(await PostAsync($"/{account}/messages", new() { Recipient = kind is "post" ? new(PostId: id) : new(CommentId: remark is ["mention", _, { Length: > 0 } comment] ? comment : id), Message = Message(part) with { Metadata = MetaAccount.Moved } }, ct));

            var words = part.Text ?? "";
            return Meaning(kind is "mention"
                ? await PostAsync($"/{account}/mentions", new(words, remark is [_, _, { Length: > 0 } mentioned] ? mentioned : null, id), MetaJson.Wire.MetaComment, ct)
                : await PostAsync($"/{id}/{answers}", new(words), MetaJson.Wire.MetaComment, ct));
        }

        var call = new MetaCall { Recipient = new(reply.Chat.Address) };
        if (part.Type is ActivityTypes.Typing) return Meaning(await PostAsync($"/{account}/messages", call with { SenderAction = "typing_on" }, ct));

        // Only what a person wrote may go out after the first day.
        var late = humanAgent && mark is not null && clock.GetUtcNow() - reply.Chat.HeardAt >= Window;
        return Meaning(await PostAsync($"/{account}/messages", call with { MessagingType = late ? "MESSAGE_TAG" : "RESPONSE", Tag = late ? "HUMAN_AGENT" : null, Message = Message(part) }, ct));
    }

    public async ValueTask<MetaAnswer?> AskAsync(string path, CancellationToken ct) => (await http.GetAsync(Below(path), ct, Authorize)).Read(MetaJson.Wire.MetaAnswer);

    /// <summary>Why Meta refuses, for whoever looks after the channel.</summary>
    /// <param name="section">Of the settings.</param>
    public static ChannelState Refusal(MetaError? error, string section) => new(false, error switch
    {
        { Code: 190 } => $"Meta refuses the access token: generate a new one (Channels:{section}:AccessToken).",
        { Message: { } words } => $"Meta: {words}",
        _ => "Meta did not answer.",
    });

    public Task<VendorAnswer> PostAsync(string path, MetaCall call, CancellationToken ct, string? other = null) =>
        http.PostAsync(Below(path), call, MetaJson.Wire.MetaCall, ct, other is null ? Authorize : headers => headers.Authorization = new("Bearer", other));

    Task<VendorAnswer> PostAsync<T>(string path, T body, JsonTypeInfo<T> shape, CancellationToken ct) => http.PostAsync(Below(path), body, shape, ct, Authorize);

    /// <summary>Codes of the sheet's §3 (only 10/1893063 is verified there).</summary>
    static Delivery Meaning(VendorAnswer answer) => answer.IsGood ? Delivery.Accepted.Now : answer.Read(MetaJson.Wire.MetaAnswer)?.Error switch
    {
        null => answer.ToDelivery(),
        { Code: 190 } => VendorAnswer.TokenRefused,
        { Code: 10, ErrorSubcode: 2018278 or 2534022 } => new Delivery.Rejected(DeliveryReasons.WindowClosed),
        { Code: 10, ErrorSubcode: 1893063 } => new Delivery.Deferred(TimeSpan.FromHours(1), "page-restricted") { OfChannel = true },
        { Code: 551 } => new Delivery.Rejected(DeliveryReasons.Blocked),
        { Code: 4 or 17 or 32 or 613 } => new Delivery.Deferred(answer.RetryAfter ?? Slow, "HTTP 429") { OfChannel = true },
        { Code: 1 or 2 } or { IsTransient: true } => new Delivery.Deferred(answer.RetryAfter, answer.Reason),
        // Its words may quote what was sent.
        var error => answer.ToDelivery(string.Create(CultureInfo.InvariantCulture, $"Meta {error.Code}")),
    };

    static MetaOutgoing Message(Activity part) => part switch
    {
        { Attachments: [{ ContentType: Cards.Hero or Cards.Thumbnail }, ..] cards } => new() { Attachment = new("template", Template([.. cards.Select(Card)])) },
        { Attachments: [var file] } => new() { Attachment = new(KindOf(file.ContentType), new() { Url = file.ContentUrl, IsReusable = true }) },
        _ => new() { Text = part.Text, QuickReplies = part.SuggestedActions?.Actions is { Count: > 0 } actions ? [.. actions.Select(action => new MetaQuickReply(action.Title, Value(action), "text"))] : null },
    };

    static MetaShown Template(List<HeroCard> cards)
    {
        // Buttons under words have room for more words than a card has.
        if (cards is [{ Images: null or [], Buttons: { Count: > 0 } under } one] && string.Join('\n', Lines(one)) is { Length: > 0 and <= MostButtonText } text)
            return new() { TemplateType = "button", Text = text, Buttons = [.. under.Select(Button)] };

        return new() { TemplateType = "generic", Elements = [.. cards.Select(Element)] };
    }

    /// <summary>A title and at least one thing more, as Meta wants it.</summary>
    static MetaElement Element(HeroCard card)
    {
        var lines = Lines(card).ToList();
        var image = card.Images is [{ Url: { Length: > 0 } address }, ..] ? address : null;
        var buttons = card.Buttons is { Count: > 0 } under ? under.Select(Button).ToList() : null;
        var rest = lines.Count > 1 ? string.Join('\n', lines.Skip(1)) : image is null && buttons is null ? "·" : null;
        return new(lines.Count > 0 ? lines[0] : "·", rest, image, buttons);
    }

    static IEnumerable<string> Lines(HeroCard card) => new[] { card.Title, card.Subtitle, card.Text }.OfType<string>().Where(line => line.Length > 0);

    static HeroCard Card(Attachment card) => card.Content!.Value.Deserialize(ActivityJson.Default.HeroCard)!;

    static MetaButton Button(CardAction action) => action.Type is CardActionTypes.OpenUrl
        ? new("web_url", action.Title) { Url = Value(action) }
        : new("postback", action.Title) { Payload = Value(action) };

    static string Value(CardAction action) =>
        action.Value is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 and <= MostPayload } value ? value : action.Title ?? "";

    static string KindOf(string? contentType) => contentType?.Split('/')[0] is ("image" or "audio" or "video") and var kind ? kind : "file";

    Uri Below(string path) => VendorAddressAttribute.Below(root, path);

    void Authorize(HttpRequestHeaders headers) => headers.Authorization = new("Bearer", token);
}
