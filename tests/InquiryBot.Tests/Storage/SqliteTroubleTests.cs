using Dapper;
using InquiryBot.Core;
using InquiryBot.Storage.Sql;
using InquiryBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace InquiryBot.Tests.Storage;

/// <summary>What the embedded store says when the machine lets it down, and that nothing half-written stays.</summary>
public sealed class SqliteTroubleTests : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    readonly WallClock _clock = new();
    TestNode _node = null!;

    public async ValueTask InitializeAsync() => _node = await TestNode.StartAsync(new Impatient(_folder.Path), _clock);

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_full_disk_fails_the_turn_whole_and_the_next_goes_on_when_there_is_room()
    {
        await _node.SaysAsync("c", "hello");
        var turn = await _node.TurnAsync();
        await SetAsync("pragma max_page_count = 1");

        var refused = await Assert.ThrowsAsync<StorageException>(async () => await turn.AnswersAsync([.. Enumerable.Repeat(new string('x', 10_000), 20)]));

        Assert.StartsWith("The disk is full", refused.Message, StringComparison.Ordinal);
        Assert.Equal("hello", await _node.TranscriptAsync("c"));
        await SetAsync("pragma max_page_count = 1000000");
        Assert.True(await turn.AnswersAsync("good day"));
        Assert.Equal("hello | good day …", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task What_is_committed_is_synced_to_the_disk_before_anybody_is_told()
    {
        var writes = await _node.Engine.WriteAsync(async (connection, _) => (
            await connection.ExecuteScalarAsync<string>("pragma journal_mode"), await connection.ExecuteScalarAsync<long>("pragma synchronous")), _node.Patience);

        // 2 is FULL: in this mode the log is synced with every commit.
        Assert.Equal(("wal", 2), writes);
    }

    [Fact]
    public async Task A_database_that_another_program_has_locked_fails_a_whole_batch_once_and_leaves_nothing_half_written()
    {
        await _node.SaysAsync("turn", "hello");
        var turn = await _node.TurnAsync();
        await using var other = new SqliteConnection($"Data Source={_folder.File("inquirybot.db")};Pooling=False");
        await other.OpenAsync(_node.Patience);
        await other.ExecuteAsync("begin immediate");

        var adds = Enumerable.Range(0, 100).Select(i => _node.SaysAsync($"c{i}", "hello").AsTask()).ToList();
        await Task.WhenAll(adds.Select(add => add.ContinueWith(_ => { }, _node.Patience, TaskContinuationOptions.None, TaskScheduler.Default)));

        Assert.All(adds, add => Assert.StartsWith("The database is locked", add.Exception!.InnerException!.Message, StringComparison.Ordinal));
        var refused = await Assert.ThrowsAsync<StorageException>(async () => await turn.AnswersAsync("good day"));
        Assert.StartsWith("The database is locked", refused.Message, StringComparison.Ordinal);
        await other.ExecuteAsync("rollback");
        Assert.Equal(1, await _node.Engine.ReadAsync(connection => connection.ExecuteScalarAsync<long>("select count(*) from transcript"), _node.Patience));
        Assert.True(await turn.AnswersAsync("good day"));
        Assert.Equal("hello | good day …", await _node.TranscriptAsync("turn"));
        await _node.SaysAsync("c", "hello");
        Assert.Equal("hello", await _node.TranscriptAsync("c"));
    }

    [Fact]
    public async Task A_database_that_became_read_only_says_so_and_keeps_the_turn_whole()
    {
        await _node.SaysAsync("turn", "hello");
        var turn = await _node.TurnAsync();
        await SetAsync("pragma query_only = on");

        var refused = await Assert.ThrowsAsync<StorageException>(async () => await _node.SaysAsync("c", "hello"));
        await Assert.ThrowsAsync<StorageException>(async () => await turn.AnswersAsync("good day"));

        Assert.StartsWith("The database is read-only", refused.Message, StringComparison.Ordinal);
        Assert.Equal(("", "hello"), (await _node.TranscriptAsync("c"), await _node.TranscriptAsync("turn")));
    }

    [Fact]
    public async Task An_erasure_says_when_the_log_could_not_be_emptied_because_somebody_reads()
    {
        await _node.SaysAsync("a", "my secret");
        await _node.SaysAsync("b", "my secret");
        var erasure = new SqlErasure(_node.Engine, new Ids(_clock));
        await using (var reader = new SqliteConnection($"Data Source={_folder.File("inquirybot.db")};Pooling=False"))
        {
            await reader.OpenAsync(_node.Patience);
            await reader.ExecuteAsync("begin deferred");
            await reader.ExecuteScalarAsync("select count(*) from transcript");
            Assert.False((await erasure.EraseAsync(new("a"), _node.Patience))!.Scrubbed);
        }

        Assert.True((await erasure.EraseAsync(new("b"), _node.Patience))!.Scrubbed);
        Assert.Equal(0, new FileInfo(_folder.File("inquirybot.db-wal")).Length);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        var refused = Assert.Throws<StorageException>(() => new SqliteEngine("/proc/inquirybot", _clock));

        Assert.Equal("Storage:Path /proc/inquirybot cannot be written: the folder cannot be made there. Set another one.", refused.Message);
    }

    /// <summary>A folder of the kernel's, in which not even root can make a file.</summary>
    [Fact]
    public void A_folder_that_is_there_and_takes_no_file_is_named()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("There is no such folder but on Linux.");

        var refused = Assert.Throws<StorageException>(() => new SqliteEngine("/sys/kernel", _clock));

        Assert.StartsWith("Storage:Path /sys/kernel cannot be written: give this user the right to write there, or set another folder.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_server_on_the_same_folder_is_refused()
    {
        var refused = Assert.Throws<StorageException>(() => new SqliteEngine(_folder.Path, _clock));

        Assert.Contains("in use by another inquirybot", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("inquirybot.db"), new string('x', 5000), _node.Patience);

        var refused = Assert.Throws<StorageException>(() => new SqliteEngine(folder.Path, _clock));

        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
    }

    Task<int> SetAsync(string pragma) => _node.Engine.WriteAsync((connection, _) => connection.ExecuteAsync(pragma), _node.Patience);

    sealed class Impatient(string folder) : ITestDatabase
    {
        public bool Shared => false;

        public Task CreateAsync() => Task.CompletedTask;

        public InquiryBot.Storage.Sql.Engine Open(TimeProvider clock) => new SqliteEngine(folder, clock, TimeSpan.FromMilliseconds(50));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
