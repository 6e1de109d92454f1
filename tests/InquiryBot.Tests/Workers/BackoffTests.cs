using InquiryBot.Workers;

namespace InquiryBot.Tests.Workers;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(8, 256)]
    [InlineData(9, 300)]
    [InlineData(10_000, 300)]
    public void A_pause_doubles_up_to_five_minutes_and_what_failed_together_does_not_return_together(int attempts, double seconds)
    {
        Assert.Equal(seconds, Backoff.After(attempts).TotalSeconds);

        var random = new Random(1);
        var spread = Enumerable.Range(0, 100).Select(_ => Backoff.After(attempts, random).TotalSeconds / seconds).ToList();

        Assert.All(spread, share => Assert.InRange(share, 0.5, 1.5));
        Assert.InRange(spread.Max() - spread.Min(), 0.8, 1);
    }
}
