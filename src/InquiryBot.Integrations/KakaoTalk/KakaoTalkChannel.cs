using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.KakaoTalk;

/// <summary>
/// KakaoTalk's chatbot as a skill server: the replies go into the response, within five seconds. What is later goes by the callback,
/// once and within a minute, if the block has one; otherwise with the citizen's next message. The model of such channels.
/// </summary>
public sealed class KakaoTalkChannel(KakaoTalkSettings settings, VendorHttp http, TimeProvider clock) : IAnswersInResponse
{
    public string Id => "kakaotalk";

    public TimeSpan AnswerWithin => TimeSpan.FromMilliseconds(settings.AnswerMilliseconds);

    /// <summary>Texts share a bubble, so more parts than outputs may fit.</summary>
    public int MostTogether => 12;

    public ChannelAbilities Abilities { get; } = new()
    {
        Text = new(1000, LengthUnit.Utf16), // "characters"; over 500 the bubble folds
        Buttons = 10,
        ButtonLabel = new(14, LengthUnit.Graphemes),
        Carousel = 10,
        CardTitle = new(50, LengthUnit.Graphemes),
        CardText = new(76, LengthUnit.Graphemes), // with the title 128, the smallest of the cards'
        CardButtons = 3,
        Image = true,
    };

    public ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ValueTask.FromResult<Receipt>(
            !Signature.IsSecret(request.Header(settings.SecretHeader), settings.Secret ?? "") ? Receipt.Refused.NotSigned
            : Payload(request) is { UserRequest: { User.Id: { Length: > 0 } user, Utterance: { } words } asked } payload ? Read(payload, asked, user, words.Trim())
            : Receipt.Refused.Unreadable);
    }

    public (string Body, int Taken) Answer(IReadOnlyList<OutgoingReply> parts)
    {
        var (template, taken) = SkillWriting.Write(parts, Abilities.Text);
        return (JsonSerializer.Serialize(new SkillResponse(template), KakaoTalkJson.Wire.SkillResponse), taken);
    }

    /// <summary>The waiting bubble of a callback holds words alone; without one the citizen may read on elsewhere.</summary>
    public (string Body, string? Memo) NotYet(InboundRequest request, string oneMoment, Func<Onward?> onward)
    {
        if (Payload(request)?.UserRequest?.CallbackUrl is { } address && MayCall(address))
        {
            var until = (clock.GetUtcNow() + TimeSpan.FromSeconds(settings.CallbackSeconds)).ToUnixTimeMilliseconds();
            return (JsonSerializer.Serialize(new SkillResponse(null, true, new(oneMoment)), KakaoTalkJson.Wire.SkillResponse), string.Create(CultureInfo.InvariantCulture, $"{until} {address}"));
        }

        var output = onward() is { } there ? new SkillOutput { TextCard = new(null, oneMoment, null, [new(there.Label, "webLink") { WebLinkUrl = there.Address.AbsoluteUri }]) } : new() { SimpleText = new(oneMoment) };
        return (JsonSerializer.Serialize(new SkillResponse(new([output], null)), KakaoTalkJson.Wire.SkillResponse), null);
    }

    public async ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct) => (await SendTogetherAsync([reply], ct)).Delivery;

    public async ValueTask<(Delivery Delivery, int Taken)> SendTogetherAsync(IReadOnlyList<OutgoingReply> parts, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (Callback(parts[0].Chat.Memo) is not { } address) return (Waits, 0);

        var (template, taken) = SkillWriting.Write(parts, Abilities.Text);
        var answer = await http.PostAsync(address, new SkillResponse(template), KakaoTalkJson.Wire.SkillResponse, ct);

        // The answer is 200 also when the callback was used or has died.
        if (answer.IsGood && answer.Read(KakaoTalkJson.Wire.CallbackAnswer)?.Status is not (null or "SUCCESS")) return (Waits, 0);
        return answer.ToDelivery() switch
        {
            Delivery.Accepted => (new Delivery.Accepted { Memo = "" }, taken),
            Delivery.Rejected => (Waits, 0),
            var other => (other, 0),
        };
    }

    static Delivery.Deferred Waits { get; } = new(TimeSpan.FromDays(365), DeliveryReasons.WaitsForCitizen) { OfChannel = true };

    Receipt.Accepted Read(SkillPayload payload, UserRequest asked, string user, string words)
    {
        var files = (payload.Action?.Params?.Values ?? []).SelectMany(SecureImages).ToList();
        if (files.Count == 0 && IsPhoto(words)) files.Add(words);
        var said = new Activity
        {
            Type = ActivityTypes.Message,
            From = new() { Id = user },
            Text = files.Count == 0 ? words : null,
            Attachments = files.Count == 0 ? null : [.. files.Select(file => new Attachment { ContentType = "image/jpeg", ContentUrl = file, Name = "photo.jpg" })],
        };

        // A callback of an earlier message is no way back for this one.
        return new Receipt.Accepted([new(MessageId(asked, user, words), user, said) { Memo = "" }]);
    }

    /// <summary>Kakao gives none: the callback is used for one message alone, and otherwise the same words at the same moment are the same message.</summary>
    string MessageId(UserRequest asked, string user, string words)
    {
        var moment = clock.GetUtcNow().ToUnixTimeMilliseconds() / Math.Max(1, settings.RepeatMilliseconds);
        var own = asked.CallbackUrl is { Length: > 0 } callback ? callback : string.Create(CultureInfo.InvariantCulture, $"{user}\n{asked.Block?.Id}\n{words}\n{moment}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(own)).AsSpan(0, 16));
    }

    /// <summary>Of the plugin for photos that hold personal data: JSON in a text, with <c>List(https://…, https://…)</c> in it.</summary>
    static IEnumerable<string> SecureImages(JsonElement parameter)
    {
        if (parameter.ValueKind is not JsonValueKind.String || parameter.GetString() is not { } text || !text.Contains("secureUrls", StringComparison.Ordinal)) return [];
        var list = WireJson.Text(WireJson.Read(Encoding.UTF8.GetBytes(text), KakaoTalkJson.Wire.IReadOnlyDictionaryStringJsonElement)?.GetValueOrDefault("secureUrls"));
        return list is null ? [] : list.Replace("List(", "", StringComparison.Ordinal).TrimEnd(')').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(IsWeb);
    }

    /// <summary>A photo of the chat comes as the address of Kakao's own store (unverified).</summary>
    static bool IsPhoto(string words) => IsWeb(words) && new Uri(words).Host is var host && (host.EndsWith(".kakaocdn.net", StringComparison.Ordinal) || host.EndsWith(".kakao.com", StringComparison.Ordinal));

    static bool IsWeb(string words) => Uri.TryCreate(words, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";

    Uri? Callback(string memo) =>
        memo.Split(' ') is [var until, var address] && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && clock.GetUtcNow().ToUnixTimeMilliseconds() < at && MayCall(address) ? new Uri(address) : null;

    bool MayCall(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https"
        && settings.CallbackDomains.Any(domain => uri.Host == domain || uri.Host.EndsWith($".{domain}", StringComparison.Ordinal));

    static SkillPayload? Payload(InboundRequest request) => WireJson.Read(request.Body.Span, KakaoTalkJson.Wire.SkillPayload);
}
