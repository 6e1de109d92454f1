using System.Net;
using System.Text;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Tests.Contracts;
using InquiryBot.Tests.Integrations;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InquiryBot.Tests.Endpoints;

/// <summary>A consent that was taken back on Naver's side ends what is kept on ours.</summary>
public sealed class NaverTalkTalkErasureTests
{
    [Fact]
    public async Task Whoever_withdraws_is_erased()
    {
        var ct = TestContext.Current.CancellationToken;
        const string Secret = "a-secret-of-the-webhooks-address";
        await using var bot = await RunningBot.StartAsync(
            builder => builder.Services.Replace(ServiceDescriptor.Singleton<HttpMessageHandler>(new FakeVendor(_ => """{"success":true,"resultCode":"00"}"""))),
            "--Channels:NaverTalkTalk:Authorization", "ct_wc8b1i_Pb1AXDQ0RZWuCccpzdNL", "--Channels:NaverTalkTalk:Secret", Secret, "--Channels:NaverTalkTalk:Networks:0", "127.0.0.0/8");
        var conversations = bot.Services.GetRequiredService<IConversations>();
        var id = Chat.IdOf("naver-talktalk", "al-2eGuGr5WQOnco1_V-FQ");

        await PostAsync("text");
        Assert.NotNull(await conversations.FindAsync(id, ct));
        await PostAsync("profile-withdrawn");
        Assert.Null(await conversations.FindAsync(id, ct));

        async Task PostAsync(string name)
        {
            using var content = new StringContent(ChannelPairs.Read("NaverTalkTalk", name, "request"), Encoding.UTF8, "application/json");
            using var response = await bot.Http.PostAsync(new Uri($"/channels/naver-talktalk/webhook?key={Secret}", UriKind.Relative), content, ct);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }
}
