using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Dapper;
using InquiryBot.Core.Activities;
using InquiryBot.Storage.Sql;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Journeys;

/// <summary>For how long, for whom and from where the tokens of Direct Line are good; time is moved by hand.</summary>
public sealed class DirectLineTokenTests : IAsyncLifetime
{
    const string Secret = "a-secret-that-is-long-enough";
    const string Tokens = "/v3/directline/tokens";
    const string Conversations = "/v3/directline/conversations";

    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    readonly WallClock _clock = new();
    RunningBot _bot = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAtAsync(_clock, null, "--Channels:WebChat:Secret", Secret, "--Channels:WebChat:ResumeHours", "12");

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_token_is_refused_after_its_time_and_one_that_was_refreshed_before_goes_on()
    {
        var (token, path) = await StartAsync();
        _clock.Pass(Lifetime - TimeSpan.FromSeconds(1));
        var refreshed = await JsonAsync(HttpMethod.Post, $"{Tokens}/refresh", token);
        _clock.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal((403, "TokenExpired"), await OutcomeAsync(HttpMethod.Get, $"{path}/activities", token));
        Assert.Equal((200, null), await OutcomeAsync(HttpMethod.Get, $"{path}/activities", refreshed.GetProperty("token").GetString()!));
        Assert.Equal((path, 1800), ($"{Conversations}/{refreshed.GetProperty("conversationId").GetString()}", refreshed.GetProperty("expires_in").GetInt32()));
    }

    [Fact]
    public async Task An_expired_token_is_refreshed_only_to_resume_and_only_for_some_hours()
    {
        var (token, path) = await StartAsync();
        _clock.Pass(Lifetime);

        Assert.Equal((403, "TokenExpired"), await OutcomeAsync(HttpMethod.Post, $"{Tokens}/refresh", token));
        _clock.Pass(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        var resumed = await JsonAsync(HttpMethod.Post, $"{Tokens}/refresh", token, new { resume = true });
        Assert.Equal((200, null), await OutcomeAsync(HttpMethod.Get, path, resumed.GetProperty("token").GetString()!));

        _clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal((403, "TokenExpired"), await OutcomeAsync(HttpMethod.Post, $"{Tokens}/refresh", token, new { resume = true }));
    }

    [Fact]
    public async Task A_token_for_a_trusted_origin_is_good_for_no_other_page_also_when_it_is_renewed()
    {
        var bound = await JsonAsync(HttpMethod.Post, $"{Tokens}/generate", Secret, new { trustedOrigins = new[] { "https://www.gg.go.kr" } });
        var opened = await JsonAsync(HttpMethod.Post, Conversations, bound.GetProperty("token").GetString()!, new { });
        var refreshed = await JsonAsync(HttpMethod.Post, $"{Tokens}/refresh", opened.GetProperty("token").GetString()!);

        foreach (var token in new[] { bound, opened, refreshed }.Select(answer => answer.GetProperty("token").GetString()!))
        {
            var path = $"{Conversations}/{bound.GetProperty("conversationId").GetString()}";
            Assert.Equal((200, null), await OutcomeAsync(HttpMethod.Get, path, token, origin: "https://www.gg.go.kr"));
            Assert.Equal(403, (await OutcomeAsync(HttpMethod.Get, path, token, origin: "https://evil.example")).Status);
        }
    }

    [Fact]
    public async Task The_secret_opens_any_conversation_and_a_token_only_its_own()
    {
        var (token, path) = await StartAsync();
        var (other, _) = await StartAsync();

        Assert.Equal((200, null), await OutcomeAsync(HttpMethod.Get, $"{path}/activities", Secret));
        Assert.Equal((200, null), await OutcomeAsync(HttpMethod.Get, $"{path}/activities", token));
        Assert.Equal(403, (await OutcomeAsync(HttpMethod.Get, $"{path}/activities", other)).Status);
        Assert.Equal(403, (await OutcomeAsync(HttpMethod.Get, $"{path}/activities", Secret + "r")).Status);
        Assert.Equal(400, (await OutcomeAsync(HttpMethod.Post, $"{Tokens}/refresh", Secret)).Status);
    }

    [Fact]
    public async Task A_user_who_is_bound_to_the_token_is_who_writes()
    {
        var bound = await JsonAsync(HttpMethod.Post, $"{Tokens}/generate", Secret, new { user = new { id = "dl_hong" } });
        var token = bound.GetProperty("token").GetString()!;
        var path = $"{Conversations}/{bound.GetProperty("conversationId").GetString()}/activities";
        await JsonAsync(HttpMethod.Post, Conversations, token, new { });

        await JsonAsync(HttpMethod.Post, path, token, new { type = "message", text = "안녕하세요", from = new { id = "dl_kim" } });

        var lines = (await JsonAsync(HttpMethod.Get, path, token)).GetProperty("activities").EnumerateArray().Select(line => line.GetProperty("from"));
        Assert.Equal("dl_hong", Assert.Single(lines, from => from.GetProperty("role").GetString() is Roles.User).GetProperty("id").GetString());
        Assert.Equal((400, "BadArgument"), await OutcomeAsync(HttpMethod.Post, $"{Tokens}/generate", Secret, new { user = new { id = "hong" } }));
    }

    [Fact]
    public async Task A_stream_opens_within_a_minute_and_not_later_and_with_no_token_of_another_kind()
    {
        var (token, path) = await StartAsync();
        var address = await StreamAsync(path, token);

        Assert.Equal((400, "BadArgument"), await OutcomeAsync(HttpMethod.Get, address.PathAndQuery, null));
        Assert.Equal(403, (await OutcomeAsync(HttpMethod.Get, $"{path}/stream?t={token}", null)).Status);
        _clock.Pass(TimeSpan.FromSeconds(60));
        Assert.Equal((403, "TokenExpired"), await OutcomeAsync(HttpMethod.Get, address.PathAndQuery, null));
    }

    [Fact]
    public async Task A_second_stream_closes_the_first_and_says_so()
    {
        await using var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);
        await citizen.HearsAsync();

        using var second = new ClientWebSocket();
        await second.ConnectAsync(await StreamAsync(citizen.Path, citizen.Token), Ct);

        Assert.Equal("collision", await citizen.HearsTheEndAsync());
        Assert.Equal(WebSocketState.Open, second.State);
    }

    [Fact]
    public async Task A_line_of_which_no_signal_came_is_heard_before_the_empty_frame_that_keeps_the_stream_alive()
    {
        await using var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);
        await citizen.HearsAsync();
        var body = ActivityJson.Write(new Activity { Type = ActivityTypes.Message, Id = "a-elsewhere", Text = "from another node", From = new() { Id = "inquirybot", Role = Roles.Bot } });
        await _bot.Services.GetRequiredService<Engine>().WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "insert into transcript (conversation, sequence, body, at, problem) select id, last_sequence + 1, @body, 0, '' from conversations where id = @Conversation",
            new { body, citizen.Conversation }, transaction), Ct);

        var heard = citizen.HearsAsync("from another node");
        while (!heard.IsCompleted)
        {
            _clock.Pass(TimeSpan.FromSeconds(1));
            await _bot.GetAsync("/healthz/live");
        }

        Assert.Equal("a-elsewhere", (await heard).Id);
        await citizen.FeelsAliveAsync();
    }

    [Fact]
    public async Task The_program_stops_at_once_while_somebody_listens_and_asks_him_to_come_back()
    {
        await using var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);
        await citizen.HearsAsync();
        var end = citizen.HearsTheEndAsync();

        // A stop that waits for what is open takes the whole 30 s that it has.
        await _bot.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), Ct);

        Assert.Equal("restart", await end);
    }

    async Task<(string Token, string Path)> StartAsync()
    {
        var generated = await JsonAsync(HttpMethod.Post, $"{Tokens}/generate", null, new { });
        var token = generated.GetProperty("token").GetString()!;
        await JsonAsync(HttpMethod.Post, Conversations, token, new { });
        return (token, $"{Conversations}/{generated.GetProperty("conversationId").GetString()}");
    }

    async Task<Uri> StreamAsync(string path, string token) => new((await JsonAsync(HttpMethod.Get, path, token)).GetProperty("streamUrl").GetString()!);

    async Task<JsonElement> JsonAsync(HttpMethod method, string path, string? token, object? body = null)
    {
        using var response = await SendAsync(method, path, token, body, null);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {response.StatusCode}");
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    async Task<(int Status, string? Code)> OutcomeAsync(HttpMethod method, string path, string? token, object? body = null, string? origin = null)
    {
        using var response = await SendAsync(method, path, token, body, origin);
        return ((int)response.StatusCode, response.IsSuccessStatusCode
            ? null
            : (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("error").GetProperty("code").GetString());
    }

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, object? body, string? origin)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (body is not null) request.Content = JsonContent.Create(body);
        return await _bot.Http.SendAsync(request, Ct);
    }
}
