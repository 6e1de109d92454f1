using Dapper;
using InquiryBot.Core;

namespace InquiryBot.Tests.Contracts;

public abstract partial class StorageContract
{
    [Fact]
    public async Task Migrations_run_twice_do_nothing_the_second_time()
    {
        await _node.SaysAsync("c", "hello");

        Assert.Equal(0, await _node.Engine.MigrateAsync(_node.Patience));

        Assert.Equal("hello", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_refused()
    {
        await _node.Engine.WriteAsync((connection, transaction) => connection.ExecuteAsync("insert into schema_files (number, at) values (998, 0)", null, transaction), _node.Patience);

        var refused = await Assert.ThrowsAsync<StorageException>(() => _node.Engine.MigrateAsync(_node.Patience));

        Assert.Contains("schema 998", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listener_that_throws_does_not_stop_the_store()
    {
        using var listening = _node.Signal.ListenToAll(_ => throw new InvalidOperationException("a faulty listener"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _node.SaysAsync("c", "hello"));
        listening.Dispose();

        await _node.SaysAsync("c", "again");

        Assert.Equal("hello | again", await _node.TranscriptAsync("c"));
        Assert.Equal("hello", (await _node.TurnAsync()).Text);
    }
}
