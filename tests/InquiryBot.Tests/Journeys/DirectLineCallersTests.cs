using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Journeys;

/// <summary>Who may call Direct Line from where, and how much one call gives and takes.</summary>
public sealed class DirectLineCallersTests : IAsyncLifetime
{
    const string Secret = "a-secret-that-is-long-enough";

    RunningBot _bot = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync(null, "--Channels:WebChat:Secret", Secret, "--Channels:WebChat:Origins:0", "https://www.gg.go.kr");

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("https://chat.gg.go.kr", 200)]
    [InlineData("https://chat.gg.go.kr:8443", 403)]
    [InlineData("https://evil.example", 403)]
    public async Task Our_own_page_opens_a_chat_though_a_proxy_that_we_do_not_know_ends_its_TLS(string origin, int status)
    {
        using var response = await CallAsync(HttpMethod.Post, "tokens/generate", null, origin, "{}", host: "chat.gg.go.kr");

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Every_trusted_origin_of_a_token_may_use_it_and_no_other()
    {
        using var generated = await CallAsync(HttpMethod.Post, "tokens/generate", Secret, null, """{"trustedOrigins":["https://one.example","https://two.example"]}""");
        var token = (await JsonAsync(generated)).GetProperty("token").GetString();

        using var first = await CallAsync(HttpMethod.Post, "conversations", token, "https://one.example", "{}");
        var started = (await JsonAsync(first)).GetProperty("token").GetString();
        using var second = await CallAsync(HttpMethod.Post, "tokens/refresh", started, "https://two.example", "{}");
        using var other = await CallAsync(HttpMethod.Post, "tokens/refresh", started, "https://three.example", "{}");
        using var program = await CallAsync(HttpMethod.Post, "tokens/refresh", started, null, "{}");

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK),
            (first.StatusCode, second.StatusCode, other.StatusCode, program.StatusCode));
    }

    [Theory]
    [InlineData("""{"trustedOrigins":["one.example"]}""")]
    [InlineData("""{"trustedOrigins":["https://one.example/page"]}""")]
    [InlineData("""{"trustedOrigins":["https://one.example\n"]}""")]
    [InlineData("""{"trustedOrigins":[null]}""")]
    [InlineData("""{"user":{"id":"dl_x\nhttps://one.example"}}""")]
    public async Task What_cannot_be_bound_to_a_token_is_refused(string body)
    {
        using var response = await CallAsync(HttpMethod.Post, "tokens/generate", Secret, null, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_session_is_named_to_callers_with_a_right_and_to_their_page()
    {
        await using var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);

        using var stranger = await CallAsync(HttpMethod.Get, "session/getsessionid", null, null);
        using var named = await CallAsync(HttpMethod.Get, "session/getsessionid", citizen.Token, "https://www.gg.go.kr");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (stranger.StatusCode, named.StatusCode));
        Assert.NotEmpty((await JsonAsync(named)).GetProperty("sessionId").GetString()!);
        Assert.Equal("true", named.Headers.GetValues("Access-Control-Allow-Credentials").Single());
        Assert.Equal("https://www.gg.go.kr", named.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task Of_typing_nothing_is_passed_on_but_the_fact()
    {
        await using var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);
        var passed = new TaskCompletionSource<Change.Passing>();
        using var listening = _bot.Services.GetRequiredService<ISignal>().Listen(new(citizen.Conversation), change =>
        {
            if (change is Change.Passing passing) passed.TrySetResult(passing);
        });

        using var sent = await citizen.SendRawAsync("""{"type":"typing","text":"words","from":{"id":"x","role":"bot"},"channelData":{"counselor":true,"pad":"much"}}""");
        var typing = ActivityJson.Read((await passed.Task.WaitAsync(Ct)).Body);

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal((ActivityTypes.Typing, Roles.User, null, null), (typing.Type, typing.From!.Role, typing.Text, typing.ChannelData));
        Assert.NotEqual("x", typing.From.Id);
    }

    [Fact]
    public async Task Nobody_types_where_there_is_no_conversation()
    {
        using var response = await CallAsync(HttpMethod.Post, "conversations/nowhere/activities", Secret, null, """{"type":"typing"}""");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_long_history_is_read_in_parts()
    {
        await using var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);
        await citizen.HearsAsync();
        for (var i = 0; i < 7; i++)
        {
            using var sent = await citizen.SendRawAsync($$"""{"type":"message","text":"여권","channelData":{"pad":"{{new string('x', 200_000)}}","clientActivityID":"m{{i}}"} }""");
            Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        }

        var (seen, watermark) = (new List<string?>(), "");
        for (var parts = 0; seen.Count < 7; parts++)
        {
            using var response = await citizen.GetAsync($"{citizen.Path}/activities?watermark={watermark}");
            var body = await response.Content.ReadAsStringAsync(Ct);
            var set = JsonSerializer.Deserialize(body, ActivityJson.Wire.ActivitySet)!;
            Assert.InRange(body.Length, 1, 1024 * 1024 + 1000);
            Assert.InRange(parts, 0, 20);
            seen.AddRange(set.Activities.Where(line => line.From!.Role is Roles.User).Select(line => line.ChannelData!.Value.GetProperty("clientActivityID").GetString()));
            watermark = set.Watermark;
        }

        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"m{i}"), seen);
    }

    [Fact]
    public async Task Fifty_messages_in_a_second_slow_the_one_who_sends_them_and_nobody_else()
    {
        await using var hasty = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);
        await using var calm = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);
        await calm.HearsAsync();
        var alone = await AnsweredAsync(calm);

        var responses = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => hasty.SendAsync($"안녕 {number}")));
        var beside = await AnsweredAsync(calm);

        var refused = responses.Where(response => response.StatusCode is HttpStatusCode.TooManyRequests).ToList();
        Assert.InRange(refused.Count, 20, 40);
        Assert.All(refused, response => Assert.NotNull(response.Headers.RetryAfter));
        var kept = (await hasty.TranscriptAsync()).Count(line => line.From!.Role is Roles.User);
        Assert.Equal(50 - refused.Count, kept);

        // Who is slowed waits for seconds; a machine that is busy with other things may take one.
        Assert.InRange(beside, TimeSpan.Zero, 10 * alone + TimeSpan.FromSeconds(1));
    }

    static async Task<TimeSpan> AnsweredAsync(Citizen citizen)
    {
        var started = TimeProvider.System.GetTimestamp();
        await citizen.SaysAsync("여권 발급");
        await citizen.HearsAsync();
        return TimeProvider.System.GetElapsedTime(started);
    }

    async Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, string? bearer, string? origin, string? body = null, string? host = null)
    {
        using var request = new HttpRequestMessage(method, $"/v3/directline/{path}");
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Host = host;
        return await _bot.Http.SendAsync(request, Ct);
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage response) => JsonElement.Parse(await response.Content.ReadAsStringAsync(Ct));
}
