using Dapper;
using InquiryBot.Core;
using InquiryBot.Core.People;

namespace InquiryBot.Storage.Sql;

/// <summary>Accounts and sessions on a database.</summary>
public sealed class SqlPeople(Engine engine) : IPeople
{
    const string Columns = "p.name, p.role, p.languages, p.skills, p.password_hash as PasswordHash, p.stamp, p.created_at as CreatedAt, p.disabled, p.on_duty as OnDuty";

    const string Insert = """
        insert into people (key, name, role, languages, skills, password_hash, stamp, created_at, disabled, on_duty)
        values (@Key, @Name, @Role, @Languages, @Skills, @PasswordHash, @Stamp, @CreatedAt, 0, 0)
        on conflict do nothing
        """;

    /// <summary>A session in use is written back at most this often.</summary>
    static readonly TimeSpan Touch = TimeSpan.FromMinutes(1);

    readonly Ids _ids = new(engine.Clock);

    public async ValueTask<Account?> FindAsync(string name, CancellationToken ct) =>
        (await engine.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<PersonRow>(
            $"select {Columns} from people p where p.key = @Key", new { Key = AccountName.Key(name) }), ct))?.ToAccount();

    public async ValueTask<IReadOnlyList<Account>> ListAsync(CancellationToken ct) =>
        [.. (await engine.ReadAsync(connection => connection.QueryAsync<PersonRow>($"select {Columns} from people p order by p.key"), ct)).Select(row => row.ToAccount())];

    public async ValueTask<bool> AddAsync(Account account, Fact fact, CancellationToken ct) =>
        await engine.WriteAsync(async (connection, transaction) =>
            await connection.ExecuteAsync(Insert, PersonRow.Of(account), transaction) == 1
            && await SqlFacts.InsertAsync(connection, transaction, _ids.New(), fact) == 1, ct);

    public async ValueTask<bool> AddFirstAsync(Account account, Fact fact, CancellationToken ct) =>
        await engine.WriteAsync(async (connection, transaction) =>
            await connection.ExecuteScalarAsync<long>("select count(*) from people where role = @role", new { role = RoleNames.Of(Role.Administrator) }, transaction) == 0
            && await connection.ExecuteAsync("insert into first_sign_in (one, at) values (1, @Now) on conflict do nothing", new { engine.Now }, transaction) == 1
            && await connection.ExecuteAsync(Insert, PersonRow.Of(account), transaction) == 1
            && await SqlFacts.InsertAsync(connection, transaction, _ids.New(), fact) == 1, ct);

    public async ValueTask<bool> ChangeAsync(Account account, Fact fact, CancellationToken ct) =>
        await engine.WriteAsync(async (connection, transaction) =>
        {
            var row = PersonRow.Of(account);
            var changed = await connection.ExecuteAsync("""
                update people set role = @Role, languages = @Languages, skills = @Skills, password_hash = @PasswordHash,
                    stamp = @Stamp, disabled = @Disabled, on_duty = case when @Disabled = 1 then 0 else on_duty end
                where key = @Key
                """, row, transaction);
            if (changed == 0) return false;

            await connection.ExecuteAsync("delete from sessions where person = @Key", row, transaction);
            return await SqlFacts.InsertAsync(connection, transaction, _ids.New(), fact) == 1;
        }, ct);

    public async ValueTask BeginSessionAsync(Session session, Fact fact, CancellationToken ct) =>
        await engine.WriteAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync("insert into sessions (key, person, stamp, seen_at, until_at) values (@Key, @Person, @Stamp, @Now, @Until)",
                new { session.Key, Person = AccountName.Key(session.Name), session.Stamp, engine.Now, Until = session.Until.ToUnixTimeMilliseconds() }, transaction);
            return await SqlFacts.InsertAsync(connection, transaction, _ids.New(), fact);
        }, ct);

    public async ValueTask<Account?> FindSessionAsync(string key, DateTimeOffset now, CancellationToken ct)
    {
        var row = await engine.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<PersonRow>($"""
            select {Columns}, s.seen_at as SeenAt from sessions s join people p on p.key = s.person
            where s.key = @key and s.until_at > @Now and p.stamp = s.stamp and p.disabled = 0
            """, new { key, Now = now.ToUnixTimeMilliseconds() }), ct);
        if (row is null) return null;

        if (DateTimeOffset.FromUnixTimeMilliseconds(row.SeenAt) + Touch < now) await TouchAsync(key, now, ct);
        return row.ToAccount();
    }

    public async ValueTask EndSessionAsync(string key, Fact fact, CancellationToken ct) =>
        await engine.WriteAsync(async (connection, transaction) =>
            await connection.ExecuteAsync("delete from sessions where key = @key", new { key }, transaction) == 0
                ? 0
                : await SqlFacts.InsertAsync(connection, transaction, _ids.New(), fact), ct);

    public async ValueTask<int> SweepSessionsAsync(DateTimeOffset now, CancellationToken ct) =>
        await engine.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "delete from sessions where until_at <= @Now", new { Now = now.ToUnixTimeMilliseconds() }, transaction), ct);

    /// <summary>The words of a column that holds a few, with a comma between.</summary>
    internal static IReadOnlyList<string> Words(string column) => column.Split(',', StringSplitOptions.RemoveEmptyEntries);

    Task<int> TouchAsync(string key, DateTimeOffset now, CancellationToken ct) =>
        engine.WriteAsync((connection, transaction) => connection.ExecuteAsync("update sessions set seen_at = @Now, until_at = @Until where key = @key",
            new { key, Now = now.ToUnixTimeMilliseconds(), Until = (now + Session.Length).ToUnixTimeMilliseconds() }, transaction), ct);

    sealed class PersonRow
    {
        public string Key { get; init; } = "";
        public string Name { get; init; } = "";
        public string Role { get; init; } = "";
        public string Languages { get; init; } = "";
        public string Skills { get; init; } = "";
        public string PasswordHash { get; init; } = "";
        public string Stamp { get; init; } = "";
        public long CreatedAt { get; init; }
        public long Disabled { get; init; }
        public long OnDuty { get; init; }
        public long SeenAt { get; init; }

        public static PersonRow Of(Account account) => new()
        {
            Key = AccountName.Key(account.Name),
            Name = account.Name,
            Role = RoleNames.Of(account.Role),
            Languages = string.Join(',', account.Languages),
            Skills = string.Join(',', account.Skills),
            PasswordHash = account.PasswordHash,
            Stamp = account.Stamp,
            CreatedAt = account.CreatedAt.ToUnixTimeMilliseconds(),
            Disabled = account.Disabled ? 1 : 0,
        };

        /// <exception cref="InvalidOperationException">The role is not one that this version knows.</exception>
        public Account ToAccount() => new()
        {
            Name = Name,
            Role = RoleNames.Read(Role) ?? throw new InvalidOperationException($"The account {Name} has the unknown role {Role}."),
            Languages = Words(Languages),
            Skills = Words(Skills),
            PasswordHash = PasswordHash,
            Stamp = Stamp,
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            Disabled = Disabled == 1,
            OnDuty = OnDuty == 1,
        };
    }
}
