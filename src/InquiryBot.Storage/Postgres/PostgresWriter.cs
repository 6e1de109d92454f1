using System.Threading.Channels;
using InquiryBot.Core;
using InquiryBot.Storage.Sql;
using Npgsql;

namespace InquiryBot.Storage.Postgres;

/// <summary>
/// The one batching writer of a node: what gathered while the last commit was on its way goes out as a few multi-row
/// statements in one transaction. A batch in which one write fails is undone and repeated one by one.
/// </summary>
internal sealed class PostgresWriter : IAsyncDisposable
{
    const int MaxBatch = 256;

    readonly Channel<WalkWrite> _waiting = Channel.CreateUnbounded<WalkWrite>(new() { SingleReader = true });
    readonly NpgsqlDataSource _source;
    readonly Task _loop;

    public PostgresWriter(NpgsqlDataSource source)
    {
        _source = source;
        _loop = Task.Run(RunAsync);
    }

    public void Enqueue(WalkWrite write)
    {
        if (!_waiting.Writer.TryWrite(write)) write.Fail(new StorageException("The store is closing."));
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
    }

    async Task RunAsync()
    {
        var batch = new List<WalkWrite>(MaxBatch);
        var later = new Queue<WalkWrite>();
        while (later.Count > 0 || await _waiting.Reader.WaitToReadAsync())
        {
            Gather(batch, later);
            if (!await TryWriteAsync(batch))
                foreach (var write in batch)
                    while (!await TryWriteAsync([write])) continue;
            batch.Clear();
        }
    }

    /// <summary>At most one write of a conversation goes into a batch; the next waits for the next batch.</summary>
    void Gather(List<WalkWrite> batch, Queue<WalkWrite> later)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = later.Count; i > 0; i--) Place(later.Dequeue(), batch, later, taken);
        while (batch.Count < MaxBatch && later.Count < MaxBatch && _waiting.Reader.TryRead(out var write)) Place(write, batch, later, taken);
    }

    static void Place(WalkWrite write, List<WalkWrite> batch, Queue<WalkWrite> later, HashSet<string> taken)
    {
        if (batch.Count < MaxBatch && taken.Add(write.Conversation)) batch.Add(write);
        else later.Enqueue(write);
    }

    async Task<bool> TryWriteAsync(List<WalkWrite> batch)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await new PostgresWalk(connection, transaction).WriteAsync(batch);
        }
        catch (Exception problem)
        {
            return !PostgresTrouble.IsChance(problem) && WalkWrite.TryFail(batch, PostgresTrouble.Explain(problem));
        }

        foreach (var write in batch) write.Finish();
        return true;
    }
}
