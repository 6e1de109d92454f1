using System.Globalization;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Viber;

/// <summary>A Viber bot by its REST API.</summary>
public sealed class ViberChannel(ViberSettings settings, VendorHttp http, TimeProvider clock) : IChannel, IConnects
{
    /// <summary>What else there is, such as delivered and seen, would only cost the way.</summary>
    static readonly string[] Wanted = ["message", "conversation_started"];

    public string Id => "viber";

    public ChannelAbilities Abilities { get; } = new()
    {
        Text = new(7000, LengthUnit.Utf16), // in Hangul 21 of the request's 30 KB
        Buttons = 12, // rows of a phone
        ButtonLabel = new(40, LengthUnit.Graphemes), // what a row shows (unverified)
        LinkButtons = true,
        Image = true,
        Location = true,
    };

    public ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ValueTask.FromResult(
            !Signature.IsHexHmacSha256(request.Header("X-Viber-Content-Signature"), settings.Token ?? "", request.Body.Span) ? Receipt.Refused.NotSigned
            : WireJson.Read(request.Body.Span, ViberJson.Wire.Callback) is not { Event.Length: > 0 } call ? Receipt.Refused.Unreadable
            : clock.GetUtcNow().ToUnixTimeMilliseconds() - call.Timestamp > settings.RepeatHours * 3_600_000L ? Receipt.Refused.Stale
            : ViberReading.Read(call));
    }

    public async ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct)
    {
        var sending = Write(reply.Activity, reply.Chat.Address) with { Keyboard = Keyboard(reply.Activity.SuggestedActions?.Actions) };
        return Meaning(await http.PostAsync(Below("send_message"), sending, ViberJson.Wire.ViberSending, ct, Authorize));
    }

    public async ValueTask<ChannelState> ProbeAsync(Uri? webhook, CancellationToken ct)
    {
        var answer = await http.PostAsync(Below("get_account_info"), new ViberWebhook(null, null, null), ViberJson.Wire.ViberWebhook, ct, Authorize);
        if (!answer.IsGood || answer.Read(ViberJson.Wire.ViberAnswer) is not { Status: 0 } told)
            return new(false, Meaning(answer) == VendorAnswer.TokenRefused ? "Viber refuses the token: take the one of the admin panel (Channels:Viber:Token)." : $"Viber: {Problem(answer)}");
        return webhook is not null && told.Webhook == webhook.AbsoluteUri ? new(true, told.Name ?? "Viber") : new(false, $"{told.Name} sends to {told.Webhook ?? "nobody"}: run inquirybot channels connect viber.");
    }

    /// <summary>Viber calls the address before it answers, so the server must be running.</summary>
    public async ValueTask<ChannelState> ConnectAsync(Uri webhook, CancellationToken ct)
    {
        var answer = await http.PostAsync(Below("set_webhook"), new ViberWebhook(webhook.AbsoluteUri, Wanted, true), ViberJson.Wire.ViberWebhook, ct, Authorize);
        return Meaning(answer) is Delivery.Accepted ? await ProbeAsync(webhook, ct) : new(false, $"Viber: {Problem(answer)}; it calls the address at once, by a certificate that everybody trusts.");
    }

    /// <summary>It answers 200 also when it refuses.</summary>
    static Delivery Meaning(VendorAnswer answer) => !answer.IsGood ? answer.ToDelivery() : answer.Read(ViberJson.Wire.ViberAnswer)?.Status switch
    {
        0 => Delivery.Accepted.Now,
        null => new Delivery.Deferred(answer.RetryAfter, "no status"),
        2 or 9 or 15 => VendorAnswer.TokenRefused,
        5 or 6 => new Delivery.Rejected(DeliveryReasons.Blocked),

        // A hundred in an hour to who does not answer.
        12 => new Delivery.Deferred(TimeSpan.FromMinutes(10), "status 12") { OfChannel = true },
        _ => new Delivery.Rejected(Problem(answer)),
    };

    static string Problem(VendorAnswer answer) => answer.Read(ViberJson.Wire.ViberAnswer)?.Status is { } status ? string.Create(CultureInfo.InvariantCulture, $"status {status}") : answer.Reason;

    ViberSending Write(Activity part, string receiver)
    {
        ViberSending Of(string type) => new(receiver, type, new(settings.SenderName));
        return part switch
        {
            { Attachments: [var image] } => Of("picture") with { Text = "", Media = image.ContentUrl },
            { Entities: [var place] } when place.As(ActivityJson.Default.GeoCoordinates) is { Latitude: { } latitude, Longitude: { } longitude } => Of("location") with { Location = new(latitude, longitude) },
            _ => Of("text") with { Text = part.Text },
        };
    }

    static ViberKeyboard? Keyboard(IReadOnlyList<CardAction>? actions) => actions is null ? null : new([.. actions.Select(Button)]);

    static ViberButton Button(CardAction action) =>
        new(action.Type is CardActionTypes.OpenUrl ? "open-url" : "reply", WireJson.Text(action.Value) ?? action.Title, Escaped(action.Title ?? ""));

    /// <summary>A label is read as HTML.</summary>
    static string Escaped(string label) => label.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    Uri Below(string method) => VendorAddressAttribute.Below(settings.Server, $"/pa/{method}");

    void Authorize(System.Net.Http.Headers.HttpRequestHeaders headers) => headers.TryAddWithoutValidation("X-Viber-Auth-Token", settings.Token);
}
