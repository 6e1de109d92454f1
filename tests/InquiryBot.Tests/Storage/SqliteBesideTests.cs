using InquiryBot.Core;
using InquiryBot.Core.People;
using InquiryBot.Storage.Sql;
using InquiryBot.Storage.Sqlite;

namespace InquiryBot.Tests.Storage;

public sealed class SqliteBesideTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly WallClock _clock = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_verb_changes_rows_while_the_server_has_the_file()
    {
        await using var server = new SqliteEngine(_folder.Path, _clock);
        await server.MigrateAsync(Ct);
        await using var verb = new SqliteEngine(_folder.Path, _clock, beside: true);

        var account = new Account { Name = "kim", Role = Role.Counselor, PasswordHash = "h", Stamp = "s", CreatedAt = _clock.GetUtcNow() };
        await new SqlPeople(verb).AddAsync(account, new AccountAdded("kim", account.CreatedAt, account.Role), Ct);

        Assert.False(verb.IsAlone);
        Assert.NotNull(await new SqlPeople(server).FindAsync("kim", Ct));
    }

    [Fact]
    public async Task Where_no_server_runs_the_verb_holds_the_file_itself()
    {
        await using var verb = new SqliteEngine(_folder.Path, _clock, beside: true);

        Assert.True(verb.IsAlone);
        Assert.Throws<StorageException>(() => new SqliteEngine(_folder.Path, _clock));
    }
}
