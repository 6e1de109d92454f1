using System.Collections.Concurrent;
using System.Net;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Tests.Integrations;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InquiryBot.Tests.Endpoints;

/// <summary>A channel whose replies go into the response: in time, too late with a way back, and too late without.</summary>
public sealed class ChannelAnswersTests : IAsyncLifetime
{
    const string Callback = "https://bot-api.kakao.com/v1/bots/5f/callback/7f3a";

    readonly ConcurrentQueue<Asked> _called = new();
    readonly SemaphoreSlim _calls = new(0);
    TalkingBot _bot = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await TalkingBot.StartAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton<HttpMessageHandler>(new FakeVendor((asked, _) =>
    {
        _called.Enqueue(asked);
        _calls.Release();
        return Task.FromResult(FakeVendor.Json("""{"status":"SUCCESS"}"""));
    }))));

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        _calls.Dispose();
    }

    [Fact]
    public async Task A_reply_that_is_ready_is_in_the_response()
    {
        _bot.Go();

        var answer = await _bot.AskAsync("안녕하세요");

        Assert.Equal("2.0", answer.GetProperty("version").GetString());
        Assert.NotEmpty(TalkingBot.Text(answer));
        Assert.Empty(_called);
    }

    [Fact]
    public async Task A_late_reply_goes_by_the_callback_once()
    {
        var answer = await _bot.AskInVainAsync("안녕하세요", Callback);
        Assert.True(answer.GetProperty("useCallback").GetBoolean());
        Assert.False(answer.TryGetProperty("template", out _));

        _bot.Go();

        Assert.True(await _calls.WaitAsync(TimeSpan.FromSeconds(60), Ct), "The callback was not used.");
        Assert.True(_called.TryDequeue(out var called));
        Assert.Equal(Callback, called.Address.AbsoluteUri);
        Assert.NotEmpty(TalkingBot.Text(called.Json));
    }

    [Fact]
    public async Task A_late_reply_without_a_way_back_comes_with_the_next_message()
    {
        TalkingBot.Link(await _bot.AskInVainAsync("첫 번째 질문"));
        _bot.Go();
        await _bot.UntilWaitingAsync();

        var answer = TalkingBot.Text(await _bot.AskAsync("두 번째 질문"));

        var replies = await _bot.RepliesAsync();
        Assert.True(replies.Count >= 2);
        Assert.All(replies, reply => Assert.Contains(reply, answer, StringComparison.Ordinal));
        Assert.Empty(_called);
    }

    [Fact]
    public async Task A_reply_that_waits_behind_what_the_response_holds_comes_with_it()
    {
        // The second message comes while the first is still thought about: the first reply is offered to its response before it has its own.
        await _bot.AskInVainAsync("첫 번째 질문");
        var second = _bot.AskAsync("두 번째 질문");
        await _bot.UntilAsync(rows => rows.Count >= 2);
        _bot.Go();

        var answer = TalkingBot.Text(await second);

        await _bot.UntilAsync(rows => rows.Count(row => ActivityJson.Read(row.Body).From?.Role is Roles.Bot) >= 2);
        Assert.All(await _bot.RepliesAsync(), reply => Assert.Contains(reply, answer, StringComparison.Ordinal));

        // Given back to come together is no trouble of anybody's.
        Assert.DoesNotContain((await _bot.Bot.ReadAsync("/metrics")).Split('\n'), line => line.Contains("\"kakaotalk\"", StringComparison.Ordinal) && line.Contains("Deferred", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_signal_that_comes_before_the_reply_ends_nothing()
    {
        var signal = _bot.Bot.Services.GetRequiredService<ISignal>();
        var asking = _bot.AskAsync("안녕하세요");
        await _bot.UntilAskedAsync();
        signal.Raise(new Change.Held(TalkingBot.Conversation));
        signal.Raise(new Change.Held(TalkingBot.Conversation));
        _bot.Go();

        var answer = TalkingBot.Text(await asking);
        Assert.Equal(string.Join("\n\n", await _bot.RepliesAsync()), answer);
    }

    [Fact]
    public async Task A_stranger_gets_no_answer()
    {
        using var response = await _bot.PostAsync("안녕하세요", null, "another-secret-of-length-24");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
