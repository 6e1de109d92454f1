using System.Net;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Tests.Contracts;

namespace InquiryBot.Tests.Integrations.Channels;

/// <summary>What only LINE has: reply tokens, retry keys and a monthly limit.</summary>
public sealed class LineChannelTests
{
    static readonly LineCase Line = new();
    static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    readonly WallClock _clock = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_token_is_used_once_for_as_many_as_it_takes()
    {
        var vendor = new FakeVendor(_ => Line.Took);

        var (delivery, taken) = await SendAsync(vendor, $"{Now.AddSeconds(30).ToUnixTimeMilliseconds()} a-token", "one", "two", "three", "four", "five");

        Assert.Equal(("", 5), (Assert.IsType<Delivery.Accepted>(delivery).Memo, taken));
        Assert.EndsWith("/reply", Assert.Single(vendor.Asked).Address.AbsolutePath, StringComparison.Ordinal);
        Assert.False(vendor.Asked[0].Headers.ContainsKey("X-Line-Retry-Key"));
    }

    [Fact]
    public async Task A_token_that_is_too_old_is_not_used()
    {
        var vendor = new FakeVendor(_ => Line.Took);

        await SendAsync(vendor, $"{Now.ToUnixTimeMilliseconds()} a-token", "one");

        Assert.EndsWith("/push", Assert.Single(vendor.Asked).Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_was_used_is_followed_by_a_push_under_the_parts_own_key()
    {
        var vendor = new FakeVendor((asked, _) => Task.FromResult(asked.Address.AbsolutePath.EndsWith("/reply", StringComparison.Ordinal)
            ? FakeVendor.Json("""{"message":"Invalid reply token"}""", HttpStatusCode.BadRequest)
            : FakeVendor.Json(Line.Took)));

        var (delivery, taken) = await SendAsync(vendor, $"{Now.AddSeconds(30).ToUnixTimeMilliseconds()} a-token", "one", "two");

        Assert.Equal((true, 1), (delivery is Delivery.Accepted, taken));
        Assert.Equal(IdempotencyKey.Of("r1", 0), vendor.Asked[1].Headers["X-Line-Retry-Key"]);
        Assert.Equal(Line.Chat, vendor.Asked[1].Json.GetProperty("to").GetString());
    }

    [Fact]
    public async Task What_was_accepted_before_is_accepted()
    {
        var vendor = new FakeVendor((_, _) =>
        {
            var answer = FakeVendor.Json("""{"message":"The retry key is already accepted"}""", HttpStatusCode.Conflict);
            answer.Headers.Add("X-Line-Accepted-Request-Id", "123e4567");
            return Task.FromResult(answer);
        });

        Assert.IsType<Delivery.Accepted>((await SendAsync(vendor, "", "one")).Delivery);
    }

    [Fact]
    public async Task A_conflict_about_something_else_is_no_delivery() =>
        Assert.IsType<Delivery.Rejected>((await SendAsync(FakeVendor.Refuses(409, """{"message":"x"}"""), "", "one")).Delivery);

    [Fact]
    public async Task A_month_that_is_used_up_gives_nothing_up()
    {
        var deferred = Assert.IsType<Delivery.Deferred>((await SendAsync(FakeVendor.Refuses(429, """{"message":"You have reached your monthly limit."}"""), "", "one")).Delivery);

        Assert.Equal((true, TimeSpan.FromHours(1)), (deferred.OfChannel, deferred.After));
    }

    [Fact]
    public async Task Its_health_is_token_address_and_switch()
    {
        async Task<ChannelState> ProbeAsync(string endpoint) => await ((IConnects)Line.Meeting(new FakeVendor(asked =>
            asked.Address.AbsolutePath.EndsWith("/info", StringComparison.Ordinal) ? """{"basicId":"@216","displayName":"경기도 민원"}""" : endpoint))).ProbeAsync(new("https://bot.test/channels/line/webhook"), Ct);

        Assert.Equal(new ChannelState(true, "경기도 민원"), await ProbeAsync("""{"endpoint":"https://bot.test/channels/line/webhook","active":true}"""));
        Assert.False((await ProbeAsync("""{"endpoint":"https://bot.test/channels/line/webhook","active":false}""")).Well);
        Assert.False((await ProbeAsync("""{"endpoint":"https://elsewhere.test/","active":true}""")).Well);
        Assert.False((await ((IConnects)Line.Meeting(FakeVendor.Refuses(401, "{}"))).ProbeAsync(null, Ct)).Well);
    }

    ValueTask<(Delivery Delivery, int Taken)> SendAsync(FakeVendor vendor, string memo, params string[] texts) =>
        ((ISendsTogether)Line.Meeting(vendor, _clock)).SendTogetherAsync([.. texts.Select((text, number) =>
            new OutgoingReply(new("c"), number + 1, new Activity { Type = ActivityTypes.Message, Id = $"r{number + 1}", Text = text }, "") { Chat = new(Line.Chat, memo, Now) })], Ct);
}
