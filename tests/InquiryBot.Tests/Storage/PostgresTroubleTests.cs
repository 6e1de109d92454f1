using Dapper;
using InquiryBot.Core;
using InquiryBot.Storage.Postgres;

namespace InquiryBot.Tests.Storage;

public sealed class PostgresTroubleTests(PostgresCluster cluster) : IAsyncLifetime
{
    readonly PostgresDatabase _database = new(cluster, alone: true);
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

    /// <summary>The server's own error, raised where a full disk would raise it.</summary>
    [Fact]
    public async Task A_full_disk_fails_the_turn_whole_and_the_next_goes_on_when_there_is_room()
    {
        await _node.SaysAsync("c", "hello");
        var turn = await _node.TurnAsync();
        await SetAsync("""
            create function full_disk() returns trigger language plpgsql as $$ begin raise exception using errcode = '53100', message = 'No space left on device'; end $$;
            create trigger full_disk before insert on outbox for each row execute function full_disk()
            """);

        var refused = await Assert.ThrowsAsync<StorageException>(async () => await turn.AnswersAsync("good day"));

        Assert.Contains("disk is full", refused.Message, StringComparison.Ordinal);
        Assert.Equal("hello", await _node.TranscriptAsync("c"));
        await SetAsync("drop trigger full_disk on outbox");
        Assert.True(await turn.AnswersAsync("good day"));
        Assert.Equal("hello | good day …", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task A_connection_that_breaks_fails_what_was_under_way_and_the_next_goes_on()
    {
        await _node.SaysAsync("c", "one");
        await _node.Engine.ReadAsync(connection => connection.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"), _node.Patience);

        var next = _node.SaysAsync("c", "two").AsTask();
        await next.ContinueWith(_ => { }, _node.Patience, TaskContinuationOptions.None, TaskScheduler.Default);
        if (next.IsFaulted) Assert.IsType<StorageException>(next.Exception!.InnerException);
        await _node.SaysAsync("c", "two");

        Assert.Equal("one | two", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_by_its_setting()
    {
        await using var engine = new PostgresEngine("Host=127.0.0.1;Port=1;Username=nobody;Database=nothing;Timeout=2", _clock);

        var refused = await Assert.ThrowsAsync<StorageException>(() => engine.MigrateAsync(_node.Patience));

        Assert.Contains("Storage:ConnectionString", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_that_cannot_be_read_is_named_by_its_setting() =>
        Assert.Contains("Storage:ConnectionString", Assert.Throws<StorageException>(() => new PostgresEngine("Hots=x", _clock)).Message, StringComparison.Ordinal);

    Task<int> SetAsync(string sql) => _node.Engine.WriteAsync((connection, transaction) => connection.ExecuteAsync(sql, null, transaction), _node.Patience);
}
