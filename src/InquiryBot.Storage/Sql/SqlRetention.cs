using Dapper;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Storage.Sql;

/// <summary>
/// Deletes in small writes, so that the walk's go on between them. Originals have an index on their deadline; keys are
/// walked through in their own order, because an index on their age would cost every message.
/// </summary>
public sealed class SqlRetention(Engine engine, StoreSettings settings) : IRetention
{
    const int Chunk = 500;

    public async ValueTask<Forgotten> ForgetAsync(CancellationToken ct) => new(
        await ForgetOriginalsAsync(ct), await ForgetKeysAsync(ct), await ForgetMissesAsync(ct));

    async Task<int> ForgetOriginalsAsync(CancellationToken ct)
    {
        var (all, now) = (0, engine.Now);
        for (var some = Chunk; some == Chunk && !ct.IsCancellationRequested; all += some)
            some = await engine.WriteAsync((connection, transaction) => connection.ExecuteAsync($"""
                delete from originals where (conversation, sequence) in (select conversation, sequence from originals where delete_at <= @now limit {Chunk})
                """, new { now }, transaction), ct);
        return all;
    }

    async Task<int> ForgetMissesAsync(CancellationToken ct)
    {
        var (all, before) = (0, engine.Now - settings.KeepMissesDays * 86_400_000L);
        for (var some = Chunk; some == Chunk && !ct.IsCancellationRequested; all += some)
            some = await engine.WriteAsync((connection, transaction) => connection.ExecuteAsync($"""
                delete from misses where (conversation, sequence) in (select conversation, sequence from misses where at <= @before limit {Chunk})
                """, new { before }, transaction), ct);
        return all;
    }

    async Task<int> ForgetKeysAsync(CancellationToken ct)
    {
        var before = engine.Now - settings.KeepKeysDays * 86_400_000L;
        await engine.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "delete from awaited_files where due_at = @Settled and at <= @before", new { SqlChats.Settled, before }, transaction), ct);
        var (all, last, old) = (0, new Key("", ""), new List<Key>());
        for (var read = Chunk; read == Chunk && !ct.IsCancellationRequested;)
        {
            var rows = (await engine.ReadAsync(connection => connection.QueryAsync<(string Conversation, string MessageId, long At)>($"""
                select conversation, message_id, at from received where (conversation, message_id) > (@Conversation, @MessageId)
                order by conversation, message_id limit {Chunk}
                """, last), ct)).AsList();
            read = rows.Count;
            if (read > 0) last = new(rows[^1].Conversation, rows[^1].MessageId);
            old.AddRange(rows.Where(row => row.At <= before).Select(row => new Key(row.Conversation, row.MessageId)));
            if (old.Count < Chunk && read == Chunk) continue;

            all += await DeleteAsync([.. old], ct);
            old.Clear();
        }

        return all;
    }

    Task<int> DeleteAsync(Key[] keys, CancellationToken ct) => keys.Length == 0 ? Task.FromResult(0) : engine.WriteAsync((connection, transaction) =>
        connection.ExecuteAsync("delete from received where conversation = @Conversation and message_id = @MessageId", keys, transaction), ct);

    sealed record Key(string Conversation, string MessageId);
}
