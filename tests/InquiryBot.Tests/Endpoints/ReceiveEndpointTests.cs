using System.Net;
using System.Text;
using System.Text.Json;
using InquiryBot.Tests.Core.Cases.Photos;
using InquiryBot.Tests.Integrations;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InquiryBot.Tests.Endpoints;

/// <summary>A vendor calls, and a vendor is called: the whole program between the two.</summary>
public sealed class ReceiveEndpointTests : IAsyncLifetime
{
    const string Secret = "a-secret-of-the-webhook";

    readonly System.Collections.Concurrent.ConcurrentQueue<Asked> _sent = new();
    readonly SemaphoreSlim _calls = new(0);
    Func<Asked, HttpResponseMessage> _vendor = _ => FakeVendor.Json("""{"ok":true,"result":{}}""");
    RunningBot _bot = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync(
        builder => builder.Services.Replace(ServiceDescriptor.Singleton<HttpMessageHandler>(new FakeVendor((asked, _) =>
        {
            if (IsProbe(asked)) return Task.FromResult(FakeVendor.Json("""{"ok":true,"result":{}}"""));
            _sent.Enqueue(asked);
            _calls.Release();
            return Task.FromResult(_vendor(asked));
        }))),
        "--Channels:Telegram:Token", "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", "--Channels:Telegram:SecretToken", Secret, "--Channels:Telegram:Server", "http://telegram.test");

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        _calls.Dispose();
    }

    [Fact]
    public async Task A_message_is_answered()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Text(1, "여권 재발급")));

        var answer = await NextAsync();
        Assert.Equal("/bot110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/sendMessage", answer.Address.AbsolutePath);
        Assert.Equal(7005021, answer.Json.GetProperty("chat_id").GetInt64());
        Assert.NotEmpty(answer.Json.GetProperty("text").GetString()!);
    }

    [Fact]
    public async Task A_repeated_webhook_is_one_message()
    {
        for (var time = 0; time < 3; time++) Assert.Equal(HttpStatusCode.OK, await PostAsync(Text(1, "안녕하세요")));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Text(2, "/lang")));

        await UntilAsync(asked => asked.Body.Contains("inline_keyboard", StringComparison.Ordinal) && asked.Body.Contains("Tiếng Việt", StringComparison.Ordinal));
        Assert.Equal(1L, await CountAsync("안녕하세요"));
    }

    [Fact]
    public async Task A_long_list_that_has_no_buttons_is_answered_by_its_number()
    {
        await PostAsync(Text(1, "/lang"));
        await UntilAsync(asked => asked.Body.Contains("Tiếng Việt", StringComparison.Ordinal));

        await PostAsync(Text(2, "2"));

        await UntilAsync(asked => asked.Body.Contains("English", StringComparison.Ordinal) || asked.Body.Contains("language", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_busy_vendor_gets_the_reply_later_and_once()
    {
        var busy = true;
        _vendor = _ =>
        {
            var answer = busy ? FakeVendor.Json("""{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":1}}""", HttpStatusCode.TooManyRequests) : FakeVendor.Json("""{"ok":true,"result":{}}""");
            busy = false;
            return answer;
        };

        await PostAsync(Text(1, "안녕하세요"));

        var (first, again) = (await NextAsync(), await NextAsync());
        Assert.Equal(first.Body, again.Body);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("another-secret-of-length", 401)]
    public async Task A_stranger_is_refused(string? secret, int status) => Assert.Equal(status, (int)await PostAsync(Text(1, "hello"), secret));

    [Fact]
    public async Task A_broken_body_is_400_and_a_large_one_413_and_an_unknown_channel_404()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("{\"update_id\":"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(string.Concat(Enumerable.Repeat("[", 10_000))));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(new string(' ', 2 * 1024 * 1024)));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync("{}", path: "/channels/nobody/webhook"));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync("{}", path: "/channels/webchat/webhook"));
    }

    [Fact]
    public async Task What_is_refused_and_ignored_is_counted()
    {
        await PostAsync(Text(1, "hello"), "another-secret-of-length");
        await PostAsync("""{"update_id":5,"poll":{"id":"1"}}""");

        var metrics = await _bot.ReadAsync("/metrics");
        Assert.Contains("inquirybot_received_refused", metrics, StringComparison.Ordinal);
        Assert.Contains("kind=\"poll\"", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_is_fetched_and_kept()
    {
        var photo = Pictures.Jpeg();
        _vendor = asked => asked.Address.AbsolutePath switch
        {
            var path when path.EndsWith("/getFile", StringComparison.Ordinal) => FakeVendor.Json("""{"ok":true,"result":{"file_path":"photos/file_1.jpg"}}"""),
            var path when path.StartsWith("/file/", StringComparison.Ordinal) => new HttpResponseMessage { Content = new ByteArrayContent(photo) },
            _ => FakeVendor.Json("""{"ok":true,"result":{}}"""),
        };

        await PostAsync("""
            {"update_id":9,"message":{"message_id":1,"date":1795392000,"from":{"id":7005021,"is_bot":false,"first_name":"N"},"chat":{"id":7005021,"type":"private"},
             "photo":[{"file_id":"AgAC","file_unique_id":"x","width":1,"height":1}]}}
            """);
        await UntilAsync(asked => asked.Address.AbsolutePath.StartsWith("/file/", StringComparison.Ordinal));

        var transcript = await TranscriptAsync();
        var address = transcript[0].GetProperty("attachments")[0].GetProperty("contentUrl").GetString()!;
        byte[] kept;
        do kept = await ReadAsync(address);
        while (kept.Length == 0);
        Assert.Equal(Pictures.CleanJpeg(), kept);
    }

    static bool IsProbe(Asked asked) => asked.Address.AbsolutePath.Split('/')[^1] is "getMe" or "getWebhookInfo";

    async Task<byte[]> ReadAsync(string address)
    {
        using var response = await _bot.GetAsync(address);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync(Ct) : [];
    }

    async Task<List<JsonElement>> TranscriptAsync()
    {
        var rows = await _bot.Services.GetRequiredService<InquiryBot.Core.Conversations.IConversations>().ReadAsync(InquiryBot.Core.Channels.Chat.IdOf("telegram", "7005021"), 0, 100, Ct);
        return [.. rows.Select(row => JsonDocument.Parse(row.Body).RootElement)];
    }

    async Task<long> CountAsync(string words) => (await TranscriptAsync()).Count(line => line.TryGetProperty("text", out var text) && text.GetString() == words);

    async Task<Asked> NextAsync()
    {
        // Until the first lesson after a change of the dialogs is learned.
        Assert.True(await _calls.WaitAsync(TimeSpan.FromMinutes(3), Ct), "The vendor was not called.");
        return _sent.TryDequeue(out var asked) ? asked : throw new InvalidOperationException();
    }

    async Task UntilAsync(Func<Asked, bool> called)
    {
        while (!called(await NextAsync())) { }
    }

    async Task<HttpStatusCode> PostAsync(string body, string? secret = Secret, string path = "/channels/telegram/webhook")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null) request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        using var response = await _bot.Http.SendAsync(request, Ct);
        return response.StatusCode;
    }

    static string Text(int update, string text) => $$$"""
        {"update_id":{{{update}}},"message":{"message_id":{{{update}}},"date":1795392000,"from":{"id":7005021,"is_bot":false,"first_name":"N","language_code":"ko"},"chat":{"id":7005021,"type":"private"},"text":"{{{text}}}"}}
        """;
}
