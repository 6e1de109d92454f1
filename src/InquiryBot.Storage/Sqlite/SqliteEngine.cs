using System.Collections.Concurrent;
using System.Data.Common;
using InquiryBot.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace InquiryBot.Storage.Sqlite;

/// <summary>
/// The embedded engine: one file, one process, one writer with group commit (WAL, <c>synchronous=FULL</c>), and as
/// many readers as ask.
/// </summary>
public sealed class SqliteEngine : Engine
{
    readonly string _connectionString;
    readonly ConcurrentBag<SqliteConnection> _readers = [];
    readonly SqliteWriter _writer;
    readonly FileStream _lock;

    /// <exception cref="StorageException">The folder cannot be written, or another process has the file.</exception>
    public SqliteEngine(string folder, TimeProvider clock) : base(clock)
    {
        File = Path.Combine(folder, "inquirybot.db");
        _lock = Claim(folder);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = File, Pooling = false, DefaultTimeout = 5 }.ToString();
        _writer = new SqliteWriter(OpenWriter);
    }

    public string File { get; }

    public override string Name => "Sqlite";

    internal override string SkipLocked => "";

    internal override IReadOnlyDictionary<string, string> Markers { get; } =
        new Dictionary<string, string> { ["clustered"] = " without rowid", ["bytes"] = "blob" };

    public override async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken ct)
    {
        var reader = _readers.TryTake(out var idle) ? idle : Open("pragma query_only = on");
        try
        {
            return await work(reader);
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    public override Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken ct)
    {
        var write = new SqliteWork<T>(work);
        _writer.Enqueue(write);
        return write.Done.WaitAsync(ct);
    }

    internal override void Enqueue(WalkWrite write) => _writer.Enqueue(write);

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        while (_readers.TryTake(out var reader)) await reader.DisposeAsync();
        await _lock.DisposeAsync();
    }

    SqliteConnection OpenWriter() => Open("pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 4000; pragma cache_size = -32768");

    SqliteConnection Open(string pragmas)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"pragma busy_timeout = 5000; {pragmas}";
            command.ExecuteNonQuery();
            return connection;
        }
        catch (SqliteException problem)
        {
            connection.Dispose();
            throw new StorageException($"The database {File} cannot be opened: {problem.Message}", problem);
        }
    }

    /// <summary>A second process on the same file would answer every message twice, so the folder is held by a lock file.</summary>
    static FileStream Claim(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(Path.Combine(folder, "inquirybot.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new StorageException($"Storage:Path {folder} cannot be written: give this user the right to write there, or set another folder.", problem);
        }
        catch (IOException problem)
        {
            throw new StorageException($"Storage:Path {folder} cannot be used: {problem.Message} Is another inquirybot running on it?", problem);
        }
    }
}
