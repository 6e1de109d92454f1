using System.Net;
using System.Text;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.BotConnector;
using InquiryBot.Integrations.Wire;
using InquiryBot.Tests.Contracts;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace InquiryBot.Tests.Integrations.Channels;

/// <summary>What only the Bot Connector has: tokens that are checked whole, tokens of our own, and services that somebody vouched for.</summary>
public sealed class BotConnectorChannelTests : IDisposable
{
    const string Service = BotConnectorCase.Service;

    static readonly BotConnectorCase Case = new();

    readonly WallClock _clock = new();
    readonly BotIdentity _identity = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    DateTimeOffset Now => _clock.GetUtcNow();

    public void Dispose() => _identity.Dispose();

    [Fact]
    public async Task A_token_that_is_not_whole_is_refused()
    {
        var channel = Channel(new FakeVendor(_ => Case.Took));
        var unsigned = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor { Issuer = BotIdentity.Issuer, Audience = BotIdentity.AppId, Expires = Now.AddHours(1).UtcDateTime, NotBefore = Now.UtcDateTime });
        var shared = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = BotIdentity.Issuer,
            Audience = BotIdentity.AppId,
            NotBefore = Now.UtcDateTime,
            Expires = Now.AddHours(1).UtcDateTime,
            SigningCredentials = new(new SymmetricSecurityKey(new byte[64]) { KeyId = BotIdentity.KeyId }, SecurityAlgorithms.HmacSha256),
        });
        foreach (var token in new[]
        {
            BotIdentity.Token(Now, Service, issuer: "https://sts.windows.net/x/"),
            BotIdentity.Token(Now, Service, audience: "another-app"),
            BotIdentity.Token(Now, Service, second: true),
            BotIdentity.Token(Now, Service, keyId: "nobody's"),
            BotIdentity.Token(Now.AddMinutes(-6), Service),
            BotIdentity.Token(Now.AddMinutes(6), Service),
            unsigned, shared, "a.b.c", "", "a", new string('a', 20_000),
        })
            Assert.Equal(401, Assert.IsType<Receipt.Refused>(await ReadAsync(channel, token)).Status);
    }

    [Fact]
    public async Task Clocks_may_differ_by_five_minutes()
    {
        var channel = Channel(new FakeVendor(_ => Case.Took));

        Assert.IsType<Receipt.Accepted>(await ReadAsync(channel, BotIdentity.Token(Now.AddMinutes(4), Service)));
        Assert.IsType<Receipt.Accepted>(await ReadAsync(channel, BotIdentity.Token(Now.AddMinutes(-5), Service)));
    }

    [Theory]
    [InlineData(null, "msteams", Service)]
    [InlineData("https://evil.example/", "msteams", Service)]
    [InlineData(Service, "msteams", "https://evil.example/")]
    [InlineData("http://smba.trafficmanager.net/", "msteams", "http://smba.trafficmanager.net/")]
    [InlineData(Service, "slack", Service)]
    [InlineData(Service, "MSTeams", Service)]
    public async Task A_service_that_nobody_vouched_for_and_a_channel_that_no_key_endorses_are_refused(string? claimed, string channelId, string service) =>
        Assert.Equal(403, Assert.IsType<Receipt.Refused>(await ReadAsync(Channel(new FakeVendor(_ => Case.Took)), BotIdentity.Token(Now, claimed), channelId, service)).Status);

    [Fact]
    public async Task A_key_without_endorsements_speaks_for_no_channel() =>
        Assert.Equal(403, Assert.IsType<Receipt.Refused>(await ReadAsync(Channel(new FakeVendor(_ => Case.Took)), BotIdentity.Token(Now, Service, keyId: "key-without-endorsements", second: true))).Status);

    [Fact]
    public async Task A_new_key_is_looked_for_but_seldom()
    {
        var channel = Channel(new FakeVendor(_ => Case.Took));
        await ReadAsync(channel, BotIdentity.Token(Now, Service));
        await ReadAsync(channel, BotIdentity.Token(Now, Service));
        Assert.Equal(1, _identity.KeysRead);

        _identity.HasSecond = true;
        for (var i = 0; i < 3; i++) Assert.IsType<Receipt.Refused>(await ReadAsync(channel, BotIdentity.Token(Now, Service, keyId: "key-2", second: true)));
        Assert.Equal(1, _identity.KeysRead);

        _clock.Pass(TimeSpan.FromMinutes(5));
        Assert.IsType<Receipt.Accepted>(await ReadAsync(channel, BotIdentity.Token(Now, Service, keyId: "key-2", second: true)));
        Assert.Equal(2, _identity.KeysRead);

        _clock.Pass(TimeSpan.FromDays(1));
        Assert.IsType<Receipt.Accepted>(await ReadAsync(channel, BotIdentity.Token(Now, Service)));
        Assert.Equal(3, _identity.KeysRead);
    }

    [Fact]
    public async Task An_issuer_who_is_away_is_nobodys_fault_and_known_keys_stay_known()
    {
        var channel = Channel(new FakeVendor(_ => Case.Took));
        _identity.IsAway = true;
        Assert.Equal(503, Assert.IsType<Receipt.Refused>(await ReadAsync(channel, BotIdentity.Token(Now, Service))).Status);

        _identity.IsAway = false;
        _clock.Pass(TimeSpan.FromSeconds(10));
        Assert.IsType<Receipt.Accepted>(await ReadAsync(channel, BotIdentity.Token(Now, Service)));

        _identity.IsAway = true;
        _clock.Pass(TimeSpan.FromDays(2));
        Assert.IsType<Receipt.Accepted>(await ReadAsync(channel, BotIdentity.Token(Now, Service)));
    }

    [Fact]
    public async Task Our_token_is_kept_until_shortly_before_its_end_and_asked_for_once()
    {
        var vendor = new FakeVendor(_ => Case.Took);
        var channel = Channel(vendor);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => Assert.IsType<Delivery.Accepted>(await SendAsync(channel, "r"))));
        Assert.Equal(1, _identity.Tokens);
        Assert.All(vendor.Asked, asked => Assert.Equal("Bearer our-token-1", asked.Headers["Authorization"]));

        _clock.Pass(TimeSpan.FromMinutes(55));
        await SendAsync(channel, "r");
        Assert.Equal((2, "Bearer our-token-2"), (_identity.Tokens, vendor.Asked[^1].Headers["Authorization"]));
    }

    [Fact]
    public async Task A_token_that_is_refused_is_renewed_once()
    {
        var vendor = new FakeVendor((asked, _) => Task.FromResult(asked.Headers["Authorization"] is "Bearer our-token-1" ? FakeVendor.Json("{}", HttpStatusCode.Unauthorized) : FakeVendor.Json(Case.Took)));

        Assert.IsType<Delivery.Accepted>(await SendAsync(Channel(vendor), "r"));
        Assert.Equal(["Bearer our-token-1", "Bearer our-token-2"], vendor.Asked.Select(asked => asked.Headers["Authorization"]));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_given_up_and_nobody_is_asked()
    {
        _identity.IsAway = true;
        var vendor = new FakeVendor(_ => Case.Took);

        Assert.True(Assert.IsType<Delivery.Deferred>(await SendAsync(Channel(vendor), "r")).OfChannel);
        Assert.Empty(vendor.Asked);
    }

    [Theory]
    [InlineData("\"vouched\":true", "\"vouched\":false")]
    [InlineData(Service, "http://smba.trafficmanager.net/")]
    [InlineData(Service, "https://user@smba.trafficmanager.net/")]
    [InlineData(Service, "")]
    public async Task Our_token_never_goes_where_nobody_vouched_for(string old, string now)
    {
        var vendor = new FakeVendor(_ => Case.Took);

        Assert.IsType<Delivery.Rejected>(await SendAsync(Channel(vendor), "r", Case.Memo.Replace(old, now, StringComparison.Ordinal)));
        Assert.Empty(vendor.Asked);
        Assert.Equal(0, _identity.Tokens);
    }

    [Fact]
    public async Task What_is_expected_in_a_response_is_sent_nowhere_else()
    {
        var vendor = new FakeVendor(_ => Case.Took);

        Assert.Equal(DeliveryReasons.WaitsForCitizen, Assert.IsType<Delivery.Deferred>(await SendAsync(Channel(vendor), "r", Case.Memo.Replace("\"inResponse\":false", "\"inResponse\":true", StringComparison.Ordinal))).Reason);
        Assert.Empty(vendor.Asked);
    }

    [Theory]
    [InlineData("127.0.0.1", "http://localhost:50123", true)]
    [InlineData("::1", "http://[::1]:50123", true)]
    [InlineData("127.0.0.1", "http://10.0.0.1", false)]
    [InlineData("127.0.0.1", "http://localhost:50123/any?x=", false)]
    [InlineData("203.0.113.9", "http://localhost:50123", false)]
    [InlineData(null, "http://localhost:50123", false)]
    public async Task Without_an_app_id_only_this_machine_is_served(string? caller, string service, bool served)
    {
        var vendor = new FakeVendor(_ => Case.Took);
        var channel = new BotConnectorChannel(new(), new VendorHttp(vendor, _clock), _clock);
        var request = new InboundRequest("POST", Headers(), new Dictionary<string, string>(), Body("emulator", service)) { Caller = caller };

        var receipt = await channel.ReadAsync(request, Ct);
        Assert.Equal(served, receipt is Receipt.Accepted);
        Assert.IsType<Receipt.Refused>(await channel.ReadAsync(request with { Headers = Headers(("x-forwarded-for", "203.0.113.9")) }, Ct));
        Assert.IsType<Receipt.Refused>(await channel.ReadAsync(request with { Headers = Headers(("content-type", "text/plain")) }, Ct));
        if (!served) return;

        Assert.IsType<Delivery.Accepted>(await SendAsync(channel, "r", ((Receipt.Accepted)receipt).Arrivals[0].Memo));
        Assert.DoesNotContain("Authorization", Assert.Single(vendor.Asked).Headers.Keys);
        Assert.IsType<Delivery.Rejected>(await SendAsync(channel, "r", Case.Memo));
    }

    static Dictionary<string, string> Headers(params (string Name, string Value)[] more)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["content-type"] = "application/json; charset=utf-8" };
        foreach (var (name, value) in more) headers[name] = value;
        return headers;
    }

    [Fact]
    public async Task A_file_of_the_service_is_fetched_with_our_token_and_any_other_place_is_not_asked()
    {
        var vendor = new FakeVendor(_ => "{}");
        var files = Channel(vendor);

        Assert.IsType<FetchedFile.Here>(await files.FetchAsync("vouched:https://smba.trafficmanager.net/kr/v3/attachments/1/views/original", 1000, Ct));
        Assert.Equal("Bearer our-token-1", Assert.Single(vendor.Asked).Headers["Authorization"]);
        Assert.IsType<FetchedFile.Never>(await files.FetchAsync("local:http://127.0.0.1/secret", 1000, Ct));
        Assert.IsType<FetchedFile.Never>(await files.FetchAsync("vouched:http://smba.trafficmanager.net/", 1000, Ct));
        Assert.Single(vendor.Asked);
    }

    [Fact]
    public async Task Its_health_is_token_and_keys()
    {
        Assert.True((await Channel(new FakeVendor(_ => "{}")).ProbeAsync(null, Ct)).Well);
        Assert.Contains("https://bot.test/api/messages", (await Channel(new FakeVendor(_ => "{}")).ConnectAsync(new("https://bot.test/channels/botconnector/webhook"), Ct)).Detail, StringComparison.Ordinal);
        _identity.IsAway = true;
        Assert.False((await Channel(new FakeVendor(_ => "{}")).ProbeAsync(null, Ct)).Well);
    }

    BotConnectorChannel Channel(FakeVendor vendor) => new(BotConnectorCase.Settings, new VendorHttp(vendor, _clock), _clock, new VendorHttp(_identity, _clock));

    static ValueTask<Receipt> ReadAsync(BotConnectorChannel channel, string token, string channelId = "msteams", string service = Service) => channel.ReadAsync(
        new("POST", new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Authorization"] = $"Bearer {token}" }, new Dictionary<string, string>(), Body(channelId, service)), Ct);

    static byte[] Body(string channelId, string service) => Encoding.UTF8.GetBytes(
        $$"""{"type":"message","id":"1","channelId":"{{channelId}}","serviceUrl":"{{service}}","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"c|livechat"},"text":"안녕하세요"}""");

    static ValueTask<Delivery> SendAsync(BotConnectorChannel channel, string replyTo, string? memo = null) => channel.SendAsync(
        new(new("c"), 1, new Activity { Type = ActivityTypes.Message, Id = "r1", Text = "답변", ReplyToId = replyTo }, "") { Chat = new(Case.Chat, memo ?? Case.Memo, default) }, Ct);
}
