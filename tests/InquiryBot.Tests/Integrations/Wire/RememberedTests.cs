using InquiryBot.Integrations.Wire;

namespace InquiryBot.Tests.Integrations.Wire;

public sealed class RememberedTests
{
    [Fact]
    public void The_one_that_nobody_asked_for_longest_goes_first()
    {
        var lately = new Remembered<string, int>(2);
        lately.Add("a", 1);
        lately.Add("b", 2);
        Assert.True(lately.TryGet("a", out _));
        lately.Add("c", 3);

        Assert.False(lately.TryGet("b", out _));
        Assert.True(lately.TryGet("a", out var a) && lately.TryGet("c", out var c) && (a, c) == (1, 3));
    }

    [Fact]
    public void It_never_holds_more_than_it_may()
    {
        var lately = new Remembered<int, int>(100);
        for (var i = 0; i < 10_000; i++) lately.Add(i % 300, i);

        Assert.Equal(100, lately.Count);
        Assert.True(lately.TryGet(9_999 % 300, out var last) && last == 9_999);
    }

    [Fact]
    public void None_means_none()
    {
        var lately = new Remembered<int, int>(0);
        lately.Add(1, 1);

        Assert.False(lately.TryGet(1, out _));
    }
}
