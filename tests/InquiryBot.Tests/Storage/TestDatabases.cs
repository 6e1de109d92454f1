using InquiryBot.Storage.Postgres;
using InquiryBot.Storage.Sql;
using InquiryBot.Storage.Sqlite;

namespace InquiryBot.Tests.Storage;

/// <summary>An empty database of one test, which the nodes of the test open.</summary>
public interface ITestDatabase : IAsyncDisposable
{
    /// <summary>True when several processes may have it open at once.</summary>
    bool Shared { get; }

    Task CreateAsync();

    Engine Open(TimeProvider clock);
}

public sealed class SqliteDatabase : ITestDatabase
{
    readonly TemporaryFolder _folder = new();

    public bool Shared => false;

    public Task CreateAsync() => Task.CompletedTask;

    public Engine Open(TimeProvider clock) => new SqliteEngine(_folder.Path, clock);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <param name="alone">In a database of its own, for a test that lays hands on the server.</param>
public sealed class PostgresDatabase(PostgresCluster cluster, bool alone = false) : ITestDatabase
{
    string _connectionString = "";

    public bool Shared => true;

    public async Task CreateAsync() => _connectionString = alone ? await cluster.CreateDatabaseAsync() : await cluster.CreateSchemaAsync();

    public Engine Open(TimeProvider clock) => new PostgresEngine(_connectionString, clock);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
