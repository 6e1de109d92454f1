using System.Globalization;
using System.Net;
using System.Text;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;
using InquiryBot.Integrations.X;
using InquiryBot.Tests.Contracts;

namespace InquiryBot.Tests.Integrations.Channels;

/// <summary>What only X has: a challenge, posts that everybody reads, uploaded pictures and limits with a moment.</summary>
public sealed class XChannelTests
{
    const string Thread = "post 2080765813578191200 2222222222222222222";
    const string Posted = """{"data":{"id":"2080765813578191400","text":"…"}}""";

    static readonly XCase X = new();
    static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    readonly WallClock _clock = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The answer was made with openssl.</summary>
    [Fact]
    public async Task The_challenge_is_answered_with_its_signature() =>
        Assert.Equal("""{"response_token":"sha256=EQIt3cB2+jJvsfUfe3GI5KczGYPT4VYSYsA/XCXE378="}""", Assert.IsType<Receipt.Answered>(await AskedAsync("challenge_string")).Body);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"data":{"event_type":"dm.received"}}""")]
    [InlineData("[1]")]
    [InlineData("a\n")]
    public async Task The_challenge_is_no_way_to_have_an_event_signed(string token) => Assert.Equal(401, Assert.IsType<Receipt.Refused>(await AskedAsync(token)).Status);

    [Fact]
    public async Task An_app_with_a_client_secret_is_signed_with_it()
    {
        var channel = new XChannel(Renewed(), new VendorHttp(new FakeVendor(_ => "{}"), _clock), null!, _clock);
        var body = Encoding.UTF8.GetBytes(ChannelPairs.Read("X", "text", "request"));

        Assert.IsType<Receipt.Accepted>(await channel.ReadAsync(Post(body, "x-twitter-webhooks-signature-oauth2", XCase.ClientSecret), Ct));
        Assert.IsType<Receipt.Accepted>(await channel.ReadAsync(Post(body, "x-twitter-webhooks-signature", XCase.ConsumerSecret), Ct));
        Assert.IsType<Receipt.Refused>(await channel.ReadAsync(Post(body, "x-twitter-webhooks-signature-oauth2", XCase.ConsumerSecret), Ct));
        Assert.IsType<Receipt.Refused>(await X.Alone().ReadAsync(Post(body, "x-twitter-webhooks-signature-oauth2", XCase.ClientSecret), Ct));
    }

    [Fact]
    public async Task A_mention_is_public()
    {
        var arrival = Assert.Single(Assert.IsType<Receipt.Accepted>(await X.Alone().ReadAsync(X.Sign(Encoding.UTF8.GetBytes(ChannelPairs.Read("X", "mention-link", "request")), Now), Ct)).Arrivals);

        Assert.True(arrival.Public);
        Assert.Equal((Thread, "2080765813578191304"), (arrival.Chat, arrival.Memo));
    }

    [Fact]
    public async Task A_direct_message_is_not_public() =>
        Assert.False(Assert.Single(Assert.IsType<Receipt.Accepted>(await X.Alone().ReadAsync(X.Sign(Encoding.UTF8.GetBytes(ChannelPairs.Read("X", "text", "request")), Now), Ct)).Arrivals).Public);

    [Fact]
    public async Task A_public_answer_goes_under_what_was_said_and_its_next_part_under_it()
    {
        var vendor = new FakeVendor(_ => Posted);
        var channel = X.Meeting(vendor, _clock);
        var chat = new Chat(Thread, "2080765813578191304", Now);
        var parts = Fitting.Fit(new() { Type = ActivityTypes.Message, Text = string.Join(' ', Enumerable.Repeat("도로를 이번 주에 고치겠습니다.", 12)) }, channel.AbilitiesIn(chat));

        foreach (var part in parts)
        {
            var accepted = Assert.IsType<Delivery.Accepted>(await channel.SendAsync(new(new("c"), 1, part, "") { Chat = chat }, Ct));
            chat = chat with { Memo = accepted.Memo! };
        }

        Assert.Equal(2, parts.Count);
        Assert.All(vendor.Asked, asked => Assert.EndsWith("/2/tweets", asked.Address.AbsolutePath, StringComparison.Ordinal));
        Assert.Equal(["2080765813578191304", "2080765813578191400"], vendor.Asked.Select(asked => asked.Json.GetProperty("reply").GetProperty("in_reply_to_tweet_id").GetString()));
        Assert.All(parts, part => Assert.InRange(new TextLimit(280, LengthUnit.Weighted).LengthOf(part.Text!), 1, 280));
    }

    [Fact]
    public async Task A_picture_is_uploaded_and_goes_along()
    {
        var vendor = new FakeVendor((asked, _) => Task.FromResult(asked.Method is "GET"
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([1, 2, 3]) { Headers = { ContentType = new("image/png") } } }
            : FakeVendor.Json(asked.Address.AbsolutePath is "/2/media/upload" ? """{"data":{"id":"1880028106020515840","media_key":"13_1880028106020515840"}}""" : X.Took)));

        await SendAsync(vendor, new() { Type = ActivityTypes.Message, Attachments = [new() { ContentType = "image/png", ContentUrl = "https://www.gg.go.kr/map.png" }] });

        Assert.Equal(["/map.png", "/2/media/upload", "/2/dm_conversations/with/2222222222222222222/messages"], vendor.Asked.Select(asked => asked.Address.AbsolutePath));
        Assert.False(vendor.Asked[0].Headers.ContainsKey("Authorization"));
        Assert.Equal("""{"media":"AQID","media_category":"dm_image","media_type":"image/png"}""", vendor.Asked[1].Body);
        Assert.Equal("""{"attachments":[{"media_id":"1880028106020515840"}]}""", vendor.Asked[2].Body);
    }

    [Theory]
    [InlineData("http://127.0.0.1/map.png")]
    [InlineData("https://inside.example/map.png")]
    public async Task A_picture_in_our_own_network_is_not_fetched_and_goes_as_its_address(string address)
    {
        var vendor = new FakeVendor(_ => X.Took);
        using var files = InsideNet.Files();
        var part = new Activity { Type = ActivityTypes.Message, Attachments = [new() { ContentType = "image/png", ContentUrl = address }] };

        await new XChannel(XCase.Settings, new VendorHttp(vendor, _clock), files, _clock).SendAsync(new(new("c"), 1, part, "") { Chat = new(X.Chat, "", Now) }, Ct);

        Assert.Equal(address, Assert.Single(vendor.Asked).Json.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_limit_that_is_used_up_is_waited_for_until_it_begins_anew()
    {
        var vendor = new FakeVendor((_, _) =>
        {
            var answer = FakeVendor.Json("""{"title":"Too Many Requests","detail":"Too Many Requests","type":"about:blank","status":429}""", HttpStatusCode.TooManyRequests);
            answer.Headers.Add("x-rate-limit-limit", "15");
            answer.Headers.Add("x-rate-limit-remaining", "0");
            answer.Headers.Add("x-rate-limit-reset", Now.AddSeconds(611).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            return Task.FromResult(answer);
        });

        var deferred = Assert.IsType<Delivery.Deferred>(await SendAsync(vendor, Text("안녕하세요")));

        Assert.Equal((TimeSpan.FromSeconds(611), true), (deferred.After, deferred.OfChannel));
    }

    [Fact]
    public async Task A_token_without_the_right_to_write_gives_nothing_up() =>
        Assert.Equal(DeliveryReasons.TokenRefused, Assert.IsType<Delivery.Deferred>(await SendAsync(
            FakeVendor.Refuses(403, """{"detail":"Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.","status":403,"title":"Forbidden","type":"https://api.x.com/2/problems/oauth1-permissions"}"""), Text("안녕하세요"))).Reason);

    [Fact]
    public async Task A_post_that_was_written_before_is_refused_with_the_vendors_words()
    {
        var channel = X.Meeting(FakeVendor.Refuses(403, """{"detail":"You are not allowed to create a Tweet with duplicate content.","status":403,"title":"Forbidden","type":"about:blank"}"""), _clock);

        Assert.Contains("duplicate content", Assert.IsType<Delivery.Rejected>(await channel.SendAsync(new(new("c"), 1, Text("네"), "") { Chat = new(Thread, "", Now) }, Ct)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_pictures_are_fetched_with_its_keys_and_nothing_else_is()
    {
        var vendor = new FakeVendor((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([1, 2, 3]) { Headers = { ContentType = new("image/jpeg") } } }));
        var files = (IHoldsFiles)X.Meeting(vendor, _clock);

        Assert.IsType<FetchedFile.Here>(await files.FetchAsync("/1.1/ton/data/dm/1034828552951160836/1034828533812486145/oP5p359h.jpg", 100, Ct));
        Assert.IsType<FetchedFile.Never>(await files.FetchAsync("/1.1/ton/data/../../2/users/me", 100, Ct));
        Assert.IsType<FetchedFile.Never>(await files.FetchAsync("@evil.test/", 100, Ct));
        Assert.StartsWith("OAuth oauth_consumer_key=", Assert.Single(vendor.Asked).Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_health_is_token_address_and_subscriptions()
    {
        const string Here = "https://bot.test/channels/x/webhook";
        const string Subscribed = """{"data":[{"event_type":"dm.received","filter":{"user_id":"1111111111111111111"},"webhook_id":"7"},{"event_type":"post.mention.create","filter":{"user_id":"1111111111111111111"},"webhook_id":"7"},{"event_type":"post.reply.create","filter":{"user_id":"1111111111111111111"},"webhook_id":"7"}]}""";
        async Task<ChannelState> ProbeAsync(string hooks, string subscriptions = Subscribed) => await new XChannel(Renewed(), new VendorHttp(new FakeVendor(asked => asked.Address.AbsolutePath switch
        {
            "/2/users/me" => """{"data":{"id":"1111111111111111111","name":"경기도","username":"ggprovince"}}""",
            "/2/webhooks" => hooks,
            _ => subscriptions,
        }), _clock), null!, _clock).ProbeAsync(new(Here), Ct);

        Assert.Equal(new ChannelState(true, "@ggprovince"), await ProbeAsync($$"""{"data":[{"id":"7","url":"{{Here}}","valid":true}]}"""));
        Assert.False((await ProbeAsync($$"""{"data":[{"id":"7","url":"{{Here}}","valid":false}]}""")).Well);
        Assert.False((await ProbeAsync("""{"data":[]}""")).Well);
        Assert.Contains("dm.received", (await ProbeAsync($$"""{"data":[{"id":"7","url":"{{Here}}","valid":true}]}""", "{}")).Detail, StringComparison.Ordinal);
        Assert.False((await ((IConnects)X.Meeting(FakeVendor.Refuses(401, "{}"))).ProbeAsync(new(Here), Ct)).Well);
    }

    [Fact]
    public async Task Connecting_registers_the_address_and_subscribes()
    {
        var hooks = """{"data":[]}""";
        var vendor = new FakeVendor(asked =>
        {
            if (asked is { Method: "POST", Address.AbsolutePath: "/2/webhooks" }) hooks = """{"data":[{"id":"7","url":"https://bot.test/channels/x/webhook","valid":true}]}""";
            return asked.Address.AbsolutePath is "/2/webhooks" ? hooks : "{}";
        });

        await new XChannel(Renewed(), new VendorHttp(vendor, _clock), null!, _clock).ConnectAsync(new("https://bot.test/channels/x/webhook"), Ct);

        Assert.Equal("""{"url":"https://bot.test/channels/x/webhook"}""", vendor.Asked.Single(asked => asked is { Method: "POST", Address.AbsolutePath: "/2/webhooks" }).Body);
        Assert.Equal(
            """{"event_type":"dm.received","filter":{"user_id":"1111111111111111111"},"webhook_id":"7"}""",
            vendor.Asked.First(asked => asked is { Method: "POST", Address.AbsolutePath: "/2/activity/subscriptions" }).Body);
        Assert.Equal(3, vendor.Asked.Count(asked => asked.Headers["Authorization"] is "Bearer a-user-token-of-the-account"));
    }

    static XSettings Renewed() => new()
    {
        ConsumerKey = XCase.Settings.ConsumerKey,
        ConsumerSecret = XCase.ConsumerSecret,
        AccessToken = XCase.Settings.AccessToken,
        AccessTokenSecret = XCase.Settings.AccessTokenSecret,
        ClientSecret = XCase.ClientSecret,
        BearerToken = "a-bearer-token-of-the-app",
        UserToken = "a-user-token-of-the-account",
    };

    static ValueTask<Receipt> AskedAsync(string token) =>
        X.Alone().ReadAsync(new("GET", new Dictionary<string, string>(), new Dictionary<string, string> { ["crc_token"] = token }, default), Ct);

    static InboundRequest Post(byte[] body, string header, string secret) =>
        new("POST", new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [header] = XCase.SignatureOf(body, secret) }, new Dictionary<string, string>(), body);

    static Activity Text(string text) => new() { Type = ActivityTypes.Message, Text = text };

    ValueTask<Delivery> SendAsync(FakeVendor vendor, Activity part) => X.Meeting(vendor, _clock).SendAsync(new(new("c"), 1, part, "") { Chat = new(X.Chat, "", Now) }, Ct);
}
