using InquiryBot.Endpoints;

namespace InquiryBot.Tests.Endpoints;

public sealed class DeskEventsTests
{
    readonly DeskEvents _events = new("life");

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slow_console_is_let_go_and_slows_nobody()
    {
        using var slow = _events.Listen(null);
        using var quick = _events.Listen(null);
        var heard = 0;

        for (var i = 0; i < 10_000; i++)
        {
            _events.Publish("ticket", "{}");
            while (quick.TryRead(out _)) heard++;
        }

        Assert.Equal(10_000, heard);
        while (slow.TryRead(out _)) heard--;
        Assert.False(await slow.WaitAsync(Ct));
        Assert.InRange(heard, 1, 9_999);
    }

    [Fact]
    public void What_was_missed_is_told_in_its_order()
    {
        for (var i = 1; i <= 5; i++) _events.Publish("ticket", $"{i}");

        using var listener = _events.Listen("life-3");

        Assert.False(listener.IsGap);
        Assert.Equal(["4", "5"], Heard(listener));
    }

    [Fact]
    public void What_is_too_old_is_a_gap_and_only_new_events_follow()
    {
        for (var i = 1; i <= 3000; i++) _events.Publish("ticket", $"{i}");

        using var late = _events.Listen("life-500");
        using var justInTime = _events.Listen("life-1000");

        Assert.True(late.IsGap);
        Assert.Equal("life-3000", late.StartId);
        Assert.Empty(Heard(late));
        Assert.False(justInTime.IsGap);
        Assert.Equal(2000, Heard(justInTime).Count);
    }

    [Fact]
    public void Long_events_are_kept_in_smaller_numbers()
    {
        using var slow = _events.Listen(null);
        for (var i = 1; i <= 20; i++) _events.Publish("entry", new string('x', 1024 * 1024));

        using var late = _events.Listen("life-10");
        using var justInTime = _events.Listen("life-16");

        Assert.True(late.IsGap);
        Assert.Equal(4, Heard(justInTime).Count);
        Assert.Equal(8, Heard(slow).Count);
    }

    [Fact]
    public void An_event_that_is_longer_than_all_that_is_kept_is_told_all_the_same()
    {
        using var listener = _events.Listen(null);

        _events.Publish("entry", new string('x', 5 * 1024 * 1024));

        Assert.Single(Heard(listener));
    }

    [Theory]
    [InlineData("life-9")]
    [InlineData("life-")]
    [InlineData("other-1")]
    [InlineData("life--1")]
    public void An_id_that_was_never_given_is_a_gap(string id) => Assert.True(_events.Listen(id).IsGap);

    [Fact]
    public void Who_comes_for_the_first_time_has_missed_nothing()
    {
        _events.Publish("ticket", "1");

        using var listener = _events.Listen(null);

        Assert.False(listener.IsGap);
        Assert.Equal("life-1", listener.StartId);
        Assert.Empty(Heard(listener));
    }

    [Fact]
    public void Who_has_left_is_told_nothing()
    {
        var listener = _events.Listen(null);
        listener.Dispose();

        _events.Publish("ticket", "1");

        Assert.Empty(Heard(listener));
    }

    static List<string> Heard(DeskListener listener)
    {
        var heard = new List<string>();
        while (listener.TryRead(out var one)) heard.Add(one.Data);
        return heard;
    }
}
