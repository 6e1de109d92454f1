using Dapper;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Storage.Sql;

namespace InquiryBot.Tests.Storage;

/// <summary>Several nodes on one PostgreSQL.</summary>
public sealed class PostgresNodesTests(PostgresCluster cluster) : IAsyncLifetime
{
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(TestNode.Settings.LeaseSeconds);

    readonly PostgresDatabase _database = new(cluster);
    readonly WallClock _clock = new();
    TestNode _node = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.CreateAsync();
        _node = await TestNode.StartAsync(_database, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
    }

    [Fact]
    public async Task Nodes_that_begin_the_same_conversation_at_the_same_moment_keep_every_message_once()
    {
        await using var south = await TestNode.StartAsync(_database, _clock, "south");

        var received = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => (i % 2 == 0 ? _node : south).SaysAsync($"c{i / 4}", $"m{i / 2}").AsTask()));

        Assert.Equal(200, received.OfType<Received.Stored>().Count());
        Assert.Equal(200, received.OfType<Received.Repeated>().Count());
        Assert.Equal(100, _node.Conversations.Waiting + south.Conversations.Waiting);
    }

    [Fact]
    public async Task Nodes_that_start_at_the_same_moment_make_the_schema_once()
    {
        var database = new PostgresDatabase(cluster);
        await database.CreateAsync();

        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => TestNode.StartAsync(database, _clock, $"node {i}")));

        foreach (var node in nodes) await node.DisposeAsync();
    }

    /// <summary>Compared by a language, keys are slow to find, and come in another order on each server.</summary>
    [Fact]
    public async Task Text_is_compared_as_bytes_in_every_column()
    {
        var others = await _node.Engine.ReadAsync(async connection => (await connection.QueryAsync<string>("""
            select table_name || '.' || column_name from information_schema.columns
            where table_schema = current_schema() and data_type = 'text' and collation_name is distinct from 'C'
            """)).AsList(), _node.Patience);

        Assert.Empty(others);
    }

    [Fact]
    public async Task A_table_of_another_program_keeps_its_order()
    {
        var collation = await _node.Engine.WriteAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync("create table neighbour (name text); " + _node.Engine.Markers["compare-as-bytes"], transaction: transaction);
            return await connection.QuerySingleAsync<string?>("select collation_name from information_schema.columns where table_schema = current_schema() and table_name = 'neighbour'", transaction: transaction);
        }, _node.Patience);

        Assert.Null(collation);
    }

    [Fact]
    public async Task Workers_of_two_nodes_answer_two_hundred_conversations_once_and_in_order()
    {
        await using var south = await TestNode.StartAsync(_database, _clock, "south");

        var outcome = await new OrderTrial([_node, south], conversations: 200, messages: 5).RunAsync(node => new OrderTrial.ByLease(node));

        Assert.Equal(new(0, 0, 0, 0), outcome);
    }

    [Fact]
    public async Task What_is_read_on_one_node_waits_on_no_other()
    {
        await using var south = await TestNode.StartAsync(_database, _clock, "south");
        await _node.SaysAsync("c", "hello");
        await (await _node.TurnAsync()).AnswersAsync("read");
        await _node.SettleAsync(await _node.ParcelAsync(), new Settlement.Deferred(2, _clock.GetUtcNow().AddDays(365), "waits") { Counts = false });
        await _node.SaysAsync("c", "again");
        await (await _node.TurnAsync()).AnswersAsync("not yet");

        var chats = new SqlChats(south.Engine, new Ids(_clock));
        await chats.HearAsync(new("c"), "test", new("1", "address of c", new Activity { Type = ActivityTypes.Message }), south.Patience);
        await chats.ReadsOnAsync(new("c"), south.Patience);
        await south.Outbox.ReadAsync(new("c"), 0, 3, south.Patience);

        Assert.Equal("not yet", await south.DeliversAsync());
        Assert.Equal("hello | read | again | not yet", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task A_parcel_is_taken_by_one_node()
    {
        await using var south = await TestNode.StartAsync(_database, _clock, "south");
        for (var i = 0; i < 50; i++)
        {
            await _node.SaysAsync($"c{i}", "hello");
            await (await _node.TurnAsync()).AnswersAsync("one", "two");
            await _node.SettleAsync(await _node.ParcelAsync(), new Settlement.Deferred(2, _clock.GetUtcNow(), "HTTP 429"));
        }

        await Task.WhenAll(_node.SweepAsync(), south.SweepAsync());

        Assert.Equal(50, _node.Outbox.Waiting + south.Outbox.Waiting);
    }

    [Fact]
    public async Task What_another_node_holds_is_taken_over_only_after_its_lease()
    {
        await _node.SaysAsync("a", "hello");
        await _node.TurnAsync();
        await using var gone = await TestNode.StartAsync(_database, _clock, "northern");
        await gone.SaysAsync("b", "hello");
        await (await gone.TurnAsync()).AnswersAsync("good day");
        await gone.ParcelAsync();

        await using var south = await TestNode.StartAsync(_database, _clock, "south");
        await south.SweepAsync();
        Assert.Equal((0, 0), (south.Conversations.Waiting, south.Outbox.Waiting));
        await using var again = await TestNode.StartAsync(_database, _clock, "north", "2");
        await again.SweepAsync();
        Assert.Equal((1, 0), (again.Conversations.Waiting, again.Outbox.Waiting));

        _clock.Pass(Lease);
        await south.SweepAsync();
        Assert.Equal((1, 1), (south.Conversations.Waiting, south.Outbox.Waiting));
    }

    [Fact]
    public async Task A_settlement_that_comes_too_late_does_not_disturb_the_next_attempt()
    {
        await using var other = await TestNode.StartAsync(_database, _clock, "south");
        await _node.SaysAsync("c", "hello");
        await (await _node.TurnAsync()).AnswersAsync("one", "two");
        var slow = await _node.ParcelAsync();
        _clock.Pass(Lease);
        await other.SweepAsync();
        var quick = await other.ParcelAsync();

        await _node.SettleAsync(slow, new Settlement.Deferred(2, _clock.GetUtcNow().AddHours(1), "HTTP 503"));
        await other.SettleAsync(quick, new Settlement.Delivered(2), new Settlement.Delivered(3));

        Assert.Equal("hello | one | two", await _node.TranscriptAsync("c"));
    }
}
