using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Tests.Contracts;
using InquiryBot.Tests.Integrations;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using static InquiryBot.Tests.Core.Desk.Tickets;

namespace InquiryBot.Tests.Endpoints;

/// <summary>What is said in public, and what a colleague says in a vendor's own inbox: the whole program between vendor and desk.</summary>
public sealed class CommentDeskTests : IAsyncLifetime
{
    const string Secret = "8c570fa6dd201bb328f1c1eac23a96d8";

    readonly ConcurrentQueue<Asked> _sent = new();
    readonly SemaphoreSlim _calls = new(0);
    RunningBot _bot = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    IDesk Desk => _bot.Services.GetRequiredService<IDesk>();

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync(
        builder => builder.Services.Replace(ServiceDescriptor.Singleton<HttpMessageHandler>(new FakeVendor((asked, _) =>
        {
            if (asked.Method is "GET") return Task.FromResult(FakeVendor.Json("{}"));
            _sent.Enqueue(asked);
            if (asked.Body.Contains("\"message\"", StringComparison.Ordinal)) _calls.Release();
            return Task.FromResult(FakeVendor.Json("""{"id":"1"}"""));
        }))),
        "--Channels:Messenger:AccessToken", "a-token-of-the-page-itself", "--Channels:Messenger:AppSecret", Secret, "--Channels:Messenger:AppId", "987654321012345",
        "--Channels:Messenger:PageId", "104857600123456", "--Channels:Messenger:VerifyToken", "a-token-that-we-made-up", "--Channels:Messenger:Server", "http://meta.test");

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        _calls.Dispose();
    }

    [Fact]
    public async Task A_comment_is_answered_by_a_counselor_alone()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync("comment"));
        var ticket = await WaitingAsync();
        Assert.Equal(("messenger", Ticket.Comment, true), (ticket.Channel, ticket.Reason, ticket.Public));

        ticket = await SaveAsync(ticket.Accept(Kim, DateTimeOffset.UtcNow), next => DeskInbound.Status(next, new(HandoffStates.Accepted, next.Id) { Counselor = "kim" }, Kim.Id, "a1", DateTimeOffset.UtcNow));
        ticket = await SaveAsync(ticket.Answer(Kim, "m1", "확인했습니다.", false, DateTimeOffset.UtcNow), next => DeskInbound.Words(next, Kim.Id, "m1", "a2", "확인했습니다.", DateTimeOffset.UtcNow));
        Assert.Equal(("/122101_5501/comments", """{"message":"확인했습니다."}"""), await NextAsync());

        ticket = await SaveAsync(ticket.Answer(Kim, "m2", "자세히 적어 주세요.", true, DateTimeOffset.UtcNow), next => DeskInbound.Words(next, Kim.Id, "m2", "a3", "자세히 적어 주세요.", DateTimeOffset.UtcNow, privately: true));
        Assert.Equal(("/104857600123456/messages", """{"recipient":{"comment_id":"122101_5501"},"message":{"text":"자세히 적어 주세요.","metadata":"inquirybot:moved"}}"""), await NextAsync());
        await SaveAsync(ticket.Close(Kim, "resolved", DateTimeOffset.UtcNow), next => DeskInbound.Status(next, new(HandoffStates.Completed, next.Id), Kim.Id, "a4", DateTimeOffset.UtcNow));

        // Edited, it is asked again; and a chat is answered by the bot, after all that.
        await PostAsync("comment-edited");
        Assert.NotEqual(ticket.Id, (await WaitingAsync()).Id);
        await PostAsync("text");
        await NextAsync();
        Assert.Single(_sent, asked => asked.Address.AbsolutePath.EndsWith("/comments", StringComparison.Ordinal));
        Assert.Single(_sent, asked => asked.Body.Contains("comment_id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_a_colleague_answers_in_the_vendors_inbox_the_bot_is_silent()
    {
        await PostAsync("text");
        await NextAsync();
        await PostAsync("echo-own");
        await PostAsync("echo-colleague");
        await PostAsync("quick-reply");
        var chat = Chat.IdOf("messenger", "7415926535897932");

        // Another citizen is answered, and all that came before has had its turn.
        await PostAsync("text", body => body.Replace("7415926535897932", "222", StringComparison.Ordinal));
        while (!_sent.Any(asked => asked.Body.Contains("\"222\"", StringComparison.Ordinal))) await NextAsync();

        DateTimeOffset? held;
        while ((held = (await _bot.Services.GetRequiredService<IConversations>().FindAsync(chat, Ct))?.Held) is null) await Task.Delay(20, Ct);
        Assert.InRange(held.Value - DateTimeOffset.UtcNow, TimeSpan.FromHours(3.9), TimeSpan.FromHours(4));
        var said = (await Desk.TailAsync(chat, 100, Ct)).Select(TranscriptEntry.Of).OfType<TranscriptEntry>().ToList();
        Assert.Equal([Speaker.Counselor, Speaker.Citizen], said.TakeLast(2).Select(entry => entry.From));
        Assert.Equal("담당자입니다. 내일 방문해 주세요.", said[^2].Text);
    }

    [Fact]
    public async Task What_the_citizen_answers_in_private_goes_on_at_the_desk()
    {
        await PostAsync("echo-moved");
        await PostAsync("text");

        var ticket = await WaitingAsync();
        Assert.Equal(("moved", false, Chat.IdOf("messenger", "7415926535897932")), (ticket.Reason, ticket.Public, ticket.Conversation));
        var said = (await Desk.TailAsync(ticket.Conversation, 100, Ct)).Select(TranscriptEntry.Of).OfType<TranscriptEntry>().ToList();
        Assert.Equal([(Speaker.Counselor, true), (Speaker.Citizen, false)], said.Take(2).Select(entry => (entry.From, entry.Privately)));
    }

    [Fact]
    public async Task The_vendors_challenge_is_answered()
    {
        Assert.Equal("1158201444", await _bot.ReadAsync("/channels/messenger/webhook?hub.mode=subscribe&hub.verify_token=a-token-that-we-made-up&hub.challenge=1158201444"));
        using var refused = await _bot.GetAsync("/channels/messenger/webhook?hub.mode=subscribe&hub.verify_token=another&hub.challenge=1158201444");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    async Task<Ticket> WaitingAsync()
    {
        while (true)
        {
            if (await Desk.ListAsync(TicketStatus.Waiting, 10, Ct) is [var ticket]) return ticket;
            await Task.Delay(20, Ct);
        }
    }

    async Task<Ticket> SaveAsync(Ruling<Ticket> ruling, Func<Ticket, Inbound> tells)
    {
        var (next, fact) = Assert.IsType<Ruling<Ticket>.Allowed>(ruling);
        Assert.Equal(Saved.Stored, await Desk.SaveAsync(new DeskAct(next, fact) { Inbound = tells(next) }, Ct));
        return next;
    }

    async Task<(string Path, string Body)> NextAsync()
    {
        // Until the first lesson after a change of the dialogs is learned.
        Assert.True(await _calls.WaitAsync(TimeSpan.FromMinutes(3), Ct), "The vendor was not called.");
        var asked = _sent.Last(asked => asked.Json.TryGetProperty("message", out _));
        return (asked.Address.AbsolutePath, asked.Body);
    }

    async Task<HttpStatusCode> PostAsync(string name, Func<string, string>? change = null)
    {
        var body = ChannelPairs.Read("Messenger", name, "request");
        body = change?.Invoke(body) ?? body;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/channels/messenger/webhook", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Hub-Signature-256", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body))));
        using var response = await _bot.Http.SendAsync(request, Ct);
        return response.StatusCode;
    }
}
