using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Understanding;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InquiryBot.Tests.Journeys;

/// <summary>A citizen of KakaoTalk whose answer is late goes on in web chat, with the same conversation.</summary>
public sealed class ContinuedChatTests : IAsyncLifetime
{
    const string Secret = "a-secret-of-the-skill-server";

    readonly Thinking _thinking = new();
    RunningBot _bot = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync(
        builder => builder.Services.Replace(ServiceDescriptor.Singleton<IUnderstanding>(_thinking)),
        "--Channels:KakaoTalk:Secret", Secret, "--Channels:KakaoTalk:AnswerMilliseconds", "1500", "--Channels:Common:PublicUrl", "https://bot.test");

    public async ValueTask DisposeAsync()
    {
        _thinking.Go();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task A_late_answer_is_read_in_web_chat_and_does_not_come_again()
    {
        var link = LinkIn(await AskAsync("첫 번째 질문"));

        await using (var citizen = await Citizen.ContinuesAsync(_bot.Http.BaseAddress!, link))
        {
            _thinking.Go();
            Assert.Equal(Chat.IdOf("kakaotalk", "f8a1").Value, citizen.Conversation);
            Assert.Equal("첫 번째 질문", (await citizen.NextAsync()).Text);
            Assert.NotEmpty((await citizen.HearsAsync()).Text!);

            var said = await citizen.SaysAsync("두 번째 질문");
            while ((await citizen.HearsAsync()).ReplyToId != said) { }
            await UntilNothingWaitsAsync();
        }

        var earlier = await RepliesAsync();
        var answer = await AnswerAsync("세 번째 질문");

        Assert.Equal(string.Join("\n\n", (await RepliesAsync()).Skip(earlier.Count)), answer);
    }

    [Fact]
    public async Task A_link_is_no_token_and_a_token_no_link()
    {
        var link = LinkIn(await AskAsync("첫 번째 질문"));
        await using var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, $"conversations/{Chat.IdOf("kakaotalk", "f8a1")}/activities", link));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, "tokens/continue", citizen.Token));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Post, "tokens/continue", null));
    }

    static string LinkIn(JsonElement answer)
    {
        var button = answer.GetProperty("template").GetProperty("outputs")[0].GetProperty("textCard").GetProperty("buttons")[0];
        var address = new Uri(button.GetProperty("webLinkUrl").GetString()!);
        Assert.Equal(("https://bot.test/", "webLink"), (address.GetLeftPart(UriPartial.Path), button.GetProperty("action").GetString()));
        return address.Fragment["#continue=".Length..];
    }

    async Task UntilNothingWaitsAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await RowsAsync()).Any(row => row.Pending)) await ticks.WaitForNextTickAsync(patience.Token);
    }

    async Task<List<string>> RepliesAsync() =>
        [.. (await RowsAsync()).Select(row => ActivityJson.Read(row.Body)).Where(line => line is { Type: ActivityTypes.Message, From.Role: Roles.Bot, Text: not null }).Select(line => line.Text!)];

    ValueTask<IReadOnlyList<TranscriptRow>> RowsAsync() => _bot.Services.GetRequiredService<IConversations>().ReadAsync(Chat.IdOf("kakaotalk", "f8a1"), 0, 100, Ct);

    async Task<string> AnswerAsync(string words) =>
        string.Join("\n\n", (await AskAsync(words)).GetProperty("template").GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("simpleText").GetProperty("text").GetString()));

    async Task<JsonElement> AskAsync(string words)
    {
        var body = $$$$"""{"userRequest":{"utterance":"{{{{words}}}}","block":{"id":"b"},"user":{"id":"f8a1","type":"botUserKey"}},"action":{"params":{}}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/channels/kakaotalk/webhook", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Skill-Secret", Secret);
        using var response = await _bot.Http.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement;
    }

    async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string? bearer)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/v3/directline/{path}", UriKind.Relative));
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var response = await _bot.Http.SendAsync(request, Ct);
        return response.StatusCode;
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
