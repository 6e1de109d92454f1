using System.Data.Common;
using InquiryBot.Storage.Sql;
using Npgsql;

namespace InquiryBot.Storage.Postgres;

/// <summary>PostgreSQL 15 or later: many nodes on one database, one batching writer a node.</summary>
public sealed class PostgresEngine : Engine
{
    readonly NpgsqlDataSource _source;
    readonly PostgresWriter _writer;

    /// <exception cref="StorageException">The connection string cannot be read.</exception>
    public PostgresEngine(string connectionString, TimeProvider clock) : base(clock)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 64, AutoPrepareMinUsages = 2, Enlist = false };
            _source = NpgsqlDataSource.Create(settings);
        }
        catch (ArgumentException problem)
        {
            throw new StorageException($"Storage:ConnectionString cannot be read: {problem.Message}", problem);
        }

        _writer = new PostgresWriter(_source);
    }

    public override string Name => "Postgres";

    internal override string SkipLocked => "for update of c skip locked";

    internal override IReadOnlyDictionary<string, string> Markers { get; } =
        new Dictionary<string, string> { ["clustered"] = "", ["bytes"] = "bytea" };

    public override async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        return await work(connection);
    }

    public override async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var result = await work(connection, transaction);
        await transaction.CommitAsync(ct);
        return result;
    }

    internal override void Enqueue(WalkWrite write) => _writer.Enqueue(write);

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _source.DisposeAsync();
    }

    async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        try
        {
            return await _source.OpenConnectionAsync(ct);
        }
        catch (NpgsqlException problem)
        {
            throw new StorageException($"The database at Storage:ConnectionString cannot be reached: {problem.Message}", problem);
        }
    }
}
