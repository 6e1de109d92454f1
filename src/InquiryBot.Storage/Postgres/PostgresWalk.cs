using InquiryBot.Core.Conversations;
using InquiryBot.Storage.Sql;
using Npgsql;
using NpgsqlTypes;

namespace InquiryBot.Storage.Postgres;

/// <summary>
/// The three writes of the walk as multi-row statements: one array a column, one statement a step. Rows are locked in
/// the order of their key, so two nodes cannot wait for each other.
/// </summary>
internal static class PostgresWalk
{
    public static async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<WalkWrite> batch)
    {
        var commits = Sorted<CommitWrite>(batch);
        var adds = Sorted<AddWrite>(batch);
        var settles = Sorted<SettleWrite>(batch);
        if (commits.Count > 0) await CommitAsync(connection, transaction, commits);
        if (adds.Count > 0) await AddAsync(connection, transaction, adds);
        if (settles.Count > 0) await SettleAsync(connection, transaction, settles);
    }

    static List<T> Sorted<T>(IReadOnlyList<WalkWrite> batch) where T : WalkWrite =>
        [.. batch.OfType<T>().OrderBy(write => write.Conversation, StringComparer.Ordinal)];

    static async Task AddAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, List<AddWrite> adds)
    {
        await using var command = new NpgsqlCommand("""
            with u as (
                select * from unnest(@conversation, @message, @activity, @inbox, @body, @due, @channel, @person, @state, @token, @until, @now)
                  as u(conversation, message, activity, inbox, body, due, channel, person, state, token, until, now)),
            begun as (
                insert into conversations (id, channel, person, ticket, state, last_sequence, lease_token, lease_until, created_at, updated_at, ended_at)
                select conversation, channel, person, '', state, 1,
                    case when due <= now then token else '' end, case when due <= now then until else 0 end, now, now, 0
                from u where state <> '' and not exists (select 1 from conversations c where c.id = u.conversation)
                order by conversation
                on conflict do nothing
                returning id),
            held as materialized (
                select c.id, c.last_sequence, c.lease_until from conversations c
                where c.id = any (@conversation) and c.ended_at = 0 order by c.id for update),
            fresh as (
                insert into inbox (conversation, message_id, sequence, activity_id, body, due_at, attempts, done_at, problem)
                select u.conversation, u.message, coalesce(held.last_sequence, 0) + 1, u.activity, u.inbox, u.due, 0, 0, ''
                from u left join held on held.id = u.conversation left join begun on begun.id = u.conversation
                where held.id is not null or begun.id is not null
                on conflict do nothing
                returning conversation, sequence),
            moved as (
                update conversations c set last_sequence = fresh.sequence,
                    lease_token = case when c.lease_until <= u.now and u.due <= u.now then u.token else c.lease_token end,
                    lease_until = case when c.lease_until <= u.now and u.due <= u.now then u.until else c.lease_until end
                from fresh join u on u.conversation = fresh.conversation
                where c.id = fresh.conversation
                returning c.id, c.lease_token = u.token as granted, c.state),
            line as (
                insert into transcript (conversation, sequence, body, at)
                select fresh.conversation, fresh.sequence, u.body, u.now
                from fresh join u on u.conversation = fresh.conversation where u.inbox = '')
            select fresh.conversation, fresh.sequence, coalesce(moved.granted, u.due <= u.now), coalesce(moved.state, u.state)
            from fresh join u on u.conversation = fresh.conversation left join moved on moved.id = fresh.conversation
            """, connection, transaction);
        Texts(command, "conversation", adds, add => add.Conversation);
        Texts(command, "message", adds, add => add.Inbound.MessageId);
        Texts(command, "activity", adds, add => add.Inbound.Activity.Id!);
        Texts(command, "inbox", adds, add => add.InboxBody);
        Texts(command, "body", adds, add => add.Body);
        Numbers(command, "due", adds, add => add.Due);
        Texts(command, "channel", adds, add => add.Inbound.Conversation.Channel);
        Texts(command, "person", adds, add => add.Inbound.Conversation.User);
        Texts(command, "state", adds, add => add.State);
        Texts(command, "token", adds, add => add.Token);
        Numbers(command, "until", adds, add => add.Until);
        Numbers(command, "now", adds, add => add.Now);

        var byConversation = adds.ToDictionary(add => add.Conversation, StringComparer.Ordinal);
        var left = new HashSet<string>(byConversation.Keys, StringComparer.Ordinal);
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                var add = byConversation[rows.GetString(0)];
                left.Remove(add.Conversation);
                add.Result = new(new Received.Stored(add.Inbound.Activity.Id!, rows.GetInt64(1)), rows.GetBoolean(2) ? rows.GetString(3) : null);
            }
        }

        foreach (var conversation in left) byConversation[conversation].Result = await KnownAsync(connection, transaction, byConversation[conversation]);
        var begunElsewhere = adds.Where(add => add is { Result.Received: Received.NoConversation, State.Length: > 0 }).ToList();
        foreach (var add in begunElsewhere)
            if (await LivesAsync(connection, transaction, add.Conversation)) await AddAsync(connection, transaction, [add]);
        foreach (var add in adds.Where(add => add is { Inbound.Original: not null, Result.Received: Received.Stored })) await SealAsync(connection, transaction, add);
    }

    static async Task<AddResult> KnownAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, AddWrite add)
    {
        await using var command = new NpgsqlCommand("select activity_id from inbox where conversation = $1 and message_id = $2", connection, transaction);
        command.Parameters.Add(new() { Value = add.Conversation });
        command.Parameters.Add(new() { Value = add.Inbound.MessageId });
        return new(await command.ExecuteScalarAsync() is string id ? new Received.Repeated(id) : new Received.NoConversation(), null);
    }

    /// <summary>True when another node began the conversation after this statement's snapshot was taken.</summary>
    static async Task<bool> LivesAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string conversation)
    {
        await using var command = new NpgsqlCommand("select 1 from conversations where id = $1 and ended_at = 0", connection, transaction);
        command.Parameters.Add(new() { Value = conversation });
        return await command.ExecuteScalarAsync() is not null;
    }

    static async Task SealAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, AddWrite add)
    {
        await using var command = new NpgsqlCommand(
            "insert into originals (conversation, sequence, closed, delete_at) values ($1, $2, $3, $4)", connection, transaction);
        command.Parameters.Add(new() { Value = add.Conversation });
        command.Parameters.Add(new() { Value = ((Received.Stored)add.Result.Received).Sequence });
        command.Parameters.Add(new() { Value = add.Inbound.Original! });
        command.Parameters.Add(new() { Value = add.DeleteAt });
        await command.ExecuteNonQueryAsync();
    }

    static async Task CommitAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, List<CommitWrite> commits)
    {
        await using var command = new NpgsqlCommand("""
            with u as (
                select * from unnest(@conversation, @token, @state, @ticket, @replies, @now, @ended, @message, @until, @problem)
                  as u(conversation, token, state, ticket, replies, now, ended, message, until, problem)),
            held as materialized (
                select c.id from conversations c join u on u.conversation = c.id
                where c.lease_token = u.token and c.lease_until > 0 order by c.id for update of c),
            moved as (
                update conversations c set state = u.state, ticket = u.ticket, last_sequence = c.last_sequence + u.replies, updated_at = u.now, ended_at = u.ended,
                    lease_until = case when exists (select 1 from inbox i where i.conversation = c.id and i.done_at = 0 and i.message_id <> u.message and i.due_at <= u.now)
                        then u.until else 0 end
                from u join held on held.id = u.conversation
                where c.id = u.conversation and c.lease_token = u.token
                returning c.id, c.last_sequence - u.replies + 1 as first, c.lease_until > 0 as more),
            done as (
                update inbox i set done_at = u.now, body = '', problem = u.problem
                from u join moved on moved.id = u.conversation
                where i.conversation = u.conversation and i.message_id = u.message)
            select moved.id, moved.first, moved.more,
                not exists (select 1 from outbox o where o.conversation = moved.id and o.set_aside_at = 0)
            from moved
            """, connection, transaction);
        Texts(command, "conversation", commits, commit => commit.Conversation);
        Texts(command, "token", commits, commit => commit.Lease.Token);
        Texts(command, "state", commits, commit => commit.State);
        Texts(command, "ticket", commits, commit => commit.Ticket);
        Numbers(command, "replies", commits, commit => commit.Bodies.Count);
        Numbers(command, "now", commits, commit => commit.Now);
        Numbers(command, "ended", commits, commit => commit.Ended);
        Texts(command, "message", commits, commit => commit.Turn.MessageId);
        Numbers(command, "until", commits, commit => commit.Until);
        Texts(command, "problem", commits, commit => commit.Outcome.SetAside ?? "");

        foreach (var commit in commits) commit.Result = default;
        var byConversation = commits.ToDictionary(commit => commit.Conversation, StringComparer.Ordinal);
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
                byConversation[rows.GetString(0)].Result = new(true, rows.GetInt64(1), rows.GetBoolean(2), rows.GetBoolean(3));
        }

        var held = commits.Where(commit => commit.Result.Held).ToList();
        await ReplyAsync(connection, transaction, held);
        foreach (var commit in held.Where(commit => !commit.Talks)) await SideWrites.RunAsync(connection, transaction, commit);
    }

    static async Task ReplyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, List<CommitWrite> held)
    {
        var replies = held.SelectMany(commit => commit.Bodies.Select((body, i) => (Commit: commit, Sequence: commit.Result.First + i, Body: body))).ToList();
        if (replies.Count == 0) return;

        await using var command = new NpgsqlCommand("""
            with u as (
                select * from unnest(@conversation, @sequence, @body, @now, @channel, @token, @until)
                  as u(conversation, sequence, body, now, channel, token, until)),
            line as (insert into transcript (conversation, sequence, body, at) select conversation, sequence, body, now from u)
            insert into outbox (conversation, sequence, channel, due_at, lease_token, lease_until, attempts, set_aside_at, problem)
            select conversation, sequence, channel, now, token, until, 0, 0, '' from u
            """, connection, transaction);
        Texts(command, "conversation", replies, reply => reply.Commit.Conversation);
        Numbers(command, "sequence", replies, reply => reply.Sequence);
        Texts(command, "body", replies, reply => reply.Body);
        Numbers(command, "now", replies, reply => reply.Commit.Now);
        Texts(command, "channel", replies, reply => reply.Commit.Turn.Conversation.Channel);
        Texts(command, "token", replies, reply => reply.Commit.Lease.Token);
        Numbers(command, "until", replies, reply => reply.Commit.Result.Clear ? reply.Commit.Until : 0);
        await command.ExecuteNonQueryAsync();
    }

    static async Task SettleAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, List<SettleWrite> settles)
    {
        var rows = settles.SelectMany(settle => settle.Settlements.Select(settlement => (Settle: settle, Settlement: settlement))).ToList();
        var delivered = rows.Where(row => row.Settlement is Settlement.Delivered).ToList();
        var kept = rows.Where(row => row.Settlement is not Settlement.Delivered).ToList();
        if (delivered.Count > 0)
        {
            await using var command = new NpgsqlCommand("""
                delete from outbox o using unnest(@conversation, @sequence) as u(conversation, sequence)
                where o.conversation = u.conversation and o.sequence = u.sequence
                """, connection, transaction);
            Texts(command, "conversation", delivered, row => row.Settle.Conversation);
            Numbers(command, "sequence", delivered, row => row.Settlement.Sequence);
            await command.ExecuteNonQueryAsync();
        }

        if (kept.Count > 0) await KeepAsync(connection, transaction, kept);
        foreach (var settle in settles.Where(settle => settle.Settlements.Count < settle.Parcel.Replies.Count))
            await ReturnAsync(connection, transaction, settle);
    }

    static async Task KeepAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, List<(SettleWrite Settle, Settlement Settlement)> kept)
    {
        await using var command = new NpgsqlCommand("""
            update outbox o set lease_until = 0, problem = u.problem,
                due_at = case when u.due > 0 then u.due else o.due_at end,
                attempts = o.attempts + case when u.due > 0 then 1 else 0 end,
                set_aside_at = u.aside
            from unnest(@conversation, @sequence, @due, @aside, @problem) as u(conversation, sequence, due, aside, problem)
            where o.conversation = u.conversation and o.sequence = u.sequence
            """, connection, transaction);
        Texts(command, "conversation", kept, row => row.Settle.Conversation);
        Numbers(command, "sequence", kept, row => row.Settlement.Sequence);
        Numbers(command, "due", kept, row => row.Settlement is Settlement.Deferred later ? later.Due.ToUnixTimeMilliseconds() : 0);
        Numbers(command, "aside", kept, row => row.Settlement is Settlement.SetAside ? row.Settle.Now : 0);
        Texts(command, "problem", kept, row => row.Settlement switch
        {
            Settlement.Deferred later => later.Reason,
            Settlement.SetAside given => given.Reason,
            _ => "",
        });
        await command.ExecuteNonQueryAsync();
    }

    static async Task ReturnAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, SettleWrite settle)
    {
        await using var command = new NpgsqlCommand(
            "update outbox set lease_until = 0 where conversation = $1 and sequence > $2 and lease_token = $3", connection, transaction);
        command.Parameters.Add(new() { Value = settle.Conversation });
        command.Parameters.Add(new() { Value = settle.Settlements.Count == 0 ? 0L : settle.Settlements[^1].Sequence });
        command.Parameters.Add(new() { Value = settle.Parcel.Token });
        await command.ExecuteNonQueryAsync();
    }

    static void Texts<T>(NpgsqlCommand command, string name, IReadOnlyCollection<T> rows, Func<T, string> column) =>
        command.Parameters.Add(new(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = rows.Select(column).ToArray() });

    static void Numbers<T>(NpgsqlCommand command, string name, IReadOnlyCollection<T> rows, Func<T, long> column) =>
        command.Parameters.Add(new(name, NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = rows.Select(column).ToArray() });
}
