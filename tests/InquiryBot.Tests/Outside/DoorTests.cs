using System.Net;
using System.Text.Json;
using InquiryBot.Core;

namespace InquiryBot.Tests.Outside;

/// <summary>What every request meets: headers, problems, limits.</summary>
public sealed class DoorTests(Door door) : IClassFixture<Door>
{
    const string Tokens = "/v3/directline/tokens/generate";

    [Theory]
    [InlineData("/")]
    [InlineData("/desk/")]
    [InlineData("/nothing")]
    [InlineData("/healthz/live")]
    [InlineData("/metrics")]
    [InlineData("/openapi/v1.json")]
    public async Task A_page_may_load_from_this_server_only_and_is_framed_by_nobody(string path)
    {
        using var response = await door.Bot.GetAsync(path);

        Assert.StartsWith("default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.Contains("geolocation=(self)", Header(response, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Null(Header(response, "Server"));
    }

    [Theory]
    [InlineData("/v3/directline/conversations/x")]
    [InlineData("/v3/nothing")]
    [InlineData("/api/desk/tickets")]
    public async Task Data_loads_nothing_and_stays_out_of_caches_also_when_refused(string path)
    {
        using var response = await door.Bot.GetAsync(path);

        Assert.False(response.IsSuccessStatusCode);
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Header(response, "Content-Security-Policy"));
        Assert.Equal("no-store", Header(response, "Cache-Control"));
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("/widget.js")]
    [InlineData("/texts/vi.json")]
    public async Task Other_sites_may_load_the_widget(string path)
    {
        Assert.Equal("cross-origin", Header(await door.Bot.GetAsync(path), "Cross-Origin-Resource-Policy"));
    }

    [Fact]
    public async Task Behind_https_a_browser_is_told_to_stay_there()
    {
        Assert.Equal("max-age=31536000", Header(await door.Bot.FromAsync("203.0.113.5", HttpMethod.Get, "/healthz/live", "https"), "Strict-Transport-Security"));
        Assert.Null(Header(await door.Bot.FromAsync("203.0.113.5", HttpMethod.Get, "/healthz/live"), "Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_fault_is_a_problem_that_tells_nothing_about_us()
    {
        door.Trouble = new InvalidOperationException("secret detail");

        using var response = await door.Bot.GetAsync("/metrics");
        var problem = await ProblemAsync(response, HttpStatusCode.InternalServerError);

        Assert.Equal("ServerError", problem.GetProperty("error").GetProperty("code").GetString());
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
    }

    [Fact]
    public async Task A_store_in_trouble_asks_for_patience()
    {
        door.Trouble = new StorageException("The disk is full.");

        using var response = await door.Bot.GetAsync("/metrics");

        await ProblemAsync(response, HttpStatusCode.ServiceUnavailable);
        Assert.Equal("5", Header(response, "Retry-After"));
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem_document()
    {
        await ProblemAsync(await door.Bot.GetAsync("/nothing"), HttpStatusCode.NotFound);
        await ProblemAsync(await door.Bot.FromAsync("203.0.113.5", HttpMethod.Delete, "/metrics"), HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task One_address_that_asks_too_often_waits_and_nobody_else()
    {
        var (served, refused) = await UntilRefusedAsync(HttpMethod.Get, "/healthz/live", "203.0.113.10");

        Assert.True(served >= Door.Burst);
        await ProblemAsync(refused, HttpStatusCode.TooManyRequests);
        Assert.True(int.Parse(Header(refused, "Retry-After")!, System.Globalization.CultureInfo.InvariantCulture) >= 1);
        Assert.Equal(HttpStatusCode.OK, (await door.Bot.FromAsync("203.0.113.11", HttpMethod.Get, "/healthz/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await door.Bot.GetAsync("/healthz/live")).StatusCode);
    }

    [Fact]
    public async Task A_subscriber_of_IPv6_is_one_address_whatever_he_calls_himself()
    {
        await UntilRefusedAsync(HttpMethod.Get, "/healthz/live", "2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:2:ffff::3");

        Assert.Equal(HttpStatusCode.OK, (await door.Bot.FromAsync("2001:db8:1:3::1", HttpMethod.Get, "/healthz/live")).StatusCode);
    }

    [Fact]
    public async Task New_chats_of_one_address_have_a_limit_of_their_own()
    {
        var (served, refused) = await UntilRefusedAsync(HttpMethod.Post, Tokens, "203.0.113.20");

        Assert.Equal(Door.Chats, served);
        await ProblemAsync(refused, HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.OK, (await door.Bot.FromAsync("203.0.113.20", HttpMethod.Get, "/healthz/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await door.Bot.FromAsync("203.0.113.21", HttpMethod.Post, Tokens)).StatusCode);
    }

    [Fact]
    public async Task The_limit_of_new_chats_holds_for_every_spelling_of_the_path()
    {
        var (served, refused) = await UntilRefusedAsync(HttpMethod.Post, Tokens + "/", "203.0.113.22");

        Assert.Equal(Door.Chats, served);
        await ProblemAsync(refused, HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/v3/nothing")]
    public async Task Every_refusal_tells_its_code_to_the_console_and_to_clients_of_Direct_Line(string path)
    {
        var problem = await ProblemAsync(await door.Bot.GetAsync(path), HttpStatusCode.NotFound);

        Assert.Equal("NotFound", problem.GetProperty("code").GetString());
        Assert.Equal("NotFound", problem.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(problem.GetProperty("detail").GetString(), problem.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task At_the_desk_no_picture_comes_from_elsewhere()
    {
        Assert.DoesNotContain("https:", Header(await door.Bot.GetAsync("/desk/"), "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("img-src 'self' data: blob: https:", Header(await door.Bot.GetAsync("/"), "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_interface_describes_itself()
    {
        var api = JsonDocument.Parse(await door.Bot.ReadAsync("/openapi/v1.json")).RootElement;

        Assert.Equal("InquiryBot", api.GetProperty("info").GetProperty("title").GetString());
        var paths = api.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Contains("/v3/directline/conversations/{id}/activities", paths);
        Assert.Contains("/api/desk/tickets", paths);

        var post = api.GetProperty("paths").GetProperty("/v3/directline/conversations/{id}/activities").GetProperty("post");
        Assert.Equal("#/components/schemas/Activity", post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString());
        Assert.True(post.GetProperty("responses").TryGetProperty("413", out _));
    }

    /// <summary>Asks from these addresses in turn until one is refused; gives up where a limit would long have been reached.</summary>
    async Task<(int Served, HttpResponseMessage Refused)> UntilRefusedAsync(HttpMethod method, string path, params string[] addresses)
    {
        for (var served = 0; served < 20 * Door.Burst; served++)
        {
            var response = await door.Bot.FromAsync(addresses[served % addresses.Length], method, path);
            if (response.StatusCode is HttpStatusCode.TooManyRequests) return (served, response);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        throw new InvalidOperationException("No limit was met.");
    }

    static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        return problem;
    }

    static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;
}
