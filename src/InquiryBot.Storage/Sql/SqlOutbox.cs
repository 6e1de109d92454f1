using System.Collections.Concurrent;
using System.Threading.Channels;
using Dapper;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Storage.Sql;

/// <summary>
/// Step 5 on a database. Replies of a turn that no earlier reply holds back go to the delivery worker straight from
/// the commit; what is deferred, left by a dead node or behind another reply is found by <see cref="SweepAsync"/>.
/// </summary>
public sealed class SqlOutbox(Engine engine, Node node, ISignal signal, StoreSettings settings) : IOutbox
{
    const int SweepSize = 100;

    readonly Channel<Parcel> _ready = Channel.CreateUnbounded<Parcel>();

    /// <summary>Conversations of which this node is sending a parcel, and whether more was committed meanwhile.</summary>
    readonly ConcurrentDictionary<string, bool> _sending = new();

    /// <summary>Parcels that wait for a worker.</summary>
    public int Waiting => _ready.Reader.Count;

    public async ValueTask<Parcel?> TakeAsync(CancellationToken ct) =>
        await _ready.Reader.WaitToReadAsync(ct) && _ready.Reader.TryRead(out var parcel) ? parcel : null;

    public async ValueTask SettleAsync(Parcel parcel, IReadOnlyList<Settlement> settlements, CancellationToken ct)
    {
        var write = new SettleWrite(parcel, settlements, engine.Now, _ => Announce(parcel, settlements));
        engine.Enqueue(write);
        var more = false;
        try
        {
            await write.Done;
        }
        finally
        {
            _sending.TryRemove(parcel.Conversation.Value, out more);
        }

        if (more) await TakeLeftAsync(parcel.Conversation.Value, ct);
    }

    /// <summary>Frees what an earlier life of this node held; call once, before the workers start.</summary>
    public Task ReviveAsync(CancellationToken ct) => engine.WriteAsync((connection, transaction) => connection.ExecuteAsync(
        "update outbox set lease_until = 0 where lease_until > 0 and lease_token like @mine", new { mine = node.Prefix + "%" }, transaction), ct);

    /// <summary>Takes replies that are due and that nobody is sending. Returns of how many conversations.</summary>
    public async ValueTask<int> SweepAsync(CancellationToken ct)
    {
        var now = engine.Now;
        var due = (await engine.ReadAsync(connection => connection.QueryAsync<string>($"""
            select h.conversation from outbox h
            where h.set_aside_at = 0 and h.due_at <= @now and (h.lease_until <= @now or h.lease_token like @mine)
              and not exists (select 1 from outbox e where e.conversation = h.conversation and e.sequence < h.sequence and e.set_aside_at = 0)
            limit {SweepSize}
            """, new { now, mine = node.Prefix + "%" }), ct)).AsList();
        foreach (var conversation in due) await TakeLeftAsync(conversation, ct);
        return due.Count;
    }

    public async ValueTask<(long Rows, long OldestAgeMilliseconds)> BacklogAsync(CancellationToken ct)
    {
        var (rows, oldest) = await engine.ReadAsync(connection => connection.QuerySingleAsync<(long, long?)>(
            "select count(*), min(due_at) from outbox where set_aside_at = 0"), ct);
        return (rows, oldest is { } at ? Math.Max(0, engine.Now - at) : 0);
    }

    public void Stop() => _ready.Writer.TryComplete();

    /// <summary>Called in the order of the commits.</summary>
    internal void Committed(Lease lease, Conversation before, IReadOnlyList<Activity> replies, IReadOnlyList<string> bodies, CommitResult result)
    {
        if (replies.Count == 0) return;

        if (result.Clear && _sending.TryAdd(lease.Conversation.Value, false))
            _ready.Writer.TryWrite(new Parcel(lease.Conversation, before.Channel, lease.Token,
                [.. replies.Select((reply, i) => new Reply(result.First + i, reply, bodies[i], 0))]));
        else if (!_sending.TryUpdate(lease.Conversation.Value, true, false) && result.Clear && !_sending.ContainsKey(lease.Conversation.Value))
            Committed(lease, before, replies, bodies, result);
    }

    async ValueTask TakeLeftAsync(string conversation, CancellationToken ct)
    {
        if (!_sending.TryAdd(conversation, false)) return;

        var token = node.NextToken();
        var rows = await ClaimAsync(conversation, token, ct);
        if (rows.Count == 0)
        {
            _sending.TryRemove(conversation, out _);
            return;
        }

        _ready.Writer.TryWrite(new Parcel(new(conversation), rows[0].Channel, token,
            [.. rows.OrderBy(row => row.Sequence).Select(row => new Reply(row.Sequence, ActivityJson.Read(row.Body), row.Body, (int)row.Attempts))]));
    }

    /// <summary>All that waits in the conversation, unless its first reply is not due or is being sent by another node.</summary>
    Task<List<Row>> ClaimAsync(string conversation, string token, CancellationToken ct) => engine.WriteAsync(async (connection, transaction) =>
    {
        var arguments = new { conversation, token, engine.Now, Until = engine.Now + settings.LeaseSeconds * 1000L, mine = node.Prefix + "%" };
        await connection.ExecuteAsync("""
            update outbox set lease_token = @token, lease_until = @Until
            where conversation = @conversation and set_aside_at = 0
              and not exists (select 1 from outbox h where h.conversation = @conversation and h.set_aside_at = 0 and h.lease_until > @Now and h.lease_token not like @mine)
              and (select h.due_at from outbox h where h.conversation = @conversation and h.set_aside_at = 0 order by h.sequence limit 1) <= @Now
            """, arguments, transaction);
        return (await connection.QueryAsync<Row>("""
            select o.channel, o.sequence, o.attempts, t.body from outbox o
            join transcript t on t.conversation = o.conversation and t.sequence = o.sequence
            where o.conversation = @conversation and o.lease_token = @token and o.set_aside_at = 0
            """, arguments, transaction)).AsList();
    }, ct);

    void Announce(Parcel parcel, IReadOnlyList<Settlement> settlements)
    {
        foreach (var settlement in settlements)
            if (settlement is not Settlement.Deferred)
                signal.Raise(new Change.Settled(parcel.Conversation, settlement.Sequence, (settlement as Settlement.SetAside)?.Reason));
    }

    sealed record Row(string Channel, long Sequence, long Attempts, string Body);
}
