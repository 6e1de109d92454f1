using System.Data.Common;
using System.Reflection;
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

    /// <summary>Brings the schema up to date: numbered files, forward only, all or none. Returns how many were due.</summary>
    /// <exception cref="StorageException">The database was made by a later version.</exception>
    public Task<int> MigrateAsync(CancellationToken ct) => WriteAsync(async (connection, transaction) =>
    {
        await connection.ExecuteAsync(LockSchema, null, transaction);
        await connection.ExecuteAsync("create table if not exists schema_files (number bigint primary key, at bigint not null)", null, transaction);
        var done = (await connection.QueryAsync<long>("select number from schema_files", null, transaction)).ToHashSet();
        if (done.Except(SchemaFile.All.Select(file => file.Number)).FirstOrDefault() is var unknown and not 0)
            throw new StorageException($"The database has schema {unknown}, which this version does not know: run the version that made it, or a later one.");

        var due = SchemaFile.All.Where(file => !done.Contains(file.Number)).ToList();
        foreach (var file in due) await ApplyAsync(file, connection, transaction);
        return due.Count;
    }, ct);

    async Task ApplyAsync(SchemaFile file, DbConnection connection, DbTransaction transaction)
    {
        var sql = Markers.Aggregate(file.Sql, (text, marker) => text.Replace("{{" + marker.Key + "}}", marker.Value, StringComparison.Ordinal));
        await connection.ExecuteAsync(sql, null, transaction);
        await connection.ExecuteAsync("insert into schema_files (number, at) values (@Number, @At)", new { file.Number, At = Now }, transaction);
    }

    public abstract ValueTask DisposeAsync();
}

/// <summary>One numbered file of the schema.</summary>
internal sealed record SchemaFile(long Number, string Sql)
{
    public static IReadOnlyList<SchemaFile> All { get; } = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith("schema/", StringComparison.Ordinal))
        .Select(Read)
        .OrderBy(file => file.Number)];

    static SchemaFile Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return new(long.Parse(name.AsSpan("schema/".Length, 3), System.Globalization.CultureInfo.InvariantCulture), reader.ReadToEnd());
    }
}
