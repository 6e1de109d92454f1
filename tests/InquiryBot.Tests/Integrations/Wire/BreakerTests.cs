using InquiryBot.Integrations.Wire;

namespace InquiryBot.Tests.Integrations.Wire;

public sealed class BreakerTests
{
    readonly WallClock clock = new();
    readonly Breaker breaker;

    public BreakerTests() => breaker = new(clock);

    [Fact]
    public void Four_failures_and_a_success_begin_anew()
    {
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < Breaker.Patience - 1; i++) Assert.Null(breaker.Failed(null));
            Assert.False(breaker.Succeeded());
        }

        Assert.True(breaker.Lets());
    }

    [Fact]
    public void After_the_rest_one_asks_for_all()
    {
        Open();
        Assert.False(breaker.Lets());

        clock.Pass(Breaker.Rest);
        Assert.True(breaker.Lets());
        Assert.False(breaker.Lets());
        Assert.True(breaker.Succeeded());
        Assert.True(breaker.Lets() && breaker.Lets());
    }

    [Fact]
    public void A_failed_try_renews_the_rest()
    {
        Open();
        clock.Pass(Breaker.Rest);
        Assert.True(breaker.Lets());

        Assert.Null(breaker.Failed(null));
        clock.Pass(Breaker.Rest - TimeSpan.FromSeconds(1));
        Assert.False(breaker.Lets());
        clock.Pass(TimeSpan.FromSeconds(1));
        Assert.True(breaker.Lets());
    }

    [Fact]
    public void Who_asked_for_all_and_gave_up_blocks_nobody_for_good()
    {
        Open();
        clock.Pass(Breaker.Rest);
        Assert.True(breaker.Lets());

        clock.Pass(Breaker.Rest);
        Assert.True(breaker.Lets());
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(0, 30)]
    [InlineData(-5, 30)]
    [InlineData(86_400, 300)]
    public void A_vendor_that_names_a_time_gets_it_within_reason(int asked, int given)
    {
        Assert.Equal(TimeSpan.FromSeconds(given), breaker.Failed(TimeSpan.FromSeconds(asked)));

        clock.Pass(TimeSpan.FromSeconds(given) - TimeSpan.FromMilliseconds(1));
        Assert.False(breaker.Lets());
        clock.Pass(TimeSpan.FromMilliseconds(1));
        Assert.True(breaker.Lets());
    }

    void Open()
    {
        for (var i = 0; i < Breaker.Patience - 1; i++) Assert.Null(breaker.Failed(null));
        Assert.Equal(Breaker.Rest, breaker.Failed(null));
    }
}
