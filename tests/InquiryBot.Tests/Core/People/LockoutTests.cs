using InquiryBot.Core.People;

namespace InquiryBot.Tests.Core.People;

public sealed class LockoutTests
{
    readonly WallClock _clock = new();
    readonly Lockout _lockout;

    public LockoutTests() => _lockout = new Lockout(_clock);

    [Fact]
    public void The_first_failures_are_free_and_each_further_one_doubles_the_wait()
    {
        for (var i = 0; i < 5; i++) Assert.Null(_lockout.Begin("kim", "10.0.0.1"));

        Assert.Equal(TimeSpan.FromSeconds(5), _lockout.Begin("KIM", "10.0.0.2"));
        _clock.Pass(TimeSpan.FromSeconds(5));
        Assert.Null(_lockout.Begin("kim", "10.0.0.1"));
        Assert.Equal(TimeSpan.FromSeconds(10), _lockout.Begin("kim", "10.0.0.1"));
    }

    [Fact]
    public void The_wait_never_passes_a_quarter_of_an_hour()
    {
        for (var i = 0; i < 40; i++)
        {
            var wait = _lockout.Begin("kim", $"10.0.0.{i}");
            Assert.True(wait is null || wait <= TimeSpan.FromMinutes(15));
            _clock.Pass(wait ?? TimeSpan.Zero);
        }
    }

    [Fact]
    public void An_attempt_counts_from_its_beginning_so_many_at_once_are_no_way_around() =>
        Assert.Equal(5, Enumerable.Range(0, 100).Count(_ => _lockout.Begin("kim", "10.0.0.1") is null));

    [Fact]
    public void A_good_sign_in_forgives_the_name()
    {
        for (var i = 0; i < 5; i++) _lockout.Begin("kim", "10.0.0.1");
        _lockout.Succeed("kim", "10.0.0.1");

        Assert.Null(_lockout.Begin("kim", "10.0.0.1"));
    }

    [Fact]
    public void One_address_that_tries_many_names_is_stopped_and_others_are_not()
    {
        for (var i = 0; i < 30; i++) Assert.Null(_lockout.Begin($"name{i}", "10.0.0.1"));

        Assert.NotNull(_lockout.Begin("another", "10.0.0.1"));
        Assert.Null(_lockout.Begin("another", "10.0.0.2"));
    }

    [Fact]
    public void A_whole_centre_behind_one_address_can_sign_in_at_once()
    {
        for (var i = 0; i < 200; i++)
        {
            Assert.Null(_lockout.Begin($"name{i}", "10.0.0.1"));
            _lockout.Succeed($"name{i}", "10.0.0.1");
        }
    }

    [Fact]
    public void After_an_hour_of_rest_all_is_forgotten()
    {
        for (var i = 0; i < 5; i++) _lockout.Begin("kim", "10.0.0.1");
        _clock.Pass(TimeSpan.FromMinutes(61));

        for (var i = 0; i < 5; i++) Assert.Null(_lockout.Begin("kim", "10.0.0.1"));
    }
}
