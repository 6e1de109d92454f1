using System.Diagnostics;
using InquiryBot.Core.Conversations;
using InquiryBot.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace InquiryBot.Storage.Sqlite;

/// <summary>
/// The three writes of the walk as prepared statements on the writer's connection. The statement that may find
/// that there is nothing to do comes first, so a refused write leaves nothing behind.
/// </summary>
internal sealed class SqliteWalk(SqliteConnection connection) : IDisposable
{
    readonly List<Prepared> _all = [];
    Prepared? _start, _key, _claim, _line, _original, _repeated, _commit, _done, _reply, _delivered, _defer, _setAside, _return;

    public void Write(WalkWrite write)
    {
        switch (write)
        {
            case AddWrite add: add.Result = Add(add); break;
            case CommitWrite commit: commit.Result = Commit(commit); break;
            case SettleWrite settle: settle.Result = Settle(settle); break;
            case SqliteWork work: work.Run(connection); break;
            default: throw new UnreachableException();
        }
    }

    public void Dispose() => _all.ForEach(statement => statement.Dispose());

    AddResult Add(AddWrite write)
    {
        if (!TryKey(write, out var sequence))
        {
            if (!write.Inbound.MayStart || !Start(write) || !TryKey(write, out sequence)) return new(Known(write), null);
        }

        Claim(write, sequence, out var state);
        if (write.Inbound.Shown)
            (_line ??= Line()).Execute(write.Conversation, sequence, write.Body, write.Now);
        if (write.Inbound.Original is { } original)
            (_original ??= Original()).Execute(write.Conversation, sequence, original, write.DeleteAt);
        return new(new Received.Stored(write.ActivityId, sequence), state);
    }

    bool TryKey(AddWrite write, out long sequence)
    {
        _key ??= Prepare("""
            insert into inbox (conversation, message_id, sequence, activity_id, body, due_at, attempts, done_at, problem)
            select id, @p2, last_sequence + 1, @p3, @p4, @p5, 0, 0, '' from conversations where id = @p1 and ended_at = 0
            on conflict do nothing
            returning sequence
            """);
        using var row = _key.Read(write.Conversation, write.MessageId, write.ActivityId, write.InboxBody, write.Due);
        var stored = row.Read();
        sequence = stored ? row.GetInt64(0) : 0;
        return stored;
    }

    bool Start(AddWrite write)
    {
        _start ??= Prepare("""
            insert into conversations (id, channel, person, ticket, state, last_sequence, lease_token, lease_until, created_at, updated_at, ended_at)
            values (@p1, @p2, @p3, '', @p4, 0, '', 0, @p5, @p5, 0)
            on conflict do nothing
            """);
        return _start.Execute(write.Conversation, write.Channel, write.Person, write.BeginState(), write.Now) == 1;
    }

    void Claim(AddWrite write, long sequence, out string? state)
    {
        _claim ??= Prepare("""
            update conversations set last_sequence = @p2,
                lease_token = case when lease_until <= @p3 and @p6 <= @p3 and @p5 > 0 then @p4 else lease_token end,
                lease_until = case when lease_until <= @p3 and @p6 <= @p3 and @p5 > 0 then @p5 else lease_until end
            where id = @p1
            returning case when lease_token <> @p4 then null
                when exists (select 1 from inbox where conversation = @p1 and done_at = 0 and due_at <= @p3 and sequence < @p2) then ''
                else state end
            """);
        using var row = _claim.Read(write.Conversation, sequence, write.Now, write.Token, write.Until, write.Due);
        state = row.Read() && !row.IsDBNull(0) ? row.GetString(0) : null;
    }

    Received Known(AddWrite write)
    {
        _repeated ??= Prepare("select activity_id from inbox where conversation = @p1 and message_id = @p2");
        using var row = _repeated.Read(write.Conversation, write.MessageId);
        return row.Read() ? new Received.Repeated(row.GetString(0)) : new Received.NoConversation();
    }

    CommitResult Commit(CommitWrite write)
    {
        if (!Advance(write, out var result)) return default;

        (_done ??= Prepare("update inbox set done_at = @p3, body = '', problem = @p4 where conversation = @p1 and message_id = @p2"))
            .Execute(write.Conversation, write.MessageId, write.Now, write.Problem);
        for (var i = 0; i < write.Bodies.Count; i++)
        {
            (_line ??= Line()).Execute(write.Conversation, result.First + i, write.Bodies[i], write.Now);
            (_reply ??= Prepare("""
                insert into outbox (conversation, sequence, channel, due_at, lease_token, lease_until, attempts, set_aside_at, problem)
                values (@p1, @p2, @p3, @p4, @p5, @p6, 0, 0, '')
                """)).Execute(write.Conversation, result.First + i, write.Channel, write.Now, write.Lease.Token, result.Clear ? write.Until : 0);
        }

        if (!write.Talks) SideWrites.Run(connection, write, result.First + write.Bodies.Count);
        return result;
    }

    bool Advance(CommitWrite write, out CommitResult result)
    {
        _commit ??= Prepare("""
            update conversations set state = @p3, ticket = @p4, last_sequence = last_sequence + @p5, updated_at = @p6, ended_at = @p7,
                lease_until = case when @p10 = 1 or exists (select 1 from inbox where conversation = @p1 and done_at = 0 and message_id <> @p8 and due_at <= @p6)
                    then @p9 else 0 end
            where id = @p1 and lease_token = @p2 and lease_until > 0
              and exists (select 1 from inbox where conversation = @p1 and message_id = @p8 and done_at = 0)
            returning last_sequence, lease_until > 0, not exists (select 1 from outbox where conversation = @p1 and set_aside_at = 0)
            """);
        using var row = _commit.Read(
            write.Conversation, write.Lease.Token, write.State, write.Ticket, write.Lines, write.Now, write.Ended, write.MessageId, write.Until,
            write.GoesOn ? 1 : 0);
        var held = row.Read();
        result = held ? new(true, row.GetInt64(0) - write.Lines + 1, row.GetInt64(1) == 1, row.GetInt64(2) == 1) : default;
        return held;
    }

    bool Settle(SettleWrite write)
    {
        foreach (var settlement in write.Settlements) Settle(write, settlement);
        if (write.ReturnsAfter is { } last)
            (_return ??= Prepare("update outbox set lease_until = 0 where conversation = @p1 and sequence > @p2 and lease_token = @p3"))
                .Execute(write.Conversation, last, write.Token);
        return true;
    }

    int Settle(SettleWrite write, Settlement settlement) => settlement switch
    {
        Settlement.Delivered => (_delivered ??= Prepare("delete from outbox where conversation = @p1 and sequence = @p2"))
            .Execute(write.Conversation, settlement.Sequence),
        Settlement.Deferred later => (_defer ??= Prepare("""
            update outbox set due_at = @p4, problem = @p5, attempts = attempts + 1, lease_until = 0
            where conversation = @p1 and sequence = @p2 and lease_token = @p3
            """)).Execute(write.Conversation, settlement.Sequence, write.Token, later.Due.ToUnixTimeMilliseconds(), Storable.Text(later.Reason)),
        Settlement.SetAside given => (_setAside ??= Prepare("""
            update outbox set set_aside_at = @p4, problem = @p5, lease_until = 0
            where conversation = @p1 and sequence = @p2 and lease_token = @p3
            """)).Execute(write.Conversation, settlement.Sequence, write.Token, write.Now, Storable.Text(given.Reason)),
        _ => throw new UnreachableException(),
    };

    Prepared Line() => Prepare("insert into transcript (conversation, sequence, body, at) values (@p1, @p2, @p3, @p4)");

    Prepared Original() => Prepare("insert into originals (conversation, sequence, closed, delete_at) values (@p1, @p2, @p3, @p4)");

    Prepared Prepare(string sql)
    {
        var statement = new Prepared(connection, sql);
        _all.Add(statement);
        return statement;
    }
}
