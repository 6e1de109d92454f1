using System.Text.Json.Nodes;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Tests.Contracts;
using NJsonSchema;

namespace InquiryBot.Tests.Integrations.Channels;

/// <summary>What only WhatsApp has: a day's window and templates, its codes, files behind two doors, and a published schema.</summary>
public sealed class WhatsAppChannelTests
{
    const string Folder = "tests/InquiryBot.Tests/Channels/WhatsApp";

    static readonly WhatsAppCase WhatsApp = new();
    static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(SourceTree.Read($"{Folder}/Schema/messages.json")));

    readonly WallClock _clock = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Meta_is_answered_its_challenge_when_it_knows_our_word()
    {
        static InboundRequest Asking(string word, string mode = "subscribe") =>
            new("GET", new Dictionary<string, string>(), new Dictionary<string, string> { ["hub.mode"] = mode, ["hub.verify_token"] = word, ["hub.challenge"] = "1158201444" }, default);

        Assert.Equal(new Receipt.Answered("text/plain", "1158201444"), await WhatsApp.Alone().ReadAsync(Asking("a-verify-token-of-ours"), Ct));
        Assert.Equal(Receipt.Refused.NotSigned, await WhatsApp.Alone().ReadAsync(Asking("another-verify-token"), Ct));
        Assert.Equal(Receipt.Refused.NotSigned, await WhatsApp.Alone().ReadAsync(Asking("a-verify-token-of-ours", "unsubscribe"), Ct));
    }

    [Fact]
    public async Task When_the_day_has_passed_the_citizen_is_asked_to_write_and_the_reply_waits()
    {
        var vendor = new FakeVendor(_ => WhatsApp.Took);

        var waits = Assert.IsType<Delivery.Deferred>(await SendAsync(vendor, "ko", _clock.GetUtcNow().AddHours(-24)));

        Assert.True(waits is { OfChannel: true, Reason: DeliveryReasons.WaitsForCitizen });
        var body = Assert.Single(vendor.Asked).Body;
        Assert.Equal("""{"messaging_product":"whatsapp","recipient_type":"individual","to":"821012345678","type":"template","template":{"name":"write_again","language":{"code":"ko","policy":"deterministic"}}}""", body);
        Assert.Equal(0, await MistakesAsync(body));
    }

    [Fact]
    public async Task A_template_has_the_language_of_the_reply_and_none_is_sent_in_another()
    {
        var vendor = new FakeVendor(_ => WhatsApp.Took);
        Assert.IsType<Delivery.Deferred>(await SendAsync(vendor, "zh-Hans", _clock.GetUtcNow().AddDays(-2)));
        Assert.Equal("zh_CN", vendor.Asked[0].Json.GetProperty("template").GetProperty("language").GetProperty("code").GetString());

        Assert.Equal(new Delivery.Rejected(DeliveryReasons.WindowClosed), await SendAsync(vendor, "vi", _clock.GetUtcNow().AddDays(-2)));
        Assert.Single(vendor.Asked);
    }

    [Fact]
    public async Task Within_the_day_no_template_is_used()
    {
        var vendor = new FakeVendor(_ => WhatsApp.Took);

        Assert.IsType<Delivery.Accepted>(await SendAsync(vendor, "ko", _clock.GetUtcNow().AddHours(-23.9)));
        Assert.Equal("text", Assert.Single(vendor.Asked).Json.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Metas_own_word_that_the_window_has_closed_counts()
    {
        var vendor = new FakeVendor((asked, _) => Task.FromResult(asked.Json.GetProperty("type").GetString() is "text"
            ? FakeVendor.Json("""{"error":{"code":131047,"message":"Re-engagement message"}}""", System.Net.HttpStatusCode.BadRequest)
            : FakeVendor.Json(WhatsApp.Took)));

        Assert.Equal(DeliveryReasons.WaitsForCitizen, Assert.IsType<Delivery.Deferred>(await SendAsync(vendor, "ko", _clock.GetUtcNow())).Reason);
        Assert.Equal(2, vendor.Asked.Count);
    }

    [Theory]
    [InlineData(400, 190, typeof(Delivery.Deferred), DeliveryReasons.TokenRefused)]
    [InlineData(400, 130429, typeof(Delivery.Deferred), "too-many")]
    [InlineData(400, 131056, typeof(Delivery.Deferred), "too-many-to-citizen")]
    [InlineData(400, 368, typeof(Delivery.Deferred), "blocked-for-policy")]
    [InlineData(400, 131026, typeof(Delivery.Rejected), "undeliverable")]
    [InlineData(400, 131049, typeof(Delivery.Rejected), "marketing-limit-of-citizen")]
    [InlineData(400, 131053, typeof(Delivery.Rejected), "file-refused")]
    [InlineData(400, 100, typeof(Delivery.Rejected), "Meta 100")]
    [InlineData(500, 131000, typeof(Delivery.Deferred), "HTTP 500")]
    public async Task Each_code_has_its_meaning(int status, int code, Type meaning, string reason)
    {
        var delivery = await SendAsync(FakeVendor.Refuses(status, $$$"""{"error":{"code":{{{code}}},"message":"words of Meta"}}"""), "vi", _clock.GetUtcNow());

        Assert.IsType(meaning, delivery);
        Assert.Equal(reason, delivery is Delivery.Deferred deferred ? deferred.Reason : ((Delivery.Rejected)delivery).Reason);
        if (delivery is Delivery.Deferred { OfChannel: false }) Assert.Equal(500, status);
    }

    [Fact]
    public async Task A_citizen_without_a_number_is_written_to_by_his_id()
    {
        var vendor = new FakeVendor(_ => WhatsApp.Took);

        await WhatsApp.Meeting(vendor, _clock).SendAsync(Reply("ko", _clock.GetUtcNow(), "wamid.X "), Ct);

        Assert.Equal(WhatsApp.Chat, vendor.Asked[0].Json.GetProperty("recipient").GetString());
        Assert.False(vendor.Asked[0].Json.TryGetProperty("to", out _));
    }

    [Fact]
    public async Task Typing_marks_the_citizens_message_as_read_and_needs_one()
    {
        var vendor = new FakeVendor(_ => """{"success":true}""");
        var typing = Reply("ko", _clock.GetUtcNow()) with { Activity = new() { Type = ActivityTypes.Typing } };

        Assert.IsType<Delivery.Accepted>(await WhatsApp.Meeting(vendor, _clock).SendAsync(typing, Ct));
        Assert.Equal("read", Assert.Single(vendor.Asked).Json.GetProperty("status").GetString());
        Assert.IsType<Delivery.Accepted>(await WhatsApp.Meeting(vendor, _clock).SendAsync(typing with { Chat = typing.Chat with { Memo = "" } }, Ct));
        Assert.Single(vendor.Asked);
    }

    [Fact]
    public async Task A_file_is_fetched_by_its_id_with_our_token_at_both_doors()
    {
        var vendor = new FakeVendor(asked => asked.Address.Host is "graph.facebook.com" ? """{"url":"https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1","mime_type":"image/jpeg","file_size":"1000","id":"1003383421387256"}""" : "{}");

        var here = Assert.IsType<FetchedFile.Here>(await FetchAsync(vendor, 1000));

        Assert.Equal("image/jpeg", here.ContentType);
        Assert.All(vendor.Asked, asked => Assert.Equal("Bearer EAAJB-a-token-of-the-system-user", asked.Headers["Authorization"]));
        Assert.Equal(new FetchedFile.Never("too-large"), await FetchAsync(vendor, 999));
        Assert.Equal(new FetchedFile.Never("gone"), await FetchAsync(new FakeVendor(_ => """{"url":"http://10.0.0.1/","file_size":1}"""), 999));
        Assert.IsType<FetchedFile.Later>(await FetchAsync(FakeVendor.Refuses(401), 999));
    }

    [Fact]
    public async Task Everything_that_is_sent_fits_the_published_schema()
    {
        var sent = ChannelPairs.Names("WhatsApp", "sent").SelectMany(name => JsonNode.Parse(ChannelPairs.Read("WhatsApp", name, "sent"))!["sent"]!.AsArray()).Select(one => one!["body"]!.AsObject()).Where(body => body["type"] is not null).ToList();

        Assert.True(sent.Count >= 8);
        foreach (var body in sent) Assert.Equal(0, await MistakesAsync(body.ToJsonString()));
        Assert.NotEqual(0, await MistakesAsync(sent[0].ToJsonString().Replace("\"type\":", "\"kind\":", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Its_health_is_its_token()
    {
        Assert.Equal(new ChannelState(true, "경기도 민원"), await ((IConnects)WhatsApp.Meeting(new FakeVendor(_ => """{"verified_name":"경기도 민원","id":"1"}"""))).ProbeAsync(null, Ct));
        Assert.Contains("access token", (await ((IConnects)WhatsApp.Meeting(FakeVendor.Refuses(400, """{"error":{"code":190}}"""))).ProbeAsync(null, Ct)).Detail, StringComparison.Ordinal);
        Assert.Contains("https://bot.test/channels/whatsapp/webhook", (await ((IConnects)WhatsApp.Alone()).ConnectAsync(new("https://bot.test/channels/whatsapp/webhook"), Ct)).Detail, StringComparison.Ordinal);
    }

    /// <summary>What comes back to us with a message's state is not in the published schema.</summary>
    static async Task<int> MistakesAsync(string body)
    {
        var message = JsonNode.Parse(body)!.AsObject();
        message.Remove("biz_opaque_callback_data");
        return (await Schema.Value).Validate(message.ToJsonString()).Count;
    }

    ValueTask<FetchedFile> FetchAsync(FakeVendor vendor, int mostBytes) => ((IHoldsFiles)WhatsApp.Meeting(vendor, _clock)).FetchAsync("1003383421387256", mostBytes, Ct);

    ValueTask<Delivery> SendAsync(FakeVendor vendor, string locale, DateTimeOffset heardAt) => WhatsApp.Meeting(vendor, _clock).SendAsync(Reply(locale, heardAt), Ct);

    static OutgoingReply Reply(string locale, DateTimeOffset heardAt, string? memo = null) =>
        new(new("c"), 1, new Activity { Type = ActivityTypes.Message, Id = "r1", Text = "답변", Locale = locale }, "") { Chat = new(WhatsApp.Chat, memo ?? WhatsApp.Memo, heardAt) };
}
