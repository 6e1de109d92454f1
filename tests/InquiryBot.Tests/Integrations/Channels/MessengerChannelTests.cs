using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;
using InquiryBot.Tests.Contracts;

namespace InquiryBot.Tests.Integrations.Channels;

/// <summary>What only Meta has: a challenge, answers in public and in private, days for people, and codes of its own.</summary>
public sealed class MessengerChannelTests
{
    static readonly MessengerCase Messenger = new();
    static readonly InstagramCase Instagram = new();
    static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    readonly WallClock _clock = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_call_is_answered_by_its_challenge_to_whoever_knows_the_token()
    {
        Assert.Equal(new Receipt.Answered("text/plain", "1158201444"), await Messenger.Alone().ReadAsync(MessengerCase.Challenge("a-token-that-we-made-up"), Ct));
        Assert.Equal(401, Assert.IsType<Receipt.Refused>(await Messenger.Alone().ReadAsync(MessengerCase.Challenge("a-token-that-they-made-up"), Ct)).Status);
        Assert.Equal(new Receipt.Answered("text/plain", "1158201444"), await Instagram.Alone().ReadAsync(InstagramCase.Challenge("a-token-that-we-made-up"), Ct));
    }

    [Fact]
    public async Task A_signature_with_the_old_hash_counts_for_nothing()
    {
        var signed = Messenger.Sign(ChannelCase.Bytes(ChannelPairs.Read("Messenger", "text", "request")), Now);
        var old = signed with { Headers = new Dictionary<string, string> { ["X-Hub-Signature"] = "sha1=" + new string('a', 40) } };

        Assert.Equal(401, Assert.IsType<Receipt.Refused>(await Messenger.Alone().ReadAsync(old, Ct)).Status);
    }

    [Theory]
    [InlineData("comment:122101_5501", "/122101_5501/comments", """{"message":"확인했습니다."}""")]
    [InlineData("post:104857600123456_122102", "/104857600123456_122102/comments", """{"message":"확인했습니다."}""")]
    public async Task A_counselor_answers_a_page_in_public(string chat, string path, string body) => await AnswersAsync(Messenger, chat, path, body);

    [Theory]
    [InlineData("comment:17865799348089039", "/17865799348089039/replies", """{"message":"확인했습니다."}""")]
    [InlineData("mention:17918920912340654:17865799348089050", "/17841400008460056/mentions", """{"message":"확인했습니다.","comment_id":"17865799348089050","media_id":"17918920912340654"}""")]
    [InlineData("mention:17918920912340655:", "/17841400008460056/mentions", """{"message":"확인했습니다.","media_id":"17918920912340655"}""")]
    public async Task A_counselor_answers_instagram_in_public(string chat, string path, string body) => await AnswersAsync(Instagram, chat, path, body);

    [Theory]
    [InlineData("comment:122101_5501", """{"comment_id":"122101_5501"}""")]
    [InlineData("post:104857600123456_122102", """{"post_id":"104857600123456_122102"}""")]
    public async Task A_counselor_moves_to_private_by_the_comment(string chat, string recipient)
    {
        var vendor = new FakeVendor(_ => Messenger.Took);

        Assert.IsType<Delivery.Accepted>(await SendAsync(Messenger.Meeting(vendor, _clock), chat, Counselor(privately: true)));

        var asked = Assert.Single(vendor.Asked);
        Assert.EndsWith("/104857600123456/messages", asked.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(recipient, asked.Json.GetProperty("recipient").GetRawText());
        Assert.False(asked.Json.TryGetProperty("tag", out _));
    }

    [Fact]
    public async Task The_bot_is_never_heard_in_public()
    {
        var vendor = new FakeVendor(_ => Messenger.Took);

        Assert.Equal(DeliveryReasons.NotInPublic, Assert.IsType<Delivery.Rejected>(await SendAsync(Messenger.Meeting(vendor, _clock), "comment:122101_5501", Bot)).Reason);
        Assert.IsType<Delivery.Accepted>(await SendAsync(Messenger.Meeting(vendor, _clock), "comment:122101_5501", Bot with { Type = ActivityTypes.Typing, Text = null }));
        Assert.Empty(vendor.Asked);
    }

    [Theory]
    [InlineData(true, true, 30, "MESSAGE_TAG HUMAN_AGENT")]
    [InlineData(true, true, 1, "RESPONSE ")]
    [InlineData(true, false, 30, "RESPONSE ")]
    [InlineData(false, true, 30, "RESPONSE ")]
    public async Task Only_a_person_writes_after_the_first_day_and_only_where_it_was_granted(bool granted, bool person, int hours, string expected)
    {
        var vendor = new FakeVendor(_ => Messenger.Took);

        await SendAsync(MessengerCase.Make(new VendorHttp(vendor, _clock), _clock, granted), Messenger.Chat, person ? Counselor(privately: false) : Bot, TimeSpan.FromHours(hours));

        var sent = Assert.Single(vendor.Asked).Json;
        Assert.Equal(expected, $"{sent.GetProperty("messaging_type").GetString()} {(sent.TryGetProperty("tag", out var tag) ? tag.GetString() : "")}");
    }

    [Fact]
    public void Counselors_have_seven_days_where_it_was_granted()
    {
        var http = new VendorHttp(new FakeVendor(_ => ""), _clock);

        Assert.Equal(TimeSpan.FromDays(7), MessengerCase.Make(http, _clock, humanAgent: true).Abilities.CounselorWindow);
        Assert.Null(MessengerCase.Make(http, _clock, humanAgent: false).Abilities.CounselorWindow);
        Assert.Equal(TimeSpan.FromHours(24), InstagramCase.Make(http, _clock, humanAgent: true).Abilities.Window);
    }

    [Theory]
    [InlineData(400, 190, 463, "deferred token-refused True 60")]
    [InlineData(400, 10, 2018278, "rejected window-closed")]
    [InlineData(400, 10, 1893063, "deferred page-restricted True 3600")]
    [InlineData(400, 551, 1545041, "rejected blocked-by-citizen")]
    [InlineData(400, 613, 0, "deferred HTTP 429 True 60")]
    [InlineData(400, 4, 0, "deferred HTTP 429 True 60")]
    [InlineData(500, 2, 0, "deferred HTTP 500 False ")]
    [InlineData(400, 100, 2018001, "rejected HTTP 400: Meta 100")]
    public async Task A_code_of_the_vendor_means(int status, int code, int subcode, string expected)
    {
        var vendor = FakeVendor.Refuses(status, $$$"""{"error":{"message":"(#x) words of Meta","type":"OAuthException","code":{{{code}}},"error_subcode":{{{subcode}}},"fbtrace_id":"A"}}""");

        Assert.Equal(expected, await SendAsync(Messenger.Meeting(vendor, _clock), Messenger.Chat, Bot) switch
        {
            Delivery.Deferred later => $"deferred {later.Reason} {later.OfChannel} {later.After?.TotalSeconds}",
            Delivery.Rejected never => $"rejected {never.Reason}",
            var other => other.ToString(),
        });
    }

    [Fact]
    public async Task The_token_goes_in_a_header_and_never_into_an_address()
    {
        var vendor = new FakeVendor(_ => Messenger.Took);

        await SendAsync(Messenger.Meeting(vendor, _clock), Messenger.Chat, Bot);

        Assert.Equal($"Bearer {Messenger.Secrets[1]}", vendor.Asked[0].Headers["Authorization"]);
        Assert.All(Messenger.Secrets, secret => Assert.DoesNotContain(secret, vendor.Asked[0].Address.AbsoluteUri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_health_is_token_and_subscription()
    {
        async Task<ChannelState> ProbeAsync(string apps) => await ((IConnects)Messenger.Meeting(new FakeVendor(asked =>
            asked.Address.AbsolutePath.EndsWith("/subscribed_apps", StringComparison.Ordinal) ? apps : """{"name":"경기도","id":"104857600123456"}"""))).ProbeAsync(null, Ct);

        Assert.Equal(new ChannelState(true, "경기도"), await ProbeAsync("""{"data":[{"id":"987654321012345","name":"inquiry"}]}"""));
        Assert.False((await ProbeAsync("""{"data":[]}""")).Well);
        Assert.Contains("AccessToken", (await ((IConnects)Messenger.Meeting(FakeVendor.Refuses(400, """{"error":{"message":"x","code":190}}"""))).ProbeAsync(null, Ct)).Detail, StringComparison.Ordinal);
        Assert.Equal(new ChannelState(true, "@gg_official"), await ((IConnects)Instagram.Meeting(new FakeVendor(_ => """{"username":"gg_official"}"""))).ProbeAsync(null, Ct));
        Assert.Contains("AccessToken", (await ((IConnects)Instagram.Meeting(FakeVendor.Refuses(400, """{"error":{"message":"x","code":190}}"""))).ProbeAsync(null, Ct)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connecting_tells_app_page_and_button()
    {
        var vendor = new FakeVendor(asked => asked.Method is "GET" ? """{"name":"경기도","data":[{"id":"987654321012345"}]}""" : """{"success":true}""");

        Assert.True((await ((IConnects)Messenger.Meeting(vendor)).ConnectAsync(new("https://bot.test/channels/messenger/webhook"), Ct)).Well);

        var subscription = vendor.Asked[0];
        Assert.EndsWith("/987654321012345/subscriptions", subscription.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(("page", "https://bot.test/channels/messenger/webhook", Messenger.Secrets[2]),
            (subscription.Json.GetProperty("object").GetString(), subscription.Json.GetProperty("callback_url").GetString(), subscription.Json.GetProperty("verify_token").GetString()));
        Assert.Equal($"Bearer 987654321012345|{Messenger.Secrets[0]}", subscription.Headers["Authorization"]);
        Assert.Contains("feed", vendor.Asked[1].Json.GetProperty("subscribed_fields").GetString(), StringComparison.Ordinal);
        Assert.Equal("GET_STARTED", vendor.Asked[2].Json.GetProperty("get_started").GetProperty("payload").GetString());
    }

    async Task AnswersAsync(ChannelCase channel, string chat, string path, string body)
    {
        var vendor = new FakeVendor(_ => """{"id":"1"}""");

        Assert.IsType<Delivery.Accepted>(await SendAsync(channel.Meeting(vendor, _clock), chat, Counselor(privately: false)));

        var asked = Assert.Single(vendor.Asked);
        Assert.EndsWith(path, asked.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(body, asked.Body);
    }

    static Activity Bot { get; } = new() { Type = ActivityTypes.Message, Id = "r1", Text = "확인했습니다.", From = new() { Id = "inquirybot", Role = Roles.Bot } };

    /// <summary>As the turn passes a counselor's words on.</summary>
    static Activity Counselor(bool privately) => Bot with
    {
        From = new() { Id = "kim", Name = "kim", Role = Roles.Bot },
        ChannelData = JsonElement.Parse(privately ? """{"counselor":true,"message":"m1","private":true}""" : """{"counselor":true,"message":"m1"}"""),
    };

    ValueTask<Delivery> SendAsync(IChannel channel, string chat, Activity part, TimeSpan since = default) =>
        channel.SendAsync(new OutgoingReply(new("c"), 1, part, "") { Chat = new(chat, "", _clock.GetUtcNow() - since) }, Ct);
}
