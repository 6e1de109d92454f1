using System.Net;
using System.Text;
using System.Text.Json;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Understanding;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InquiryBot.Tests.Outside;

/// <summary>
/// The whole program and a citizen of KakaoTalk, whose replies go into the response. The bot thinks until it is told to go, and the
/// time of a response is over when the test says so: never before its reply, however slow the machine is.
/// </summary>
public sealed class TalkingBot : IAsyncDisposable
{
    const string Secret = "a-secret-of-the-skill-server";
    const int AnswerMilliseconds = 4321;

    readonly Thinking _thinking = new();
    readonly ResponseClock _clock = new(TimeSpan.FromMilliseconds(AnswerMilliseconds));

    public RunningBot Bot { get; private set; } = null!;

    public HttpClient Http => Bot.Http;

    public static ConversationId Conversation { get; } = Chat.IdOf("kakaotalk", "f8a1");

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<TalkingBot> StartAsync(Action<WebApplicationBuilder>? adjust = null)
    {
        var talking = new TalkingBot();
        talking.Bot = await RunningBot.StartAtAsync(
            talking._clock,
            builder =>
            {
                builder.Services.Replace(ServiceDescriptor.Singleton<IUnderstanding>(talking._thinking));
                adjust?.Invoke(builder);
            },
            "--Channels:KakaoTalk:Secret", Secret, "--Channels:KakaoTalk:AnswerMilliseconds", $"{AnswerMilliseconds}", "--Channels:Common:PublicUrl", "https://bot.test");
        return talking;
    }

    /// <summary>The bot has thought, about this and whatever comes.</summary>
    public void Go() => _thinking.Go();

    /// <summary>The bot thinks again, until it is told to go.</summary>
    public void Think() => _thinking.Think();

    public void Pass(TimeSpan time) => _clock.Ahead += time;

    /// <summary>What the response holds when the reply is waited for.</summary>
    public async Task<JsonElement> AskAsync(string words, string? callback = null)
    {
        using var response = await PostAsync(words, callback, Secret);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement;
    }

    /// <summary>What the response holds when its time is over at once.</summary>
    public async Task<JsonElement> AskInVainAsync(string words, string? callback = null)
    {
        _clock.IsOver = true;
        var answer = await AskAsync(words, callback);
        _clock.IsOver = false;
        return answer;
    }

    public async Task<HttpResponseMessage> PostAsync(string words, string? callback, string secret)
    {
        var back = callback is null ? "" : $"\"callbackUrl\":\"{callback}\",";
        var body = $$$$"""{"userRequest":{{{{{back}}}}"utterance":"{{{{words}}}}","block":{"id":"b"},"user":{"id":"f8a1","type":"botUserKey"}},"action":{"params":{}}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/channels/kakaotalk/webhook", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Skill-Secret", secret);
        return await Http.SendAsync(request, Ct);
    }

    public static string Text(JsonElement answer) =>
        string.Join("\n\n", answer.GetProperty("template").GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("simpleText").GetProperty("text").GetString()));

    /// <summary>The link into web chat that a response in vain shows.</summary>
    public static string Link(JsonElement answer)
    {
        var button = answer.GetProperty("template").GetProperty("outputs")[0].GetProperty("textCard").GetProperty("buttons")[0];
        var address = new Uri(button.GetProperty("webLinkUrl").GetString()!);
        Assert.Equal(("https://bot.test/", "webLink"), (address.GetLeftPart(UriPartial.Path), button.GetProperty("action").GetString()));
        return address.Fragment["#continue=".Length..];
    }

    public ValueTask<IReadOnlyList<TranscriptRow>> RowsAsync() => Bot.Services.GetRequiredService<IConversations>().ReadAsync(Conversation, 0, 100, Ct);

    public async Task<List<string>> RepliesAsync() =>
        [.. (await RowsAsync()).Select(row => ActivityJson.Read(row.Body)).Where(line => line is { Type: ActivityTypes.Message, From.Role: Roles.Bot, Text: not null }).Select(line => line.Text!)];

    /// <summary>A response has begun to wait for its reply.</summary>
    public Task UntilAskedAsync() => _clock.Waits.Task.WaitAsync(TimeSpan.FromSeconds(60), Ct);

    /// <summary>A reply has been stored and put off.</summary>
    public Task UntilWaitingAsync() => UntilAsync(rows => rows.Any(row => row is { Pending: true, Problem: DeliveryReasons.WaitsForCitizen }));

    public async Task UntilAsync(Func<IReadOnlyList<TranscriptRow>, bool> met)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!met(await RowsAsync())) await ticks.WaitForNextTickAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Go();
        await Bot.DisposeAsync();
    }

    /// <summary>An understanding that takes its time: until it is told to go.</summary>
    sealed class Thinking : IUnderstanding
    {
        volatile TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Go() => _go.TrySetResult();

        public void Think() => _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask<Understood> UnderstandAsync(string text, string? priorLanguage, CancellationToken ct)
        {
            await _go.Task;
            return Understood.Nothing(priorLanguage ?? "ko");
        }
    }

    /// <summary>The machine's clock, to which no time passes while a response waits: that is over at once, or never.</summary>
    sealed class ResponseClock(TimeSpan budget) : TimeProvider
    {
        public TaskCompletionSource Waits { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsOver { get; set; }

        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != budget) return base.CreateTimer(callback, state, dueTime, period);

            Waits.TrySetResult();
            return base.CreateTimer(callback, state, IsOver ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, period);
        }
    }
}
