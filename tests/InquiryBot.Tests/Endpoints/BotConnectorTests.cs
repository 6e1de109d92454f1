using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Tests.Integrations;
using InquiryBot.Tests.Outside;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InquiryBot.Tests.Endpoints;

/// <summary><c>/api/messages</c> of the whole program, with a connector, its keys and its login beside it.</summary>
public sealed class BotConnectorTests : IAsyncLifetime
{
    readonly BotIdentity _identity = new();
    readonly ConcurrentQueue<(string Path, string? Authorization, JsonElement Activity)> _told = new();
    readonly SemaphoreSlim _tellings = new(0);
    WebApplication _service = null!;
    string _address = "";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _service = builder.Build();
        _service.Run(async http =>
        {
            if (http.Request.Path.StartsWithSegments("/v3"))
            {
                var activity = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
                _told.Enqueue((http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget, http.Request.Headers.Authorization, activity.RootElement));
                _tellings.Release();
                await http.Response.WriteAsync("""{"id":"99"}""", http.RequestAborted);
            }
            else
            {
                await http.Response.WriteAsync(_identity.Answer(new Uri($"{_address}{http.Request.Path}")) ?? "", http.RequestAborted);
            }
        });
        await _service.StartAsync(Ct);
        _address = _service.Urls.Single();
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _tellings.Dispose();
    }

    [Fact]
    public async Task A_signed_message_is_answered_at_its_service_with_our_token()
    {
        await using var bot = await StartAsync();

        using var response = await PostAsync(bot, "message", "\"text\":\"안녕하세요\"", Token());

        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(Ct)));
        var (path, authorization, activity) = await ToldAsync();
        Assert.Equal(("/v3/conversations/c%7Clivechat/activities/m1", "Bearer our-token-1"), (path, authorization));
        Assert.Equal(("bot-1", "u1", "c|livechat", "m1"), (Id(activity, "from"), Id(activity, "recipient"), Id(activity, "conversation"), activity.GetProperty("replyToId").GetString()));
    }

    [Fact]
    public async Task Who_expects_replies_gets_them_in_the_response_and_nowhere_else()
    {
        await using var bot = await StartAsync();

        using var response = await PostAsync(bot, "message", "\"text\":\"안녕하세요\",\"deliveryMode\":\"expectReplies\"", Token());

        var replies = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("activities");
        Assert.NotEmpty(replies[0].GetProperty("text").GetString()!);
        Assert.Equal(("bot-1", "m1"), (Id(replies[0], "from"), replies[0].GetProperty("replyToId").GetString()));
        Assert.Empty(_told);
    }

    [Fact]
    public async Task An_invoke_is_answered_in_its_response()
    {
        await using var bot = await StartAsync();

        using var known = await PostAsync(bot, "invoke", """ "name":"adaptiveCard/action","value":{"action":{"verb":"안녕하세요"}} """, Token());
        using var unknown = await PostAsync(bot, "invoke", """ "name":"task/fetch","value":{} """, Token());

        Assert.Equal(200, JsonDocument.Parse(await known.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("statusCode").GetInt32());
        Assert.Equal(HttpStatusCode.NotImplemented, unknown.StatusCode);
        await ToldAsync();
    }

    [Fact]
    public async Task Whoever_asks_for_his_data_to_be_deleted_is_erased()
    {
        await using var bot = await StartAsync();
        var conversations = bot.Services.GetRequiredService<IConversations>();
        var id = Chat.IdOf("botconnector", "webchat c|livechat");
        var other = Chat.IdOf("botconnector", "webchat another");

        using var said = await PostAsync(bot, "message", "\"text\":\"안녕하세요\"", Token());
        using var elsewhere = await PostAsync(bot, "message", "\"text\":\"안녕하세요\"", Token(), "another");
        Assert.NotNull(await conversations.FindAsync(id, Ct));
        Assert.NotNull(await conversations.FindAsync(other, Ct));
        using var unsigned = await PostAsync(bot, "deleteUserData", "\"value\":{}", null);
        Assert.NotNull(await conversations.FindAsync(id, Ct));

        using var withdrawn = await PostAsync(bot, "deleteUserData", "\"value\":{}", Token());

        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        Assert.Null(await conversations.FindAsync(id, Ct));
        Assert.Null(await conversations.FindAsync(other, Ct));
    }

    [Fact]
    public async Task What_is_not_the_connectors_is_refused_and_counted()
    {
        await using var bot = await StartAsync();

        using var unsigned = await PostAsync(bot, "message", "\"text\":\"x\"", null);
        using var stale = await PostAsync(bot, "message", "\"text\":\"x\"", BotIdentity.Token(DateTimeOffset.UtcNow.AddMinutes(-10), _address));
        using var elsewhere = await PostAsync(bot, "message", "\"text\":\"x\"", BotIdentity.Token(DateTimeOffset.UtcNow, "https://smba.trafficmanager.net/kr/"));
        using var other = await bot.Http.PostAsync(new Uri("/channels/botconnector/webhook", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"), Ct);

        Assert.Equal([401, 401, 403, 401], [(int)unsigned.StatusCode, (int)stale.StatusCode, (int)elsewhere.StatusCode, (int)other.StatusCode]);
        var words = await unsigned.Content.ReadAsStringAsync(Ct) + await elsewhere.Content.ReadAsStringAsync(Ct);
        Assert.DoesNotContain("   at ", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", words, StringComparison.Ordinal);
        var metrics = await bot.ReadAsync("/metrics");
        foreach (var reason in new[] { "unsigned", "stale", "service-not-vouched" }) Assert.Contains(metrics.Split('\n'), line => line.Contains("botconnector", StringComparison.Ordinal) && line.Contains(reason, StringComparison.Ordinal));
        Assert.Empty(_told);
    }

    [Fact]
    public async Task Without_an_app_id_the_emulator_beside_us_is_served_without_a_token()
    {
        await using var bot = await RunningBot.StartAsync();

        using var response = await PostAsync(bot, "message", "\"text\":\"안녕하세요\"", null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null((await ToldAsync()).Authorization);
        using var proxied = await bot.FromAsync("203.0.113.9", HttpMethod.Post, "/api/messages");
        Assert.NotEqual(HttpStatusCode.OK, proxied.StatusCode);
    }

    Task<RunningBot> StartAsync() => RunningBot.StartAsync(
        null, "--Channels:BotConnector:AppId", BotIdentity.AppId, "--Channels:BotConnector:Password", "a-client-secret-of-the-app",
        "--Channels:BotConnector:LoginServer", _address, "--Channels:BotConnector:OpenIdMetadata", $"{_address}/v1/.well-known/openidconfiguration");

    string Token() => BotIdentity.Token(DateTimeOffset.UtcNow, _address);

    async Task<(string Path, string? Authorization, JsonElement Activity)> ToldAsync()
    {
        while (true)
        {
            Assert.True(await _tellings.WaitAsync(TimeSpan.FromSeconds(90), Ct), "The service heard nothing.");
            Assert.True(_told.TryDequeue(out var told));
            if (told.Activity.GetProperty("type").GetString() is "message") return told;
        }
    }

    async Task<HttpResponseMessage> PostAsync(RunningBot bot, string type, string rest, string? token, string conversation = "c|livechat")
    {
        var body = $$"""{"type":"{{type}}","id":"m1","channelId":"webchat","serviceUrl":"{{_address}}","locale":"ko","from":{"id":"u1"},"recipient":{"id":"bot-1"},"conversation":{"id":"{{conversation}}"},{{rest}}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/messages", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return await bot.Http.SendAsync(request, Ct);
    }

    static string? Id(JsonElement activity, string name) => activity.GetProperty(name).GetProperty("id").GetString();
}
