using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Zalo;

/// <summary>A Zalo official account by its consultation messages. Its refresh token is good for one use, so the next is on disk before the access token is used.</summary>
public sealed class ZaloChannel : IChannel, IConnects
{
    readonly ZaloSettings settings;
    readonly VendorHttp http;
    readonly TimeProvider clock;
    readonly VendorToken token;
    ZaloTokens? latest;
    string? refused;

    public ZaloChannel(ZaloSettings settings, VendorHttp http, TimeProvider clock)
    {
        (this.settings, this.http, this.clock) = (settings, http, clock);
        token = new(FetchTokenAsync, clock);
    }

    public string Id => "zalo";

    public ChannelAbilities Abilities { get; } = new()
    {
        Text = new(2000, LengthUnit.Utf16),
        Buttons = 5,
        ButtonLabel = new(100, LengthUnit.Utf16),
        LinkButtons = true,
        Image = true,
        Window = TimeSpan.FromHours(48),
    };

    public ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var one = WireJson.Read(request.Body.Span, ZaloJson.Wire.ZaloEvent);
        return ValueTask.FromResult(
            !IsSigned(request, one?.Moment ?? "") ? Receipt.Refused.NotSigned
            : one is not { EventName.Length: > 0 } || !long.TryParse(one.Moment, NumberStyles.None, CultureInfo.InvariantCulture, out var moment) ? Receipt.Refused.Unreadable
            : clock.GetUtcNow().ToUnixTimeMilliseconds() - moment > settings.RepeatHours * 3_600_000L ? Receipt.Refused.Stale
            : ZaloReading.Read(one));
    }

    public async ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct)
    {
        var grant = await token.GetAsync(ct);
        if (grant.Token is null) return Meaning(grant.Answer) is Delivery.Deferred later ? later : VendorAnswer.TokenRefused;

        var sending = new ZaloSending(new(reply.Chat.Address), Write(reply.Activity));
        var delivery = Meaning(await http.PostAsync(VendorAddressAttribute.Below(settings.Server, "/v3.0/oa/message/cs"), sending, ZaloJson.Wire.ZaloSending, ct,
            headers => headers.TryAddWithoutValidation("access_token", grant.Token)));
        if (delivery == VendorAnswer.TokenRefused)
        {
            refused = grant.Token;
            token.Drop(grant);
        }

        return delivery;
    }

    public async ValueTask<ChannelState> ProbeAsync(Uri? webhook, CancellationToken ct)
    {
        var grant = await token.GetAsync(ct);
        return grant.Token is not null ? new(true, $"app {settings.AppId}") : new(false, $"Zalo gives no access token ({Problem(grant.Answer)}): let the account agree again and set a new Channels:Zalo:RefreshToken.");
    }

    public ValueTask<ChannelState> ConnectAsync(Uri webhook, CancellationToken ct) =>
        ValueTask.FromResult(new ChannelState(false, $"Zalo is told an address only in its console: enter {webhook} there."));

    /// <summary>A hash and no HMAC, over what stands there; the key at its end keeps anybody from going on with it.</summary>
    bool IsSigned(InboundRequest request, string moment) => Signature.IsHexSha256(
        request.Header("X-ZEvent-Signature") is ['m', 'a', 'c', '=', .. var mac] ? mac : null,
        [.. Encoding.UTF8.GetBytes(settings.AppId!), .. request.Body.Span, .. Encoding.UTF8.GetBytes($"{moment}{settings.OaSecretKey}")]);

    static ZaloMessage Write(Activity part) => part switch
    {
        { Attachments: [var image] } => new(null, new(new("media", [new(image.ContentUrl)]))),
        { SuggestedActions.Actions: { Count: > 0 } actions } => new(part.Text, new(new(Buttons: [.. actions.Select(Button)]))),
        _ => new(part.Text, null),
    };

    static ZaloButton Button(CardAction action)
    {
        var value = WireJson.Text(action.Value) ?? action.Title ?? "";
        return action.Type is CardActionTypes.OpenUrl
            ? new(action.Title, "oa.open.url", JsonSerializer.SerializeToElement(new ZaloLink(value), ZaloJson.Wire.ZaloLink))
            : new(action.Title, "oa.query.show", JsonSerializer.SerializeToElement(value, ZaloJson.Wire.String));
    }

    /// <summary>It answers 200 also when it refuses.</summary>
    static Delivery Meaning(VendorAnswer answer) => !answer.IsGood ? answer.ToDelivery() : answer.Read(ZaloJson.Wire.ZaloAnswer)?.Error switch
    {
        0 => Delivery.Accepted.Now,
        null or -200 => new Delivery.Deferred(answer.RetryAfter, Problem(answer)),
        -124 or -216 or -220 => VendorAnswer.TokenRefused,
        -213 or -217 => new Delivery.Rejected(DeliveryReasons.Blocked),
        -230 or -232 => new Delivery.Rejected(DeliveryReasons.WindowClosed),
        -32 => new Delivery.Deferred(TimeSpan.FromMinutes(1), "error -32") { OfChannel = true },
        -211 => new Delivery.Deferred(TimeSpan.FromHours(1), "quota") { OfChannel = true },
        _ => new Delivery.Rejected(Problem(answer)),
    };

    static string Problem(VendorAnswer answer) => answer.Read(ZaloJson.Wire.ZaloAnswer)?.Error is { } error ? string.Create(CultureInfo.InvariantCulture, $"error {error}") : answer.Reason;

    async Task<VendorToken.Grant> FetchTokenAsync()
    {
        var first = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(settings.RefreshToken!)).AsSpan(0, 8));
        // `inquirybot channels` may have fetched one since; and a write that failed is made up for before the token is used.
        var kept = await KeptAsync(first);
        if (kept is not null && !(latest?.Until > kept.Until)) latest = kept;
        else if (latest is not null) await KeepAsync(latest);
        if (latest is { } held && clock.GetUtcNow() < held.Until && held.AccessToken != refused) return new(held.AccessToken, held.Until, VendorAnswer.None("kept"));

        var answer = await http.PostFormAsync(VendorAddressAttribute.Below(settings.TokenServer, "/v4/oa/access_token"),
            [new("refresh_token", latest?.RefreshToken ?? settings.RefreshToken!), new("app_id", settings.AppId!), new("grant_type", "refresh_token")], CancellationToken.None,
            headers => headers.TryAddWithoutValidation("secret_key", settings.AppSecret));
        if (!answer.IsGood || answer.Read(ZaloJson.Wire.ZaloAnswer) is not { AccessToken: { } access, RefreshToken: { } next } told) return new(null, default, answer);

        latest = new(first, access, next, clock.GetUtcNow() + TimeSpan.FromSeconds(told.ExpiresIn - 600));
        await KeepAsync(latest);
        return new(access, latest.Until, answer);
    }

    /// <summary>Those of another first token are of an agreement that is over.</summary>
    async Task<ZaloTokens?> KeptAsync(string first) =>
        File.Exists(settings.TokenFile) && WireJson.Read(await File.ReadAllBytesAsync(settings.TokenFile), ZaloJson.Wire.ZaloTokens) is { } kept && kept.First == first ? kept : null;

    /// <summary>All or nothing, and for our eyes only.</summary>
    async Task KeepAsync(ZaloTokens tokens)
    {
        var half = settings.TokenFile + ".new";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(half))!);
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var file = new FileStream(half, how))
        {
            await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(tokens, ZaloJson.Wire.ZaloTokens));
            file.Flush(flushToDisk: true);
        }

        File.Move(half, settings.TokenFile, overwrite: true);
    }
}
