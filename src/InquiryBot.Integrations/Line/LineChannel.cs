using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Line;

/// <summary>LINE by its Messaging API: by the reply token while there is one, because that is free; else by push, under a retry key.</summary>
public sealed class LineChannel(LineSettings settings, VendorHttp http, TimeProvider clock) : ISendsTogether, IConnects, IHoldsFiles
{
    public string Id => "line";

    public int MostTogether => 5;

    public ChannelAbilities Abilities { get; } = new()
    {
        Text = new(5000, LengthUnit.Utf16),
        Buttons = 13,
        ButtonLabel = new(20, LengthUnit.Graphemes),
        LinkButtons = true,
        Carousel = 12,
        CardTitle = new(100, LengthUnit.Graphemes),
        CardText = new(500, LengthUnit.Graphemes), // a bubble's JSON is limited to 30 KB (unverified)
        Image = true,
        Location = true,
        Typing = true,
        Rate = new(1000, 1000), // half of what the vendor names
    };

    public ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ValueTask.FromResult<Receipt>(
            !Signature.IsBase64HmacSha256(request.Header("X-Line-Signature"), settings.ChannelSecret ?? "", request.Body.Span) ? Receipt.Refused.NotSigned
            : WireJson.Read(request.Body.Span, LineJson.Wire.Webhook)?.Events is { } events ? LineReading.Read(events, TimeSpan.FromSeconds(settings.ReplySeconds))
            : Receipt.Refused.Unreadable);
    }

    public async ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct) => (await SendTogetherAsync([reply], ct)).Delivery;

    public async ValueTask<(Delivery Delivery, int Taken)> SendTogetherAsync(IReadOnlyList<OutgoingReply> parts, CancellationToken ct)
    {
        var chat = parts[0].Chat;
        if (parts[0].Activity.Type is ActivityTypes.Typing)
        {
            await AskAsync("/v2/bot/chat/loading/start", new(null, null, null) { ChatId = chat.Address, LoadingSeconds = 5 }, null, ct);
            return (Delivery.Accepted.Now, 1);
        }

        if (LineReading.Token(chat.Memo, clock.GetUtcNow()) is { } token)
        {
            var together = parts.TakeWhile(part => part.Activity.Type is not ActivityTypes.Typing).ToList();
            var answer = await AskAsync("/v2/bot/message/reply", new(token, null, Messages(together)), null, ct);
            if (answer.IsGood) return (new Delivery.Accepted { Memo = "" }, together.Count);

            // 400 is a token that was used or has died, or a message that the push will refuse as well.
            if (answer.Status is not 400) return (Meaning(answer), 0);
        }

        // Under a retry key only what is the same when it is tried again: parts of one reply.
        var own = parts.TakeWhile(part => part.Sequence == parts[0].Sequence).ToList();
        var pushed = await AskAsync("/v2/bot/message/push", new(null, chat.Address, Messages(own)), own[0].Key, ct);
        return Meaning(pushed) is Delivery.Accepted accepted ? (accepted with { Memo = "" }, own.Count) : (Meaning(pushed), 0);
    }

    public async ValueTask<FetchedFile> FetchAsync(string source, int mostBytes, CancellationToken ct)
    {
        var address = VendorAddressAttribute.Below(settings.ContentServer, $"/v2/bot/message/{Uri.EscapeDataString(source)}/content");
        var answer = await http.GetAsync(address, ct, headers => headers.Authorization = new("Bearer", settings.AccessToken), mostBytes, TimeSpan.FromMinutes(1));
        return answer.Status is 202 ? new FetchedFile.Later(TimeSpan.FromSeconds(10), "preparing") : PublicFiles.Meaning(answer);
    }

    public async ValueTask<ChannelState> ProbeAsync(Uri? webhook, CancellationToken ct)
    {
        var info = await GetAsync("/v2/bot/info", ct);
        if (!info.IsGood) return new(false, info.Status is 401 ? "LINE refuses the access token: issue a new one (Channels:Line:AccessToken)." : $"LINE: {info.Reason}");

        var name = info.Read(LineJson.Wire.LineAnswer)?.DisplayName ?? "LINE";
        var told = (await GetAsync("/v2/bot/channel/webhook/endpoint", ct)).Read(LineJson.Wire.LineAnswer);
        if (webhook is null || told?.Endpoint != webhook.AbsoluteUri) return new(false, $"{name} sends to {told?.Endpoint ?? "nobody"}: run inquirybot channels connect line.");
        return told.Active ? new(true, name) : new(false, $"{name}: the webhook is switched off; switch on \"Use webhook\" in the LINE Developers console.");
    }

    public async ValueTask<ChannelState> ConnectAsync(Uri webhook, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new LineSending(null, null, null) { Endpoint = webhook.AbsoluteUri }, LineJson.Wire.LineSending);
        var answer = await http.SendAsync(HttpMethod.Put, Below("/v2/bot/channel/webhook/endpoint"), body, Authorize, Delivery.Patience, 65_536, ct);
        return answer.IsGood ? await ProbeAsync(webhook, ct) : new(false, $"LINE: {answer.Read(LineJson.Wire.LineAnswer)?.Message ?? answer.Reason}");
    }

    static Delivery Meaning(VendorAnswer answer) => answer switch
    {
        { Status: 409 } when answer.Header("X-Line-Accepted-Request-Id") is not null => Delivery.Accepted.Now,
        { Status: 429 } when answer.Read(LineJson.Wire.LineAnswer)?.Message?.Contains("monthly limit", StringComparison.OrdinalIgnoreCase) is true =>
            new Delivery.Deferred(TimeSpan.FromHours(1), "monthly-limit") { OfChannel = true },
        { Status: 403 } => VendorAnswer.TokenRefused,
        _ => answer.ToDelivery(answer.Read(LineJson.Wire.LineAnswer)?.Message),
    };

    /// <summary>The buttons go under the last message, because LINE shows none above it.</summary>
    static List<LineMessage> Messages(List<OutgoingReply> parts)
    {
        var messages = parts.Select(part => Message(part.Activity)).ToList();
        if (parts.FindLast(part => part.Activity.SuggestedActions is not null)?.Activity.SuggestedActions?.Actions is { Count: > 0 } actions)
            messages[^1] = messages[^1] with { QuickReply = new([.. actions.Select(action => new QuickReplyItem(Action(action)))]) };
        return messages;
    }

    static LineMessage Message(Activity part) => part switch
    {
        { Attachments: [{ ContentType: ['i', 'm', 'a', 'g', 'e', '/', ..] } image] } => new("image") { OriginalContentUrl = image.ContentUrl, PreviewImageUrl = image.ContentUrl },
        { Attachments: { Count: > 0 } cards } => new("flex") { AltText = Alternative(cards), Contents = cards.Count == 1 ? Bubble(Card(cards[0])) : new("carousel") { Contents = [.. cards.Select(card => Bubble(Card(card)))] } },
        { Entities: [var place] } when place.As(ActivityJson.Default.GeoCoordinates) is { Latitude: { } latitude, Longitude: { } longitude } point =>
            new("location") { Title = point.Name ?? "📍", Address = FormattableString.Invariant($"{latitude}, {longitude}"), Latitude = latitude, Longitude = longitude },
        _ => new("text") { Text = part.Text },
    };

    static HeroCard Card(Attachment card) => card.Content!.Value.Deserialize(ActivityJson.Default.HeroCard)!;

    static string Alternative(IReadOnlyList<Attachment> cards) => string.Join(" · ", cards.Select(Card).Select(card => card.Title ?? card.Subtitle ?? card.Text ?? "…")) is var all && all.Length > 400 ? all[..399] + "…" : all;

    static Flex Bubble(HeroCard card) => new("bubble")
    {
        Hero = card.Images is [{ Url: { } address }, ..] ? new("image") { Url = address, Size = "full" } : null,
        Body = new("box")
        {
            Layout = "vertical",
            Contents =
            [
                .. new[] { card.Title }.Where(line => line is { Length: > 0 }).Select(line => new Flex("text") { Text = line, Wrap = true, Weight = "bold" }),
                .. new[] { card.Subtitle, card.Text }.Where(line => line is { Length: > 0 }).Select(line => new Flex("text") { Text = line, Wrap = true }),
            ],
        },
        Footer = card.Buttons is { Count: > 0 } buttons
            ? new("box") { Layout = "vertical", Contents = [.. buttons.Select(button => new Flex("button") { Action = Action(button) })] }
            : null,
    };

    static LineAction Action(CardAction action)
    {
        var value = action.Value is { ValueKind: JsonValueKind.String } text ? text.GetString()! : action.Title ?? "";
        return action.Type switch
        {
            CardActionTypes.OpenUrl => new("uri", action.Title) { Uri = value },
            CardActionTypes.PostBack or CardActionTypes.MessageBack => new("postback", action.Title) { Data = value, DisplayText = action.Title },
            _ => new("message", action.Title) { Text = value },
        };
    }

    Task<VendorAnswer> AskAsync(string path, LineSending body, string? retryKey, CancellationToken ct) => http.PostAsync(Below(path), body, LineJson.Wire.LineSending, ct, headers =>
    {
        Authorize(headers);
        if (retryKey is not null) headers.Add("X-Line-Retry-Key", retryKey);
    });

    Task<VendorAnswer> GetAsync(string path, CancellationToken ct) => http.GetAsync(Below(path), ct, Authorize);

    Uri Below(string path) => VendorAddressAttribute.Below(settings.Server, path);

    void Authorize(System.Net.Http.Headers.HttpRequestHeaders headers) => headers.Authorization = new("Bearer", settings.AccessToken);
}
