using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Understanding;
using InquiryBot.Tests.Integrations;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InquiryBot.Tests.Endpoints;

/// <summary>A channel whose replies go into the response: in time, too late with a way back, and too late without.</summary>
public sealed class ChannelAnswersTests : IAsyncLifetime
{
    const string Secret = "a-secret-of-the-skill-server";
    const string Callback = "https://bot-api.kakao.com/v1/bots/5f/callback/7f3a";

    readonly ConcurrentQueue<Asked> _called = new();
    readonly SemaphoreSlim _calls = new(0);
    readonly Thinking _thinking = new();
    RunningBot _bot = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync(
        builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<HttpMessageHandler>(new FakeVendor((asked, _) =>
            {
                _called.Enqueue(asked);
                _calls.Release();
                return Task.FromResult(FakeVendor.Json("""{"status":"SUCCESS"}"""));
            })));
            builder.Services.Replace(ServiceDescriptor.Singleton<IUnderstanding>(_thinking));
        },
        "--Channels:KakaoTalk:Secret", Secret, "--Channels:KakaoTalk:AnswerMilliseconds", "1500");

    public async ValueTask DisposeAsync()
    {
        _thinking.Go();
        await _bot.DisposeAsync();
        _calls.Dispose();
    }

    [Fact]
    public async Task A_reply_that_is_ready_is_in_the_response()
    {
        _thinking.Go();

        var answer = await AskAsync("안녕하세요");

        Assert.Equal("2.0", answer.GetProperty("version").GetString());
        Assert.NotEmpty(Text(answer));
        Assert.Empty(_called);
    }

    [Fact]
    public async Task A_late_reply_goes_by_the_callback_once()
    {
        var answer = await AskAsync("안녕하세요", Callback);
        Assert.True(answer.GetProperty("useCallback").GetBoolean());
        Assert.False(answer.TryGetProperty("template", out _));

        _thinking.Go();

        Assert.True(await _calls.WaitAsync(TimeSpan.FromSeconds(20), Ct), "The callback was not used.");
        Assert.True(_called.TryDequeue(out var called));
        Assert.Equal(Callback, called.Address.AbsoluteUri);
        Assert.NotEmpty(Text(called.Json));
    }

    [Fact]
    public async Task A_late_reply_without_a_way_back_comes_with_the_next_message()
    {
        Assert.NotEmpty(Text(await AskAsync("첫 번째 질문")));
        _thinking.Go();
        await UntilWaitingAsync();

        var answer = Text(await AskAsync("두 번째 질문"));

        var replies = await RepliesAsync();
        Assert.True(replies.Count >= 2);
        Assert.All(replies, reply => Assert.Contains(reply, answer, StringComparison.Ordinal));
        Assert.Empty(_called);
    }

    [Fact]
    public async Task A_reply_that_waits_behind_what_the_response_holds_comes_with_it()
    {
        // The second message comes while the first is still thought about: the first reply is offered to its response before it has its own.
        var first = AskAsync("첫 번째 질문");
        await UntilAsync(rows => rows.Count > 0);
        var second = AskAsync("두 번째 질문");
        await first;
        _thinking.Go();

        var answer = Text(await second);

        await UntilAsync(rows => rows.Count(row => ActivityJson.Read(row.Body).From?.Role is Roles.Bot) >= 2);
        Assert.All(await RepliesAsync(), reply => Assert.Contains(reply, answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stranger_gets_no_answer()
    {
        using var response = await PostAsync("안녕하세요", null, "another-secret-of-length-24");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    /// <summary>The first reply has been stored and put off.</summary>
    Task UntilWaitingAsync() => UntilAsync(rows => rows.Any(row => row is { Pending: true, Problem: DeliveryReasons.WaitsForCitizen }));

    async Task UntilAsync(Func<IReadOnlyList<TranscriptRow>, bool> met)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!met(await RowsAsync())) await ticks.WaitForNextTickAsync(patience.Token);
    }

    async Task<List<string>> RepliesAsync() =>
        [.. (await RowsAsync()).Select(row => ActivityJson.Read(row.Body)).Where(line => line is { Type: ActivityTypes.Message, From.Role: Roles.Bot, Text: not null }).Select(line => line.Text!)];

    ValueTask<IReadOnlyList<TranscriptRow>> RowsAsync() => _bot.Services.GetRequiredService<IConversations>().ReadAsync(Chat.IdOf("kakaotalk", "f8a1"), 0, 100, Ct);

    static string Text(JsonElement answer) =>
        string.Join('\n', answer.GetProperty("template").GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("simpleText").GetProperty("text").GetString()));

    async Task<JsonElement> AskAsync(string words, string? callback = null)
    {
        using var response = await PostAsync(words, callback, Secret);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement;
    }

    async Task<HttpResponseMessage> PostAsync(string words, string? callback, string secret)
    {
        var back = callback is null ? "" : $"\"callbackUrl\":\"{callback}\",";
        var body = $$$$"""{"userRequest":{{{{{back}}}}"utterance":"{{{{words}}}}","block":{"id":"b"},"user":{"id":"f8a1","type":"botUserKey"}},"action":{"params":{}}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/channels/kakaotalk/webhook", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Skill-Secret", secret);
        return await _bot.Http.SendAsync(request, Ct);
    }

    /// <summary>An understanding that takes its time: until it is told to go.</summary>
    sealed class Thinking : IUnderstanding
    {
        readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Go() => _go.TrySetResult();

        public async ValueTask<Understood> UnderstandAsync(string text, string? priorLanguage, CancellationToken ct)
        {
            await _go.Task;
            return Understood.Nothing(priorLanguage ?? "ko");
        }
    }
}
