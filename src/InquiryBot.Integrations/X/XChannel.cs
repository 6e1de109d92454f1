using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.X;

/// <summary>X by its API 2: direct messages, and posts that mention or answer our account, which are public.</summary>
public sealed partial class XChannel(XSettings settings, VendorHttp http, IPublicFiles files, TimeProvider clock) : IChannel, IConnects, IHoldsFiles
{
    /// <summary>X's limit for a picture.</summary>
    const int MostPicture = 5 * 1024 * 1024;

    /// <summary>A picture is fetched, handed over and sent within the time of one message.</summary>
    static readonly TimeSpan ShortPatience = Delivery.Patience / 3;

    static readonly string[] Wanted = ["dm.received", "post.mention.create", "post.reply.create"];

    readonly string _own = settings.AccessToken?.Split('-')[0] ?? "";
    readonly OAuth1 _keys = new(settings.ConsumerKey ?? "", settings.ConsumerSecret ?? "", settings.AccessToken ?? "", settings.AccessTokenSecret ?? "");

    public string Id => "x";

    public ChannelAbilities Abilities { get; } = new()
    {
        Text = new(10_000, LengthUnit.Utf16), // of a direct message (unverified for API 2)
        Image = true,
        Rate = new(settings.MessagesPerQuarter / 900.0, settings.MessagesPerQuarter),
    };

    public ChannelAbilities AbilitiesIn(Chat chat) => XReading.Thread(chat.Address) is null ? Abilities : Abilities with { Text = new(280, LengthUnit.Weighted) };

    public ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ValueTask.FromResult(
            request.IsGet ? Challenged(request.Query.GetValueOrDefault("crc_token"))
            : !IsSigned(request) ? Receipt.Refused.NotSigned
            : WireJson.Read(request.Body.Span, XJson.Wire.XHook) is { } hook ? XReading.Read(hook, _own)
            : Receipt.Refused.Unreadable);
    }

    public async ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct)
    {
        var (part, chat, thread) = (reply.Activity, reply.Chat, XReading.Thread(reply.Chat.Address));
        var picture = part.Attachments is [var image] ? image : null;
        var media = picture is null ? null : await UploadAsync(picture, thread is null ? "dm_image" : "tweet_image", ct);
        var text = part.Text ?? (media is null ? picture?.ContentUrl : null);
        var (path, body) = thread is not null
            ? ("/2/tweets", new XSending(text, Reply: new(chat.Memo is { Length: > 0 } under ? under : thread), Media: media is null ? null : new([media])))
            : ($"/2/dm_conversations/with/{Uri.EscapeDataString(chat.Address)}/messages", new XSending(text, media is null ? null : [new(media)]));
        var answer = await AskAsync(path, body, XJson.Wire.XSending, picture is null ? Delivery.Patience : ShortPatience, ct);

        // The next part of a public answer goes under this one, so that a long answer is a thread.
        return answer.IsGood ? new Delivery.Accepted { Memo = thread is null ? null : answer.Read(XJson.Wire.XAnswer)?.Data?.Id } : Meaning(answer, thread is null);
    }

    public async ValueTask<FetchedFile> FetchAsync(string source, int mostBytes, CancellationToken ct)
    {
        if (!source.StartsWith(XReading.Ton, StringComparison.Ordinal) || source.Contains("..", StringComparison.Ordinal)) return new FetchedFile.Never("forbidden-address");
        var address = VendorAddressAttribute.Below(settings.FileServer, source);
        return PublicFiles.Meaning(await http.GetAsync(address, ct, headers => headers.Authorization = Signed(HttpMethod.Get, address), mostBytes, TimeSpan.FromMinutes(1)));
    }

    public async ValueTask<ChannelState> ProbeAsync(Uri? webhook, CancellationToken ct)
    {
        var me = await http.GetAsync(Below("/2/users/me"), ct, headers => headers.Authorization = Signed(HttpMethod.Get, Below("/2/users/me")));
        if (!me.IsGood) return new(false, me.Status is 401 or 403 ? "X refuses the access token: make a new one with the right to read, write and send direct messages (Channels:X:AccessToken)." : $"X: {me.Reason}");
        var name = $"@{me.Read(XJson.Wire.XAnswer)?.Data?.Username}";
        if (settings.BearerToken is null) return new(true, $"{name}; without Channels:X:BearerToken nobody can ask whether X sends to us");

        if (await HookAsync(webhook, ct) is not { Id: { } id } hook) return new(false, $"{name} sends to nobody here: run inquirybot channels connect x.");
        if (hook.Valid is false) return new(false, $"{name} could not reach us and has stopped: run inquirybot channels connect x.");
        var told = (await http.GetAsync(Below("/2/activity/subscriptions"), ct, Bearer(settings.BearerToken))).Read(XJson.Wire.XSubscriptions)?.Data ?? [];
        var missing = Wanted.Where(kind => !told.Any(one => one?.EventType == kind && one.WebhookId == id && one.Filter?.UserId == _own)).ToList();
        return missing.Count == 0 ? new(true, name) : new(false, $"{name} does not send {string.Join(", ", missing)}: set Channels:X:UserToken and run inquirybot channels connect x.");
    }

    public async ValueTask<ChannelState> ConnectAsync(Uri webhook, CancellationToken ct)
    {
        if (settings.BearerToken is null) return new(false, "X: set Channels:X:BearerToken, or register the address in the developer console.");
        var answer = await HookAsync(webhook, ct) is { Id: { } known }
            ? await http.SendAsync(HttpMethod.Put, Below($"/2/webhooks/{Uri.EscapeDataString(known)}"), null, Bearer(settings.BearerToken), Delivery.Patience, 65_536, ct)
            : await http.PostAsync(Below("/2/webhooks"), new(null, webhook.AbsoluteUri, null), XJson.Wire.XHookState, ct, Bearer(settings.BearerToken));
        if (!answer.IsGood) return new(false, $"X: {answer.Read(XJson.Wire.XAnswer)?.Detail ?? answer.Reason}");

        // What is subscribed already is refused; the probe says what is missing.
        if (settings.UserToken is { } user && await HookAsync(webhook, ct) is { Id: { } id })
            foreach (var kind in Wanted) await http.PostAsync(Below("/2/activity/subscriptions"), new(kind, new(_own), id), XJson.Wire.XSubscription, ct, Bearer(user));
        return await ProbeAsync(webhook, ct);
    }

    /// <summary>
    /// X's challenge. Nobody signs it, and the answer is the signature of what was asked: so only what cannot be an event is answered,
    /// or anybody could have his own event signed.
    /// </summary>
    Receipt Challenged(string? token) => token is not null && ChallengeToken().IsMatch(token)
        ? new Receipt.Answered("application/json", JsonSerializer.Serialize(new XChallenge("sha256=" + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(settings.ClientSecret ?? settings.ConsumerSecret ?? ""), Encoding.UTF8.GetBytes(token)))), XJson.Wire.XChallenge))
        : Receipt.Refused.NotSigned;

    bool IsSigned(InboundRequest request) =>
        (settings.ClientSecret is { } client && IsSigned(request, "x-twitter-webhooks-signature-oauth2", client)) || IsSigned(request, "x-twitter-webhooks-signature", settings.ConsumerSecret ?? "");

    static bool IsSigned(InboundRequest request, string header, string secret) =>
        request.Header(header) is ['s', 'h', 'a', '2', '5', '6', '=', .. var given] && Signature.IsBase64HmacSha256(given, secret, request.Body.Span);

    static Delivery Meaning(VendorAnswer answer, bool direct)
    {
        var told = answer.Read(XJson.Wire.XAnswer);
        return answer.Status switch
        {
            403 when told?.Type?.Split('/')[^1] is "oauth1-permissions" or "client-forbidden" => VendorAnswer.TokenRefused,
            403 when direct => new Delivery.Rejected(DeliveryReasons.Blocked),
            _ => answer.ToDelivery(told?.Detail),
        };
    }

    /// <returns>The picture's id at X; null when there is none, and then its address says what it would have shown.</returns>
    async Task<string?> UploadAsync(Attachment picture, string category, CancellationToken ct)
    {
        if (await files.FetchAsync(picture.ContentUrl!, MostPicture, ShortPatience, ct) is not FetchedFile.Here { ContentType: "image/jpeg" or "image/png" or "image/webp" } got) return null;

        var answer = await AskAsync("/2/media/upload", new(Convert.ToBase64String(got.Content), category, got.ContentType), XJson.Wire.XUpload, ShortPatience, ct);
        return answer.IsGood ? answer.Read(XJson.Wire.XAnswer)?.Data?.Id : null;
    }

    async Task<XHookState?> HookAsync(Uri? webhook, CancellationToken ct) =>
        (await http.GetAsync(Below("/2/webhooks"), ct, Bearer(settings.BearerToken))).Read(XJson.Wire.XHooks)?.Data?.FirstOrDefault(hook => webhook is not null && hook?.Url == webhook.AbsoluteUri);

    Task<VendorAnswer> AskAsync<T>(string path, T body, JsonTypeInfo<T> shape, TimeSpan patience, CancellationToken ct) =>
        http.SendAsync(HttpMethod.Post, Below(path), JsonSerializer.SerializeToUtf8Bytes(body, shape), headers => headers.Authorization = Signed(HttpMethod.Post, Below(path)), patience, 65_536, ct);

    AuthenticationHeaderValue Signed(HttpMethod method, Uri address) => _keys.Header(method, address, RandomNumberGenerator.GetHexString(32, lowercase: true), clock.GetUtcNow());

    static Action<HttpRequestHeaders> Bearer(string? token) => headers => headers.Authorization = new("Bearer", token);

    Uri Below(string path) => VendorAddressAttribute.Below(settings.Server, path);

    [GeneratedRegex(@"\A[A-Za-z0-9+/=_.-]{1,256}\z", RegexOptions.NonBacktracking)]
    private static partial Regex ChallengeToken();
}
