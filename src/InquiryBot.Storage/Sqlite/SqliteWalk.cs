using System.Diagnostics;
using InquiryBot.Core;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace InquiryBot.Storage.Sqlite;

/// <summary>
/// The three writes of the walk as prepared statements on the writer's connection. The statement that may find
/// that there is nothing to do comes first, so a refused write leaves nothing behind.
/// </summary>
/// <remarks>
/// Every statement changes one row that it finds by key. One that might change several, or that returns what it changed,
/// would have SQLite copy pages aside for its own undoing; and as only one thread writes, what it has read stays so.
/// </remarks>
internal sealed class SqliteWalk(SqliteConnection connection) : IDisposable
{
    readonly List<Prepared> _all = [];
    Prepared? _find, _start, _key, _known, _due, _lease, _wait, _line, _original, _done, _replies, _commit, _reply, _case, _fact, _sent, _drop, _defer, _return, _problem, _year, _last, _count;

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
        var found = Find(write.Conversation, write.Now);
        if (found is null && write.Inbound.MayStart)
        {
            Start(write);
            found = Find(write.Conversation, write.Now);
        }

        if (found is not { Ended: false } header || !IsNew(write)) return new(Known(write), null);

        var sequence = header.Last + 1;
        var state = Claim(write, header, sequence);
        (_wait ??= Prepare("insert into inbox (conversation, sequence, message_id, body, due_at, attempts) values (?1, ?2, ?3, ?4, ?5, 0)"))
            .Execute(write.Conversation, sequence, write.MessageId, write.InboxBody, write.Due);
        if (write.Inbound.Shown) Line(write.Conversation, sequence, write.Body, write.Now);
        if (write.Inbound.Original is { } original)
            (_original ??= Prepare("insert into originals (conversation, sequence, closed, delete_at) values (?1, ?2, ?3, ?4)"))
                .Execute(write.Conversation, sequence, original, write.DeleteAt);
        return new(new Received.Stored(write.ActivityId, sequence), state);
    }

    /// <summary>The conversation's row; its state only while nobody holds it.</summary>
    Header? Find(string conversation, long now)
    {
        using var row = (_find ??= Prepare("select rowid, last_sequence, lease_until, lease_token, ended_at, state from conversations where id = ?1")).Read(conversation);
        return row.Next() ? new(row.Number(0), row.Number(1), row.Number(2), row.Text(3)!, row.Number(4) != 0, row.Number(2) <= now ? row.Text(5) : null) : null;
    }

    void Start(AddWrite write) => (_start ??= Prepare("""
        insert into conversations (id, channel, person, ticket, state, last_sequence, lease_token, lease_until, ended_at)
        values (?1, ?2, ?3, '', ?4, 0, '', 0, 0)
        """)).Execute(write.Conversation, write.Channel, write.Person, write.BeginState());

    bool IsNew(AddWrite write) => (_key ??= Prepare("insert into received (conversation, message_id, activity_id, at) values (?1, ?2, ?3, ?4) on conflict do nothing"))
        .Execute(write.Conversation, write.MessageId, write.ActivityId, write.KeyAt) == 1;

    /// <summary>Counts the message and takes the lease when it is free: see <see cref="AddResult"/>.</summary>
    string? Claim(AddWrite write, Header header, long sequence)
    {
        var granted = header.State is not null && write.Due <= write.Now && write.Until > 0;
        (_lease ??= Prepare("update conversations set last_sequence = ?2, lease_token = ?3, lease_until = ?4 where rowid = ?1"))
            .Execute(header.Row, sequence, granted ? write.Token : header.Token, granted ? write.Until : header.Until);
        if (!granted) return null;
        return IsDue(write.Conversation, write.Now) ? "" : header.State;
    }

    bool IsDue(string conversation, long now)
    {
        using var row = (_due ??= Prepare("select 1 from inbox where conversation = ?1 and due_at <= ?2")).Read(conversation, now);
        return row.Next();
    }

    Received Known(AddWrite write)
    {
        using var row = (_known ??= Prepare("select activity_id from received where conversation = ?1 and message_id = ?2")).Read(write.Conversation, write.MessageId);
        return row.Next() ? new Received.Repeated(row.Text(0)!) : new Received.NoConversation();
    }

    CommitResult Commit(CommitWrite write)
    {
        if (Find(write.Conversation, write.Now) is not { Until: > 0 } header || header.Token != write.Lease.Token) return default;
        if ((_done ??= Prepare("delete from inbox where conversation = ?1 and sequence = ?2")).Execute(write.Conversation, write.Sequence) == 0) return default;

        write.Number(Next);
        var more = write.GoesOn || IsDue(write.Conversation, write.Now);
        var clear = !IsSending(write.Conversation);
        var first = header.Last + 1;
        (_commit ??= Prepare("update conversations set state = ?2, ticket = ?3, last_sequence = ?4, ended_at = ?5, lease_until = ?6 where rowid = ?1"))
            .Execute(header.Row, write.State, write.Ticket, header.Last + write.Lines, write.Ended, more ? write.Until : 0);
        for (var i = 0; i < write.Bodies.Count; i++)
        {
            Line(write.Conversation, first + i, write.Bodies[i], write.Now);
            (_reply ??= Prepare("""
                insert into outbox (conversation, sequence, channel, due_at, lease_token, lease_until, attempts, problem) values (?1, ?2, ?3, ?4, ?5, ?6, 0, '')
                """)).Execute(write.Conversation, first + i, write.Channel, write.Now, write.Lease.Token, clear ? write.Until : 0);
        }

        if (write.Problem.Length > 0) Problem(write.Conversation, write.Sequence, write.Problem);
        if (!write.Talks) SideWrites.Run(connection, write, first + write.Bodies.Count, Store);
        return new(true, first, more, clear);
    }

    /// <summary>The next number of the year; the transaction that is undone gives it back.</summary>
    CaseNumber Next(CaseNumber wanted)
    {
        (_year ??= Prepare("insert into case_years (year, last) values (?1, 0) on conflict do nothing")).Execute(wanted.Year);
        (_count ??= Prepare("update case_years set last = last + 1 where year = ?1")).Execute(wanted.Year);
        using var row = (_last ??= Prepare("select last from case_years where year = ?1")).Read(wanted.Year);
        row.Next();
        return wanted with { Count = row.Number(0) };
    }

    bool IsSending(string conversation)
    {
        using var row = (_replies ??= Prepare("select 1 from outbox where conversation = ?1")).Read(conversation);
        return row.Next();
    }

    /// <summary>What every form ends with; false for what is rarer.</summary>
    bool Store(Entry entry, string id)
    {
        switch (entry)
        {
            case Case opened:
                var row = CaseRow.Of(opened);
                (_case ??= Prepare(SqlCases.Put)).Execute(
                    row.Number, row.Conversation, row.Kind, row.State, row.OpenedAt, row.Body, row.Municipality, row.Officer, row.DueOn, row.North, row.East, row.MergedInto, row.Version);
                return true;
            case Fact fact:
                (_fact ??= Prepare(SqlFacts.Insert)).Execute(id, fact.Name, fact.About, fact.By, fact.At.ToUnixTimeMilliseconds(), FactJson.Write(fact));
                return true;
            default:
                return false;
        }
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
                update outbox set due_at = case when due_at < 0 and ?5 = ?8 then 0 else ?4 end, problem = ?5, attempts = attempts + ?6, parts = ?7, lease_until = 0 where conversation = ?1 and sequence = ?2 and lease_token = ?3
                """)).Execute(write.Conversation, sequence, write.Token, later.Due.ToUnixTimeMilliseconds(), Storable.Text(later.Reason), later.Counts ? 1 : 0, later.Parts, DeliveryReasons.WaitsForCitizen);
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

    /// <param name="Row">Where SQLite keeps it.</param>
    /// <param name="Last">The sequence of its last line.</param>
    /// <param name="State">Null while somebody holds the conversation.</param>
    readonly record struct Header(long Row, long Last, long Until, string Token, bool Ended, string? State);
}
