using InquiryBot.Auth;
using InquiryBot.Commands;
using InquiryBot.Core;
using InquiryBot.Core.People;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Commands;

public sealed class AccountBookTests : IAsyncLifetime
{
    readonly SqliteDatabase _database = new();
    readonly Passwords _passwords = new(rounds: 1000);
    readonly StringWriter _output = new();
    readonly StringWriter _errors = new();
    DeskStore _store = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await DeskStore.OpenAsync(_database);

    public async ValueTask DisposeAsync()
    {
        _passwords.Dispose();
        await _store.DisposeAsync();
        await _database.DisposeAsync();
        await _output.DisposeAsync();
        await _errors.DisposeAsync();
    }

    [Fact]
    public async Task An_account_is_added_with_its_role_languages_and_skills()
    {
        Assert.Equal(0, await Book().AddAsync("김상담", "counselor", "ko, en", "passport", Ct));

        var account = (await _store.People.FindAsync("김상담", Ct))!;
        Assert.Equal((Role.Counselor, "ko,en", "passport"), (account.Role, string.Join(',', account.Languages), string.Join(',', account.Skills)));
        Assert.True(await _passwords.VerifyAsync(account.PasswordHash, "correct horse battery", Ct));
        Assert.Equal("Added 김상담 (counselor).", _output.ToString().Trim());
        Assert.Equal(("AccountAdded", "command line"), Assert.Single(await _store.Desk.ReadFactsAsync("김상담", Ct)) is var fact ? (fact.Name, fact.By) : default);
    }

    [Theory]
    [InlineData("a<b", "counselor", "ko", "", "'a<b' cannot be a name")]
    [InlineData("kim", "boss", "ko", "", "'boss' is no role: use one of counselor, interpreter, officer, supervisor, administrator")]
    [InlineData("kim", "counselor", "korean!", "", "'korean!' is no list of languages")]
    [InlineData("kim", "counselor", "ko,xx", "", "'xx' is no language that is known")]
    [InlineData("kim", "counselor", "ko", "Pass Port", "'Pass Port' is no list of skills")]
    public async Task A_bad_argument_is_named_in_one_line(string name, string role, string languages, string skills, string fault)
    {
        Assert.Equal(2, await Book().AddAsync(name, role, languages, skills, Ct));

        Assert.StartsWith($"inquirybot: {fault}", Assert.Single(_errors.ToString().Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(await _store.People.ListAsync(Ct));
    }

    [Theory]
    [InlineData(null, "write the password to standard input")]
    [InlineData("short", "The password needs at least 10 characters.")]
    public async Task A_password_that_will_not_do_is_refused(string? password, string fault)
    {
        Assert.Equal(1, await Book(password).AddAsync("kim", "counselor", "", "", Ct));

        Assert.Equal($"inquirybot: {fault}", _errors.ToString().Trim());
        Assert.Empty(await _store.People.ListAsync(Ct));
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        await Book().AddAsync("kim", "counselor", "", "", Ct);

        Assert.Equal(1, await Book().AddAsync("Kim", "supervisor", "", "", Ct));

        Assert.Contains("there is an account", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_and_a_closed_account_end_the_sessions()
    {
        await Book().AddAsync("kim", "counselor", "", "", Ct);
        await SignInAsync("kim");

        Assert.Equal(0, await Book("a wholly new secret").ChangePasswordAsync("kim", Ct));
        Assert.Null(await _store.People.FindSessionAsync("s", _store.Clock.GetUtcNow(), Ct));
        Assert.True(await _passwords.VerifyAsync((await _store.People.FindAsync("kim", Ct))!.PasswordHash, "a wholly new secret", Ct));

        await SignInAsync("kim");
        Assert.Equal(0, await Book().DisableAsync("kim", Ct));
        Assert.Null(await _store.People.FindSessionAsync("s", _store.Clock.GetUtcNow(), Ct));
        Assert.True((await _store.People.FindAsync("kim", Ct))!.Disabled);
        Assert.Equal(1, await Book().DisableAsync("nobody", Ct));
        Assert.Equal(1, await Book().ChangePasswordAsync("nobody", Ct));
    }

    [Fact]
    public async Task Nobody_locks_the_last_administrator_out()
    {
        await Book().AddAsync("root", "administrator", "", "", Ct);

        Assert.Equal(1, await Book().DisableAsync("root", Ct));
        await Book().AddAsync("second", "administrator", "", "", Ct);
        Assert.Equal(0, await Book().DisableAsync("root", Ct));
        Assert.Equal(1, await Book().DisableAsync("second", Ct));
    }

    [Fact]
    public async Task The_list_shows_who_is_there_and_no_hash()
    {
        await Book().AddAsync("lee", "interpreter", "vi", "", Ct);
        await Book().AddAsync("kim", "counselor", "ko,en", "passport", Ct);
        await Book().DisableAsync("lee", Ct);
        _output.GetStringBuilder().Clear();

        Assert.Equal(0, await Book().ListAsync(Ct));

        Assert.Equal(["kim\tcounselor\tko,en; passport", "lee\tinterpreter\tvi; disabled"], _output.ToString().Trim().Split(Environment.NewLine));
    }

    AccountBook Book(string? password = "correct horse battery") =>
        new(_store.People, _passwords, new Ids(_store.Clock), _store.Clock, () => password, _output, _errors);

    async Task SignInAsync(string name)
    {
        var (account, now) = ((await _store.People.FindAsync(name, Ct))!, _store.Clock.GetUtcNow());
        await _store.People.BeginSessionAsync(new Session("s", name, account.Stamp, now + Session.Length), new SignedIn(name, now, "test"), Ct);
        Assert.NotNull(await _store.People.FindSessionAsync("s", now, Ct));
    }
}
