using Dapper;
using InquiryBot.Commands;
using InquiryBot.Storage.Sqlite;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Commands;

/// <summary>What is typed to erase a person and to bring a backup back, and what is read then.</summary>
public sealed class StoreVerbsTests : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    readonly SqliteDatabase _database = new();
    TestNode _server = null!;

    string Served => Path.GetDirectoryName(((SqliteEngine)_server.Engine).File)!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestNode.StartAsync(_database, TimeProvider.System);
        await _server.SaysAsync("c", "hello");
        await (await _server.TurnAsync()).AnswersAsync("good day");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Who_is_erased_beside_a_running_server_goes_with_a_receipt_that_the_audit_trail_keeps()
    {
        var (exit, said) = await RunAsync("erase", "--person", "test:citizen of c", "--Storage:Path", Served);

        var lines = said.TrimEnd().Split('\n');
        Assert.Equal(0, exit);
        Assert.StartsWith("Erased. Receipt ", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["conversations", "1"]);
        Assert.Contains(lines, line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["transcript", "lines", "2"]);
        Assert.Equal("Backups that were made before still hold it.", lines[^1]);
        var kept = await _server.Engine.ReadAsync(connection => connection.ExecuteScalarAsync<string>("select about from facts where name = 'PersonErased'"), _server.Patience);
        Assert.Equal($"Erased. Receipt {kept}, kept in the audit trail:", lines[0]);
        Assert.Null(await _server.FindAsync("c"));
        Assert.Equal((1, "inquirybot: nothing is kept of test:citizen of c.\n"), await RunAsync("erase", "--person", "test:citizen of c", "--Storage:Path", Served));
    }

    [Fact]
    public async Task A_backup_is_restored_into_an_empty_store_and_beside_no_server()
    {
        var (copy, empty) = (_folder.File("copy.db"), _folder.File("empty"));
        Assert.Equal(0, (await RunAsync("backup", copy, "--Storage:Path", Served)).Exit);

        var (beside, refused) = await RunAsync("restore", copy, "--Storage:Path", Served);
        var (exit, said) = await RunAsync("restore", copy, "--Storage:Path", empty);
        var (again, full) = await RunAsync("restore", copy, "--Storage:Path", empty);

        Assert.Equal((1, 0, 1), (beside, exit, again));
        Assert.Contains("in use by another inquirybot", refused, StringComparison.Ordinal);
        Assert.Matches("^Restored [0-9]+ rows. Put the keys that belong to them into ", said);
        Assert.Contains(Path.Combine(empty, "keys"), said, StringComparison.Ordinal);
        Assert.Contains("not empty", full, StringComparison.Ordinal);
        await using var restored = new SqliteEngine(empty, TimeProvider.System);
        Assert.Equal(2, await restored.ReadAsync(connection => connection.ExecuteScalarAsync<long>("select count(*) from transcript where conversation = 'c'"), _server.Patience));
    }

    /// <summary>What the verb said, wherever it said it.</summary>
    static async Task<(int Exit, string Said)> RunAsync(params string[] line)
    {
        using var said = new StringWriter();
        return (await Verbs.RunAsync(line, said, said), said.ToString());
    }
}
