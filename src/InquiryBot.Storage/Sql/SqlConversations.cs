using System.Text.Json;
using System.Threading.Channels;
using Dapper;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Storage.Sql;

/// <summary>
/// The leases and the turns on a database. A message that meets a free conversation is claimed in the very write
/// that stores it, so the common turn costs no claim and no read; what was left over (a busy conversation, a timer, a
/// node that died, more than fits in memory) is found by <see cref="SweepAsync"/>.
/// </summary>
public sealed class SqlConversations(Engine engine, Node node, SqlOutbox outbox, IVault vault, ISignal signal, StoreSettings settings) : IConversations
{
    const int SweepSize = 100;
    internal const int MostWaiting = 4096;

    readonly Channel<Lease> _ready = Channel.CreateUnbounded<Lease>();
    bool _leftBehind;
    volatile bool _stopped;

    /// <summary>Conversations that are claimed and wait for a worker.</summary>
    public int Waiting => _ready.Reader.Count;

    /// <summary>False when messages come faster than turns go: they then wait in the database and not in memory.</summary>
    internal bool HasRoom => Waiting < MostWaiting && !_stopped;

    public async ValueTask<Lease?> ClaimAsync(CancellationToken ct)
    {
        do
        {
            if (Waiting < SweepSize && Interlocked.Exchange(ref _leftBehind, false)) await SweepAsync(ct);
            while (_ready.Reader.TryRead(out var lease))
                if (await LiveAsync(lease, ct) is { } live) return live;
        }
        while (await _ready.Reader.WaitToReadAsync(ct));

        return null;
    }

    public ValueTask<Claimed?> LoadAsync(Lease lease, CancellationToken ct)
    {
        try
        {
            if (lease is Granted granted) return ValueTask.FromResult<Claimed?>(granted.Turn());
        }
        catch (JsonException)
        {
            // It is read once more, with what else is known of it.
        }

        return ReadDueAsync(lease, ct);
    }

    public async ValueTask<Committed> CommitAsync(Lease lease, Claimed turn, TurnOutcome outcome, CancellationToken ct)
    {
        var now = engine.Now;
        var until = now + settings.LeaseSeconds * 1000L;
        string[] bodies = outcome.Replies.Count == 0 ? [] : [.. outcome.Replies.Select(ActivityJson.Write)];
        CommitWrite write = null!;
        write = new CommitWrite(lease, turn, outcome, bodies, now, until, result =>
        {
            if (result.More) _ready.Writer.TryWrite(Longer(lease, until));
            if (!result.Held) return;

            outbox.Committed(lease, turn.Conversation.Channel, until, write.Outcome.Replies, write.Bodies, result);
            if ((outcome.Conversation.Ticket ?? turn.Conversation.Ticket) is { } ticket) signal.Raise(new Change.TicketChanged(lease.Conversation, ticket));
        });
        engine.Enqueue(write);
        try
        {
            return (await write.Done).Held ? Committed.Stored : Committed.LeaseLost;
        }
        catch (StaleTicketException)
        {
            // The lease is still ours, and what it came with is still true: only the decision was not.
            _ready.Writer.TryWrite(lease);
            return Committed.Stale;
        }
    }

    /// <summary>The conversation stays claimed by nobody's token until the retry, so that its later messages wait too.</summary>
    public async ValueTask FailAsync(Lease lease, Claimed turn, DateTimeOffset retryAt, CancellationToken ct) =>
        await engine.WriteAsync(async (connection, transaction) =>
        {
            var arguments = new
            {
                Id = lease.Conversation.Value,
                lease.Token,
                turn.Sequence,
                Retry = retryAt.ToUnixTimeMilliseconds(),
                Free = node.Prefix,
            };
            var held = await connection.ExecuteAsync(
                "update conversations set lease_token = @Free, lease_until = @Retry where id = @Id and lease_token = @Token and lease_until > 0", arguments, transaction);
            return held == 0 ? 0 : await connection.ExecuteAsync(
                "update inbox set attempts = attempts + 1 where conversation = @Id and sequence = @Sequence", arguments, transaction);
        }, ct);

    public async ValueTask<Lease?> RenewAsync(Lease lease, CancellationToken ct)
    {
        var until = engine.Now + settings.LeaseSeconds * 1000L;
        var held = await engine.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "update conversations set lease_until = @until where id = @Id and lease_token = @Token and lease_until > 0",
            new { Id = lease.Conversation.Value, lease.Token, until }, transaction), ct);
        return held == 0 ? null : Longer(lease, until);
    }

    public async ValueTask<Conversation?> FindAsync(ConversationId id, CancellationToken ct)
    {
        var state = await engine.ReadAsync(connection => connection.QuerySingleOrDefaultAsync<string>(
            "select state from conversations where id = @Id", new { Id = Storable.Text(id.Value) }), ct);
        return state is null ? null : Conversation.FromJson(state);
    }

    public async ValueTask<long> LastSequenceAsync(ConversationId id, CancellationToken ct) =>
        await engine.ReadAsync(connection => connection.QuerySingleOrDefaultAsync<long>("select last_sequence from conversations where id = @Id", new { Id = Storable.Text(id.Value) }), ct);

    public async ValueTask<IReadOnlyList<TranscriptRow>> ReadAsync(ConversationId id, long after, int limit, CancellationToken ct) =>
        await engine.ReadAsync(connection => TranscriptLine.AfterAsync(connection, Storable.Text(id.Value), after, limit), ct);

    /// <summary>Frees what an earlier life of this node held; call once, before the workers start.</summary>
    public Task ReviveAsync(CancellationToken ct) => engine.WriteAsync((connection, transaction) => connection.ExecuteAsync("""
        update conversations set lease_until = 0
        where lease_until > 0 and substr(lease_token, 1, @Length) = @mine and id in (select conversation from inbox)
        """, new { mine = engine.Revives(node), engine.Revives(node).Length }, transaction), ct);

    /// <summary>Claims conversations that have something due and that nobody holds. Returns how many.</summary>
    public async ValueTask<int> SweepAsync(CancellationToken ct)
    {
        var now = engine.Now;
        if (_stopped || !await IsLeftAsync(now, ct)) return 0;

        var token = node.NextToken();
        var until = now + settings.LeaseSeconds * 1000L;
        var claimed = (await engine.WriteAsync((connection, transaction) => connection.QueryAsync<string>($"""
            update conversations set lease_token = @token, lease_until = @until
            where lease_until <= @now and id in (
                select c.id from inbox i join conversations c on c.id = i.conversation
                where i.due_at <= @now and c.lease_until <= @now
                order by i.due_at limit {SweepSize} {engine.SkipLocked})
            returning id
            """, new { token, now, until }, transaction), ct)).AsList();

        foreach (var id in claimed) _ready.Writer.TryWrite(new Lease(new(id), token, DateTimeOffset.FromUnixTimeMilliseconds(until)));
        if (claimed.Count > 0 && await IsLeftAsync(now, ct)) LeaveBehind();
        return claimed.Count;
    }

    /// <summary>No further claims: workers finish what they hold.</summary>
    public void Stop()
    {
        _stopped = true;
        _ready.Writer.TryComplete();
    }

    internal void Grant(Lease lease, Inbound inbound, long sequence, string state) =>
        _ready.Writer.TryWrite(state.Length == 0 ? lease : new Granted(lease, inbound, sequence, state, vault));

    /// <summary>Without the message that the lease came with: what is due next is another one.</summary>
    static Lease Longer(Lease lease, long until) => new(lease.Conversation, lease.Token, DateTimeOffset.FromUnixTimeMilliseconds(until));

    /// <summary>Notes that messages wait in the database for which there was no room here.</summary>
    internal void LeaveBehind() => Volatile.Write(ref _leftBehind, true);

    Task<bool> IsLeftAsync(long now, CancellationToken ct) => engine.ReadAsync(connection => connection.QuerySingleAsync<bool>(
        "select exists (select 1 from inbox i join conversations c on c.id = i.conversation where i.due_at <= @now and c.lease_until <= @now)",
        new { now }), ct);

    /// <summary>The lease while it runs; one that ran out while it waited here is renewed unless somebody else took the conversation.</summary>
    ValueTask<Lease?> LiveAsync(Lease lease, CancellationToken ct) =>
        lease.Until > engine.Clock.GetUtcNow() ? ValueTask.FromResult<Lease?>(lease) : RenewAsync(lease, ct);

    async ValueTask<Claimed?> ReadDueAsync(Lease lease, CancellationToken ct)
    {
        var row = await engine.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<DueRow>("""
            select c.state, c.channel, c.person, c.ticket, i.message_id as messageId, i.sequence, i.attempts, i.body, t.body as shown, o.closed
            from conversations c
            join inbox i on i.conversation = c.id
            left join transcript t on i.body = '' and t.conversation = i.conversation and t.sequence = i.sequence
            left join originals o on o.conversation = i.conversation and o.sequence = i.sequence
            where c.id = @Id and c.lease_token = @Token and i.due_at <= @Now
            order by i.sequence limit 1
            """, new { Id = lease.Conversation.Value, lease.Token, engine.Now }), ct);
        if (row is null)
        {
            await GiveBackAsync(lease, ct);
            return null;
        }

        Exception? unreadable = null;
        var message = TryRead(() => Unmask(ActivityJson.Read(row.Body.Length > 0 ? row.Body : row.Shown!), row.Closed, vault), ref unreadable);
        var conversation = TryRead(() => Conversation.FromJson(row.State), ref unreadable);
        return new Claimed(
            conversation ?? row.Forgotten(lease.Conversation), row.MessageId, row.Sequence, message ?? new Activity { Type = ActivityTypes.Message }, (int)row.Attempts)
        {
            Unreadable = unreadable,
        };
    }

    static T? TryRead<T>(Func<T> read, ref Exception? problem) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception unreadable)
        {
            problem = unreadable;
            return null;
        }
    }

    Task<int> GiveBackAsync(Lease lease, CancellationToken ct) => engine.WriteAsync((connection, transaction) => connection.ExecuteAsync(
        "update conversations set lease_until = 0 where id = @Id and lease_token = @Token", new { Id = lease.Conversation.Value, lease.Token }, transaction), ct);

    static Activity Unmask(Activity message, string? closed, IVault vault) =>
        closed is not null && vault.Open(closed) is { } original ? ActivityJson.Read(original) with { Id = message.Id } : message;

    sealed record DueRow(
        string State, string Channel, string Person, string Ticket, string MessageId, long Sequence, long Attempts, string Body, string? Shown, string? Closed)
    {
        /// <summary>The conversation without its state; who had the word then cannot be told, so that a counselor keeps it.</summary>
        public Conversation Forgotten(ConversationId id) =>
            new() { Id = id, Channel = Channel, User = Person, Ticket = Ticket.Length > 0 ? new(Ticket) : null, Attended = Ticket.Length > 0 };
    }

    /// <summary>A lease that came with the message in hand.</summary>
    sealed record Granted(Lease Of, Inbound Inbound, long Sequence, string State, IVault Vault) : Lease(Of)
    {
        public Claimed Turn() => new(
            Core.Conversations.Conversation.FromJson(State), Inbound.MessageId, Sequence, Unmask(Inbound.Activity, Inbound.Original, Vault), 0);
    }
}
