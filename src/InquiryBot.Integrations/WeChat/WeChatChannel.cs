using System.Globalization;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.WeChat;

/// <summary>
/// A WeChat official account in encrypted mode: what is ready within five seconds is the answer to the request, in one message; the rest
/// goes by the customer service API, while its window is open.
/// </summary>
public sealed class WeChatChannel : IAnswersInResponse, IConnects, IHoldsFiles
{
    /// <summary>How far the vendor's clock and ours may be apart.</summary>
    static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);

    readonly WeChatSettings settings;
    readonly VendorHttp http;
    readonly IPublicFiles files;
    readonly TimeProvider clock;
    readonly WeChatEnvelope envelope;
    readonly VendorToken token;

    public WeChatChannel(WeChatSettings settings, VendorHttp http, IPublicFiles files, TimeProvider clock)
    {
        (this.settings, this.http, this.files, this.clock) = (settings, http, files, clock);
        envelope = new(settings.Token!, settings.EncodingAesKey!, settings.AppId!);
        token = new(FetchTokenAsync, clock);
    }

    public string Id => "wechat";

    public TimeSpan AnswerWithin => TimeSpan.FromMilliseconds(settings.AnswerMilliseconds);

    /// <summary>The vendor reads it by its content alone (unverified).</summary>
    public string AnswerType => "text/xml";

    /// <summary>Texts share a message, so more parts than one may go at once.</summary>
    public int MostTogether => 12;

    public ChannelAbilities Abilities { get; } = new()
    {
        Text = new(2048, LengthUnit.Utf8Bytes), // measured by users (unverified)
        Window = TimeSpan.FromHours(48),
    };

    public ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ValueTask.FromResult(request.IsGet ? Challenge(request.Query) : Read(request));
    }

    public (string Body, int Taken) Answer(IReadOnlyList<OutgoingReply> parts)
    {
        var ((words, taken), chat, now) = (Together(parts), parts[0].Chat, clock.GetUtcNow());
        return (envelope.Seal(WeChatXml.Text(chat.Address, chat.Memo, words, now), now), taken);
    }

    /// <summary>What is late goes by the customer service API.</summary>
    public (string Body, string? Memo) NotYet(InboundRequest request, string oneMoment, Func<Onward?> onward) => ("success", null);

    public async ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct) => (await SendTogetherAsync([reply], ct)).Delivery;

    public async ValueTask<(Delivery Delivery, int Taken)> SendTogetherAsync(IReadOnlyList<OutgoingReply> parts, CancellationToken ct)
    {
        var grant = await token.GetAsync(ct);
        if (grant.Token is null) return (Meaning(grant.Answer) is Delivery.Deferred later ? later : VendorAnswer.TokenRefused, 0);

        var (words, taken) = Together(parts);
        var answer = await http.PostAsync(Below("/cgi-bin/message/custom/send", grant), new WeChatSending(parts[0].Chat.Address, new(words)), WeChatJson.Wire.WeChatSending, ct);
        var delivery = Meaning(answer);
        if (delivery == VendorAnswer.TokenRefused) token.Drop(grant);
        return (delivery, delivery is Delivery.Accepted ? taken : 0);
    }

    public async ValueTask<FetchedFile> FetchAsync(string source, int mostBytes, CancellationToken ct)
    {
        var grant = await token.GetAsync(ct);
        if (grant.Token is null) return new FetchedFile.Later(null, DeliveryReasons.TokenRefused);

        var answer = await http.GetAsync(Below("/cgi-bin/media/get", grant, $"&media_id={Uri.EscapeDataString(source)}"), ct, mostBytes: mostBytes, patience: TimeSpan.FromMinutes(1));
        if (!answer.IsGood || answer.Read(WeChatJson.Wire.WeChatAnswer) is not { } told) return PublicFiles.Meaning(answer);

        // Words instead of a file: where a video is, or what is wrong.
        if (told.VideoUrl is { } address) return await files.FetchAsync(address, mostBytes, ct);
        if (Meaning(answer) == VendorAnswer.TokenRefused) token.Drop(grant);
        return Meaning(answer) is Delivery.Deferred later ? new FetchedFile.Later(later.After, later.Reason) : new FetchedFile.Never("gone");
    }

    public async ValueTask<ChannelState> ProbeAsync(Uri? webhook, CancellationToken ct)
    {
        var grant = await token.GetAsync(ct);
        if (grant.Token is not null) return new(true, settings.AppId!);
        return new(false, string.Create(CultureInfo.InvariantCulture,
            $"WeChat gives no access token ({grant.Answer.Reason}, errcode {grant.Answer.Read(WeChatJson.Wire.WeChatAnswer)?.Errcode}): look at AppId, AppSecret and the console's list of allowed IP addresses (Channels:WeChat)."));
    }

    public ValueTask<ChannelState> ConnectAsync(Uri webhook, CancellationToken ct) =>
        ValueTask.FromResult(new ChannelState(false, $"WeChat is told an address only in its console: enter {webhook} there, with the token and the EncodingAESKey."));

    Receipt Challenge(IReadOnlyDictionary<string, string> query) =>
        !Signature.IsHexSha1OfSorted(Of(query, "signature"), settings.Token!, Of(query, "timestamp"), Of(query, "nonce")) ? Receipt.Refused.NotSigned
        : !IsFresh(Of(query, "timestamp")) ? Receipt.Refused.Stale
        : new Receipt.Answered("text/plain", Of(query, "echostr"));

    Receipt Read(InboundRequest request)
    {
        var timestamp = Of(request.Query, "timestamp");
        if (WeChatXml.Read(request.Body.Span)?.GetValueOrDefault("Encrypt") is not { } encrypted
            || !Signature.IsHexSha1OfSorted(Of(request.Query, "msg_signature"), settings.Token!, timestamp, Of(request.Query, "nonce"), encrypted)) return Receipt.Refused.NotSigned;
        if (!IsFresh(timestamp)) return Receipt.Refused.Stale;

        return envelope.Open(encrypted) is { } xml && WeChatXml.Read(xml) is { } message ? WeChatReading.Read(message) : Receipt.Refused.Unreadable;
    }

    bool IsFresh(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && Math.Abs((decimal)clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= (decimal)Freshness.TotalSeconds;

    /// <summary>As many texts as one message holds, because messages are counted.</summary>
    (string Words, int Taken) Together(IReadOnlyList<OutgoingReply> parts)
    {
        var (words, taken) = (parts[0].Activity.Text ?? "", 1);
        while (taken < parts.Count && $"{words}\n\n{parts[taken].Activity.Text}" is var longer && Abilities.Text.Fits(longer)) (words, taken) = (longer, taken + 1);
        return (words, taken);
    }

    /// <summary>The stable one, so that nodes do not take it from each other.</summary>
    async Task<VendorToken.Grant> FetchTokenAsync()
    {
        var answer = await http.PostAsync(VendorAddressAttribute.Below(settings.Server, "/cgi-bin/stable_token"), new TokenRequest(settings.AppId, settings.AppSecret), WeChatJson.Wire.TokenRequest, CancellationToken.None);
        var told = answer.IsGood ? answer.Read(WeChatJson.Wire.WeChatAnswer) : null;
        return new(told?.AccessToken, clock.GetUtcNow() + TimeSpan.FromSeconds((told?.ExpiresIn ?? 0) - 300), answer);
    }

    static Delivery Meaning(VendorAnswer answer) => !answer.IsGood ? answer.ToDelivery() : answer.Read(WeChatJson.Wire.WeChatAnswer)?.Errcode switch
    {
        0 => Delivery.Accepted.Now,
        null or -1 => new Delivery.Deferred(answer.RetryAfter, "errcode -1"),
        40001 or 40013 or 40014 or 40125 or 40164 or 41001 or 42001 => VendorAnswer.TokenRefused,
        43004 => new Delivery.Rejected(DeliveryReasons.Blocked),
        45015 => new Delivery.Rejected(DeliveryReasons.WindowClosed),

        // So many messages and no more until he writes again; or an account that may only answer.
        45047 or 48001 => new Delivery.Deferred(TimeSpan.FromDays(365), DeliveryReasons.WaitsForCitizen) { OfChannel = true },
        45009 or 45011 => new Delivery.Deferred(TimeSpan.FromMinutes(10), "quota") { OfChannel = true },
        var other => new Delivery.Rejected(string.Create(CultureInfo.InvariantCulture, $"errcode {other}")),
    };

    Uri Below(string path, VendorToken.Grant grant, string rest = "") => new($"{settings.Server.TrimEnd('/')}{path}?access_token={Uri.EscapeDataString(grant.Token!)}{rest}");

    static string Of(IReadOnlyDictionary<string, string> query, string name) => query.GetValueOrDefault(name, "");
}
