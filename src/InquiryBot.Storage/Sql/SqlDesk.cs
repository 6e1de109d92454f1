using System.Data.Common;
using Dapper;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.People;

namespace InquiryBot.Storage.Sql;

/// <summary>The desk on a database.</summary>
public sealed class SqlDesk(Engine engine, Node node, SqlConversations conversations, ISignal signal, StoreSettings settings) : IDesk
{
    /// <summary>Whose console has been silent for longer has left his desk, whatever he said when he came.</summary>
    static readonly TimeSpan Absence = TimeSpan.FromMinutes(5);

    /// <summary>Lines of a conversation that a list looks at.</summary>
    const int Glimpsed = 20;

    readonly Ids _ids = new(engine.Clock);

    public async ValueTask<IReadOnlyList<Ticket>> ListAsync(TicketStatus status, int limit, CancellationToken ct)
    {
        var order = status switch
        {
            TicketStatus.Waiting => "urgency desc, opened_at, id",
            TicketStatus.Open => "accepted_at, id",
            _ => "closed_at desc, id",
        };
        return await ReadAsync($"{TicketRow.Select} where status = @status order by {order} limit @limit", new { status = TicketRow.Word(status), limit }, ct);
    }

    public async ValueTask<Ticket?> FindAsync(TicketId id, CancellationToken ct) =>
        (await ReadAsync($"{TicketRow.Select} where id = @Value", new { id.Value }, ct)).SingleOrDefault();

    public async ValueTask<int> PositionAsync(Ticket ticket, CancellationToken ct) => 1 + await engine.ReadAsync(connection => connection.ExecuteScalarAsync<int>("""
        select count(*) from tickets
        where status = 'waiting' and id <> @Id and (urgency > @Urgency
            or urgency = @Urgency and (opened_at < @OpenedAt or opened_at = @OpenedAt and id < @Id))
        """, TicketRow.Of(ticket)), ct);

    public async ValueTask<Saved> SaveAsync(DeskAct act, CancellationToken ct)
    {
        var now = engine.Clock.GetUtcNow();
        var lease = new Lease(act.Next.Conversation, node.NextToken(), now.AddSeconds(settings.LeaseSeconds));

        // Not given up with the console that asks for it: what is stored must also be told and taken up.
        var (saved, added) = await engine.WriteAsync((connection, transaction) => StoreAsync(connection, transaction, act, lease, now), CancellationToken.None);
        if (saved is Saved.Stored) signal.Raise(new Change.TicketChanged(act.Next.Conversation, act.Next.Id));
        if (added is { State: { } state }) conversations.Grant(lease, act.Inbound!, added.Sequence, state);
        return saved;
    }

    public async ValueTask<bool> KnowsAsync(TicketId ticket, string act, CancellationToken ct) =>
        await engine.ReadAsync(connection => SqlFacts.KnownAsync(connection, null, FactId(ticket, act)), ct);

    public async ValueTask<IReadOnlyList<Note>> NotesAsync(TicketId ticket, CancellationToken ct)
    {
        var rows = await engine.ReadAsync(connection => connection.QueryAsync<(string Id, string By, string Body, long After, long At)>(
            "select id, by_whom, body, after_line, at from notes where ticket = @Value order by at, id", new { ticket.Value }), ct);
        return [.. rows.Select(row => new Note(ticket, row.Id, new(row.By), row.Body, row.After, DateTimeOffset.FromUnixTimeMilliseconds(row.At)))];
    }

    public async ValueTask<IReadOnlyList<TranscriptRow>> TailAsync(ConversationId conversation, int limit, CancellationToken ct) =>
        await engine.ReadAsync(connection => TranscriptLine.TailAsync(connection, Storable.Text(conversation.Value), limit), ct);

    public async ValueTask<IReadOnlyList<TranscriptRow>> LinesAsync(ConversationId conversation, long after, int limit, CancellationToken ct) =>
        await engine.ReadAsync(connection => TranscriptLine.AfterForDeskAsync(connection, Storable.Text(conversation.Value), after, limit), ct);

    public async ValueTask<IReadOnlyDictionary<TicketId, Glimpse>> GlimpsesAsync(IReadOnlyList<Ticket> tickets, CancellationToken ct)
    {
        var byConversation = tickets.ToLookup(ticket => ticket.Conversation.Value);
        return await engine.ReadAsync(async connection =>
        {
            var glimpses = new Dictionary<TicketId, Glimpse>();
            await foreach (var (conversation, lines) in TranscriptLine.LastOfEachAsync(connection, [.. byConversation.Select(group => group.Key)], Glimpsed))
                foreach (var ticket in byConversation[conversation]) glimpses[ticket.Id] = Glimpse.Of(ticket, lines);
            return glimpses;
        }, ct);
    }

    public async ValueTask<string?> OriginalAsync(ConversationId conversation, long sequence, CancellationToken ct) =>
        await engine.ReadAsync(connection => connection.QuerySingleOrDefaultAsync<string>(
            "select closed from originals where conversation = @Id and sequence = @sequence and delete_at > @Now",
            new { Id = Storable.Text(conversation.Value), sequence, engine.Now }), ct);

    public async ValueTask<IReadOnlyList<Counselor>> CounselorsAsync(CancellationToken ct)
    {
        var rows = await engine.ReadAsync(connection => connection.QueryAsync<CounselorRow>("""
            select p.name, p.role, p.languages, p.skills,
                case when p.on_duty = 1 and exists (select 1 from sessions s where s.person = p.key and s.seen_at > @since) then 1 else 0 end as Present,
                (select count(*) from tickets t where t.status = 'open' and t.counselor = p.name) as OpenTickets
            from people p where p.disabled = 0 order by p.key
            """, new { since = engine.Now - (long)Absence.TotalMilliseconds }), ct);
        return [.. rows.Where(row => row.Serves).Select(row => row.ToCounselor())];
    }

    public async ValueTask SetDutyAsync(CounselorId counselor, DutyChanged fact, CancellationToken ct) =>
        await engine.WriteAsync(async (connection, transaction) =>
        {
            var changed = await connection.ExecuteAsync("update people set on_duty = @On where key = @Key and on_duty <> @On",
                new { On = fact.On ? 1L : 0L, Key = AccountName.Key(counselor.Value) }, transaction);
            return changed == 0 ? 0 : await SqlFacts.InsertAsync(connection, transaction, _ids.New(), fact);
        }, CancellationToken.None);

    public async ValueTask RecordAsync(Fact fact, CancellationToken ct) =>
        await engine.WriteAsync((connection, transaction) => SqlFacts.InsertAsync(connection, transaction, _ids.New(), fact), CancellationToken.None);

    public async ValueTask<IReadOnlyList<FactRow>> ReadFactsAsync(string about, CancellationToken ct) =>
        await engine.ReadAsync(connection => SqlFacts.ReadAsync(connection, about), ct);

    /// <summary>What can refuse the act comes first, so a refused one leaves nothing behind.</summary>
    async Task<(Saved, InboxAdded?)> StoreAsync(DbConnection connection, DbTransaction? transaction, DeskAct act, Lease lease, DateTimeOffset now)
    {
        if (act.Id is not null && await SqlFacts.KnownAsync(connection, transaction, FactId(act.Next.Id, act.Id))) return (Saved.Repeated, null);
        if (!await TicketRow.HoldAsync(connection, transaction, act.Next.Id, act.Next.Version - 1)) return (Saved.Stale, null);

        var added = act.Inbound is { } inbound
            ? await InboxRow.AddAsync(connection, transaction, inbound, lease, now.ToUnixTimeMilliseconds())
            : null;
        if (added is null && act.Inbound is { Activity.Type: ActivityTypes.Message }) return (Saved.ConversationEnded, null);

        await TicketRow.UpdateAsync(connection, transaction, act.Next);
        await SqlFacts.InsertAsync(connection, transaction, act.Id is null ? _ids.New() : FactId(act.Next.Id, act.Id), act.Fact);
        if (act.Note is { } note) await InsertAsync(connection, transaction, note);
        return (Saved.Stored, added);
    }

    static Task<int> InsertAsync(DbConnection connection, DbTransaction? transaction, Note note) => connection.ExecuteAsync(
        "insert into notes (ticket, id, by_whom, body, after_line, at) values (@Ticket, @Id, @By, @Text, @After, @At)",
        new { Ticket = note.Ticket.Value, note.Id, By = note.By.Value, note.Text, note.After, At = note.At.ToUnixTimeMilliseconds() }, transaction);

    static string FactId(TicketId ticket, string act) => $"{ticket}:{act}";

    async Task<IReadOnlyList<Ticket>> ReadAsync(string sql, object arguments, CancellationToken ct) =>
        [.. (await engine.ReadAsync(connection => connection.QueryAsync<TicketRow>(sql, arguments), ct)).Select(row => row.ToTicket())];

    sealed class CounselorRow
    {
        public string Name { get; init; } = "";
        public string Role { get; init; } = "";
        public string Languages { get; init; } = "";
        public string Skills { get; init; } = "";
        public long Present { get; init; }
        public long OpenTickets { get; init; }

        public bool Serves => RoleNames.Read(Role) is { } role && Permissions.Allow(role, Act.ServeTickets);

        public Counselor ToCounselor() => new()
        {
            Id = new(Name),
            Role = Role,
            Supervises = RoleNames.Read(Role) is { } role && Permissions.Allow(role, Act.SuperviseTickets),
            Languages = SqlPeople.Words(Languages),
            Skills = SqlPeople.Words(Skills),
            OnDuty = Present == 1,
            OpenTickets = (int)OpenTickets,
        };
    }
}
