using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Contracts;

public abstract partial class StorageContract
{
    [Fact]
    public async Task A_timer_goes_off_when_it_is_due_and_not_before()
    {
        var turn = await AskedAsync("c", "remind me");
        var timer = _node.Message("c", "reminder") with { Shown = false, Due = _clock.GetUtcNow().AddMinutes(30) };
        await turn.CommitAsync(turn.Answer("I will.") with { Timers = [timer, timer] });
        _clock.Pass(TimeSpan.FromMinutes(30) - TimeSpan.FromMilliseconds(1));
        await _node.SweepAsync();
        Assert.Equal(0, _node.Conversations.Waiting);

        _clock.Pass(TimeSpan.FromMilliseconds(1));
        await _node.SweepAsync();
        var due = await _node.TurnAsync();
        Assert.Equal("reminder", due.Text);
        await due.AnswersAsync("It is time.");

        Assert.Equal(0, _node.Conversations.Waiting);
        Assert.Equal("remind me | I will. … | It is time. …", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task A_timer_that_waits_does_not_hold_back_messages()
    {
        var turn = await AskedAsync("c", "remind me");
        await turn.CommitAsync(turn.Answer() with { Timers = [_node.Message("c", "reminder") with { Shown = false, Due = _clock.GetUtcNow().AddHours(1) }] });

        Assert.Equal("and now this", (await AskedAsync("c", "and now this")).Text);
    }

    [Fact]
    public async Task A_timer_may_be_set_from_outside()
    {
        await _node.SaysAsync("c", "hello");
        await (await _node.TurnAsync()).AnswersAsync();
        await _node.AddAsync(_node.Message("c", "survey") with { Shown = false, Due = _clock.GetUtcNow().AddHours(1) });
        await _node.SweepAsync();
        Assert.Equal(0, _node.Conversations.Waiting);

        _clock.Pass(TimeSpan.FromHours(1));
        await _node.SweepAsync();

        Assert.Equal("survey", (await _node.TurnAsync()).Text);
    }

    [Fact]
    public async Task A_node_that_starts_again_goes_on_at_once_with_what_it_held()
    {
        await _node.SaysAsync("a", "taken by a worker");
        await _node.TurnAsync();
        await _node.SaysAsync("b", "waiting for a worker");
        await (await AskedAsync2Async("c")).AnswersAsync("being sent");
        await _node.ParcelAsync();
        await _node.DisposeAsync();

        _node = await TestNode.StartAsync(database, _clock, boot: "2");
        await _node.SweepAsync();

        var texts = new[] { (await _node.TurnAsync()).Text, (await _node.TurnAsync()).Text };
        Assert.Equal(["taken by a worker", "waiting for a worker"], texts.Order(StringComparer.Ordinal));
        Assert.Equal("being sent", await _node.DeliversAsync());

        async Task<TestNode.Turn> AskedAsync2Async(string conversation)
        {
            await _node.SaysAsync(conversation, "hello");
            while (await _node.TurnAsync() is var turn)
                if (turn.Lease.Conversation.Value == conversation) return turn;
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public async Task An_answered_message_comes_with_its_own_words_only_while_they_are_kept()
    {
        var written = _node.Message("c", "call 010-1234-5678");
        var masked = written with
        {
            Activity = written.Activity with { Text = "call ***" },
            Original = Sealed(written),
        };
        await _node.AddAsync(masked);

        var first = await _node.TurnAsync();
        Assert.Equal("call 010-1234-5678", first.Text);
        await first.FailsAsync(TimeSpan.FromSeconds(1));
        _clock.Pass(TimeSpan.FromSeconds(1));
        await _node.SweepAsync();
        var second = await _node.TurnAsync();
        Assert.Equal("call 010-1234-5678", second.Text);
        await second.CommitAsync(second.Answer("ok") with { Timers = [_node.Message("c", "reminder") with { Shown = false, Due = _clock.GetUtcNow() }] });

        Assert.Equal("call *** | ok …", await _node.TranscriptAsync("c"));
        await _node.SweepAsync();
        Assert.Equal("reminder", (await _node.TurnAsync()).Text);
    }
}
