using System.Globalization;
using System.Net;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.BotConnector;

/// <summary>
/// The Bot Framework's own protocol at <c>/api/messages</c>: Azure Bot Service and what is connected to it, such as Teams, and the Emulator.
/// Replies are sent to the service that the request's token vouched for, or put into the response where the caller expects them there.
/// </summary>
public sealed class BotConnectorChannel : IAnswersInResponse, IConnects, IHoldsFiles
{
    readonly BotConnectorSettings _settings;
    readonly VendorHttp _http;
    readonly TimeProvider _clock;
    readonly OpenIdKeys _keys;
    readonly BearerProof _proof;
    readonly VendorToken _token;

    /// <param name="identity">The way to those who give keys and tokens; null: the same.</param>
    public BotConnectorChannel(BotConnectorSettings settings, VendorHttp http, TimeProvider clock, VendorHttp? identity = null)
    {
        (_settings, _http, _clock) = (settings, http, clock);
        _keys = new(new Uri(settings.OpenIdMetadata), identity ?? http, clock);
        _proof = new(_keys, settings.Issuer, settings.AppId ?? "", clock);
        _token = ClientCredentials.Token(VendorAddressAttribute.Below(settings.LoginServer, $"/{settings.Tenant}/oauth2/v2.0/token"), settings.AppId ?? "", settings.Password ?? "", settings.Scope, identity ?? http, clock);
    }

    public string Id => "botconnector";

    public TimeSpan AnswerWithin => TimeSpan.FromMilliseconds(_settings.AnswerMilliseconds);

    public bool SendsLate => true;

    public int MostTogether => 50;

    public ChannelAbilities Abilities { get; } = new()
    {
        Text = new(28_000, LengthUnit.Utf8Bytes), // Teams takes 28 KB (unverified)
        SpeaksActivities = true,
        Buttons = 100,
        LinkButtons = true,
        Carousel = 10,
        Image = true,
        File = true,
        Typing = true,
    };

    bool IsOpen => _settings.AppId is null;

    public async ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var (proven, refused) = IsOpen ? (null, IsFromHere(request) ? null : Receipt.Refused.NotSigned) : await _proof.ProveAsync(request.Header("Authorization"), ct);
        if (refused is not null) return refused;
        if (Activity(request.Body.Span) is not { Conversation.Id: { Length: > 0 } conversation } heard) return Receipt.Refused.Unreadable;
        if (!Vouches(proven, heard)) return new Receipt.Refused(403, "service-not-vouched");
        if (proven is not null && !proven.Endorsements.Contains(heard.ChannelId ?? "", StringComparer.Ordinal)) return new Receipt.Refused(403, "channel-not-endorsed");

        var way = new WayBack(
            heard.ServiceUrl ?? "", heard.ChannelId ?? "", conversation, heard.Recipient?.Id, heard.Recipient?.Name, heard.From?.Id, heard.From?.Name, heard.Id,
            heard.DeliveryMode is DeliveryModes.ExpectReplies, proven is not null);
        var receipt = ConnectorReading.Read(heard, way);
        return receipt is Receipt.Accepted { Arrivals: [_] } accepted ? WithWayBack(accepted, heard, way) : receipt;
    }

    public (string Body, int Taken) Answer(IReadOnlyList<OutgoingReply> parts) =>
        (ConnectorWriting.Together([.. parts.Where(IsShown).Select(part => Way(part.Chat) is { } way ? ConnectorWriting.Addressed(part.Activity, way) : part.Activity)]), parts.Count);

    public (string Body, string? Memo) NotYet(InboundRequest request, string oneMoment, Func<Onward?> onward)
    {
        var heard = Activity(request.Body.Span);
        return (ConnectorWriting.Together([new() { Type = ActivityTypes.Message, Text = oneMoment, TextFormat = TextFormats.Plain, From = heard?.Recipient, Recipient = heard?.From, Conversation = heard?.Conversation, ReplyToId = heard?.Id }]), null);
    }

    public async ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct) => (await SendTogetherAsync([reply], ct)).Delivery;

    public async ValueTask<(Delivery Delivery, int Taken)> SendTogetherAsync(IReadOnlyList<OutgoingReply> parts, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (!IsShown(parts[0])) return (Delivery.Accepted.Now, 1);
        if (Way(parts[0].Chat) is not { } way) return (new Delivery.Rejected("no-way-back"), 0);
        if (way.InResponse) return (Waits, 0);
        if (!MayCall(way)) return (new Delivery.Rejected("service-not-vouched"), 0);

        var reply = ConnectorWriting.Addressed(parts[0].Activity, way);
        var (answer, trouble) = await AskAsync(token => _http.PostAsync(ConnectorWriting.Address(reply, way), reply, ActivityJson.Wire.Activity, ct, headers => Authorize(headers, token)), ct);
        var delivery = trouble ?? Meaning(answer!);
        return (delivery, delivery is Delivery.Accepted ? 1 : 0);
    }

    public async ValueTask<FetchedFile> FetchAsync(string source, int mostBytes, CancellationToken ct)
    {
        var vouched = source.StartsWith(ConnectorReading.Vouched, StringComparison.Ordinal);
        var address = new Uri(source[(source.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        if (vouched == IsOpen || !(vouched ? IsSafe(address) : address.IsLoopback)) return new FetchedFile.Never("forbidden-address");

        var (answer, trouble) = await AskAsync(token => _http.GetAsync(address, ct, headers => Authorize(headers, token), mostBytes, TimeSpan.FromMinutes(1)), ct);
        return trouble is not null ? new FetchedFile.Later(null, DeliveryReasons.TokenRefused) : PublicFiles.Meaning(answer!);
    }

    public async ValueTask<ChannelState> ProbeAsync(Uri? webhook, CancellationToken ct)
    {
        if (IsOpen) return new(true, DeliveryReasons.ThisMachineOnly);
        if ((await _token.GetAsync(ct)).Token is null) return new(false, $"{_settings.LoginServer} gives no token: see to Channels:BotConnector:AppId, Password and Tenant.");
        return (await _keys.FindAsync(null, ct)).Reached ? new(true, $"app {_settings.AppId}") : new(false, $"The keys cannot be read from {_settings.OpenIdMetadata}.");
    }

    /// <summary>Azure is told by hand.</summary>
    public async ValueTask<ChannelState> ConnectAsync(Uri webhook, CancellationToken ct) =>
        await ProbeAsync(webhook, ct) is { Well: true } && !IsOpen ? new(true, $"In Azure, set the bot's messaging endpoint to {new Uri(webhook, "/api/messages")}.") : await ProbeAsync(webhook, ct);

    static Delivery.Deferred Waits { get; } = new(TimeSpan.FromDays(365), DeliveryReasons.WaitsForCitizen) { OfChannel = true };

    /// <summary>Asks with our token, and once more with a new one where it is refused.</summary>
    async Task<(VendorAnswer? Answer, Delivery? Trouble)> AskAsync(Func<string?, Task<VendorAnswer>> ask, CancellationToken ct)
    {
        if (IsOpen) return (await ask(null), null);

        var grant = await _token.GetAsync(ct);
        if (grant.Token is null) return (null, ClientCredentials.Trouble(grant.Answer));
        var answer = await ask(grant.Token);
        if (answer.Status is not (401 or 403)) return (answer, null);

        _token.Drop(grant);
        grant = await _token.GetAsync(ct);
        return grant.Token is null ? (null, ClientCredentials.Trouble(grant.Answer)) : (await ask(grant.Token), null);
    }

    /// <summary>The codes are those of Teams (unverified).</summary>
    static Delivery Meaning(VendorAnswer answer) => answer.IsGood ? Delivery.Accepted.Now : (answer.Status, answer.Read(ActivityJson.Wire.ErrorResponse)?.Error?.Code) switch
    {
        (403, "ConversationBlockedByUser" or "BotNotInConversationRoster") => new Delivery.Rejected(DeliveryReasons.Blocked),
        (_, var code) => answer.ToDelivery(code),
    };

    Receipt.Accepted WithWayBack(Receipt.Accepted accepted, Activity heard, WayBack way)
    {
        var activity = accepted.Arrivals[0].Activity;
        var from = activity.From is { Id.Length: > 0 } known ? known : new() { Id = way.Conversation };
        var id = heard.Id is { Length: > 0 } told ? told : string.Create(CultureInfo.InvariantCulture, $"at-{_clock.GetUtcNow().UtcTicks}");
        var memo = JsonSerializer.Serialize(way with { CitizenId = from.Id, CitizenName = from.Name }, ConnectorJson.Wire.WayBack);
        return accepted with { Arrivals = [new(id, ConnectorReading.Chat(way), activity with { From = from }) { Memo = memo }], InResponse = way.InResponse };
    }

    /// <summary>Whether our words, and our token, may go where the activity says: its token names the same place; without one it is on this machine.</summary>
    static bool Vouches(Proven? proven, Activity heard) => proven is null
        ? heard.ServiceUrl is null or "" || (Uri.TryCreate(heard.ServiceUrl, UriKind.Absolute, out var here) && IsHere(here))
        : proven.Claim("serviceurl") is { Length: > 0 } service && string.Equals(service, heard.ServiceUrl, StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(service, UriKind.Absolute, out var there) && IsSafe(there);

    /// <summary>What was noted under other settings no longer counts.</summary>
    bool MayCall(WayBack way) => Uri.TryCreate(way.Service, UriKind.Absolute, out var service) && way.Vouched != IsOpen && (way.Vouched ? IsSafe(service) : IsHere(service));

    static bool IsHere(Uri address) => address is { IsLoopback: true, Query: "", Fragment: "" };
    static bool IsSafe(Uri address) => address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>A caller on this machine, and no page in a browser, which cannot send JSON without asking first; what a proxy here passes on says so in its headers and is somebody else's.</summary>
    static bool IsFromHere(InboundRequest request) =>
        IPAddress.TryParse(request.Caller, out var caller) && IPAddress.IsLoopback(caller) && request.Header("X-Forwarded-For") is null && request.Header("Forwarded") is null && request.Header("X-Original-For") is null
        && request.Header("Content-Type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) is true;

    static bool IsShown(OutgoingReply part) => part.Activity.Type is ActivityTypes.Message or ActivityTypes.Typing or ActivityTypes.EndOfConversation;
    static WayBack? Way(Chat chat) => WireJson.Read(System.Text.Encoding.UTF8.GetBytes(chat.Memo), ConnectorJson.Wire.WayBack);

    static Activity? Activity(ReadOnlySpan<byte> body)
    {
        try
        {
            return ActivityJson.Receive(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static void Authorize(System.Net.Http.Headers.HttpRequestHeaders headers, string? token) => headers.Authorization = token is null ? null : new("Bearer", token);
}
