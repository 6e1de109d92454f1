using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Tests.Contracts;

namespace InquiryBot.Tests.Integrations.Channels;

/// <summary>What only Naver has: a caller's network as proof, no ids, refusals that look well, and pushes.</summary>
public sealed class NaverTalkTalkChannelTests
{
    static readonly NaverTalkTalkCase Naver = new();
    static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    readonly WallClock _clock = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("211.249.40.31", true)]
    [InlineData("::ffff:220.230.168.3", true)]
    [InlineData("211.249.40.32", false)]
    [InlineData(null, false)]
    public async Task Who_calls_from_elsewhere_is_refused(string? caller, bool taken) =>
        Assert.Equal(taken, await Naver.Meeting(Vendor(), _clock).ReadAsync(Request() with { Caller = caller }, Ct) is Receipt.Accepted);

    [Fact]
    public async Task Who_does_not_know_the_key_is_refused() =>
        Assert.Equal(Receipt.Refused.NotSigned, await Naver.Meeting(Vendor(), _clock).ReadAsync(Request() with { Query = new Dictionary<string, string> { ["key"] = "another-secret-of-length-24" } }, Ct));

    [Fact]
    public async Task The_same_words_later_are_another_message()
    {
        async Task<string> IdAsync() => Assert.IsType<Receipt.Accepted>(await Naver.Meeting(Vendor(), _clock).ReadAsync(Request(), Ct)).Arrivals[0].MessageId;

        var first = await IdAsync();
        Assert.Equal(first, await IdAsync());
        _clock.Pass(TimeSpan.FromSeconds(2));
        Assert.NotEqual(first, await IdAsync());
    }

    [Theory]
    [InlineData("01", DeliveryReasons.TokenRefused)]
    [InlineData("02", "resultCode 02")]
    [InlineData("99", "resultCode 99")]
    [InlineData("IMG-03", "resultCode IMG-03")]
    public async Task A_refusal_that_looks_well_is_one(string code, string reason)
    {
        var delivery = await Naver.Meeting(new FakeVendor(_ => $$"""{"success":false,"resultCode":"{{code}}"}"""), _clock).SendAsync(Part("one"), Ct);

        Assert.Equal((code is "01" or "99", reason), delivery switch { Delivery.Rejected rejected => (false, rejected.Reason), Delivery.Deferred deferred => (true, deferred.Reason), _ => default });
    }

    [Fact]
    public async Task Who_has_left_the_window_is_told_by_a_push()
    {
        var vendor = Vendor();
        var channel = Naver.Meeting(vendor, _clock);

        await channel.SendAsync(Part("at once"), Ct);
        _clock.Pass(TimeSpan.FromMinutes(10));
        await channel.SendAsync(Part("later"), Ct);

        Assert.False(vendor.Asked[0].Json.TryGetProperty("options", out _));
        Assert.True(vendor.Asked[1].Json.GetProperty("options").GetProperty("notification").GetBoolean());
        Assert.Equal("ct_wc8b1i_Pb1AXDQ0RZWuCccpzdNL", vendor.Asked[1].Headers["Authorization"]);
    }

    static FakeVendor Vendor() => new(_ => Naver.Took);

    static InboundRequest Request() => Naver.Sign(ChannelCase.Bytes(ChannelPairs.Read("NaverTalkTalk", "text", "request")), Now);

    static OutgoingReply Part(string text) => new(new("c"), 1, new Activity { Type = ActivityTypes.Message, Id = "r1", Text = text }, "") { Chat = new(Naver.Chat, "", Now) };
}
