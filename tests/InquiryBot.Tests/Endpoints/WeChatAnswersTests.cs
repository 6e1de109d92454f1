using System.Net;
using System.Text.Json;
using InquiryBot.Core;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Tests.Contracts;
using InquiryBot.Tests.Integrations;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InquiryBot.Tests.Endpoints;

/// <summary>An encrypted request in, an encrypted answer out; and whoever leaves is erased.</summary>
public sealed class WeChatAnswersTests : IAsyncLifetime
{
    const string User = "oGd-45Tn7Uo_Cw1Pcm2tZ8b6YkXs";

    static readonly WeChatCase WeChat = new();

    RunningBot _bot = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync(
            builder => builder.Services.Replace(ServiceDescriptor.Singleton<HttpMessageHandler>(new FakeVendor(_ => WeChat.Took))),
            "--Channels:WeChat:Token", WeChatCase.Token, "--Channels:WeChat:EncodingAesKey", WeChatCase.AesKey, "--Channels:WeChat:AppId", WeChatCase.AppId,
            "--Channels:WeChat:AppSecret", WeChatCase.AppSecret, "--Channels:WeChat:AnswerMilliseconds", "4900");
    }

    public async ValueTask DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_reply_that_is_ready_is_in_the_response()
    {
        string answer;
        for (var number = 1; (answer = await PostAsync(Text(number))) is "success"; number++) { } // until the first lesson is learned

        var message = WeChatCase.Open(answer);
        Assert.Equal((User, "gh_5d8f0c1b2a3e"), (message.Element("ToUserName")!.Value, message.Element("FromUserName")!.Value));
        Assert.NotEmpty(message.Element("Content")!.Value);
    }

    [Fact]
    public async Task Whoever_leaves_is_erased_before_it_is_acknowledged()
    {
        await PostAsync(Text(1));
        Assert.NotNull(await FindAsync());

        Assert.Equal("", await PostAsync($$"""{"ToUserName":"gh_5d8f0c1b2a3e","FromUserName":"{{User}}","CreateTime":1,"MsgType":"event","Event":"unsubscribe"}"""));

        Assert.Null(await FindAsync());
        Assert.Equal(Chat.None, await _bot.Services.GetRequiredService<IChats>().FindAsync(Id, Ct));
    }

    static ConversationId Id => Chat.IdOf("wechat", User);

    ValueTask<Conversation?> FindAsync() => _bot.Services.GetRequiredService<IConversations>().FindAsync(Id, Ct);

    static string Text(int number) => JsonSerializer.Serialize(new { ToUserName = "gh_5d8f0c1b2a3e", FromUserName = User, CreateTime = number, MsgType = "text", Content = "여권 재발급", MsgId = $"{number}" });

    async Task<string> PostAsync(string message)
    {
        var signed = WeChat.Sign(ChannelCase.Bytes(message), TimeProvider.System.GetUtcNow());
        var query = string.Join('&', signed.Query.Select(part => $"{part.Key}={part.Value}"));
        using var response = await _bot.Http.PostAsync(new Uri($"/channels/wechat/webhook?{query}", UriKind.Relative), new ByteArrayContent(signed.Body.ToArray()), Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Ct);
    }
}
