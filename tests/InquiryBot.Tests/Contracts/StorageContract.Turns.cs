using Dapper;
using InquiryBot.Core;
using InquiryBot.Core.Conversations;
using InquiryBot.Storage.Sql;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Contracts;

public abstract partial class StorageContract
{
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(TestNode.Settings.LeaseSeconds);

    /// <summary>Where two nodes may work on one database, a second node; otherwise the same one again.</summary>
    Task<TestNode> OtherNodeAsync() => database.Shared ? TestNode.StartAsync(database, _clock, "south") : Task.FromResult(_node);

    [Fact]
    public async Task A_lease_that_was_lost_stores_nothing()
    {
        await _node.SaysAsync("c", "hello");
        var slow = await _node.TurnAsync();
        _clock.Pass(Lease);
        var other = await OtherNodeAsync();
        await other.SweepAsync();
        var quick = await other.TurnAsync();

        Assert.False(await slow.AnswersAsync("from the slow one"));
        Assert.True(await quick.AnswersAsync("from the quick one"));
        Assert.False(await slow.AnswersAsync("from the slow one"));

        Assert.Equal("hello | from the quick one …", await _node.TranscriptAsync("c"));
        if (database.Shared) await other.DisposeAsync();
    }

    [Fact]
    public async Task A_lease_that_is_renewed_is_not_lost()
    {
        await _node.SaysAsync("c", "hello");
        var slow = await _node.TurnAsync();
        _clock.Pass(Lease / 2);
        var renewed = await slow.RenewsAsync();
        _clock.Pass(Lease / 2);
        await _node.SweepAsync();

        Assert.Equal(0, _node.Conversations.Waiting);
        Assert.True(await (slow with { Lease = renewed! }).AnswersAsync("good day"));
        Assert.Null(await (slow with { Lease = renewed! }).RenewsAsync());
    }

    [Fact]
    public async Task A_turn_that_was_stored_cannot_be_stored_again()
    {
        await _node.SaysAsync("c", "one");
        var first = await _node.TurnAsync();
        await _node.SaysAsync("c", "two");

        Assert.True(await first.AnswersAsync("1"));
        Assert.False(await first.AnswersAsync("1"));

        Assert.Equal("one | two | 1 …", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task A_busy_conversations_next_message_is_claimed_by_the_commit()
    {
        await _node.SaysAsync("c", "one");
        var first = await _node.TurnAsync();
        await _node.SaysAsync("c", "two");
        Assert.Equal(0, _node.Conversations.Waiting);

        await first.AnswersAsync("1");
        var second = await _node.TurnAsync();
        await second.AnswersAsync("2");

        Assert.Equal("two", second.Text);
        Assert.Equal(0, _node.Conversations.Waiting);
        Assert.Equal("one | two | 1 … | 2 …", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task A_message_that_was_stored_by_a_clock_ahead_of_ours_is_not_held_back()
    {
        await _node.SaysAsync("c", "one");
        var first = await _node.TurnAsync();
        _clock.Pass(TimeSpan.FromSeconds(3));
        await _node.SaysAsync("c", "two");
        _clock.Pass(TimeSpan.FromSeconds(-3));

        await first.AnswersAsync("1");

        Assert.Equal("two", (await _node.TurnAsync()).Text);
    }

    [Fact]
    public async Task One_conversation_does_not_wait_for_another()
    {
        await _node.SaysAsync("a", "to a");
        await _node.SaysAsync("b", "to b");

        var a = await _node.TurnAsync();
        var b = await _node.TurnAsync();

        Assert.True(await b.AnswersAsync("1"));
        Assert.True(await a.AnswersAsync("2"));
    }

    [Fact]
    public async Task A_turn_is_stored_whole_or_not_at_all()
    {
        await _node.SaysAsync("c", "hello");
        var turn = await _node.TurnAsync();
        var faulty = turn.Answer("good day") with
        {
            Conversation = turn.Claimed.Conversation with { Language = "en" },
            Entries = [new Unkeepable()],
            Timers = [_node.Message("c", "reminder") with { Shown = false, Due = _clock.GetUtcNow() }],
        };

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await turn.CommitAsync(faulty));

        Assert.Equal("hello", await _node.TranscriptAsync("c"));
        Assert.Equal("ko", (await _node.FindAsync("c"))!.Language);
        Assert.Equal((0, 1), await _node.Engine.ReadAsync(connection => connection.QuerySingleAsync<(long, long)>(
            "select (select count(*) from outbox), (select count(*) from inbox)"), _node.Patience));
        Assert.True(await turn.AnswersAsync("good day"));
    }

    [Fact]
    public async Task A_write_that_fails_in_a_batch_fails_alone()
    {
        const int turns = 60;
        for (var i = 0; i < turns; i++) await _node.SaysAsync($"c{i}", "hello");
        var taken = new List<TestNode.Turn>();
        while (taken.Count < turns) taken.Add(await _node.TurnAsync());

        var commits = taken.Select((turn, i) => turn.CommitAsync(i % 20 == 7
            ? turn.Answer("good day") with { Entries = [new Unkeepable()] }
            : turn.Answer("good day")).AsTask()).ToList();
        await Task.WhenAll(commits.Select(commit => commit.ContinueWith(_ => { }, _node.Patience, TaskContinuationOptions.None, TaskScheduler.Default)));

        Assert.Equal([7, 27, 47], Enumerable.Range(0, turns).Where(i => commits[i].IsFaulted));
        Assert.Equal(turns - 3, commits.Count(commit => commit.IsCompletedSuccessfully));
        foreach (var (turn, i) in taken.Select((turn, i) => (turn, i)))
            Assert.Equal(i % 20 == 7 ? "hello" : "hello | good day …", await _node.TranscriptAsync(turn.Lease.Conversation.Value));
    }

    [Fact]
    public async Task A_turn_that_failed_holds_back_the_later_messages_of_its_conversation_until_its_retry()
    {
        await _node.SaysAsync("c", "one");
        await (await _node.TurnAsync()).FailsAsync(TimeSpan.FromSeconds(30));
        await _node.SaysAsync("c", "two");
        await _node.SaysAsync("other", "three");

        Assert.Equal("three", (await _node.TurnAsync()).Text);
        _clock.Pass(TimeSpan.FromSeconds(29));
        await _node.SweepAsync();
        var early = await _node.TurnAsync();
        Assert.Equal("three", early.Text);

        _clock.Pass(TimeSpan.FromSeconds(1));
        await _node.SweepAsync();
        var retry = await _node.TurnAsync();
        Assert.Equal(("one", 1), (retry.Text, retry.Claimed.Attempts));
        await retry.AnswersAsync("1");
        Assert.Equal("two", (await _node.TurnAsync()).Text);
    }

    [Fact]
    public async Task A_message_that_comes_at_the_moment_of_a_retry_does_not_overtake()
    {
        await _node.SaysAsync("c", "one");
        await (await _node.TurnAsync()).FailsAsync(TimeSpan.FromSeconds(30));
        _clock.Pass(TimeSpan.FromSeconds(30));

        await _node.SaysAsync("c", "two");

        Assert.Equal("one", (await _node.TurnAsync()).Text);
    }

    [Fact]
    public async Task What_cannot_be_read_is_claimed_all_the_same_and_its_failures_are_counted()
    {
        await (await AskedAsync("c", "one")).AnswersAsync("1");
        await _node.Engine.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "update conversations set state = '{', ticket = 't-1' where id = 'c'", null, transaction), _node.Patience);

        var first = await AskedAsync("c", "two");
        Assert.IsType<System.Text.Json.JsonException>(first.Claimed.Unreadable, exactMatch: false);
        Assert.Equal(("two", "test", "citizen of c", "t-1", true), Known(first.Claimed));
        await first.FailsAsync(TimeSpan.Zero);
        await _node.SweepAsync();

        var second = await _node.TurnAsync();
        Assert.Equal(1, second.Claimed.Attempts);
        Assert.True(await second.CommitAsync(second.Answer("Sorry.") with { SetAside = "JsonException" }));
        Assert.Equal("test", (await _node.FindAsync("c"))!.Channel);
        Assert.Null((await AskedAsync("c", "three")).Claimed.Unreadable);

        static (string?, string, string, string?, bool) Known(Claimed claimed) => (
            claimed.Message.Text, claimed.Conversation.Channel, claimed.Conversation.User, claimed.Conversation.Ticket?.Value, claimed.Conversation.Attended);
    }

    [Fact]
    public async Task A_message_that_was_given_up_blocks_nobody()
    {
        await _node.SaysAsync("c", "one");
        var hopeless = await _node.TurnAsync();
        await _node.SaysAsync("c", "two");

        await hopeless.CommitAsync(hopeless.Answer("Sorry.") with { SetAside = "five attempts" });

        var next = await _node.TurnAsync();
        Assert.Equal("two", next.Text);
        Assert.True(await next.AnswersAsync("2"));
        Assert.Equal("one (five attempts) | two | Sorry. … | 2 …", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task More_than_waits_in_memory_is_still_claimed()
    {
        const int room = SqlConversations.MostWaiting, many = room + 50;
        await Task.WhenAll(Enumerable.Range(0, room).Select(i => _node.SaysAsync($"c{i}", "hello").AsTask()));
        await Task.WhenAll(Enumerable.Range(room, many - room).Select(i => _node.SaysAsync($"c{i}", "hello").AsTask()));
        Assert.Equal(room, _node.Conversations.Waiting);

        var turns = new List<TestNode.Turn>();
        while (turns.Count < many) turns.Add(await _node.TurnAsync());

        Assert.Equal(many, turns.Select(turn => turn.Lease.Conversation).Distinct().Count());
        Assert.All(await Task.WhenAll(turns.Select(turn => turn.AnswersAsync().AsTask())), Assert.True);
    }

    sealed record Unkeepable : Entry;
}
