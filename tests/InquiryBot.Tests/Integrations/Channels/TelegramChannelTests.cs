using System.Text;
using InquiryBot.Core.Channels;
using InquiryBot.Tests.Contracts;

namespace InquiryBot.Tests.Integrations.Channels;

/// <summary>What only Telegram has: polling, files behind an id, and a webhook that we set.</summary>
public sealed class TelegramChannelTests
{
    static readonly TelegramCase Telegram = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Polling_goes_on_after_what_came_and_answers_presses()
    {
        var vendor = new FakeVendor(_ => $$"""{"ok":true,"result":[{{ChannelPairs.Read("Telegram", "text", "request")}},{{ChannelPairs.Read("Telegram", "button", "request")}}]}""");
        var channel = (IPolls)Telegram.Meeting(vendor);

        var polled = await channel.PollAsync("870120001", Ct);
        await channel.AcknowledgeAsync(((Receipt.Accepted)polled.Receipts[1]).Answer!, Ct);

        Assert.Equal(("870120016", 2), (polled.Next, polled.Receipts.Count));
        Assert.Equal(870120001, vendor.Asked[0].Json.GetProperty("offset").GetInt64());
        Assert.EndsWith("/answerCallbackQuery", vendor.Asked[1].Address.AbsolutePath, StringComparison.Ordinal);
        Assert.False(vendor.Asked[1].Json.TryGetProperty("method", out _));
    }

    [Fact]
    public async Task A_vendor_that_does_not_answer_is_asked_again_after_a_pause_for_the_same()
    {
        var polled = await ((IPolls)Telegram.Meeting(FakeVendor.Refuses(429, """{"ok":false,"parameters":{"retry_after":3}}"""))).PollAsync("7", Ct);

        Assert.Equal((0, "7", TimeSpan.FromSeconds(3)), (polled.Receipts.Count, polled.Next, polled.Pause));
    }

    [Fact]
    public async Task A_file_is_found_by_its_id()
    {
        var vendor = new FakeVendor(asked => asked.Address.AbsolutePath.StartsWith("/file/", StringComparison.Ordinal) ? "bytes" : """{"ok":true,"result":{"file_path":"photos/file_1.jpg"}}""");

        var file = Assert.IsType<FetchedFile.Here>(await ((IHoldsFiles)Telegram.Meeting(vendor)).FetchAsync("AgAC", 100, Ct));

        Assert.Equal("bytes", Encoding.UTF8.GetString(file.Content));
        Assert.EndsWith("/photos/file_1.jpg", vendor.Asked[1].Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: file is too big"}""")]
    [InlineData(200, """{"ok":true,"result":{"file_path":"photos/very-long-file.jpg"}}""")]
    public async Task A_file_that_is_too_large_is_given_up(int status, string body) =>
        Assert.Equal(new FetchedFile.Never("too-large"), await ((IHoldsFiles)Telegram.Meeting(FakeVendor.Refuses(status, body))).FetchAsync("AgAC", 10 + (status == 400 ? 1000 : 0), Ct));

    [Fact]
    public async Task Its_health_is_token_and_address()
    {
        async Task<ChannelState> ProbeAsync(string webhook) => await ((IConnects)Telegram.Meeting(new FakeVendor(asked =>
            asked.Address.AbsolutePath.EndsWith("/getMe", StringComparison.Ordinal) ? """{"ok":true,"result":{"username":"inquiry_bot"}}""" : webhook))).ProbeAsync(new("https://bot.test/channels/telegram/webhook"), Ct);

        Assert.Equal(new ChannelState(true, "@inquiry_bot"), await ProbeAsync("""{"ok":true,"result":{"url":"https://bot.test/channels/telegram/webhook","pending_update_count":0}}"""));
        Assert.False((await ProbeAsync("""{"ok":true,"result":{"url":""}}""")).Well);
        Assert.False((await ProbeAsync("""{"ok":true,"result":{"url":"https://bot.test/channels/telegram/webhook","pending_update_count":4,"last_error_message":"Connection refused"}}""")).Well);
        Assert.Contains("@BotFather", (await ((IConnects)Telegram.Meeting(FakeVendor.Refuses(401, "{}"))).ProbeAsync(null, Ct)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connecting_tells_the_address_and_the_secret()
    {
        var vendor = new FakeVendor(_ => """{"ok":true,"result":{"url":"https://bot.test/w"}}""");

        await ((IConnects)Telegram.Meeting(vendor)).ConnectAsync(new("https://bot.test/w"), Ct);

        Assert.Equal(("https://bot.test/w", "a-secret-of-the-webhook"), (vendor.Asked[0].Json.GetProperty("url").GetString(), vendor.Asked[0].Json.GetProperty("secret_token").GetString()));
    }
}
