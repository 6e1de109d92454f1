using System.Data;
using System.Data.Common;
using InquiryBot.Core;
using InquiryBot.Storage.Sql;
using Npgsql;

namespace InquiryBot.Storage.Postgres;

/// <summary>PostgreSQL 15 or later: many nodes on one database, one batching writer a node, of two lanes.</summary>
public sealed class PostgresEngine : Engine
{
    /// <summary>
    /// The walk finds its rows by key, whatever the statistics say: inbox and outbox are nearly empty when they are
    /// looked at and full of dead rows a second later, and a plan made for an empty table reads all of them.
    /// </summary>
    const string ByKey = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_bitmapscan=off -c plan_cache_mode=force_generic_plan -c jit=off";

    /// <summary>
    /// Ids and names are compared as bytes, as SQLite does, whatever the language of the database: keys are found faster, and rows come
    /// in the same order. No row is written anew for it, only indexes are. Tables of others in the same schema are left alone.
    /// </summary>
    const string CompareAsBytes = """
        do $$
        declare altered record;
        begin
            for altered in
                select table_name, string_agg(format('alter column %I type text collate "C"', column_name), ', ') as columns
                from information_schema.columns join information_schema.tables using (table_schema, table_name)
                where table_schema = current_schema() and table_type = 'BASE TABLE' and data_type = 'text' and table_name in (
                    'alerts', 'attachments', 'awaited_files', 'case_numbers', 'case_years', 'cases', 'chats', 'conversations',
                    'facts', 'first_sign_in', 'inbox', 'misses', 'notes', 'originals', 'outbox', 'people',
                    'proposals', 'received', 'sessions', 'tickets', 'traffic', 'transcript')
                group by table_name
            loop
                execute format('alter table %I %s', altered.table_name, altered.columns);
            end loop;
        end $$;
        """;

    const int MostAttempts = 5;

    readonly NpgsqlDataSource _source;
    readonly NpgsqlDataSource _walkSource;
    readonly PostgresWriter _writer;

    /// <exception cref="StorageException">The connection string cannot be read.</exception>
    public PostgresEngine(string connectionString, TimeProvider clock) : base(clock)
    {
        try
        {
            // A connection carries no state from one use to the next, so it needs no reset.
            var settings = new NpgsqlConnectionStringBuilder(connectionString)
            {
                MaxAutoPrepare = 64,
                AutoPrepareMinUsages = 2,
                Enlist = false,
                NoResetOnClose = true,
                ApplicationName = "inquirybot",
            };
            _source = NpgsqlDataSource.Create(settings);
            settings.Options = $"{settings.Options} {ByKey}".Trim();
            settings.MinPoolSize = 0;
            settings.MaxPoolSize = PostgresWriter.Lanes;
            _walkSource = NpgsqlDataSource.Create(settings);
        }
        catch (ArgumentException problem)
        {
            throw new StorageException($"Storage:ConnectionString cannot be read: {problem.Message}", problem);
        }

        _writer = new PostgresWriter(_walkSource);
    }

    public override string Name => "Postgres";

    internal override string SkipLocked => "for update of c skip locked";

    internal override string ForUpdate => "for update";

    internal override string LockSchema => "select pg_advisory_xact_lock(7311)";

    internal override IReadOnlyDictionary<string, string> Markers { get; } =
        new Dictionary<string, string> { ["clustered"] = "", ["bytes"] = "bytea", ["compare-as-bytes"] = CompareAsBytes };

    internal override string Revives(Node node) => node.Prefix;

    public override async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken ct)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(ct);
            return await work(connection);
        }
        catch (NpgsqlException problem) when (PostgresTrouble.Explain(problem) is StorageException told)
        {
            throw told;
        }
    }

    public override async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync(ct);
                await using var transaction = await connection.BeginTransactionAsync(ct);
                var result = await work(connection, transaction);
                await transaction.CommitAsync(ct);
                return result;
            }
            catch (PostgresException problem) when (PostgresTrouble.IsChance(problem) && attempt < MostAttempts)
            {
            }
            catch (NpgsqlException problem) when (PostgresTrouble.Explain(problem) is StorageException told)
            {
                throw told;
            }
        }
    }

    internal override string Tables => "select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'";

    internal override async Task CopyToAsync(string file, CancellationToken ct)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(ct);
            await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            await PostgresCopy.ToFileAsync(connection, file, Now, ct);
        }
        catch (NpgsqlException problem) when (PostgresTrouble.Explain(problem) is StorageException told)
        {
            throw told;
        }
    }

    internal override Task<long> FillAsync(DbConnection connection, BackupTable table, IEnumerable<object[]> rows) =>
        PostgresCopy.FillAsync((NpgsqlConnection)connection, table, rows);

    /// <summary>The server's own vacuum does it in its time.</summary>
    internal override Task<bool> ScrubAsync(CancellationToken ct) => Task.FromResult(true);

    internal override void Enqueue(WalkWrite write) => _writer.Enqueue(write);

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _walkSource.DisposeAsync();
        await _source.DisposeAsync();
    }
}
