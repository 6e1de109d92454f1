using System.Threading.Channels;
using Dapper;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Storage.Sql;

/// <summary>
/// Step 5 on a database. Replies of a turn that no earlier reply holds back go to the delivery worker straight from
/// the commit; what is deferred, left by a dead node or behind another reply is found by <see cref="SweepAsync"/>.
/// </summary>
public sealed class SqlOutbox(Engine engine, Node node, ISignal signal, StoreSettings settings) : IOutbox
{
    const int SweepSize = 100;

    /// <summary>The citizen reads in web chat, and the line is one that has been said.</summary>
    const string Read = "exists (select 1 from chats where conversation = @id and reads_on = 1) and exists (select 1 from conversations where id = @id and last_sequence >= @last)";

    readonly Channel<Ready> _ready = Channel.CreateUnbounded<Ready>();
    readonly Sending _sending = new();
    volatile bool _stopped;

    /// <summary>Parcels that wait for a worker.</summary>
    public int Waiting => _ready.Reader.Count;

    public async ValueTask<Parcel?> TakeAsync(CancellationToken ct)
    {
        do
        {
            while (_ready.Reader.TryRead(out var ready))
            {
                if (ready.Until > engine.Now) return ready.Parcel;
                if (await ClaimOrEndAsync(ready.Parcel.Conversation.Value, ct) is { } again) return again.Parcel;
            }
        }
        while (await _ready.Reader.WaitToReadAsync(ct));

        return null;
    }

    public async ValueTask SettleAsync(Parcel parcel, IReadOnlyList<Settlement> settlements, CancellationToken ct)
    {
        var conversation = parcel.Conversation.Value;
        var left = false;
        var write = new SettleWrite(parcel, settlements, _ =>
        {
            Announce(parcel, settlements);

            // What came back without an outcome, and not behind a deferred reply, is due at once.
            if (settlements.Count < parcel.Replies.Count && !settlements.Any(settlement => settlement is Settlement.Deferred)) _sending.Mark(conversation);

            // Before the next commit is told, whose replies then need not look for their turn.
            left = !_sending.TryEnd(conversation);
        });
        engine.Enqueue(write);
        try
        {
            await write.Done;
        }
        catch
        {
            _sending.End(conversation);
            throw;
        }

        if (left) await QueueLeftAsync(conversation, ct);
    }

    /// <summary>Frees what an earlier life of this node held; call once, before the workers start.</summary>
    public Task ReviveAsync(CancellationToken ct) => engine.WriteAsync((connection, transaction) => connection.ExecuteAsync(
        "update outbox set lease_until = 0 where lease_until > 0 and substr(lease_token, 1, @Length) = @mine",
        new { mine = engine.Revives(node), engine.Revives(node).Length }, transaction), ct);

    /// <summary>Takes replies that are due and that nobody is sending. Returns of how many conversations.</summary>
    public async ValueTask<int> SweepAsync(CancellationToken ct)
    {
        var now = engine.Now;
        var due = await engine.ReadAsync(connection => connection.QueryAsync<string>("""
            select h.conversation from outbox h
            where h.due_at <= @now and h.lease_until <= @now
              and not exists (select 1 from outbox e where e.conversation = h.conversation and e.sequence < h.sequence)
            order by h.due_at limit @limit
            """, new { now, limit = SweepSize + _sending.Count }), ct);

        var taken = 0;
        foreach (var conversation in due)
            if (_sending.TryBegin(conversation) && await QueueLeftAsync(conversation, ct)) taken++;
        return taken;
    }

    public async ValueTask<bool> WakeAsync(ConversationId conversation, CancellationToken ct)
    {
        var arguments = new { id = Storable.Text(conversation.Value), now = engine.Now, waits = DeliveryReasons.WaitsForCitizen };
        if (await engine.ReadAsync(connection => connection.ExecuteScalarAsync<long>("select count(*) from (select 1 from outbox where conversation = @id limit 1) as first", arguments), ct) == 0) return false;

        // Below zero: while somebody was sending it, so that what he puts off for the citizen is due at once.
        await engine.WriteAsync((connection, transaction) => connection.ExecuteAsync("""
            update outbox set due_at = case when lease_until > @now then -1 else @now end
            where conversation = @id and (lease_until > @now or due_at > @now and problem = @waits)
            """, arguments, transaction), ct);
        await QueueAsync(arguments.id, ct);
        return true;
    }

    public async ValueTask<bool> ReadAsync(ConversationId conversation, long after, long last, CancellationToken ct)
    {
        var arguments = new { id = Storable.Text(conversation.Value), after, last };
        if (await engine.ReadAsync(connection => connection.ExecuteScalarAsync<long>("select count(*) from (select 1 from outbox where conversation = @id and sequence > @after and sequence <= @last limit 1) as first", arguments), ct) == 0) return true;
        if (!await engine.ReadAsync(connection => connection.QuerySingleAsync<bool>($"select {Read}", arguments), ct)) return false;

        var read = await engine.WriteAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync($"select 1 from conversations where id = @id {engine.ForUpdate}", arguments, transaction);
            return (await connection.QueryAsync<long>($"delete from outbox where conversation = @id and sequence > @after and sequence <= @last and {Read} returning sequence", arguments, transaction)).AsList();
        }, ct);
        foreach (var sequence in read.Order()) signal.Raise(new Change.Settled(conversation, sequence, null));
        await QueueAsync(arguments.id, ct);
        return read.Count > 0;
    }

    public async ValueTask<bool> SendAgainAsync(ConversationId conversation, long sequence, CancellationToken ct)
    {
        var arguments = new { id = Storable.Text(conversation.Value), sequence, now = engine.Now };
        var again = await engine.WriteAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync($"select 1 from conversations where id = @id {engine.ForUpdate}", arguments, transaction);
            return await connection.ExecuteAsync("""
                    insert into outbox (conversation, sequence, channel, due_at, lease_token, lease_until, attempts, problem)
                    select t.conversation, t.sequence, c.channel, @now, '', 0, 0, '' from transcript t join conversations c on c.id = t.conversation
                    where t.conversation = @id and t.sequence = @sequence and t.problem <> '' on conflict do nothing
                    """, arguments, transaction) == 1
                && await connection.ExecuteAsync("update transcript set problem = '' where conversation = @id and sequence = @sequence", arguments, transaction) == 1;
        }, ct);
        if (again) await QueueAsync(arguments.id, ct);
        return again;
    }

    /// <summary>Queues what is due in a conversation, or tells whoever is sending there that there is more.</summary>
    async ValueTask QueueAsync(string conversation, CancellationToken ct)
    {
        if (_sending.TryBeginOrMark(conversation)) await QueueLeftAsync(conversation, ct);
    }

    /// <summary>No further parcels: workers finish what they hold.</summary>
    public void Stop()
    {
        _stopped = true;
        _ready.Writer.TryComplete();
    }

    /// <summary>Called in the order of the commits.</summary>
    internal void Committed(Lease lease, string channel, long until, IReadOnlyList<Activity> replies, IReadOnlyList<string> bodies, CommitResult result)
    {
        var conversation = lease.Conversation.Value;
        if (replies.Count == 0) return;

        if (!result.Clear)
        {
            _sending.Mark(conversation);
            signal.Raise(new Change.Held(lease.Conversation));
        }
        else if (_sending.TryBeginOrMark(conversation))
            _ready.Writer.TryWrite(new(until, new Parcel(lease.Conversation, channel, lease.Token,
                [.. replies.Select((reply, i) => new Reply(result.First + i, reply, bodies[i], 0))], DateTimeOffset.FromUnixTimeMilliseconds(until))));
    }

    /// <summary>Queues what waits in a conversation of which the caller has begun to send. False when nothing does, or somebody else has it.</summary>
    async ValueTask<bool> QueueLeftAsync(string conversation, CancellationToken ct)
    {
        if (await ClaimOrEndAsync(conversation, ct) is not { } ready) return false;

        _ready.Writer.TryWrite(ready);
        return true;
    }

    async ValueTask<Ready?> ClaimOrEndAsync(string conversation, CancellationToken ct)
    {
        try
        {
            do
            {
                if (!_stopped && await ClaimAsync(conversation, ct) is { } ready) return ready;
            }
            while (!_sending.TryEnd(conversation));
        }
        catch
        {
            _sending.End(conversation);
            throw;
        }

        return null;
    }

    /// <summary>All that waits in the conversation, unless its first reply is not due or is being sent by another node.</summary>
    Task<Ready?> ClaimAsync(string conversation, CancellationToken ct) => engine.WriteAsync(async (connection, transaction) =>
    {
        var token = node.NextToken();
        var now = engine.Now;
        var until = now + settings.LeaseSeconds * 1000L;
        var arguments = new { conversation, token, now, until, mine = node.Prefix, node.Prefix.Length };

        // The conversation's row is what commits and other nodes' claims wait for, so that the statement after it sees them all.
        await connection.ExecuteAsync($"select 1 from conversations where id = @conversation {engine.ForUpdate}", arguments, transaction);
        await connection.ExecuteAsync("""
            update outbox set lease_token = @token, lease_until = @until
            where conversation = @conversation
              and not exists (select 1 from outbox h where h.conversation = @conversation and h.lease_until > @now and substr(h.lease_token, 1, @Length) <> @mine)
              and (select h.due_at from outbox h where h.conversation = @conversation order by h.sequence limit 1) <= @now
            """, arguments, transaction);
        var rows = (await connection.QueryAsync<Row>("""
            select o.channel, o.sequence, o.attempts, o.parts, t.body from outbox o
            join transcript t on t.conversation = o.conversation and t.sequence = o.sequence
            where o.conversation = @conversation and o.lease_token = @token
            order by o.sequence
            """, arguments, transaction)).AsList();
        return rows.Count == 0 ? null : new Ready(until, new Parcel(new(conversation), rows[0].Channel, token,
            [.. rows.Select(row => new Reply(row.Sequence, ActivityJson.Read(row.Body), row.Body, (int)row.Attempts, (int)row.Parts))], DateTimeOffset.FromUnixTimeMilliseconds(until)));
    }, ct);

    void Announce(Parcel parcel, IReadOnlyList<Settlement> settlements)
    {
        foreach (var settlement in settlements)
            if (settlement is not Settlement.Deferred)
                signal.Raise(new Change.Settled(parcel.Conversation, settlement.Sequence, (settlement as Settlement.SetAside)?.Reason));
    }

    /// <summary>A parcel and how long it is this node's.</summary>
    sealed record Ready(long Until, Parcel Parcel);

    sealed record Row(string Channel, long Sequence, long Attempts, long Parts, string Body);
}
