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
    Prepared? _start, _key, _known, _claim, _wait, _line, _original, _commit, _done, _reply, _sent, _drop, _defer, _return, _problem;

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
        if (!IsNew(write) && (!write.Inbound.MayStart || !Start(write) || !IsNew(write))) return new(Known(write), null);

        var (sequence, state) = Claim(write);
        (_wait ??= Prepare("insert into inbox (conversation, sequence, message_id, body, due_at, attempts) values (?1, ?2, ?3, ?4, ?5, 0)"))
            .Execute(write.Conversation, sequence, write.MessageId, write.InboxBody, write.Due);
        if (write.Inbound.Shown) Line(write.Conversation, sequence, write.Body, write.Now);
        if (write.Inbound.Original is { } original)
            (_original ??= Prepare("insert into originals (conversation, sequence, closed, delete_at) values (?1, ?2, ?3, ?4)"))
                .Execute(write.Conversation, sequence, original, write.DeleteAt);
        return new(new Received.Stored(write.ActivityId, sequence), state);
    }

    /// <summary>False when the conversation does not live or has had this message.</summary>
    bool IsNew(AddWrite write) => (_key ??= Prepare("""
        insert into received (conversation, message_id, activity_id, at) select id, ?2, ?3, ?4 from conversations where id = ?1 and ended_at = 0
        on conflict do nothing
        """)).Execute(write.Conversation, write.MessageId, write.ActivityId, write.KeyAt) == 1;

    bool Start(AddWrite write) => (_start ??= Prepare("""
        insert into conversations (id, channel, person, ticket, state, last_sequence, lease_token, lease_until, created_at, updated_at, ended_at)
        values (?1, ?2, ?3, '', ?4, 0, '', 0, ?5, ?5, 0)
        on conflict do nothing
        """)).Execute(write.Conversation, write.Channel, write.Person, write.BeginState(), write.Now) == 1;

    (long Sequence, string? State) Claim(AddWrite write)
    {
        using var row = (_claim ??= Prepare("""
            update conversations set last_sequence = last_sequence + 1,
                lease_token = case when lease_until <= ?2 and ?5 <= ?2 and ?4 > 0 then ?3 else lease_token end,
                lease_until = case when lease_until <= ?2 and ?5 <= ?2 and ?4 > 0 then ?4 else lease_until end
            where id = ?1
            returning last_sequence, case when lease_token <> ?3 then null
                when exists (select 1 from inbox where conversation = ?1 and due_at <= ?2) then ''
                else state end
            """)).Read(write.Conversation, write.Now, write.Token, write.Until, write.Due);
        row.Next();
        return (row.Number(0), row.Text(1));
    }

    Received Known(AddWrite write)
    {
        using var row = (_known ??= Prepare("select activity_id from received where conversation = ?1 and message_id = ?2")).Read(write.Conversation, write.MessageId);
        return row.Next() ? new Received.Repeated(row.Text(0)!) : new Received.NoConversation();
    }

    CommitResult Commit(CommitWrite write)
    {
        var result = Advance(write);
        if (!result.Held) return result;

        (_done ??= Prepare("delete from inbox where conversation = ?1 and sequence = ?2")).Execute(write.Conversation, write.Sequence);
        for (var i = 0; i < write.Bodies.Count; i++)
        {
            Line(write.Conversation, result.First + i, write.Bodies[i], write.Now);
            (_reply ??= Prepare("""
                insert into outbox (conversation, sequence, channel, due_at, lease_token, lease_until, attempts, problem) values (?1, ?2, ?3, ?4, ?5, ?6, 0, '')
                """)).Execute(write.Conversation, result.First + i, write.Channel, write.Now, write.Lease.Token, result.Clear ? write.Until : 0);
        }

        if (write.Problem.Length > 0) Problem(write.Conversation, write.Sequence, write.Problem);
        if (!write.Talks) SideWrites.Run(connection, write, result.First + write.Bodies.Count);
        return result;
    }

    CommitResult Advance(CommitWrite write)
    {
        using var row = (_commit ??= Prepare("""
            update conversations set state = ?3, ticket = ?4, last_sequence = last_sequence + ?5, updated_at = ?6, ended_at = ?7,
                lease_until = case when ?10 = 1 or exists (select 1 from inbox where conversation = ?1 and sequence <> ?8 and due_at <= ?6) then ?9 else 0 end
            where id = ?1 and lease_token = ?2 and lease_until > 0 and exists (select 1 from inbox where conversation = ?1 and sequence = ?8)
            returning last_sequence, lease_until > 0, not exists (select 1 from outbox where conversation = ?1)
            """)).Read(
                write.Conversation, write.Lease.Token, write.State, write.Ticket, write.Lines, write.Now, write.Ended, write.Sequence, write.Until, write.GoesOn ? 1 : 0);
        return row.Next() ? new(true, row.Number(0) - write.Lines + 1, row.Flag(1), row.Flag(2)) : default;
    }

    bool Settle(SettleWrite write)
    {
        foreach (var settlement in write.Settlements) Settle(write, settlement);
        if (write.ReturnsAfter is { } last)
            (_return ??= Prepare("update outbox set lease_until = 0 where conversation = ?1 and sequence > ?2 and lease_token = ?3"))
                .Execute(write.Conversation, last, write.Token);
        return true;
    }

    void Settle(SettleWrite write, Settlement settlement)
    {
        var sequence = settlement.Sequence;
        if (settlement is Settlement.Delivered)
            (_sent ??= Prepare("delete from outbox where conversation = ?1 and sequence = ?2")).Execute(write.Conversation, sequence);
        else if (settlement is Settlement.Deferred later)
            (_defer ??= Prepare("""
                update outbox set due_at = ?4, problem = ?5, attempts = attempts + 1, lease_until = 0 where conversation = ?1 and sequence = ?2 and lease_token = ?3
                """)).Execute(write.Conversation, sequence, write.Token, later.Due.ToUnixTimeMilliseconds(), Storable.Text(later.Reason));
        else if (settlement is Settlement.SetAside given
            && (_drop ??= Prepare("delete from outbox where conversation = ?1 and sequence = ?2 and lease_token = ?3")).Execute(write.Conversation, sequence, write.Token) == 1)
            Problem(write.Conversation, sequence, Storable.Text(given.Reason));
    }

    void Line(string conversation, long sequence, string body, long at) =>
        (_line ??= Prepare("insert into transcript (conversation, sequence, body, at, problem) values (?1, ?2, ?3, ?4, '')")).Execute(conversation, sequence, body, at);

    void Problem(string conversation, long sequence, string problem) =>
        (_problem ??= Prepare("update transcript set problem = ?3 where conversation = ?1 and sequence = ?2")).Execute(conversation, sequence, problem);

    Prepared Prepare(string sql)
    {
        var statement = new Prepared(connection, sql);
        _all.Add(statement);
        return statement;
    }
}
