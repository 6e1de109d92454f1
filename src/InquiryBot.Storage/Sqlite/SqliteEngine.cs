using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Dapper;
using InquiryBot.Core;
using InquiryBot.Storage.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace InquiryBot.Storage.Sqlite;

/// <summary>
/// The embedded engine: one file, one process, one writer with group commit (WAL, <c>synchronous=FULL</c>), and as
/// many readers as ask.
/// </summary>
public sealed class SqliteEngine : Engine
{
    const int MostScrubs = 3;

    readonly string _connectionString;
    readonly TimeSpan _patience;
    readonly ConcurrentBag<SqliteConnection> _readers = [];
    readonly SqliteWriter _writer;
    readonly FileStream? _lock;
    readonly string _secureDelete;

    /// <summary>
    /// A connection is never used by two threads at once, so the library needs no lock for each call, and nobody asks it how
    /// much memory it has. Without effect where SQLite is in use already.
    /// </summary>
    static SqliteEngine()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <param name="patience">How long a write waits for another program that has the database locked.</param>
    /// <param name="logPages">Pages that the write-ahead log has from the start; 0 lets it grow.</param>
    /// <param name="beside">Runs no turns, so it may have the file while a server has it.</param>
    /// <exception cref="StorageException">The folder cannot be written, or another process has the file.</exception>
    public SqliteEngine(string folder, TimeProvider clock, TimeSpan? patience = null, int logPages = 0, bool beside = false) : base(clock)
    {
        File = Path.Combine(folder, "inquirybot.db");
        _patience = patience ?? TimeSpan.FromSeconds(5);
        _lock = Claim(folder, beside);

        // A verb's few deletions are overwritten on the disk wherever they lie; the server's where it writes anyway.
        _secureDelete = beside ? "on" : "fast";

        // SQLite itself does the waiting; the library's own loop, which sleeps on top of it, gives up after the first try.
        _connectionString = new SqliteConnectionStringBuilder { DataSource = File, Pooling = false, DefaultTimeout = 1 }.ToString();
        OwnFile.Make(File);
        OwnFile.Make($"{File}-wal");
        Prime($"{File}-wal", logPages * 4096L);
        _writer = new SqliteWriter(OpenWriter);
    }

    /// <summary>
    /// What is checkpointed at: the log, 64 MB, never needs to be longer. A page that many turns change goes to the
    /// database once a checkpoint; a quarter of this length costs a quarter of the turns.
    /// </summary>
    public const int LogPages = 16_000;

    public string File { get; }

    /// <summary>False while another process runs the turns on this file.</summary>
    public bool IsAlone => _lock is not null;

    public override string Name => "Sqlite";

    internal override string SkipLocked => "";

    internal override string ForUpdate => "";

    internal override string LockSchema => "select 1";

    /// <summary>Nobody else can have the file, so every lease is one of an earlier life, whatever the machine was called then.</summary>
    internal override string Revives(Node node) => "";

    /// <summary>What the schema's markers mean in any SQLite file.</summary>
    internal static IReadOnlyDictionary<string, string> Words { get; } =
        new Dictionary<string, string> { ["clustered"] = " without rowid", ["bytes"] = "blob", ["compare-as-bytes"] = "" };

    internal override IReadOnlyDictionary<string, string> Markers => Words;

    internal override string Tables => "select name from sqlite_master where type = 'table' and name not like 'sqlite%'";

    public override async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken ct)
    {
        var reader = _readers.TryTake(out var idle) ? idle : Open("query_only = on");
        try
        {
            return await work(reader);
        }
        catch (SqliteException problem) when (SqliteTrouble.Explain(problem) is StorageException told)
        {
            throw told;
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

    internal override Task CopyToAsync(string file, CancellationToken ct) => Task.Run(() =>
    {
        using var source = Open();
        source.Execute("vacuum into @file", new { file });
    }, ct);

    internal override Task<long> FillAsync(DbConnection connection, BackupTable table, IEnumerable<object[]> rows) =>
        Task.FromResult(SqliteFile.Fill((SqliteConnection)connection, table, rows));

    /// <summary>
    /// The pages are overwritten with the deletion itself; what is left is the log. Its emptying waits for whoever reads or
    /// writes, and says in its first column that it has waited in vain (Write-Ahead Logging, §3.3).
    /// </summary>
    internal override Task<bool> ScrubAsync(CancellationToken ct) => Task.Run(() =>
    {
        using var own = Open();
        for (var tries = 0; tries < MostScrubs; tries++)
            if (own.ExecuteScalar<long>("pragma wal_checkpoint(truncate)") == 0) return true;
        return false;
    }, ct);

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        while (_readers.TryTake(out var reader)) await reader.DisposeAsync();
        if (_lock is not null) await _lock.DisposeAsync();
    }

    /// <summary>
    /// Makes the log as long as it will be. A sync of a file that grows waits for the file system's journal, and with
    /// it for what every other program has just written; a sync of a file that is there does not. What follows the
    /// last commit in a log means nothing to SQLite (Write-Ahead Logging, §4).
    /// </summary>
    static void Prime(string log, long length)
    {
        using var file = new FileStream(log, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, 1);
        if (file.Length >= length) return;

        var before = file.Length;
        try
        {
            file.Position = before;
            var zeros = new byte[1 << 16];
            while (file.Position < length) file.Write(zeros, 0, (int)Math.Min(zeros.Length, length - file.Position));
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // No room to be fast: the last bytes of the disk are for messages.
            file.SetLength(before);
        }
    }

    /// <summary>
    /// The writer's pages in memory, in kB. Whenever a tree is balanced, SQLite gives a page for a moment the number at 1 GB, and
    /// the commit then looks through the whole cache for what lies behind the end of the file (sqlite3PcacheTruncate): eight
    /// times as much costs a tenth of the turns, and saves reads that the system's own cache answers.
    /// </summary>
    const int WriterCache = 4096;

    SqliteConnection OpenWriter() => Open(
        "journal_mode = wal", "synchronous = full", $"wal_autocheckpoint = {LogPages}", string.Create(CultureInfo.InvariantCulture, $"cache_size = -{WriterCache}"), $"secure_delete = {_secureDelete}");

    SqliteConnection Open(params ReadOnlySpan<string> pragmas)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"pragma busy_timeout = {_patience.TotalMilliseconds}"));

            // One by one: of several in one command the library passes over the trouble of all after the first.
            foreach (var pragma in pragmas) connection.Execute($"pragma {pragma}");
            return connection;
        }
        catch (SqliteException problem)
        {
            connection.Dispose();
            throw SqliteTrouble.Explain(problem) as StorageException ?? new StorageException($"The database {File} cannot be opened: {problem.Message}", problem);
        }
    }

    /// <summary>A second process on the same file would answer every message twice, so the folder is held by a lock file.</summary>
    static FileStream? Claim(string folder, bool beside)
    {
        try
        {
            // What citizens write is in it: for nobody else on this machine.
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return new FileStream(Path.Combine(folder, "inquirybot.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
        }
        catch (IOException problem) when (beside && IsHeld(problem))
        {
            return null;
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StorageException($"Storage:Path {folder} cannot be written: the folder cannot be made there. Set another one.", problem);
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException)
        {
            throw new StorageException(IsHeld(problem)
                ? $"Storage:Path {folder} is in use by another inquirybot: stop it, or set another folder."
                : $"Storage:Path {folder} cannot be written: give this user the right to write there, or set another folder. {problem.Message}", problem);
        }
    }

    /// <summary>EAGAIN on Linux, EWOULDBLOCK on macOS, a sharing violation on Windows.</summary>
    static bool IsHeld(Exception problem) => problem.HResult is 11 or 35 or unchecked((int)0x80070020);
}
