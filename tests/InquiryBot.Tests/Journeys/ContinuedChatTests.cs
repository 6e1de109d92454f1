using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Journeys;

/// <summary>A citizen of KakaoTalk whose answer is late goes on in web chat, with the same conversation.</summary>
public sealed class ContinuedChatTests : IAsyncLifetime
{
    TalkingBot _bot = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static string Conversation => $"conversations/{TalkingBot.Conversation}";

    public async ValueTask InitializeAsync() => _bot = await TalkingBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_late_answer_is_read_in_web_chat_and_does_not_come_again()
    {
        var link = TalkingBot.Link(await _bot.AskInVainAsync("첫 번째 질문"));

        await using (var citizen = await Citizen.ContinuesAsync(_bot.Http.BaseAddress!, link))
        {
            _bot.Go();
            Assert.Equal(TalkingBot.Conversation.Value, citizen.Conversation);
            Assert.Equal("첫 번째 질문", (await citizen.NextAsync()).Text);
            Assert.NotEmpty((await citizen.HearsAsync()).Text!);

            var said = await citizen.SaysAsync("두 번째 질문");
            while ((await citizen.HearsAsync()).ReplyToId != said) { }
            await UntilNothingWaitsAsync();
        }

        await ComesAloneAsync("세 번째 질문");
    }

    [Fact]
    public async Task A_window_that_was_left_open_takes_nothing_from_who_asks_in_the_messenger()
    {
        await using var window = await LeftOpenAsync();
        _bot.Think();
        await _bot.AskInVainAsync("두 번째 질문");
        _bot.Go();
        await _bot.UntilWaitingAsync();
        var late = (await _bot.RepliesAsync())[^1];
        while ((await window.NextAsync()).Text != "두 번째 질문") { }
        Assert.Equal(late, (await window.HearsAsync()).Text);
        await HearsItselfTypeAsync(window);

        Assert.StartsWith(late, TalkingBot.Text(await _bot.AskAsync("세 번째 질문")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_in_web_chat_again_reads_there_again()
    {
        await using var citizen = await LeftOpenAsync();
        await ComesAloneAsync("두 번째 질문");

        var said = await citizen.SaysAsync("세 번째 질문");
        while ((await citizen.HearsAsync()).ReplyToId != said) { }
        await UntilNothingWaitsAsync();

        await ComesAloneAsync("네 번째 질문");
    }

    [Fact]
    public async Task A_watermark_beyond_the_last_line_is_nothing_that_he_has_read()
    {
        var link = TalkingBot.Link(await _bot.AskInVainAsync("첫 번째 질문"));
        _bot.Go();
        await _bot.UntilWaitingAsync();
        var earlier = await _bot.RepliesAsync();

        await using var citizen = await Citizen.ContinuesAsync(_bot.Http.BaseAddress!, link, watermark: "9999");
        await ReadAsync(citizen.Token, "9999");
        await HearsItselfTypeAsync(citizen);

        Assert.StartsWith(string.Join("\n\n", earlier), TalkingBot.Text(await _bot.AskAsync("두 번째 질문")), StringComparison.Ordinal);
        Assert.Equal("두 번째 질문", (await citizen.NextAsync()).Text);
    }

    [Fact]
    public async Task What_a_browser_kept_is_not_good_for_a_conversation_that_begins_after_an_erasure()
    {
        var link = TalkingBot.Link(await _bot.AskInVainAsync("첫 번째 질문"));
        var token = await TokenAsync(link);
        await _bot.Bot.Services.GetRequiredService<IErasure>().EraseAsync(TalkingBot.Conversation, Ct);
        _bot.Pass(TimeSpan.FromSeconds(1));
        var next = TalkingBot.Link(await _bot.AskInVainAsync("두 번째 질문"));

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, $"{Conversation}/activities", token));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, "tokens/refresh", token));
        Assert.Equal(HttpStatusCode.Forbidden, (await FollowAsync(link, "dl_kim")).Status);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, $"{Conversation}/activities", await TokenAsync(next)));
    }

    [Fact]
    public async Task Who_asks_for_news_instead_of_listening_hears_it_once_too()
    {
        var token = await TokenAsync(TalkingBot.Link(await _bot.AskInVainAsync("첫 번째 질문")));
        _bot.Go();
        await _bot.UntilWaitingAsync();

        var (heard, watermark) = await ReadAsync(token, "");
        Assert.Equal(await _bot.RepliesAsync(), heard.Skip(1));
        var (news, _) = await ReadAsync(token, watermark);
        Assert.Empty(news);

        await UntilNothingWaitsAsync();
        await ComesAloneAsync("두 번째 질문");
    }

    [Fact]
    public async Task What_he_has_not_read_there_comes_in_the_messenger()
    {
        await TokenAsync(TalkingBot.Link(await _bot.AskInVainAsync("첫 번째 질문")));
        _bot.Go();
        await _bot.UntilWaitingAsync();

        var answer = TalkingBot.Text(await _bot.AskAsync("두 번째 질문"));

        Assert.Equal(string.Join("\n\n", await _bot.RepliesAsync()), answer);
    }

    [Fact]
    public async Task What_was_there_before_he_listened_there_comes_in_the_messenger()
    {
        var link = TalkingBot.Link(await _bot.AskInVainAsync("첫 번째 질문"));
        _bot.Go();
        await _bot.UntilWaitingAsync();
        var earlier = await _bot.RepliesAsync();

        await using (var citizen = await Citizen.ContinuesAsync(_bot.Http.BaseAddress!, link, watermark: ""))
        {
            await HearsItselfTypeAsync(citizen);
            var said = await citizen.SaysAsync("두 번째 질문");
            while ((await citizen.HearsAsync()).ReplyToId != said) { }
            await _bot.UntilAsync(rows => !rows[^1].Pending);
        }

        Assert.StartsWith(string.Join("\n\n", earlier), TalkingBot.Text(await _bot.AskAsync("세 번째 질문")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_leads_one_browser_there_and_tells_all_others_so()
    {
        var older = TalkingBot.Link(await _bot.AskInVainAsync("첫 번째 질문"));
        _bot.Pass(TimeSpan.FromSeconds(1));
        var link = TalkingBot.Link(await _bot.AskInVainAsync("두 번째 질문"));

        Assert.Equal(HttpStatusCode.OK, (await FollowAsync(link, "dl_kim")).Status);
        Assert.Equal(HttpStatusCode.OK, (await FollowAsync(link, "dl_kim")).Status);
        foreach (var used in new[] { link, older })
        {
            var (status, words) = await FollowAsync(used, "dl_lee");
            Assert.Equal((HttpStatusCode.Forbidden, "이 링크는 이미 사용되었거나 시간이 지나 열 수 없습니다. 메신저에서 다시 말씀해 주시면 이어서 도와드리겠습니다."), (status, words));
        }
    }

    [Fact]
    public async Task A_browser_without_a_name_follows_a_link_once()
    {
        var link = TalkingBot.Link(await _bot.AskInVainAsync("첫 번째 질문"));

        Assert.Equal(HttpStatusCode.OK, (await FollowAsync(link, null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await FollowAsync(link, null)).Status);
    }

    [Fact]
    public async Task A_link_that_has_expired_is_told_in_the_language_of_the_browser()
    {
        var link = TalkingBot.Link(await _bot.AskInVainAsync("첫 번째 질문"));
        _bot.Pass(TimeSpan.FromMinutes(11));

        Assert.Equal(
            (HttpStatusCode.Forbidden, "This link has been used already or has expired. Write to us again in your messenger and we will go on there."), await FollowAsync(link, "dl_kim", "en"));
    }

    [Fact]
    public async Task A_link_that_was_cut_off_is_told_in_his_language_too()
    {
        var link = TalkingBot.Link(await _bot.AskInVainAsync("첫 번째 질문"));

        var (status, words) = await FollowAsync(link[..^4], "dl_kim");
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.StartsWith("이 링크는 이미 사용되었거나", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_of_a_messenger_is_not_begun_again()
    {
        var token = await TokenAsync(TalkingBot.Link(await _bot.AskInVainAsync("첫 번째 질문")));

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, "conversations", token));
        Assert.Single(await _bot.RowsAsync());

        await _bot.Bot.Services.GetRequiredService<IErasure>().EraseAsync(TalkingBot.Conversation, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, "conversations", token));
        Assert.Null(await _bot.Bot.Services.GetRequiredService<IConversations>().FindAsync(TalkingBot.Conversation, Ct));
    }

    [Fact]
    public async Task A_link_is_no_token_and_a_token_no_link()
    {
        var link = TalkingBot.Link(await _bot.AskInVainAsync("첫 번째 질문"));
        await using var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, $"{Conversation}/activities", link));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, "tokens/continue", citizen.Token));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Post, "tokens/continue", null));
    }

    /// <summary>A window of web chat in which the answer to a first question of the messenger was read.</summary>
    async Task<Citizen> LeftOpenAsync()
    {
        var citizen = await Citizen.ContinuesAsync(_bot.Http.BaseAddress!, TalkingBot.Link(await _bot.AskInVainAsync("첫 번째 질문")));
        _bot.Go();
        await citizen.HearsAsync();
        await UntilNothingWaitsAsync();
        return citizen;
    }

    /// <summary>Whatever the stream does after a frame, it has done after the last but one of these.</summary>
    static async Task HearsItselfTypeAsync(Citizen citizen)
    {
        for (var i = 0; i < 3; i++)
        {
            using var typing = await citizen.SendRawAsync("""{"type":"typing"}""");
            Assert.Equal(ActivityTypes.Typing, (await citizen.NextAsync()).Type);
        }
    }

    /// <summary>The answer to the next message in KakaoTalk holds nothing but its own replies.</summary>
    async Task ComesAloneAsync(string words)
    {
        var earlier = await _bot.RepliesAsync();
        var answer = TalkingBot.Text(await _bot.AskAsync(words));
        Assert.Equal(string.Join("\n\n", (await _bot.RepliesAsync()).Skip(earlier.Count)), answer);
    }

    Task UntilNothingWaitsAsync() => _bot.UntilAsync(rows => !rows.Any(row => row.Pending));

    async Task<string> TokenAsync(string link)
    {
        using var response = await SendAsync(HttpMethod.Post, "tokens/continue", link, """{"user":{"id":"dl_kim"}}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("token").GetString()!;
    }

    /// <summary>What a browser hears that follows a link, and the words when it is refused.</summary>
    async Task<(HttpStatusCode Status, string? Words)> FollowAsync(string link, string? browser, string language = "ko")
    {
        using var response = await SendAsync(HttpMethod.Post, "tokens/continue", link, browser is null ? null : $$$"""{"user":{"id":"{{{browser}}}"}}""", language);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement;
        return (response.StatusCode, body.TryGetProperty("error", out var error) ? error.GetProperty("message").GetString() : null);
    }

    async Task<(List<string?> Texts, string Watermark)> ReadAsync(string token, string watermark)
    {
        using var response = await SendAsync(HttpMethod.Get, $"{Conversation}/activities?watermark={watermark}", token);
        var set = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement;
        return ([.. set.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("text").GetString())], set.GetProperty("watermark").GetString()!);
    }

    async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string? bearer)
    {
        using var response = await SendAsync(method, path, bearer);
        return response.StatusCode;
    }

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? bearer, string? body = null, string language = "ko")
    {
        using var request = new HttpRequestMessage(method, new Uri($"/v3/directline/{path}", UriKind.Relative));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        request.Headers.AcceptLanguage.ParseAdd(language);
        return await _bot.Http.SendAsync(request, Ct);
    }
}
