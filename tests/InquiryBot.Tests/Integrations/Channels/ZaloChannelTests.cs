using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;
using InquiryBot.Integrations.Zalo;
using InquiryBot.Tests.Contracts;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Integrations.Channels;

/// <summary>What only Zalo has: refresh tokens that are good for one use.</summary>
public sealed class ZaloChannelTests : IDisposable
{
    static readonly ZaloCase Zalo = new();
    static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    readonly TemporaryFolder _folder = new();
    readonly WallClock _clock = new();
    int _fetched;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_refresh_token_is_used_once_also_after_a_restart()
    {
        var vendor = Vendor("""{"error":0}""");

        await Make(vendor).SendAsync(Part(), Ct);
        await Make(vendor).SendAsync(Part(), Ct);
        _clock.Pass(TimeSpan.FromHours(26));
        await Make(vendor).SendAsync(Part(), Ct);

        Assert.Equal(["the-first-refresh-token", "refresh-1"], vendor.Asked.Where(IsToken).Select(Used));
        Assert.Equal(["access-1", "access-1", "access-2"], vendor.Asked.Where(asked => !IsToken(asked)).Select(asked => asked.Headers["access_token"]));
    }

    [Fact]
    public async Task A_new_agreement_replaces_what_was_kept()
    {
        var vendor = Vendor("""{"error":0}""");

        await Make(vendor).SendAsync(Part(), Ct);
        await Make(vendor, "another-refresh-token").SendAsync(Part(), Ct);

        Assert.Equal(["the-first-refresh-token", "another-refresh-token"], vendor.Asked.Where(IsToken).Select(Used));
    }

    [Fact]
    public async Task An_access_token_that_is_refused_is_fetched_anew()
    {
        var vendor = Vendor("""{"error":-216,"message":"Access token is invalid"}""");
        var channel = Make(vendor);

        Assert.Equal(DeliveryReasons.TokenRefused, (await channel.SendAsync(Part(), Ct) as Delivery.Deferred)?.Reason);
        await channel.SendAsync(Part(), Ct);

        Assert.Equal(["the-first-refresh-token", "refresh-1"], vendor.Asked.Where(IsToken).Select(Used));
    }

    [Fact]
    public async Task An_agreement_that_is_over_gives_nothing_up_and_says_what_to_do()
    {
        var channel = Make(new FakeVendor(_ => """{"error":-14118,"error_name":"Invalid refresh token"}"""));

        Assert.Equal(DeliveryReasons.TokenRefused, (await channel.SendAsync(Part(), Ct) as Delivery.Deferred)?.Reason);
        Assert.Contains("Channels:Zalo:RefreshToken", (await channel.ProbeAsync(null, Ct)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_may_read_the_tokens()
    {
        await Make(Vendor("""{"error":0}""")).SendAsync(Part(), Ct);

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("kept/zalo.json")));
    }

    [Fact]
    public async Task An_event_that_is_repeated_for_too_long_is_refused()
    {
        var request = Zalo.Sign(ChannelCase.Bytes(ChannelPairs.Read("Zalo", "text", "request")), Now);

        _clock.Pass(TimeSpan.FromHours(14));

        Assert.Equal(Receipt.Refused.Stale, await Make(Vendor("{}")).ReadAsync(request, Ct));
    }

    [Theory]
    [InlineData(-230, DeliveryReasons.WindowClosed)]
    [InlineData(-211, "quota")]
    [InlineData(-201, "error -201")]
    public async Task What_Zalo_refuses_has_its_reason(int error, string reason)
    {
        var delivery = await Make(Vendor($$"""{"error":{{error}}}""")).SendAsync(Part(), Ct);

        Assert.Equal(reason, delivery switch { Delivery.Rejected rejected => rejected.Reason, Delivery.Deferred deferred => deferred.Reason, _ => null });
    }

    ZaloChannel Make(FakeVendor vendor, string refresh = "the-first-refresh-token") => new(
        new() { OaSecretKey = ZaloCase.Key, AppId = ZaloCase.App, AppSecret = "an-app-secret", RefreshToken = refresh, TokenFile = _folder.File("kept/zalo.json") }, new VendorHttp(vendor, _clock), _clock);

    /// <summary>Gives out tokens by number, and answers a message so.</summary>
    FakeVendor Vendor(string answer) => new(asked =>
    {
        if (!IsToken(asked)) return answer;
        _fetched++;
        return $$"""{"access_token":"access-{{_fetched}}","refresh_token":"refresh-{{_fetched}}","expires_in":"90000"}""";
    });

    static bool IsToken(Asked asked) => asked.Address.AbsolutePath is "/v4/oa/access_token";

    static string Used(Asked asked) => asked.Body.Split('&')[0].Split('=')[1];

    static OutgoingReply Part() => new(new("c"), 1, new Activity { Type = ActivityTypes.Message, Id = "r1", Text = "one" }, "") { Chat = new(Zalo.Chat, "", Now) };
}
