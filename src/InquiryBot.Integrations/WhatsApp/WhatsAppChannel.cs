using System.Globalization;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Meta;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.WhatsApp;

/// <summary>
/// WhatsApp by Meta's Cloud API. Within a day of the citizen's last message anything may be said; after it only a template that asks him to write again, and
/// what there is to say waits until he does.
/// </summary>
public sealed class WhatsAppChannel(WhatsAppSettings settings, VendorHttp http, TimeProvider clock) : IChannel, IConnects, IHoldsFiles
{
    static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public string Id => "whatsapp";

    public ChannelAbilities Abilities { get; } = new()
    {
        Text = new(1024, LengthUnit.Utf16), // 4096 without buttons; with them 1024, and any text may get some
        Markup = Markup.Asterisks,
        Buttons = WhatsAppSending.MostRows,
        ButtonLabel = new(20, LengthUnit.Utf16),
        Image = true,
        File = true,
        Location = true,
        Typing = true,
        Window = Window,
        AsksToWrite = settings.Templates.Count > 0,
        Rate = new(80, 80),
        ChatRate = new(1.0 / 6, 20), // bursts of up to 45 (unverified)
    };

    public ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ValueTask.FromResult(
            request.IsGet ? MetaHub.Challenge(request.Query, settings.VerifyToken ?? "")
            : !MetaHub.IsSigned(request, settings.AppSecret ?? "") ? Receipt.Refused.NotSigned
            : WireJson.Read(request.Body.Span, WhatsAppJson.Wire.Webhook) is { Object: not null } webhook ? WhatsAppReading.Read(webhook, settings.PhoneNumberId ?? "", clock.GetUtcNow() - Window)
            : Receipt.Refused.Unreadable);
    }

    public async ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var open = clock.GetUtcNow() - reply.Chat.HeardAt < Window;
        if (reply.Activity.Type is ActivityTypes.Typing)
        {
            if (open && reply.Chat.Memo.Split(' ') is [{ Length: > 0 } heard, ..]) await PostAsync(new(Status: "read", MessageId: heard, TypingIndicator: new("text")), ct);
            return Delivery.Accepted.Now;
        }

        if (!open) return await AskToWriteAsync(reply, ct);
        var delivery = WhatsAppSending.Meaning(await PostAsync(WhatsAppSending.Message(reply.Activity, Addressed(reply)), ct));
        return delivery is Delivery.Rejected { Reason: DeliveryReasons.WindowClosed } ? await AskToWriteAsync(reply, ct) : delivery;
    }

    /// <summary>Meta tells an address that is good for five minutes; it wants our token there as well.</summary>
    public async ValueTask<FetchedFile> FetchAsync(string source, int mostBytes, CancellationToken ct)
    {
        var told = await http.GetAsync(Below($"/{Uri.EscapeDataString(source)}?phone_number_id={settings.PhoneNumberId}"), ct, Authorize);
        if (!told.IsGood) return PublicFiles.Meaning(told);
        var media = told.Read(WhatsAppJson.Wire.GraphAnswer);
        if (media?.FileSize > mostBytes) return new FetchedFile.Never("too-large");
        if (!Uri.TryCreate(media?.Url, UriKind.Absolute, out var address) || address.Scheme != new Uri(settings.Server).Scheme) return new FetchedFile.Never("gone");

        var fetched = PublicFiles.Meaning(await http.GetAsync(address, ct, Authorize, mostBytes, TimeSpan.FromMinutes(1)));
        return fetched is FetchedFile.Here here ? here with { ContentType = media!.MimeType?.Split(';')[0].Trim() ?? here.ContentType } : fetched;
    }

    public async ValueTask<ChannelState> ProbeAsync(Uri? webhook, CancellationToken ct)
    {
        var answer = await http.GetAsync(Below($"/{settings.PhoneNumberId}?fields=verified_name"), ct, Authorize);
        var told = answer.Read(WhatsAppJson.Wire.GraphAnswer);
        if (answer.IsGood) return new(true, told?.VerifiedName ?? "WhatsApp");
        return new(false, answer.Status is 401 || told?.Error?.Code is 190 ? "Meta refuses the access token: issue a new one (Channels:WhatsApp:AccessToken)." : $"Meta: {answer.Reason}");
    }

    /// <summary>Meta is told by hand.</summary>
    public async ValueTask<ChannelState> ConnectAsync(Uri webhook, CancellationToken ct) =>
        await ProbeAsync(webhook, ct) is { Well: false } ill ? ill : new(true, $"In Meta's app, under WhatsApp, Configuration, set the callback URL {webhook} and the verify token, and subscribe to messages.");

    /// <summary>Once for all that waits, because what waits behind a reply is not tried before it.</summary>
    async ValueTask<Delivery> AskToWriteAsync(OutgoingReply reply, CancellationToken ct)
    {
        if (Template(reply.Activity.Locale) is not { } template) return new Delivery.Rejected(DeliveryReasons.WindowClosed);
        var delivery = WhatsAppSending.Meaning(await PostAsync(Addressed(reply) with { Type = "template", Template = template, BizOpaqueCallbackData = null }, ct));
        return delivery is Delivery.Accepted ? new Delivery.Deferred(TimeSpan.FromDays(365), DeliveryReasons.WaitsForCitizen) { OfChannel = true } : delivery;
    }

    Template? Template(string? locale) => new[] { locale, locale?.Split('-')[0] }.Where(tag => tag is not null).Select(tag => (Tag: tag!, Name: settings.Templates.GetValueOrDefault(tag!))).FirstOrDefault(one => one.Name is not null) is { Name: { } name } found
        ? name.Split(':') is [var plain, var code] ? new(plain, new(code)) : new(name, new(found.Tag.Replace('-', '_')))
        : null;

    /// <summary>By number where it is known; where it is hidden, by Meta's id of the person.</summary>
    static Sending Addressed(OutgoingReply reply)
    {
        var sending = new Sending(RecipientType: "individual", BizOpaqueCallbackData: reply.Activity.Id is { } id ? WhatsAppReading.Callback(id, reply.Chat.Address) : null);
        return reply.Chat.Memo.Split(' ') is [_, { Length: > 0 } number] ? sending with { To = number } : sending with { Recipient = reply.Chat.Address };
    }

    Task<VendorAnswer> PostAsync(Sending sending, CancellationToken ct) => http.PostAsync(Below($"/{settings.PhoneNumberId}/messages"), sending, WhatsAppJson.Wire.Sending, ct, Authorize);

    Uri Below(string path) => VendorAddressAttribute.Below(settings.Server, $"/{settings.Version}{path}");

    void Authorize(System.Net.Http.Headers.HttpRequestHeaders headers) => headers.Authorization = new("Bearer", settings.AccessToken);
}

/// <summary>Parts as messages, and what Meta says to them.</summary>
internal static class WhatsAppSending
{
    public const int MostRows = 10;
    const int MostButtons = 3;
    const int MostId = 200;

    /// <summary>What opens the list: a sign, because a word would need a language.</summary>
    const string Open = "☰";

    public static Sending Message(Activity part, Sending to) => part switch
    {
        { Attachments: [{ ContentType: "image/jpeg" or "image/png" or "image/*" } image] } => to with { Type = "image", Image = new(Link: image.ContentUrl) },
        { Attachments: [{ ContentType: "video/mp4" or "video/3gpp" } video] } => to with { Type = "video", Video = new(Link: video.ContentUrl) },
        { Attachments: [{ ContentType: "audio/mpeg" or "audio/mp4" or "audio/aac" or "audio/amr" or "audio/ogg" } audio] } => to with { Type = "audio", Audio = new(Link: audio.ContentUrl) },
        { Attachments: [var file] } => to with { Type = "document", Document = new(Link: file.ContentUrl, Filename: file.Name) },
        { Entities: [var place] } when place.Point() is { Latitude: { } latitude, Longitude: { } longitude } point =>
            to with { Type = "location", Location = new(latitude.ToString(CultureInfo.InvariantCulture), longitude.ToString(CultureInfo.InvariantCulture), point.Name) },
        { SuggestedActions.Actions: { Count: > 0 } actions } => to with { Type = "interactive", Interactive = Choices(part.Text ?? "", [.. actions.Select(Choice)]) },
        _ => to with { Type = "text", Text = new(part.Text, false) },
    };

    /// <summary>Codes of the sheet (§3, §4); 4 and 80007 are Graph's own for too much (unverified).</summary>
    public static Delivery Meaning(VendorAnswer answer) => answer.IsGood ? Delivery.Accepted.Now : answer.Read(WhatsAppJson.Wire.GraphAnswer)?.Error switch
    {
        { Code: 190 } => VendorAnswer.TokenRefused,
        { Code: 130429 or 131056 or 4 or 80007 } error => new Delivery.Deferred(answer.RetryAfter ?? TimeSpan.FromSeconds(error.Code is 131056 ? 6 : 5), ReasonOf(error)) { OfChannel = true },
        { Code: 368 } error => new Delivery.Deferred(TimeSpan.FromHours(1), ReasonOf(error)) { OfChannel = true },
        { Code: 131026 or 131047 or 131049 or 131051 or 131052 or 131053 or 132001 or 100 } error => new Delivery.Rejected(ReasonOf(error)),
        var other => answer.ToDelivery(other is null ? null : ReasonOf(other)),
    };

    public static string ReasonOf(GraphError error) => error.Code switch
    {
        131047 => DeliveryReasons.WindowClosed,
        131026 => "undeliverable",
        131049 => "marketing-limit-of-citizen",
        131052 or 131053 => "file-refused",
        132001 => "template-missing",
        130429 => "too-many",
        131056 => "too-many-to-citizen",
        368 => "blocked-for-policy",
        var code => string.Create(CultureInfo.InvariantCulture, $"Meta {code}"),
    };

    static Interactive Choices(string text, List<Choice> choices) => choices.Count <= MostButtons
        ? new("button", new(text), new([.. choices.Select(choice => new ReplyButton(choice))], null, null))
        : new("list", new(text), new(null, Open, [new(choices)]));

    /// <summary>What is too long for an id is found again by what stands on the button.</summary>
    static Choice Choice(CardAction action, int number) =>
        new(action.Value is { ValueKind: JsonValueKind.String } value && value.GetString()!.Trim() is { Length: > 0 and <= MostId } text && text[0] != '#' ? text : string.Create(CultureInfo.InvariantCulture, $"#{number + 1}"), action.Title);
}
