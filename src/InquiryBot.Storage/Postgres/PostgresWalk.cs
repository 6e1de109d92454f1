using InquiryBot.Core;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Storage.Sql;
using Npgsql;

namespace InquiryBot.Storage.Postgres;

/// <summary>
/// The three writes of the walk, a batch at a time: lock the conversations in the order of their ids (so two nodes cannot
/// wait for each other) and read what they are; decide here; write the rows and commit. Each statement handles all of a
/// batch, and statements that need no answer from each other travel together.
/// </summary>
internal sealed class PostgresWalk(NpgsqlConnection connection, NpgsqlTransaction transaction)
{
    readonly List<AddWrite> _adds = [];
    readonly List<CommitWrite> _commits = [];
    readonly List<SettleWrite> _settles = [];
    readonly List<Moved> _moved = [];
    readonly List<Line> _lines = [];

    /// <summary>The last number given, by year.</summary>
    readonly Dictionary<int, long> _next = [];

    public async Task WriteAsync(IReadOnlyList<WalkWrite> batch)
    {
        Sort(batch);
        var met = await MeetAsync();
        await BeginAsync(met);
        foreach (var add in _adds) add.Result = Decide(add, met.GetValueOrDefault(add.Conversation));
        foreach (var commit in _commits) commit.Result = Decide(commit, met.GetValueOrDefault(commit.Conversation));
        await NumberAsync();
        var beside = _commits.Where(commit => commit.Result.Held && !IsOfWalk(commit)).ToList();
        // Turns begin while the server writes; should it refuse, their commits find no lease.
        if (beside.Count == 0) Begin(batch);
        await using var statements = new NpgsqlBatch(connection, transaction);
        WriteTurns(statements);
        WriteEntries(statements);
        WriteSettlements(statements);
        if (beside.Count == 0) statements.BatchCommands.Add(new("commit"));
        await statements.ExecuteNonQueryAsync();
        if (beside.Count == 0) return;

        foreach (var commit in beside) await SideWrites.RunAsync(connection, transaction, commit, commit.Result.First + commit.Bodies.Count, (entry, _) => IsOfWalk(entry));
        // A ticket may be refused, as part of everyday work: nothing has begun that would be undone with it.
        Begin(batch);
        await transaction.CommitAsync();
    }

    static void Begin(IReadOnlyList<WalkWrite> batch)
    {
        foreach (var write in batch) write.Written();
    }

    static bool IsOfWalk(CommitWrite commit) => commit.Outcome.Timers.Count == 0 && commit.Outcome.Entries.All(IsOfWalk);

    /// <summary>What every form ends with; what is rarer is left to <see cref="SideWrites"/>.</summary>
    static bool IsOfWalk(Entry entry) => entry is Case or Fact;

    void Sort(IReadOnlyList<WalkWrite> batch)
    {
        foreach (var write in batch)
        {
            if (write is AddWrite add) _adds.Add(add);
            else if (write is CommitWrite commit) _commits.Add(commit);
            else _settles.Add((SettleWrite)write);
        }
    }

    /// <summary>Locks first and reads in a second statement, whose snapshot then holds all that others have committed.</summary>
    async Task<Dictionary<string, Met>> MeetAsync()
    {
        var met = new Dictionary<string, Met>(StringComparer.Ordinal);
        if (_adds.Count + _commits.Count == 0) return met;

        List<Key> keys =
        [
            .. _adds.Select(add => new Key(add.Conversation, add.MessageId, 0, add.Until > 0 && add.Due <= add.Now ? 1 : 0, add.Now)),
            .. _commits.Select(commit => new Key(commit.Conversation, commit.MessageId, commit.Sequence, 0, commit.Now)),
        ];
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new Rows<Key>("select id from conversations where id = any ($1) order by id for update", keys).Text(key => key.Conversation).Command,
                new Rows<Key>("""
                    select c.id, c.last_sequence, c.lease_token, c.lease_until, c.ended_at > 0, case when u.claims = 1 and c.lease_until <= u.now then c.state end,
                        case when u.sequence = 0 then (select r.activity_id from received r where r.conversation = c.id and r.message_id = u.message) end,
                        coalesce(waiting.this, false), coalesce(waiting.another, false),
                        u.sequence > 0 and exists (select 1 from outbox o where o.conversation = c.id)
                    from unnest($1, $2, $3, $4, $5) as u(conversation, message, sequence, claims, now)
                    join conversations c on c.id = u.conversation
                    cross join lateral (
                        select bool_or(i.sequence = u.sequence and i.message_id = u.message) as this, bool_or(i.sequence <> u.sequence and i.due_at <= u.now) as another
                        from inbox i where i.conversation = c.id) as waiting
                    """, keys).Text(key => key.Conversation).Text(key => key.MessageId).Number(key => key.Sequence).Number(key => key.Claims).Number(key => key.Now).Command,
            },
        };
        await using var rows = await batch.ExecuteReaderAsync();
        await rows.NextResultAsync();
        while (await rows.ReadAsync())
            met[rows.GetString(0)] = new(
                rows.GetInt64(1), rows.GetString(2), rows.GetInt64(3), rows.GetBoolean(4), rows.IsDBNull(5) ? null : rows.GetString(5),
                rows.IsDBNull(6) ? null : rows.GetString(6), rows.GetBoolean(7), rows.GetBoolean(8), rows.GetBoolean(9));
        return met;
    }

    /// <summary>Starts the conversations that a message of this batch begins.</summary>
    /// <exception cref="BegunElsewhereException">Another node began one at the same moment: once more, and it will be met.</exception>
    async Task BeginAsync(Dictionary<string, Met> met)
    {
        var begins = _adds.Where(add => add.Inbound.MayStart && !met.ContainsKey(add.Conversation)).OrderBy(add => add.Conversation, StringComparer.Ordinal).ToList();
        if (begins.Count == 0) return;

        foreach (var add in begins) met[add.Conversation] = new(0, "", 0, false, add.BeginState(), null, false, false, false);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new Rows<AddWrite>("""
                    insert into conversations (id, channel, person, ticket, state, last_sequence, lease_token, lease_until, ended_at)
                    select id, channel, person, '', state, 0, '', 0, 0 from unnest($1, $2, $3, $4) as u(id, channel, person, state)
                    on conflict do nothing
                    """, begins).Text(add => add.Conversation).Text(add => add.Channel).Text(add => add.Person).Text(add => met[add.Conversation].State).Command,
            },
        };
        if (await batch.ExecuteNonQueryAsync() < begins.Count) throw new BegunElsewhereException();
    }

    AddResult Decide(AddWrite add, Met? met)
    {
        if (met?.Known is { } known) return new(new Received.Repeated(known), null);
        if (met is null or { Ended: true }) return new(new Received.NoConversation(), null);

        var sequence = met.LastSequence + 1;
        var granted = add.Until > 0 && add.Due <= add.Now && met.LeaseUntil <= add.Now;
        _moved.Add(new(add.Conversation, sequence, granted ? add.Token : met.LeaseToken, granted ? add.Until : met.LeaseUntil, null));
        if (add.Inbound.Shown) _lines.Add(new(add.Conversation, sequence, add.Body, add.Now));
        return new(new Received.Stored(add.ActivityId, sequence), !granted ? null : met.Pending ? "" : met.State);
    }

    CommitResult Decide(CommitWrite commit, Met? met)
    {
        if (met is null or { Waits: false } or { LeaseUntil: 0 } || met.LeaseToken != commit.Lease.Token) return default;

        var first = met.LastSequence + 1;
        var more = met.Pending || commit.GoesOn;
        _moved.Add(new(commit.Conversation, met.LastSequence + commit.Lines, met.LeaseToken, more ? commit.Until : 0, commit));
        for (var i = 0; i < commit.Bodies.Count; i++) _lines.Add(new(commit.Conversation, first + i, "", commit.Now) { By = commit, Number = i });
        return new(true, first, more, !met.Sending);
    }

    /// <summary>
    /// The numbers of all new cases of the batch, in one statement a year. Its row is held until the commit, so that another node's
    /// numbers come after these or, when this one is undone, in their place.
    /// </summary>
    async Task NumberAsync()
    {
        var opening = _commits.Where(commit => commit.Result.Held && commit.Wanted.Count > 0).ToList();
        foreach (var year in opening.SelectMany(commit => commit.Wanted).GroupBy(number => number.Year).OrderBy(year => year.Key))
        {
            var count = year.Count();
            await using var take = new NpgsqlCommand("""
                insert into case_years (year, last) values ($1, $2) on conflict (year) do update set last = case_years.last + $2 returning last
                """, connection, transaction) { Parameters = { new() { Value = (long)year.Key }, new() { Value = (long)count } } };
            _next[year.Key] = (long)(await take.ExecuteScalarAsync())! - count;
        }

        foreach (var commit in opening) commit.Number(wanted => wanted with { Count = ++System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_next, wanted.Year, out _) });
    }

    void WriteTurns(NpgsqlBatch statements)
    {
        var stored = _adds.Where(add => add.Result.Received is Received.Stored).ToList();
        var held = _commits.Where(commit => commit.Result.Held).ToList();
        Write(statements, """
            update conversations c set last_sequence = u.last, lease_token = u.token, lease_until = u.until
            from unnest($1, $2, $3, $4) as u(id, last, token, until) where c.id = u.id
            """, _moved.Where(moved => moved.By is null).ToList(), rows => rows
            .Text(moved => moved.Conversation).Number(moved => moved.Last).Text(moved => moved.Token).Number(moved => moved.Until));
        Write(statements, """
            update conversations c set last_sequence = u.last, lease_until = u.until, state = u.state, ticket = u.ticket, ended_at = u.ended
            from unnest($1, $2, $3, $4, $5, $6) as u(id, last, until, state, ticket, ended) where c.id = u.id
            """, _moved.Where(moved => moved.By is not null).ToList(), rows => rows
            .Text(moved => moved.Conversation).Number(moved => moved.Last).Number(moved => moved.Until)
            .Text(moved => moved.By!.State).Text(moved => moved.By!.Ticket).Number(moved => moved.By!.Ended));
        Write(statements, """
            insert into received (conversation, message_id, activity_id, at) select * from unnest($1, $2, $3, $4)
            """, stored, rows => rows
            .Text(add => add.Conversation).Text(add => add.MessageId).Text(add => add.ActivityId).Number(add => add.KeyAt));
        Write(statements, """
            insert into inbox (conversation, sequence, message_id, body, due_at, attempts)
            select conversation, sequence, message, body, due, 0 from unnest($1, $2, $3, $4, $5) as u(conversation, sequence, message, body, due)
            """, stored, rows => rows
            .Text(add => add.Conversation).Number(add => ((Received.Stored)add.Result.Received).Sequence).Text(add => add.MessageId)
            .Text(add => add.InboxBody).Number(add => add.Due));
        Write(statements, """
            insert into originals (conversation, sequence, closed, delete_at)
            select * from unnest($1, $2, $3, $4)
            """, stored.Where(add => add.Inbound.Original is not null).ToList(), rows => rows
            .Text(add => add.Conversation).Number(add => ((Received.Stored)add.Result.Received).Sequence).Text(add => add.Inbound.Original).Number(add => add.DeleteAt));
        Write(statements, """
            delete from inbox i using unnest($1, $2) as u(conversation, sequence) where i.conversation = u.conversation and i.sequence = u.sequence
            """, held, rows => rows
            .Text(commit => commit.Conversation).Number(commit => commit.Sequence));
        Write(statements, """
            insert into transcript (conversation, sequence, body, at, problem) select conversation, sequence, body, at, '' from unnest($1, $2, $3, $4) as u(conversation, sequence, body, at)
            """, _lines, rows => rows
            .Text(line => line.Conversation).Number(line => line.Sequence).Text(line => line.Body).Number(line => line.At));
        Write(statements, """
            update transcript t set problem = u.problem from unnest($1, $2, $3) as u(conversation, sequence, problem)
            where t.conversation = u.conversation and t.sequence = u.sequence
            """, held.Where(commit => commit.Problem.Length > 0).ToList(), rows => rows
            .Text(commit => commit.Conversation).Number(commit => commit.Sequence).Text(commit => commit.Problem));
        Write(statements, """
            insert into outbox (conversation, sequence, channel, due_at, lease_token, lease_until, attempts, problem)
            select conversation, sequence, channel, due, token, until, 0, '' from unnest($1, $2, $3, $4, $5, $6) as u(conversation, sequence, channel, due, token, until)
            """, held.SelectMany(commit => Enumerable.Range(0, commit.Bodies.Count).Select(i => (Commit: commit, Number: i))).ToList(), rows => rows
            .Text(reply => reply.Commit.Conversation).Number(reply => reply.Commit.Result.First + reply.Number).Text(reply => reply.Commit.Channel)
            .Number(reply => reply.Commit.Now).Text(reply => reply.Commit.Lease.Token).Number(reply => reply.Commit.Result.Clear ? reply.Commit.Until : 0));
    }

    void WriteEntries(NpgsqlBatch statements)
    {
        var entries = _commits.Where(commit => commit.Result.Held)
            .SelectMany(commit => commit.Outcome.Entries.Select((entry, number) => (Id: SideWrites.EntryId(commit, number), Entry: entry))).ToList();
        Write(statements, """
            insert into cases (number, conversation, kind, state, opened_at, body, municipality, officer, due_on, north, east, merged_into, version)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (number) do update set state = excluded.state, body = excluded.body
            """, entries.Select(row => row.Entry).OfType<Case>().Select(CaseRow.Of).ToList(), rows => rows
            .Text(row => row.Number).Text(row => row.Conversation).Text(row => row.Kind).Text(row => row.State).Number(row => row.OpenedAt).Text(row => row.Body)
            .Text(row => row.Municipality).Text(row => row.Officer).Number(row => row.DueOn).Number(row => row.North).Number(row => row.East)
            .Text(row => row.MergedInto).Number(row => row.Version));
        Write(statements, """
            insert into facts (id, name, about, number, by_whom, at, body)
            select id, name, about, (select coalesce(max(number), 0) from facts where facts.about = u.about) + row_number() over (partition by about order by place), by_whom, at, body
            from unnest($1, $2, $3, $4, $5, $6) with ordinality as u(id, name, about, by_whom, at, body, place)
            """, entries.Where(row => row.Entry is Fact).Select(row => (row.Id, Fact: (Fact)row.Entry)).ToList(), rows => rows
            .Text(row => row.Id).Text(row => row.Fact.Name).Text(row => row.Fact.About).Text(row => row.Fact.By)
            .Number(row => row.Fact.At.ToUnixTimeMilliseconds()).Text(row => FactJson.Write(row.Fact)));
    }

    void WriteSettlements(NpgsqlBatch statements)
    {
        var settled = _settles.SelectMany(settle => settle.Settlements.Select(settlement => (Settle: settle, Settlement: settlement))).ToList();
        Write(statements, """
            delete from outbox o using unnest($1, $2) as u(conversation, sequence)
            where o.conversation = u.conversation and o.sequence = u.sequence
            """, settled.Where(row => row.Settlement is Settlement.Delivered).ToList(), rows => rows
            .Text(row => row.Settle.Conversation).Number(row => row.Settlement.Sequence));
        Write(statements, $"""
            update outbox o set lease_until = 0, due_at = case when o.due_at < 0 and u.problem = '{DeliveryReasons.WaitsForCitizen}' then 0 else u.due end, problem = u.problem, attempts = o.attempts + u.counts, parts = u.parts
            from unnest($1, $2, $3, $4, $5, $6, $7) as u(conversation, sequence, token, due, problem, counts, parts)
            where o.conversation = u.conversation and o.sequence = u.sequence and o.lease_token = u.token
            """, settled.Where(row => row.Settlement is Settlement.Deferred).ToList(), rows => rows
            .Text(row => row.Settle.Conversation).Number(row => row.Settlement.Sequence).Text(row => row.Settle.Token)
            .Number(row => ((Settlement.Deferred)row.Settlement).Due.ToUnixTimeMilliseconds()).Text(row => Storable.Text(((Settlement.Deferred)row.Settlement).Reason))
            .Number(row => ((Settlement.Deferred)row.Settlement).Counts ? 1 : 0).Number(row => ((Settlement.Deferred)row.Settlement).Parts));
        Write(statements, """
            with u as (select * from unnest($1, $2, $3, $4) as u(conversation, sequence, token, problem)),
            given as (
                delete from outbox o using u where o.conversation = u.conversation and o.sequence = u.sequence and o.lease_token = u.token
                returning o.conversation, o.sequence, u.problem)
            update transcript t set problem = given.problem from given where t.conversation = given.conversation and t.sequence = given.sequence
            """, settled.Where(row => row.Settlement is Settlement.SetAside).ToList(), rows => rows
            .Text(row => row.Settle.Conversation).Number(row => row.Settlement.Sequence).Text(row => row.Settle.Token)
            .Text(row => Storable.Text(((Settlement.SetAside)row.Settlement).Reason)));
        Write(statements, """
            update outbox o set lease_until = 0 from unnest($1, $2, $3) as u(conversation, last, token)
            where o.conversation = u.conversation and o.sequence > u.last and o.lease_token = u.token
            """, _settles.Where(settle => settle.ReturnsAfter is not null).ToList(), rows => rows
            .Text(settle => settle.Conversation).Number(settle => settle.ReturnsAfter!.Value).Text(settle => settle.Token));
    }

    static void Write<T>(NpgsqlBatch statements, string sql, IReadOnlyList<T> rows, Func<Rows<T>, Rows<T>> columns)
    {
        if (rows.Count > 0) statements.BatchCommands.Add(columns(new Rows<T>(sql, rows)).Command);
    }

    /// <summary>Where a conversation stands after the batch.</summary>
    /// <param name="By">The turn that moved it, or null for a message.</param>
    sealed record Moved(string Conversation, long Last, string Token, long Until, CommitWrite? By);

    /// <param name="Claims">1 where a free conversation is claimed by what is added to it.</param>
    sealed record Key(string Conversation, string MessageId, long Sequence, long Claims, long Now);

    sealed record Line(string Conversation, long Sequence, string Message, long At)
    {
        /// <summary>The turn that says it, or null for a message.</summary>
        public CommitWrite? By { get; init; }
        public int Number { get; init; }
        public string Body => By?.Bodies[Number] ?? Message;
    }
}

/// <summary>Two nodes began the same conversation at the same moment.</summary>
internal sealed class BegunElsewhereException : Exception;
