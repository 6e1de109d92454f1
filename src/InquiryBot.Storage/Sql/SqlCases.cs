using System.Data.Common;
using Dapper;
using InquiryBot.Core;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Storage.Sql;

/// <summary>Citizens' reports on a database.</summary>
public sealed class SqlCases(Engine engine, Node node, SqlConversations conversations, StoreSettings settings) : ICases
{
    const double MetresOfDegree = 111_195;

    readonly Ids _ids = new(engine.Clock);

    public CaseNumber Announce(int year, string act) => CaseNumber.Pending(year, act);

    public async ValueTask<Case?> FindAsync(CaseNumber number, CancellationToken ct)
    {
        var body = await engine.ReadAsync(connection => connection.QuerySingleOrDefaultAsync<string>(
            "select body from cases where number = @number", new { number = number.ToString() }), ct);
        return body is null ? null : CaseRow.Read(body);
    }

    /// <summary>A fact's id begins with the conversation whose turn made it.</summary>
    public async ValueTask<int> CountRefusalsAsync(CaseNumber number, ConversationId conversation, DateTimeOffset since, CancellationToken ct)
    {
        var prefix = Storable.Text(conversation.Value) + ":";
        return (int)await engine.ReadAsync(connection => connection.ExecuteScalarAsync<long>("""
            select count(*) from facts where at >= @since and name = @name and (about = @about or substr(id, 1, @Length) = @prefix)
            """, new { about = number.ToString(), name = nameof(CaseLookUpRefused), since = since.ToUnixTimeMilliseconds(), prefix, prefix.Length }), ct);
    }

    public async ValueTask<CasePage> ListAsync(CaseFilter filter, CancellationToken ct)
    {
        List<string> where = ["1 = 1"];
        if (filter.State is not null) where.Add("state = @State");
        if (filter.Open || filter.DueBefore is not null) where.Add("state in ('received', 'assigned', 'in-progress')");
        if (filter.Kind is not null) where.Add("kind = @Kind");
        if (filter.Municipality is not null) where.Add("municipality = @Municipality");
        if (filter.Officer is not null) where.Add("officer = @Officer");
        if (filter.Conversation is not null) where.Add("conversation = @Conversation");
        if (filter.DueBefore is not null) where.Add("due_on > 0 and due_on < @Due");
        if (filter.Number is not null) where.Add("number like @Number");
        var found = $"from cases where {string.Join(" and ", where)}";
        var arguments = new
        {
            State = filter.State?.Key(),
            filter.Kind,
            filter.Municipality,
            filter.Officer,
            Conversation = Storable.Text(filter.Conversation?.Value ?? ""),
            Due = filter.DueBefore is { } due ? CaseRow.Day(due) : 0,
            Number = $"%{string.Concat((filter.Number ?? "").Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')).ToUpperInvariant()}%",
            filter.Skip,
            filter.Take,
        };
        return await engine.ReadAsync(async connection => new CasePage(
            [.. (await connection.QueryAsync<string>($"select body {found} order by opened_at desc, number desc limit @Take offset @Skip", arguments)).Select(CaseRow.Read)],
            await connection.ExecuteScalarAsync<long>($"select count(*) {found}", arguments)), ct);
    }

    public async ValueTask<IReadOnlyList<string>> KindsAsync(CancellationToken ct) =>
        (await engine.ReadAsync(connection => connection.QueryAsync<string>("select distinct kind from cases order by kind"), ct)).AsList();

    /// <summary>First by a box that the columns know, then exactly.</summary>
    public async ValueTask<IReadOnlyList<Case>> NearAsync(Case of, double metres, TimeSpan span, CancellationToken ct)
    {
        if (of.Place is not { Latitude: { } latitude, Longitude: { } longitude } place) return [];

        var (up, across) = (metres / MetresOfDegree, metres / MetresOfDegree / Math.Max(0.01, Math.Cos(latitude * Math.PI / 180)));
        var box = new
        {
            of.Kind,
            of.Key,
            From = (of.OpenedAt - span).ToUnixTimeMilliseconds(),
            To = (of.OpenedAt + span).ToUnixTimeMilliseconds(),
            South = (long)Math.Floor((latitude - up) * CaseRow.PartsOfDegree),
            North = (long)Math.Ceiling((latitude + up) * CaseRow.PartsOfDegree),
            West = (long)Math.Floor((longitude - across) * CaseRow.PartsOfDegree),
            East = (long)Math.Ceiling((longitude + across) * CaseRow.PartsOfDegree),
        };
        var bodies = await engine.ReadAsync(connection => connection.QueryAsync<string>("""
            select body from cases
            where kind = @Kind and opened_at between @From and @To and north between @South and @North and east between @West and @East and number <> @Key
            """, box), ct);
        return [.. bodies.Select(CaseRow.Read).Select(other => (Case: other, Metres: place.MetresTo(other.Place!)))
            .Where(other => other.Metres <= metres).OrderBy(other => other.Metres).Select(other => other.Case)];
    }

    public async ValueTask<IReadOnlyList<Case>> FollowersAsync(CaseNumber number, CancellationToken ct) =>
        [.. (await engine.ReadAsync(connection => connection.QueryAsync<string>("""
            with recursive followers(number) as (
                select number from cases where merged_into = @number
                union select c.number from cases c join followers f on c.merged_into = f.number)
            select c.body from cases c join followers f on f.number = c.number order by c.number
            """, new { number = number.ToString() }), ct)).Select(CaseRow.Read)];

    public async ValueTask<bool> SaveAsync(CaseAct act, CancellationToken ct)
    {
        var now = engine.Clock.GetUtcNow();
        var tells = act.Tells.OrderBy(inbound => inbound.Conversation.Id.Value, StringComparer.Ordinal)
            .Select(inbound => (Inbound: inbound, Lease: new Lease(inbound.Conversation.Id, node.NextToken(), now.AddSeconds(settings.LeaseSeconds)))).ToList();

        // Not given up with the console that asks for it: what is stored must also be told.
        var added = await engine.WriteAsync((connection, transaction) => StoreAsync(connection, transaction, act, tells, now.ToUnixTimeMilliseconds()), CancellationToken.None);
        if (added is null) return false;
        foreach (var (tell, row) in tells.Zip(added))
            if (row is { State: { } state }) conversations.Grant(tell.Lease, tell.Inbound, row.Sequence, state);
        return true;
    }

    /// <summary>What can refuse the act comes first. Null when it does.</summary>
    async Task<List<InboxAdded?>?> StoreAsync(DbConnection connection, DbTransaction? transaction, CaseAct act, List<(Inbound Inbound, Lease Lease)> tells, long now)
    {
        if (act.Into is { } into && await connection.ExecuteAsync(
            "update cases set version = version where number = @Key and version = @Version", new { into.Key, into.Version }, transaction) == 0) return null;
        if (await connection.ExecuteAsync("""
            update cases set state = @State, body = @Body, municipality = @Municipality, officer = @Officer, due_on = @DueOn, merged_into = @MergedInto, version = @Version
            where number = @Number and version = @Version - 1
            """, CaseRow.Of(act.Next), transaction) == 0) return null;

        await SqlFacts.InsertAsync(connection, transaction, _ids.New(), act.Fact);
        var added = new List<InboxAdded?>();
        foreach (var (inbound, lease) in tells) added.Add(await InboxRow.AddAsync(connection, transaction, inbound, lease, now));
        return added;
    }

    /// <summary>Inside a turn's commit; the same act again is the same case. Its values are those of <see cref="CaseRow"/> in their order.</summary>
    internal const string Put = """
        insert into cases (number, conversation, kind, state, opened_at, body, municipality, officer, due_on, north, east, merged_into, version)
        values (@Number, @Conversation, @Kind, @State, @OpenedAt, @Body, @Municipality, @Officer, @DueOn, @North, @East, @MergedInto, @Version)
        on conflict (number) do update set state = excluded.state, body = excluded.body
        """;
}
