using System.Net;
using System.Text;
using InquiryBot.Core.People;

namespace InquiryBot.Tests.Endpoints;

/// <summary>A server for tests that change nothing.</summary>
public sealed class SharedDesk : IAsyncLifetime
{
    internal DeskServer Server { get; private set; } = null!;

    internal HttpClient Interpreter { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await DeskServer.StartAsync();
        await Server.OpenTicketAsync();
        Interpreter = await Server.SignedInAsync("interpreter", Role.Interpreter);
    }

    public async ValueTask DisposeAsync()
    {
        Interpreter.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>What everything under <c>/api</c> refuses before it is asked what it does.</summary>
public sealed class ApiGateTests(SharedDesk shared) : IClassFixture<SharedDesk>
{
    const string Wrong = """{"name":"kim","password":"wrong horse battery"}""";

    readonly DeskServer _server = shared.Server;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/desk/tickets?status=waiting")]
    [InlineData("/api/desk/tickets/t1")]
    [InlineData("/api/desk/tickets/t1/history")]
    [InlineData("/api/desk/counselors")]
    [InlineData("/api/desk/canned")]
    [InlineData("/api/desk/events")]
    public async Task Who_is_not_signed_in_sees_nothing(string path)
    {
        using var stranger = _server.Browser();

        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.StatusAsync(path));
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("messages")]
    [InlineData("note")]
    [InlineData("typing")]
    [InlineData("transfer")]
    [InlineData("close")]
    [InlineData("reveal")]
    public async Task Who_may_not_serve_does_nothing(string act)
    {
        using var stranger = _server.Browser();

        Assert.Equal((401, "session.none"), await stranger.PostAsync($"/api/desk/tickets/t1/{act}", "{}").OutcomeAsync());
        Assert.Equal((403, "act.forbidden"), await shared.Interpreter.PostAsync($"/api/desk/tickets/t1/{act}", "{}").OutcomeAsync());
    }

    [Theory]
    [InlineData("/api/desk/tickets")]
    [InlineData("/api/desk/tickets?status=2")]
    [InlineData("/api/desk/tickets?status=all")]
    public async Task A_list_needs_a_status(string path)
    {
        Assert.Equal(HttpStatusCode.BadRequest, await shared.Interpreter.StatusAsync(path));
    }

    [Theory]
    [InlineData("https://evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData("http://127.0.0.1:1", 403)]
    [InlineData("own", 401)]
    public async Task A_page_of_another_origin_is_refused(string origin, int status)
    {
        using var browser = _server.Browser(origin is "own" ? _server.Address.GetLeftPart(UriPartial.Authority) : origin);

        Assert.Equal(status, (await browser.PostAsync("/api/session", Wrong).OutcomeAsync()).Status);
        Assert.Equal(status, (int)await browser.StatusAsync("/api/desk/tickets?status=waiting"));
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("multipart/form-data", 415)]
    [InlineData(null, 415)]
    [InlineData("application/json", 401)]
    public async Task A_write_that_is_not_JSON_is_refused(string? contentType, int status)
    {
        using var browser = _server.Browser();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Wrong));
        if (contentType is not null) content.Headers.Add("Content-Type", contentType);

        Assert.Equal(status, (await browser.PostAsync(new Uri("/api/session", UriKind.Relative), content, Ct).OutcomeAsync()).Status);
    }

    [Theory]
    [InlineData("{", 400, "body.unreadable")]
    [InlineData("null", 400, "body.unreadable")]
    [InlineData("""{"name":5}""", 400, "body.unreadable")]
    [InlineData("{}", 401, "sign-in.wrong")]
    public async Task A_body_that_cannot_be_read_is_answered_with_a_problem(string body, int status, string code)
    {
        using var browser = _server.Browser();

        Assert.Equal((status, code), await browser.PostAsync("/api/session", body).OutcomeAsync());
    }

    [Fact]
    public async Task A_body_without_measure_is_refused()
    {
        using var browser = _server.Browser();

        Assert.Equal((413, "body.too-large"), await browser.PostAsync("/api/session", $$"""{"name":"{{new string('x', 70_000)}}"}""").OutcomeAsync());
    }
}
