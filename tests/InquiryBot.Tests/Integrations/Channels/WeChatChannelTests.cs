using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.WeChat;
using InquiryBot.Integrations.Wire;
using InquiryBot.Tests.Contracts;

namespace InquiryBot.Tests.Integrations.Channels;

/// <summary>What only WeChat has: an envelope, a challenge, one message an answer, and a token to fetch.</summary>
public sealed class WeChatChannelTests
{
    static readonly WeChatCase WeChat = new();
    static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    readonly WallClock _clock = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The sample that the vendor gives out with its libraries.</summary>
    [Fact]
    public async Task The_vendors_own_sample_is_read()
    {
        const string Encrypted = "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";
        var request = new InboundRequest("POST", new Dictionary<string, string>(), new Dictionary<string, string>
        {
            ["msg_signature"] = "477715d11cdb4164915debcba66cb864d751f3e6",
            ["timestamp"] = "1409659813",
            ["nonce"] = "1372623149",
        }, ChannelCase.Bytes($"<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><Encrypt><![CDATA[{Encrypted}]]></Encrypt></xml>"));

        var accepted = Assert.IsType<Receipt.Accepted>(await WeChat.Meeting(Vendor(), new Then(1409659813)).ReadAsync(request, Ct));

        Assert.Equal(("4561255354251345929", "mycreate", "hello"), (accepted.Arrivals[0].MessageId, accepted.Arrivals[0].Chat, accepted.Arrivals[0].Activity.Text));
    }

    [Fact]
    public async Task A_challenge_is_answered_to_who_signs_it_now()
    {
        async Task<Receipt> AskAsync(DateTimeOffset at, string token)
        {
            var timestamp = $"{at.ToUnixTimeSeconds()}";
            return await WeChat.Meeting(Vendor(), _clock).ReadAsync(new("GET", new Dictionary<string, string>(),
                new Dictionary<string, string> { ["signature"] = WeChatCase.Sha1(token, timestamp, "n"), ["timestamp"] = timestamp, ["nonce"] = "n", ["echostr"] = "1616140317555161061" }, default), Ct);
        }

        Assert.Equal(new Receipt.Answered("text/plain", "1616140317555161061"), await AskAsync(Now, WeChatCase.Token));
        Assert.Equal(Receipt.Refused.NotSigned, await AskAsync(Now, "another"));
        Assert.Equal(Receipt.Refused.Stale, await AskAsync(Now.AddMinutes(6), WeChatCase.Token));
    }

    [Theory]
    [InlineData("msg_signature")]
    [InlineData("timestamp")]
    [InlineData("nonce")]
    public async Task A_changed_query_is_refused(string name)
    {
        var signed = WeChat.Sign(ChannelCase.Bytes(ChannelPairs.Read("WeChat", "text", "request")), Now);

        Assert.Equal(Receipt.Refused.NotSigned, await WeChat.Meeting(Vendor(), _clock).ReadAsync(signed with { Query = new Dictionary<string, string>(signed.Query) { [name] = "1795392001" } }, Ct));
    }

    [Theory]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><FromUserName>&a;</FromUserName><MsgType>text</MsgType></xml>")]
    [InlineData("<!DOCTYPE xml SYSTEM \"file:///etc/passwd\"><xml><FromUserName>a</FromUserName><MsgType>text</MsgType></xml>")]
    public async Task XML_that_brings_its_own_rules_is_refused(string xml) =>
        Assert.Equal(Receipt.Refused.Unreadable, await WeChat.Meeting(Vendor(), _clock).ReadAsync(WeChat.Sign(ChannelCase.Bytes(xml), Now), Ct));

    [Fact]
    public void An_answer_is_one_message_of_as_many_texts_as_fit()
    {
        var (body, taken) = ((IAnswersInResponse)WeChat.Meeting(Vendor(), _clock)).Answer([Part("첫째 ]]> & <b>"), Part("둘째"), Part(new string('가', 680))]);

        var message = WeChatCase.Open(body);
        Assert.Equal((2, "첫째 ]]> & <b>\n\n둘째"), (taken, message.Element("Content")!.Value));
        Assert.Equal((WeChat.Chat, WeChat.Memo, "text"), (message.Element("ToUserName")!.Value, message.Element("FromUserName")!.Value, message.Element("MsgType")!.Value));
    }

    [Fact]
    public async Task A_token_is_fetched_once_and_again_when_it_has_run_out()
    {
        var vendor = Vendor();
        var channel = WeChat.Meeting(vendor, _clock);

        await Task.WhenAll(channel.SendAsync(Part("one"), Ct).AsTask(), channel.SendAsync(Part("two"), Ct).AsTask());
        Assert.Single(vendor.Asked, IsToken);

        _clock.Pass(TimeSpan.FromHours(2));
        await channel.SendAsync(Part("three"), Ct);
        Assert.Equal(2, vendor.Asked.Count(IsToken));
    }

    [Fact]
    public async Task A_token_that_is_refused_is_fetched_anew()
    {
        var vendor = new FakeVendor(asked => IsToken(asked) ? WeChat.Took : """{"errcode":42001,"errmsg":"access_token expired"}""");
        var channel = WeChat.Meeting(vendor, _clock);

        Assert.Equal(DeliveryReasons.TokenRefused, (await channel.SendAsync(Part("one"), Ct) as Delivery.Deferred)?.Reason);
        await channel.SendAsync(Part("one"), Ct);

        Assert.Equal(2, vendor.Asked.Count(IsToken));
    }

    [Theory]
    [InlineData(45015, DeliveryReasons.WindowClosed)]
    [InlineData(45047, DeliveryReasons.WaitsForCitizen)]
    [InlineData(48001, DeliveryReasons.WaitsForCitizen)]
    [InlineData(40003, "errcode 40003")]
    public async Task What_WeChat_refuses_has_its_reason(int code, string reason)
    {
        var vendor = new FakeVendor(asked => IsToken(asked) ? WeChat.Took : $$"""{"errcode":{{code}},"errmsg":"…"}""");

        var delivery = await WeChat.Meeting(vendor, _clock).SendAsync(Part("one"), Ct);

        Assert.Equal(reason, delivery switch { Delivery.Rejected rejected => rejected.Reason, Delivery.Deferred deferred => deferred.Reason, _ => null });
    }

    [Fact]
    public async Task A_voice_is_fetched_by_its_id()
    {
        var vendor = new FakeVendor(asked => IsToken(asked) ? WeChat.Took : "#!AMR");

        var file = Assert.IsType<FetchedFile.Here>(await ((IHoldsFiles)WeChat.Meeting(vendor, _clock)).FetchAsync("nJ4mP0-voice", 100, Ct));

        Assert.Equal("#!AMR", System.Text.Encoding.UTF8.GetString(file.Content));
        Assert.Contains("media_id=nJ4mP0-voice", vendor.Asked[1].Address.Query, StringComparison.Ordinal);
        Assert.Equal(new FetchedFile.Never("gone"), await ((IHoldsFiles)WeChat.Meeting(new FakeVendor(asked => IsToken(asked) ? WeChat.Took : """{"errcode":40007}"""), _clock)).FetchAsync("x", 100, Ct));
    }

    [Fact]
    public async Task A_video_is_fetched_from_where_WeChat_says_it_is()
    {
        var vendor = new FakeVendor(asked => IsToken(asked) ? WeChat.Took : asked.Address.Host is "video.example" ? "a film" : """{"video_url":"https://video.example/1.mp4"}""");

        var file = Assert.IsType<FetchedFile.Here>(await ((IHoldsFiles)WeChat.Meeting(vendor, _clock)).FetchAsync("film", 100, Ct));

        Assert.Equal("a film", System.Text.Encoding.UTF8.GetString(file.Content));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("https://inside.example/1.mp4")]
    [InlineData("file:///etc/passwd")]
    public async Task A_video_in_our_own_network_is_not_fetched(string address)
    {
        var vendor = new FakeVendor(asked => IsToken(asked) ? WeChat.Took : $$"""{"video_url":"{{address}}"}""");
        using var files = InsideNet.Files();
        var channel = new WeChatChannel(new() { Token = WeChatCase.Token, EncodingAesKey = WeChatCase.AesKey, AppId = WeChatCase.AppId, AppSecret = WeChatCase.AppSecret }, new VendorHttp(vendor, _clock), files, _clock);

        Assert.Equal(new FetchedFile.Never("forbidden-address"), await channel.FetchAsync("film", 100, Ct));
        Assert.Equal(["/cgi-bin/stable_token", "/cgi-bin/media/get"], vendor.Asked.Select(asked => asked.Address.AbsolutePath));
    }

    [Fact]
    public async Task Its_health_is_the_token()
    {
        Assert.True((await ((IConnects)WeChat.Meeting(Vendor(), _clock)).ProbeAsync(null, Ct)).Well);
        Assert.Contains("40164", (await ((IConnects)WeChat.Meeting(new FakeVendor(_ => """{"errcode":40164}"""), _clock)).ProbeAsync(null, Ct)).Detail, StringComparison.Ordinal);
    }

    static FakeVendor Vendor() => new(_ => WeChat.Took);

    static bool IsToken(Asked asked) => asked.Address.AbsolutePath is "/cgi-bin/stable_token";

    static OutgoingReply Part(string text) => new(new("c"), 1, new Activity { Type = ActivityTypes.Message, Id = "r1", Text = text }, "") { Chat = new(WeChat.Chat, WeChat.Memo, Now) };

    /// <summary>A clock that stands at a second of long ago.</summary>
    sealed class Then(long seconds) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
