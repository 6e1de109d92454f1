using System.Net;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.NaverTalkTalk;

/// <summary>Naver TalkTalk by its chat bot API. Nothing is signed: the caller's network and a secret in the address are the proof.</summary>
public sealed class NaverTalkTalkChannel(NaverTalkTalkSettings settings, VendorHttp http, TimeProvider clock) : IChannel
{
    /// <summary>After so much silence he has left the window, and is told by a push.</summary>
    static readonly TimeSpan Away = TimeSpan.FromMinutes(2);

    public string Id => "naver-talktalk";

    public ChannelAbilities Abilities { get; } = new()
    {
        Text = new(1000, LengthUnit.Utf16), // with buttons; 10,000 without, which nobody reads
        Buttons = 10,
        ButtonLabel = new(18, LengthUnit.Graphemes),
        LinkButtons = true,
        Carousel = 10,
        CardTitle = new(200, LengthUnit.Graphemes),
        CardText = new(1000, LengthUnit.Utf16),
        CardButtons = 10,
        Image = true,
        Typing = true,
    };

    public ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ValueTask.FromResult(
            !Signature.IsSecret(request.Query.GetValueOrDefault("key"), settings.Secret ?? "") || !IsNaver(request.Caller) ? Receipt.Refused.NotSigned
            : WireJson.Read(request.Body.Span, TalkJson.Wire.TalkEvent) is { Event.Length: > 0, User: { Length: > 0 } user } one ? TalkReading.Read(one, user, clock.GetUtcNow(), settings.RepeatMilliseconds)
            : Receipt.Refused.Unreadable);
    }

    public async ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct)
    {
        var sending = Write(reply.Activity, reply.Chat.Address);
        if (sending.Options is null && clock.GetUtcNow() - reply.Chat.HeardAt > Away) sending = sending with { Options = new(Notification: true) };
        return Meaning(await http.PostAsync(VendorAddressAttribute.Below(settings.Server, "/chatbot/v1/event"), sending, TalkJson.Wire.TalkSending, ct,
            headers => headers.TryAddWithoutValidation("Authorization", settings.Authorization)));
    }

    /// <summary>It answers 200 also when it refuses.</summary>
    static Delivery Meaning(VendorAnswer answer) => !answer.IsGood ? answer.ToDelivery() : answer.Read(TalkJson.Wire.TalkAnswer) switch
    {
        { Success: true } => Delivery.Accepted.Now,
        { ResultCode: "01" } => VendorAnswer.TokenRefused,
        null or { ResultCode: null } => new Delivery.Deferred(answer.RetryAfter, "no result"),
        { ResultCode: "99" or "IMG-02" or "IMG-99" } passing => new Delivery.Deferred(answer.RetryAfter, $"resultCode {passing.ResultCode}"),
        var refused => new Delivery.Rejected($"resultCode {refused.ResultCode}"),
    };

    static TalkSending Write(Activity part, string user) => part switch
    {
        { Type: ActivityTypes.Typing } => new(user, "action") { Options = new("typingOn") },
        { Attachments: [{ ContentType: ['i', 'm', 'a', 'g', 'e', '/', ..] } image] } => new(user) { ImageContent = new(image.ContentUrl) },
        { Attachments: { Count: > 0 } cards } => new(user) { CompositeContent = new([.. cards.Select(Card)]) },
        { SuggestedActions.Actions: { Count: > 0 } actions } => new(user) { CompositeContent = new([new(null, part.Text, null, [.. actions.Select(Button)])]) },
        _ => new(user) { TextContent = new(part.Text) },
    };

    static TalkCard Card(Attachment attachment)
    {
        var card = attachment.Content!.Value.Deserialize(ActivityJson.Default.HeroCard)!;
        var words = string.Join('\n', new[] { card.Subtitle, card.Text }.Where(line => line is { Length: > 0 }));
        var (image, buttons) = (card.Images is [{ Url: { } address }, ..] ? new TalkImage(address) : null, card.Buttons is { Count: > 0 } some ? some.Select(Button).ToList() : null);

        // A card of one thing alone is refused.
        var alone = words.Length == 0 && image is null && buttons is null;
        return new(card.Title, alone ? card.Title : words.Length == 0 ? null : words, image, buttons);
    }

    static TalkButton Button(CardAction action)
    {
        var value = WireJson.Text(action.Value) ?? action.Title;
        return action.Type is CardActionTypes.OpenUrl ? new("LINK", new(action.Title, Url: value, MobileUrl: value)) : new("TEXT", new(action.Title, value));
    }

    bool IsNaver(string? caller) => IPAddress.TryParse(caller, out var address)
        && settings.Networks.Any(network => IPNetwork.Parse(network).Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));
}
