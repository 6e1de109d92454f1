using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Tests.Contracts;

namespace InquiryBot.Tests.Integrations.Channels;

/// <summary>What only Viber has: a status in every answer, and an address that it calls before it takes it.</summary>
public sealed class ViberChannelTests
{
    static readonly ViberCase Viber = new();
    static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    readonly WallClock _clock = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_that_is_repeated_for_too_long_is_refused()
    {
        var channel = Viber.Meeting(new FakeVendor(_ => Viber.Took), _clock);
        var request = Viber.Sign(ChannelCase.Bytes(ChannelPairs.Read("Viber", "text", "request")), Now);

        _clock.Pass(TimeSpan.FromMinutes(90));
        Assert.IsType<Receipt.Accepted>(await channel.ReadAsync(request, Ct));
        _clock.Pass(TimeSpan.FromMinutes(31));
        Assert.Equal(Receipt.Refused.Stale, await channel.ReadAsync(request, Ct));
    }

    [Theory]
    [InlineData(2, true, DeliveryReasons.TokenRefused)]
    [InlineData(5, false, DeliveryReasons.Blocked)]
    [InlineData(12, true, "status 12")]
    [InlineData(3, false, "status 3")]
    public async Task A_status_says_what_came_of_it(int status, bool again, string reason)
    {
        var part = new OutgoingReply(new("c"), 1, new Activity { Type = ActivityTypes.Message, Id = "r1", Text = "one" }, "") { Chat = new(Viber.Chat, "", Now) };

        var delivery = await Viber.Meeting(new FakeVendor(_ => $$"""{"status":{{status}},"status_message":"…"}"""), _clock).SendAsync(part, Ct);

        Assert.Equal((again, reason), delivery switch { Delivery.Rejected rejected => (false, rejected.Reason), Delivery.Deferred deferred => (true, deferred.Reason), _ => default });
    }

    [Fact]
    public async Task Connecting_tells_the_address_and_its_health_is_that_address()
    {
        var vendor = new FakeVendor(_ => """{"status":0,"status_message":"ok","name":"Gyeonggi","webhook":"https://bot.test/w"}""");
        var channel = (IConnects)Viber.Meeting(vendor, _clock);

        Assert.Equal(new ChannelState(true, "Gyeonggi"), await channel.ConnectAsync(new("https://bot.test/w"), Ct));
        Assert.Equal("https://bot.test/w", vendor.Asked[0].Json.GetProperty("url").GetString());
        Assert.EndsWith("/pa/set_webhook", vendor.Asked[0].Address.AbsolutePath, StringComparison.Ordinal);
        Assert.False((await channel.ProbeAsync(new("https://elsewhere.test/w"), Ct)).Well);
        Assert.Contains("token", (await ((IConnects)Viber.Meeting(new FakeVendor(_ => """{"status":2}"""), _clock)).ProbeAsync(null, Ct)).Detail, StringComparison.Ordinal);
    }
}
