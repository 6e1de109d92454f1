using InquiryBot.Core.Desk;
using InquiryBot.Core.People;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Contracts;

/// <summary>What every store promises about accounts and sessions.</summary>
public abstract class PeopleContract(ITestDatabase database) : IAsyncLifetime
{
    DeskStore _store = null!;

    CancellationToken Ct => _store.Node.Patience;

    DateTimeOffset Now => _store.Clock.GetUtcNow();

    public async ValueTask InitializeAsync() => _store = await DeskStore.OpenAsync(database);

    public async ValueTask DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_account_comes_back_as_it_was_added_and_its_name_is_taken_in_any_case()
    {
        var account = Person("김상담A") with { Role = Role.Supervisor, Languages = ["ko", "en"], Skills = ["passport"] };

        Assert.True(await AddAsync(account));
        Assert.False(await AddAsync(account with { Name = "김상담a" }));

        var found = (await _store.People.FindAsync("김상담a", Ct))!;
        Assert.Equal(account with { Languages = found.Languages, Skills = found.Skills }, found);
        Assert.Equal(["ko", "en"], found.Languages);
        Assert.Equal(["passport"], found.Skills);
        Assert.Equal(nameof(AccountAdded), Assert.Single(await _store.Desk.ReadFactsAsync("김상담A", Ct)).Name);
    }

    [Fact]
    public async Task The_first_account_is_made_once()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _store.People.AddFirstAsync(
            Person($"p{i}"), new AccountAdded($"p{i}", Now, Role.Administrator), Ct).AsTask()));

        Assert.Equal(1, made.Count(one => one));
        Assert.Single(await _store.People.ListAsync(Ct));
    }

    [Fact]
    public async Task Where_somebody_administers_is_no_first_account()
    {
        await AddAsync(Person("kim") with { Role = Role.Administrator });

        Assert.False(await _store.People.AddFirstAsync(Person("lee"), new AccountAdded("lee", Now, Role.Administrator), Ct));
        Assert.Null(await _store.People.FindAsync("lee", Ct));
    }

    [Fact]
    public async Task Counselors_alone_leave_the_first_administrator_to_come()
    {
        await AddAsync(Person("kim") with { Role = Role.Counselor });

        Assert.True(await _store.People.AddFirstAsync(Person("lee"), new AccountAdded("lee", Now, Role.Administrator), Ct));
    }

    [Fact]
    public async Task A_session_lasts_as_long_as_it_is_used()
    {
        await SignInAsync("kim");

        for (var i = 0; i < 4; i++)
        {
            _store.Clock.Pass(TimeSpan.FromHours(8));
            Assert.Equal("kim", (await _store.People.FindSessionAsync("s-kim", Now, Ct))?.Name);
        }

        _store.Clock.Pass(TimeSpan.FromHours(12));
        Assert.Null(await _store.People.FindSessionAsync("s-kim", Now, Ct));
        Assert.Equal(1, await _store.People.SweepSessionsAsync(Now, Ct));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_changed_account_ends_its_sessions(bool disable)
    {
        await SignInAsync("kim");
        await SignInAsync("lee");
        var account = (await _store.People.FindAsync("kim", Ct))!;

        Assert.True(await _store.People.ChangeAsync(account with { Disabled = disable, Stamp = "new" }, new PasswordChanged("kim", Now), Ct));

        Assert.Null(await _store.People.FindSessionAsync("s-kim", Now, Ct));
        Assert.NotNull(await _store.People.FindSessionAsync("s-lee", Now, Ct));
        Assert.Equal(disable, (await _store.People.FindAsync("kim", Ct))!.Disabled);
        Assert.False(await _store.People.ChangeAsync(account with { Name = "nobody" }, new PasswordChanged("nobody", Now), Ct));
    }

    [Fact]
    public async Task A_sign_out_ends_one_session_and_is_recorded_once()
    {
        await SignInAsync("kim");

        await _store.People.EndSessionAsync("s-kim", new SignedOut("kim", Now), Ct);
        await _store.People.EndSessionAsync("s-kim", new SignedOut("kim", Now), Ct);

        Assert.Null(await _store.People.FindSessionAsync("s-kim", Now, Ct));
        Assert.Equal(["AccountAdded", "SignedIn", "SignedOut"], (await _store.Desk.ReadFactsAsync("kim", Ct)).Select(fact => fact.Name).Order());
    }

    [Fact]
    public async Task On_duty_is_who_said_so_and_whose_console_is_still_there()
    {
        await SignInAsync("kim");
        await SignInAsync("officer", Role.Officer);
        await DutyAsync("kim", true);
        await DutyAsync("kim", true);

        var kim = Assert.Single(await _store.Desk.CounselorsAsync(Ct));
        Assert.Equal(("kim", "counselor", true, false, 0), (kim.Id.Value, kim.Role, kim.OnDuty, kim.Supervises, kim.OpenTickets));
        Assert.Equal(1, (await _store.Desk.ReadFactsAsync("kim", Ct)).Count(fact => fact.Name == nameof(DutyChanged)));

        _store.Clock.Pass(TimeSpan.FromMinutes(6));
        Assert.False(Assert.Single(await _store.Desk.CounselorsAsync(Ct)).OnDuty);
        await _store.People.FindSessionAsync("s-kim", Now, Ct);
        Assert.True(Assert.Single(await _store.Desk.CounselorsAsync(Ct)).OnDuty);
        await DutyAsync("kim", false);
        Assert.False(Assert.Single(await _store.Desk.CounselorsAsync(Ct)).OnDuty);
    }

    [Fact]
    public async Task A_counselor_is_listed_with_what_he_has_open()
    {
        await SignInAsync("kim", Role.Supervisor);
        var ticket = await _store.OpenTicketAsync(ticket => ticket with { Status = TicketStatus.Open, Counselor = new("kim") });

        var kim = Assert.Single(await _store.Desk.CounselorsAsync(Ct));

        Assert.Equal((1, true), (kim.OpenTickets, kim.Supervises));
        Assert.Equal(kim.Id, (await _store.Desk.FindAsync(ticket.Id, Ct))!.Counselor);
    }

    async Task SignInAsync(string name, Role role = Role.Counselor)
    {
        var account = Person(name) with { Role = role };
        await AddAsync(account);
        await _store.People.BeginSessionAsync(new Session($"s-{name}", name, account.Stamp, Now + Session.Length), new SignedIn(name, Now, "10.0.0.1"), Ct);
    }

    Task DutyAsync(string name, bool on) => _store.Desk.SetDutyAsync(new(name), new DutyChanged(name, Now, on) { By = name }, Ct).AsTask();

    Task<bool> AddAsync(Account account) => _store.People.AddAsync(account, new AccountAdded(account.Name, Now, account.Role), Ct).AsTask();

    Account Person(string name) => new() { Name = name, Role = Role.Counselor, PasswordHash = "hash", Stamp = "first", CreatedAt = Now };
}
