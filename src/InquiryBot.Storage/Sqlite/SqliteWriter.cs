using System.Data.Common;
using System.Runtime.ExceptionServices;
using InquiryBot.Core;
using InquiryBot.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace InquiryBot.Storage.Sqlite;

/// <summary>
/// The one thread that writes. It takes what has gathered while the last commit was on its way to the disk, writes
/// it in one transaction, and tells everybody when the disk has it. A batch in which one write fails is undone and
/// repeated one by one, so that only the faulty one fails.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    const int MaxBatch = 256;

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
    bool _sleeping;
    bool _stopping;

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
            if (!_sleeping) return;
            _sleeping = false;
        }

        _work.Set();
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _stopping = true;
            if (_sleeping) _work.Set();
            _sleeping = false;
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
            if (!TryWrite(batch))
                foreach (var write in batch) TryWrite([write]);
            batch.Clear();
        }

        _stopped.SetResult();
    }

    /// <summary>False when the writer is stopping and nothing waits.</summary>
    bool Gather(List<WalkWrite> batch)
    {
        while (_taken.Count == 0)
        {
            lock (_gate)
            {
                (_taken, _waiting) = (_waiting, _taken);
                if (_taken.Count == 0)
                {
                    if (_stopping) return false;
                    _sleeping = true;
                }
            }

            if (_taken.Count == 0) _work.WaitOne();
        }

        while (batch.Count < MaxBatch && _taken.TryDequeue(out var write)) batch.Add(write);
        return true;
    }

    bool TryWrite(List<WalkWrite> batch)
    {
        try
        {
            _begin.ExecuteNonQuery();
            foreach (var write in batch) _walk.Write(write);
            foreach (var write in batch) write.Written();
            _commit.ExecuteNonQuery();
        }
        catch (Exception problem)
        {
            Undo();
            return Failed(batch, SqliteTrouble.Explain(problem));
        }

        foreach (var write in batch) write.Finish();
        return true;
    }

    /// <summary>Trouble of the whole database fails all of a batch; a single fault is looked for one by one. True when all of it is told.</summary>
    static bool Failed(List<WalkWrite> batch, Exception problem)
    {
        if (batch.Count > 1 && problem is not StorageException) return false;
        foreach (var write in batch) write.Fail(problem);
        return true;
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
