using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Tests.Core.Cases.Photos;
using InquiryBot.Tests.Outside;

namespace InquiryBot.Tests.Journeys;

/// <summary>What Direct Line 3.0 promises to any client, over a real port.</summary>
public sealed class DirectLineTests : IAsyncLifetime
{
    RunningBot _bot = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync(null, "--Channels:WebChat:Secret", "a-secret-that-is-long-enough", "--Channels:WebChat:Origins:0", "https://www.gg.go.kr");

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task The_citizens_own_message_comes_back_with_his_id_before_the_reply_that_answers_it()
    {
        await using var citizen = await ArriveAsync();
        await citizen.HearsAsync();

        var id = await citizen.SaysAsync("도로에 구멍이 났어요", "mine-1");
        var echo = await citizen.NextAsync();
        var reply = await citizen.NextAsync();

        Assert.Equal((id, "mine-1", Roles.User), (echo.Id, echo.ChannelData!.Value.GetProperty("clientActivityID").GetString(), echo.From!.Role));
        Assert.Equal((id, Roles.Bot, "plain"), (reply.ReplyToId, reply.From!.Role, reply.TextFormat));
        Assert.NotEqual("somebody-else", echo.From.Id);
    }

    [Fact]
    public async Task A_repeated_message_is_stored_once_and_answered_once()
    {
        await using var citizen = await ArriveAsync();
        await citizen.HearsAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => citizen.SaysAsync("여권 발급", "same")));
        await citizen.SaysAsync("등본 발급", "other");
        var last = await citizen.HearsAsync("무인민원발급기");

        Assert.Single(ids.Distinct());
        var transcript = await citizen.TranscriptAsync();
        Assert.Equal(2, transcript.Count(line => line.From!.Role is Roles.User));
        Assert.Single(transcript, line => line.ReplyToId == ids[0]);
        Assert.NotEqual(ids[0], last.ReplyToId);
    }

    [Fact]
    public async Task Personal_data_comes_back_masked_and_is_nowhere_in_the_transcript()
    {
        await using var citizen = await ArriveAsync();

        await citizen.SaysAsync("제 번호는 010-1234-5678이고 주민번호는 900101-1234568입니다");

        var echo = (await citizen.TranscriptAsync()).Single(line => line.From!.Role is Roles.User);
        Assert.DoesNotContain("1234-5678", echo.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1234568", echo.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_comes_back_reads_on_from_its_watermark()
    {
        await using var citizen = await ArriveAsync();
        await citizen.HearsAsync();
        var before = citizen.Watermark;
        await citizen.SaysAsync("여권 발급");
        await citizen.HearsAsync();

        var missed = await citizen.TranscriptAsync(before);

        Assert.Equal([Roles.User, Roles.Bot], missed.Select(line => line.From!.Role));
        Assert.Empty(await citizen.TranscriptAsync(citizen.Watermark));
        using var foreign = await citizen.GetAsync($"{citizen.Path}/activities?watermark=0000a-3");
        Assert.Equal((HttpStatusCode.BadRequest, "BadArgument"), (foreign.StatusCode, await CodeAsync(foreign)));
        using var reconnected = await citizen.GetAsync($"{citizen.Path}?watermark={before}");
        Assert.Contains($"watermark={before}", (await reconnected.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("streamUrl").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_start_of_the_same_conversation_is_200_and_greets_nobody_again_and_all_that_a_client_needs_is_in_it()
    {
        await using var citizen = await ArriveAsync();
        await citizen.HearsAsync();

        using var again = await citizen.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations") { Content = JsonContent.Create(new { }) });

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Single(await citizen.TranscriptAsync());
        var opened = await again.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal(["conversationId", "token", "expires_in", "streamUrl", "referenceGrammarId", "eTag"], opened.EnumerateObject().Select(member => member.Name));
        Assert.Equal((citizen.Conversation, 1800, "*"), (opened.GetProperty("conversationId").GetString(), opened.GetProperty("expires_in").GetInt32(), opened.GetProperty("eTag").GetString()));
        Assert.StartsWith($"ws://{_bot.Http.BaseAddress!.Authority}{citizen.Path}/stream?t=", opened.GetProperty("streamUrl").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(opened.GetProperty("token").GetString()!);
    }

    [Fact]
    public async Task Another_ones_conversation_is_forbidden_an_unknown_token_too_and_an_ended_one_takes_nothing_and_can_be_read()
    {
        await using var citizen = await ArriveAsync();
        await using var other = await ArriveAsync();

        using var foreign = await citizen.GetAsync($"{other.Path}/activities");
        using var unknown = await WithAsync(citizen, "Bearer nobody");
        using var nothing = await WithAsync(citizen, null);
        using var ending = await citizen.SendRawAsync("""{"type":"endOfConversation"}""");
        await WaitUntilAsync(async () => (await citizen.GetAsync(citizen.Path)).StatusCode is HttpStatusCode.NotFound);
        using var after = await citizen.SendAsync("아직 있나요");

        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized, HttpStatusCode.NotFound),
            (foreign.StatusCode, unknown.StatusCode, nothing.StatusCode, after.StatusCode));
        Assert.Equal("NotFound", await CodeAsync(after));
        Assert.NotEmpty(await citizen.TranscriptAsync());
    }

    [Theory]
    [InlineData("{\"type\":\"message\"", 400)]
    [InlineData("[]", 400)]
    [InlineData("null", 400)]
    [InlineData("", 400)]
    [InlineData("{\"text\":\"no type\"}", 400)]
    [InlineData("{\"type\":\"trace\"}", 400)]
    public async Task What_is_no_activity_is_refused_with_a_problem_that_says_why(string body, int status)
    {
        await using var citizen = await ArriveAsync();

        using var response = await citizen.SendRawAsync(body);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("BadArgument", await CodeAsync(response));
    }

    [Fact]
    public async Task A_text_of_300_kB_is_refused_with_a_word_to_the_citizen_in_his_language()
    {
        await using var citizen = await ArriveAsync("ko");

        using var response = await citizen.SendAsync(new string('가', 100_000));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("너무 길어요", (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko", "글이 너무 길어요. 5,000자 이내로")]
    [InlineData("en", "That message is too long. Please send it in parts of up to 5,000 characters.")]
    public async Task A_text_that_nobody_would_read_is_refused_with_the_limit_and_the_longest_is_taken(string language, string words)
    {
        await using var citizen = await ArriveAsync(language);

        using var longest = await citizen.SendAsync(new string('가', 5000));
        using var longer = await citizen.SendAsync(new string('가', 5001));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.RequestEntityTooLarge), (longest.StatusCode, longer.StatusCode));
        Assert.Equal("application/problem+json", longer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(words, (await longer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Single(await citizen.TranscriptAsync(), line => line.From!.Role is Roles.User);
    }

    [Fact]
    public async Task A_photo_arrives_whole_under_an_address_of_its_own()
    {
        await using var citizen = await ArriveAsync();
        var photo = Pictures.CleanJpeg();

        using var response = await UploadAsync(citizen, photo, "image/jpeg", "도로.jpg");
        var sent = (await citizen.TranscriptAsync()).Single(line => line.From!.Role is Roles.User).Attachments!.Single();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("image/jpeg", "도로.jpg"), (sent.ContentType, sent.Name));
        using var stranger = new HttpClient();
        using var read = await stranger.GetAsync(new Uri(sent.ContentUrl!), Ct);
        Assert.Equal(photo, await read.Content.ReadAsByteArrayAsync(Ct));
        Assert.Contains("sandbox", read.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image/jpeg", 415)]
    [InlineData("application/x-msdownload", 415)]
    [InlineData("text/html", 415)]
    public async Task A_file_that_is_not_what_it_says_is_refused(string contentType, int status)
    {
        await using var citizen = await ArriveAsync();

        using var response = await UploadAsync(citizen, Encoding.ASCII.GetBytes("MZ this is a program"), contentType, "photo.jpg");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.DoesNotContain(await citizen.TranscriptAsync(), line => line.From!.Role is Roles.User);
    }

    [Fact]
    public async Task A_file_above_ten_megabytes_is_refused()
    {
        await using var citizen = await ArriveAsync();

        using var response = await UploadAsync(citizen, [0xFF, 0xD8, 0xFF, .. new byte[10 * 1024 * 1024]], "image/jpeg", "photo.jpg");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("https://www.gg.go.kr", 200)]
    [InlineData("https://evil.example", 403)]
    [InlineData(null, 200)]
    public async Task Only_pages_of_known_origins_may_open_a_chat(string? origin, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate") { Content = JsonContent.Create(new { }) };
        if (origin is not null) request.Headers.Add("Origin", origin);

        using var response = await _bot.Http.SendAsync(request, Ct);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task The_clients_own_header_is_allowed_by_the_preflight()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/conversations");
        request.Headers.Add("Origin", "https://www.gg.go.kr");
        request.Headers.Add("Access-Control-Request-Headers", "x-ms-bot-agent");

        using var response = await _bot.Http.SendAsync(request, Ct);

        Assert.Contains("x-ms-bot-agent", response.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        Assert.Equal("https://www.gg.go.kr", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task A_form_is_filled_and_ends_with_a_number_that_can_be_asked_for()
    {
        await using var citizen = await ArriveAsync();
        await citizen.SaysAsync("도로에 구멍이 났어요");
        await citizen.HearsAsync("어디");
        await citizen.SaysAsync("수원역 앞");
        await citizen.HearsAsync("사진");
        await citizen.SaysAsync("건너뛰기");
        await citizen.HearsAsync("위험");
        await citizen.SaysAsync("3");
        await citizen.HearsAsync("이렇게 접수할까요");
        await citizen.SaysAsync("네, 맞아요");
        var done = await citizen.HearsAsync("R-");

        await citizen.SaysAsync("접수 진행 상황 확인");
        await citizen.HearsAsync();
        await citizen.SaysAsync(done.Text![done.Text!.IndexOf("R-", StringComparison.Ordinal)..][..13]);

        await citizen.HearsAsync("접수되었습니다");
    }

    Task<Citizen> ArriveAsync(string language = "ko") => Citizen.ArrivesAsync(_bot.Http.BaseAddress!, language);

    static async Task<HttpResponseMessage> UploadAsync(Citizen citizen, byte[] content, string contentType, string name)
    {
        using var form = new MultipartFormDataContent();
        var activity = new StringContent("""{"type":"message","channelData":{"clientActivityID":"up-1"},"attachments":[{"contentType":"image/jpeg","name":"도로.jpg"}]}""");
        activity.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        form.Add(activity, "activity", "blob");
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        form.Add(file, "file", name);
        return await citizen.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"{citizen.Path}/upload?userId=x") { Content = form });
    }

    static Task<HttpResponseMessage> WithAsync(Citizen citizen, string? authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{citizen.Path}/activities");
        request.Headers.TryAddWithoutValidation("Authorization", authorization ?? "");
        return citizen.SendAsync(request);
    }

    static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("error").GetProperty("code").GetString();

    static async Task WaitUntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds()) await Task.Yield();
    }
}
