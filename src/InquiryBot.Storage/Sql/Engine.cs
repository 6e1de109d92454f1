using System.Data.Common;
using Dapper;
using InquiryBot.Core;

namespace InquiryBot.Storage.Sql;

/// <summary>
/// A database as the ports see it: reads, writes in one transaction, and the three writes of the walk, which each
/// engine batches in its own way. A write's task completes when it is on disk.
/// </summary>
public abstract class Engine(TimeProvider clock) : IAsyncDisposable
{
    public TimeProvider Clock { get; } = clock;

    public long Now => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The setting's value that chooses this engine.</summary>
    public abstract string Name { get; }

    /// <summary>The clause that keeps a claim from waiting for another node's; empty where one process writes.</summary>
    internal abstract string SkipLocked { get; }

    /// <summary>The clause that makes other nodes wait for what this one reads; empty where one process writes.</summary>
    internal abstract string ForUpdate { get; }

    /// <summary>The statement that lets only one node change the schema, until its transaction is over.</summary>
    internal abstract string LockSchema { get; }

    /// <summary>What the leases begin with that this node may take back when it starts.</summary>
    internal abstract string Revives(Node node);

    /// <summary>What the schema's markers mean on this engine.</summary>
    internal abstract IReadOnlyDictionary<string, string> Markers { get; }

    public abstract Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken ct);

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction. It may be run a second time when a neighbour of its batch
    /// failed, so it must have no effect but on the database; on the embedded engine it must not wait for anything else.
    /// </summary>
    public abstract Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken ct);

    internal abstract void Enqueue(WalkWrite write);

    /// <summary>Brings the schema up to date, all of it or nothing. Returns how many files were due.</summary>
    /// <exception cref="StorageException">The database was made by a later version.</exception>
    public Task<int> MigrateAsync(CancellationToken ct) => WriteAsync(async (connection, transaction) =>
    {
        await connection.ExecuteAsync(LockSchema, null, transaction);
        var done = await Schema.DoneAsync(connection, transaction);
        var due = Schema.Files.Where(file => !done.Contains(file.Number)).ToList();
        foreach (var file in due) await Schema.ApplyAsync(file, Markers, Now, connection, transaction);
        return due.Count;
    }, ct);

    /// <summary>Writes the database as it is at this moment into a new SQLite file.</summary>
    internal abstract Task CopyToAsync(string file, CancellationToken ct);

    /// <summary>Puts a backup into this database, all of it or nothing; its schema is then the backup's. Returns how many rows.</summary>
    /// <exception cref="StorageException">The database is not empty.</exception>
    internal Task<long> FillAsync(BackupFile backup, CancellationToken ct) => WriteAsync(async (connection, transaction) =>
    {
        await connection.ExecuteAsync(LockSchema, null, transaction);
        await EmptyAsync(connection, transaction);
        foreach (var file in Schema.Files.Where(file => backup.Schema.Contains(file.Number))) await Schema.ApplyAsync(file, Markers, Now, connection, transaction);
        var rows = 0L;
        foreach (var table in backup.Tables) rows += await FillAsync(connection, table, backup.Read(table));
        return rows;
    }, ct);

    /// <summary>Adds rows inside the open transaction, as fast as the engine can.</summary>
    internal abstract Task<long> FillAsync(DbConnection connection, BackupTable table, IEnumerable<object[]> rows);

    /// <summary>Removes from the disk, where the engine can, what was deleted from the tables. False when a reader was in the way.</summary>
    internal abstract Task<bool> ScrubAsync(CancellationToken ct);

    /// <summary>The statement that names the tables of this database.</summary>
    internal abstract string Tables { get; }

    /// <summary>Drops the tables of a database that holds no row.</summary>
    async Task EmptyAsync(DbConnection connection, DbTransaction transaction)
    {
        var tables = (await connection.QueryAsync<string>(Tables, null, transaction)).AsList();
        foreach (var table in tables.Where(table => table != "schema_files"))
            if (await connection.ExecuteScalarAsync<long>($"select count(*) from (select 1 from {table} limit 1) as first", null, transaction) > 0)
                throw new StorageException($"The database is not empty (there are {table}): a backup goes only into an empty one.");
        foreach (var table in tables) await connection.ExecuteAsync($"drop table {table}", null, transaction);
        await Schema.DoneAsync(connection, transaction);
    }

    public abstract ValueTask DisposeAsync();
}
