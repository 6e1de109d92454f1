using System.Net;
using System.Text;
using InquiryBot.Auth;
using InquiryBot.Core.People;
using Microsoft.AspNetCore.Http;

namespace InquiryBot.Tests.Endpoints;

public sealed class SessionEndpointsTests : IAsyncLifetime
{
    const string Password = "correct horse battery";
    const string Right = """{"name":"kim","password":"correct horse battery"}""";
    const string Wrong = """{"name":"kim","password":"wrong horse battery"}""";

    static readonly Lazy<Task<string>> Hash = new(async () =>
    {
        using var passwords = new Passwords(rounds: 1000);
        return (await passwords.HashAsync(Password, CancellationToken.None))!;
    });

    DeskServer _server = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await DeskServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Who_signs_in_gets_a_cookie_that_no_script_reads_and_no_other_site_sends()
    {
        await _server.AddAsync("kim", await Hash.Value);
        using var browser = _server.Browser();

        using var answer = await browser.PostAsync("/api/session", Right);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("inquirybot_session=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        browser.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        var session = await browser.ReadAsync("/api/session");
        Assert.Equal(("kim", "counselor", true), (session.Text("name"), session.Text("role"), session.GetProperty("onDuty").GetBoolean()));
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public void Behind_https_the_cookie_never_travels_in_the_clear(string scheme, bool secure)
    {
        var http = new DefaultHttpContext();
        http.Request.Scheme = scheme;

        SessionCookie.Give(http);

        Assert.Equal(secure, http.Response.Headers.SetCookie.ToString().Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_store_holds_no_cookie_that_could_be_used()
    {
        var http = new DefaultHttpContext();

        var key = SessionCookie.Give(http);

        Assert.DoesNotContain(key, http.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
        using var browser = _server.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", $"inquirybot_session={key}");
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusAsync("/api/session"));
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_name_and_a_disabled_account_are_told_alike()
    {
        await _server.AddAsync("kim", await Hash.Value);
        await _server.AddAsync("gone", await Hash.Value);
        await _server.People.ChangeAsync((await _server.People.FindAsync("gone", Ct))! with { Disabled = true }, new AccountDisabled("gone", _server.Clock.GetUtcNow()), Ct);
        using var browser = _server.Browser();

        Assert.Equal((401, "sign-in.wrong"), await browser.PostAsync("/api/session", Wrong).OutcomeAsync());
        Assert.Equal((401, "sign-in.wrong"), await browser.PostAsync("/api/session", """{"name":"hunter2-typed-here","password":"x"}""").OutcomeAsync());
        Assert.Equal((401, "sign-in.wrong"), await browser.PostAsync("/api/session", """{"name":"gone","password":"correct horse battery"}""").OutcomeAsync());

        Assert.Equal("SignInFailed", (await _server.Desk.ReadFactsAsync("kim", Ct))[^1].Name);
        Assert.Equal("SignInFailed", Assert.Single(await _server.Desk.ReadFactsAsync(SignInFailed.Nobody, Ct)).Name);
        Assert.Empty(await _server.Desk.ReadFactsAsync("hunter2-typed-here", Ct));
    }

    [Fact]
    public async Task After_repeated_failures_even_the_right_password_has_to_wait()
    {
        await _server.AddAsync("kim", await Hash.Value);
        using var browser = _server.Browser();
        for (var i = 0; i < 5; i++) await browser.PostAsync("/api/session", Wrong).OutcomeAsync();

        using var refused = await browser.PostAsync("/api/session", Right);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);

        _server.Clock.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal((204, null), await browser.PostAsync("/api/session", Right).OutcomeAsync());
    }

    [Fact]
    public async Task A_crowd_of_guesses_is_stopped_after_five()
    {
        await _server.AddAsync("kim", await Hash.Value);
        using var browser = _server.Browser();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => browser.PostAsync("/api/session", Wrong).OutcomeAsync()));

        Assert.Equal(5, outcomes.Count(outcome => outcome.Status == 401));
        Assert.Equal(35, outcomes.Count(outcome => outcome.Status == 429));
    }

    [Fact]
    public async Task A_sign_out_ends_the_session_and_the_duty()
    {
        using var browser = await _server.SignedInAsync("kim");
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/session") { Content = new StringContent("", Encoding.UTF8, "application/json") };

        using var answer = await browser.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Contains("expires=Thu, 01 Jan 1970", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusAsync("/api/session"));
        Assert.False((await _server.People.FindAsync("kim", Ct))!.OnDuty);
    }

    [Fact]
    public async Task A_changed_account_is_signed_out()
    {
        using var browser = await _server.SignedInAsync("kim");
        var account = (await _server.People.FindAsync("kim", Ct))!;

        await _server.People.ChangeAsync(account with { Stamp = "second" }, new PasswordChanged("kim", _server.Clock.GetUtcNow()), Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusAsync("/api/session"));
    }

    [Fact]
    public async Task The_first_sign_in_link_makes_one_administrator_and_is_then_worth_nothing()
    {
        using var browser = _server.Browser();
        var token = _server.First.Token;
        string With(string? shown, string password) => $$"""{"token":"{{shown}}","name":"관리자","password":"{{password}}"}""";

        Assert.Equal((403, "first.used"), await browser.PostAsync("/api/session/first", With("guess", Password)).OutcomeAsync());
        Assert.Equal((400, "password.too-short"), await browser.PostAsync("/api/session/first", With(token, "short")).OutcomeAsync());
        Assert.Equal((204, null), await browser.PostAsync("/api/session/first", With(token, Password)).OutcomeAsync());
        Assert.Equal((403, "first.used"), await browser.PostAsync("/api/session/first", With(token, Password)).OutcomeAsync());
        Assert.Equal((403, "first.used"), await browser.PostAsync("/api/session/first", With(null, Password)).OutcomeAsync());

        Assert.Equal(("관리자", Role.Administrator), (await _server.People.ListAsync(Ct)) is [var one] ? (one.Name, one.Role) : default);
        Assert.Null(_server.First.Token);
    }

    [Fact]
    public async Task Of_eight_who_use_the_link_at_once_one_gets_in()
    {
        using var browser = _server.Browser();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => browser
            .PostAsync("/api/session/first", $$"""{"token":"{{_server.First.Token}}","name":"p{{i}}","password":"{{Password}}"}""").OutcomeAsync()));

        Assert.Single(outcomes, outcome => outcome.Status == 204);
        Assert.Single(await _server.People.ListAsync(Ct));
    }
}
