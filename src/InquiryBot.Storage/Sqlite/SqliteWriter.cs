using System.Data.Common;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using InquiryBot.Core;
using InquiryBot.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace InquiryBot.Storage.Sqlite;

/// <summary>
/// The one thread that writes. It takes what has gathered while the last commit was on its way to the disk, writes
/// it in one transaction, lets the turns begin that came with it, gives them a moment to be part of the same transaction,
/// and tells everybody when the disk has it. A batch in which one write fails is undone and repeated one by one, so
/// that only the faulty one fails.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    const int MaxBatch = 256;

    /// <summary>
    /// How long a transaction stays open for the turns that began with it. A turn that only talks is done by then: its
    /// message and its answer change the same pages, which go to the disk once, with one sync.
    /// </summary>
    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(2);

    /// <summary>With more turns than this the cores have better to do than to wait for one another.</summary>
    const int Few = 8;

    /// <summary>How long a write that can wait does so for one that cannot, to save a sync of its own.</summary>
    static readonly TimeSpan Lull = TimeSpan.FromMilliseconds(5);

    readonly Lock _gate = new();
    /// <summary>Without spinning: on a small machine the cores are for the turns.</summary>
    readonly AutoResetEvent _work = new(false);
    readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly SqliteConnection _connection;
    readonly SqliteWalk _walk;
    readonly SqliteCommand _begin;
    readonly SqliteCommand _commit;
    Queue<WalkWrite> _waiting = new();
    Queue<WalkWrite> _taken = new();

    /// <summary>How many of what waits cannot wait.</summary>
    int _urgent;

    /// <summary>So many of these wake the writer; 0 while it is awake.</summary>
    int _wakes;
    bool _idle;
    volatile bool _stopping;

    public SqliteWriter(Func<SqliteConnection> open)
    {
        _connection = open();
        _walk = new SqliteWalk(_connection);
        _begin = _connection.CreateCommand();
        _begin.CommandText = "begin immediate";
        _commit = _connection.CreateCommand();
        _commit.CommandText = "commit";
        new Thread(Run) { IsBackground = true, Name = "sqlite writer" }.Start();
    }

    public void Enqueue(WalkWrite write)
    {
        lock (_gate)
        {
            if (_stopping)
            {
                write.Fail(new StorageException("The store is closing."));
                return;
            }

            _waiting.Enqueue(write);
            if (!write.CanWait) _urgent++;
            if (_wakes == 0 || _urgent < _wakes && !_idle) return;
            _wakes = 0;
        }

        _work.Set();
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _stopping = true;
            if (_wakes > 0) _work.Set();
            _wakes = 0;
        }

        await _stopped.Task;
        _walk.Dispose();
        await _begin.DisposeAsync();
        await _commit.DisposeAsync();
        await _connection.DisposeAsync();
        _work.Dispose();
    }

    void Run()
    {
        var batch = new List<WalkWrite>(MaxBatch);
        while (Gather(batch))
        {
            if (!TryWrite(batch, Moment))
                foreach (var write in batch) TryWrite([write], TimeSpan.Zero);
            batch.Clear();
        }

        _stopped.SetResult();
    }

    /// <summary>False when the writer is stopping and nothing waits.</summary>
    bool Gather(List<WalkWrite> batch)
    {
        while (_taken.Count == 0 && !Take(1, Lull))
        {
            if (_stopping) return false;
            Take(1, Timeout.InfiniteTimeSpan);
        }

        Fill(batch);
        return true;
    }

    void Fill(List<WalkWrite> batch)
    {
        while (batch.Count < MaxBatch && _taken.TryDequeue(out var write)) batch.Add(write);
    }

    /// <summary>
    /// Takes all that waits as soon as <paramref name="enough"/> cannot wait, or the time is up; without a limit, as soon as
    /// anything is there. False when nothing came.
    /// </summary>
    bool Take(int enough, TimeSpan patience)
    {
        lock (_gate)
        {
            _idle = patience == Timeout.InfiniteTimeSpan;
            if (_urgent < enough && !_stopping && !(_idle && _waiting.Count > 0)) _wakes = enough;
        }

        // Whole milliseconds are what a thread can wait for: a rest of one, cut to none, would be spent spinning.
        if (_wakes > 0) _work.WaitOne((int)Math.Ceiling(patience.TotalMilliseconds));
        lock (_gate)
        {
            _wakes = 0;
            _urgent = 0;
            (_taken, _waiting) = (_waiting, _taken);
            return _taken.Count > 0;
        }
    }

    bool TryWrite(List<WalkWrite> batch, TimeSpan moment)
    {
        try
        {
            _begin.ExecuteNonQuery();
            var (turns, since) = (Write(batch, 0), Stopwatch.GetTimestamp());
            while (turns > 0 && batch.Count < MaxBatch && moment - Stopwatch.GetElapsedTime(since) is { Ticks: > 0 } left)
            {
                if (_taken.Count == 0 && !Take(turns, turns <= Few ? left : TimeSpan.Zero) && turns > Few) break;
                turns -= Join(batch);
            }

            _commit.ExecuteNonQuery();
        }
        catch (Exception problem)
        {
            Undo();
            return WalkWrite.TryFail(batch, SqliteTrouble.Explain(problem));
        }

        foreach (var write in batch) write.Finish();
        return true;
    }

    /// <summary>Adds what has come since to the open transaction. Returns how many turns ended with it.</summary>
    int Join(List<WalkWrite> batch)
    {
        var from = batch.Count;
        Fill(batch);
        Write(batch, from);
        var ended = 0;
        for (var i = from; i < batch.Count; i++)
            if (batch[i].EndsTurn) ended++;
        return ended;
    }

    /// <summary>Returns how many turns began with these writes.</summary>
    int Write(List<WalkWrite> batch, int from)
    {
        for (var i = from; i < batch.Count; i++) _walk.Write(batch[i]);
        var begun = 0;
        for (var i = from; i < batch.Count; i++)
            if (batch[i].Written()) begun++;
        return begun;
    }

    void Undo()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) != 0) return;
        using var rollback = _connection.CreateCommand();
        rollback.CommandText = "rollback";
        rollback.ExecuteNonQuery();
    }
}

/// <summary>A write that is not of the walk, riding in the same batches.</summary>
internal sealed class SqliteWork<T>(Func<DbConnection, DbTransaction, Task<T>> work) : SqliteWork
{
    readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Task<T>? _result;

    public Task<T> Done => _done.Task;

    public override void Run(SqliteConnection connection)
    {
        _result = work(connection, null!);
        if (!_result.IsCompleted) throw new InvalidOperationException("A write on the embedded engine waited for something other than the database.");
        if (_result.Exception?.InnerException is { } problem) ExceptionDispatchInfo.Throw(problem);
    }

    public override void Finish() => _done.TrySetFromTask(_result!);

    public override void Fail(Exception problem) => _done.TrySetException(problem);
}

internal abstract class SqliteWork : WalkWrite
{
    public override string Conversation => "";

    public abstract void Run(SqliteConnection connection);
}
