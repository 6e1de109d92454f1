using System.Threading.Channels;
using InquiryBot.Core;
using InquiryBot.Storage.Sql;
using Npgsql;

namespace InquiryBot.Storage.Postgres;

/// <summary>
/// The batching writer of a node: what gathered while a lane's last commit was on its way goes out as a few multi-row
/// statements in one transaction. A batch in which one write fails is undone and repeated one by one.
/// </summary>
internal sealed class PostgresWriter : IAsyncDisposable
{
    const int MaxBatch = 256;

    /// <summary>
    /// So many batches are under way at once, so that the server writes one while another is decided here. A conversation always takes
    /// the same lane: what is written of it stays in its order, and no two batches wait for each other's conversations.
    /// </summary>
    internal const int Lanes = 2;

    readonly Channel<WalkWrite>[] _waiting = [.. Enumerable.Range(0, Lanes).Select(_ => Channel.CreateUnbounded<WalkWrite>(new() { SingleReader = true }))];
    readonly NpgsqlDataSource _source;
    readonly Task _lanes;

    public PostgresWriter(NpgsqlDataSource source)
    {
        _source = source;
        _lanes = Task.WhenAll(_waiting.Select(lane => Task.Run(() => RunAsync(lane.Reader))));
    }

    public void Enqueue(WalkWrite write)
    {
        var lane = _waiting[(uint)string.GetHashCode(write.Conversation, StringComparison.Ordinal) % _waiting.Length];
        if (!lane.Writer.TryWrite(write)) write.Fail(new StorageException("The store is closing."));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _waiting) lane.Writer.TryComplete();
        await _lanes;
    }

    async Task RunAsync(ChannelReader<WalkWrite> waiting)
    {
        var batch = new List<WalkWrite>(MaxBatch);
        var later = new Queue<WalkWrite>();
        while (later.Count > 0 || await waiting.WaitToReadAsync())
        {
            Gather(batch, later, waiting);
            if (!await TryWriteAsync(batch))
                foreach (var write in batch)
                    while (!await TryWriteAsync([write])) continue;
            batch.Clear();
        }
    }

    /// <summary>At most one write of a conversation goes into a batch; the next waits for the next batch.</summary>
    static void Gather(List<WalkWrite> batch, Queue<WalkWrite> later, ChannelReader<WalkWrite> waiting)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = later.Count; i > 0; i--) Place(later.Dequeue(), batch, later, taken);
        while (batch.Count < MaxBatch && later.Count < MaxBatch && waiting.TryRead(out var write)) Place(write, batch, later, taken);
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
