using InquiryBot.Core.Channels;

namespace InquiryBot.Tests.Core.Channels;

/// <summary>A vendor's limit is met by nobody.</summary>
public sealed class PaceTests
{
    static readonly ChannelAbilities Slow = new() { Text = new(100, LengthUnit.Utf16), Rate = new(10, 4), ChatRate = new(1, 2) };

    readonly WallClock _clock = new();

    [Fact]
    public void A_chat_gets_its_burst_and_then_its_rate()
    {
        var pace = new Pace(_clock);
        Assert.Equal([0, 0, 1], Enumerable.Range(0, 3).Select(_ => pace.Wait("telegram", "a", Slow).TotalSeconds));

        _clock.Pass(TimeSpan.FromSeconds(0.75));
        Assert.Equal(0.25, pace.Wait("telegram", "a", Slow).TotalSeconds, 3);
        _clock.Pass(TimeSpan.FromSeconds(0.25));
        Assert.Equal(TimeSpan.Zero, pace.Wait("telegram", "a", Slow));
    }

    [Fact]
    public void All_chats_together_keep_the_channels_rate_and_waiting_takes_no_place()
    {
        var pace = new Pace(_clock);
        for (var chat = 0; chat < 4; chat++) Assert.Equal(TimeSpan.Zero, pace.Wait("telegram", $"{chat}", Slow));
        for (var time = 0; time < 5; time++) Assert.Equal(0.1, pace.Wait("telegram", "another", Slow).TotalSeconds, 3);

        Assert.Equal(TimeSpan.Zero, pace.Wait("line", "a", Slow));
        _clock.Pass(TimeSpan.FromSeconds(0.1));
        Assert.Equal(TimeSpan.Zero, pace.Wait("telegram", "another", Slow));
    }

    [Fact]
    public void Without_a_limit_nobody_waits()
    {
        var pace = new Pace(_clock);

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Equal(TimeSpan.Zero, pace.Wait("web", "a", new() { Text = new(100, LengthUnit.Utf16) })));
    }
}
