using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Dapper;
using InquiryBot.Core.Activities;
using InquiryBot.Storage.Sql;
using InquiryBot.Tests.Core.Cases.Photos;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Journeys;

/// <summary>What an upload may bring, and what is kept of it.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    const string Own = """{"type":"message","channelData":{"clientActivityID":"up-1"}}""";

    static readonly byte[] Jpeg = Pictures.Jpeg();

    RunningBot _bot = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync(null, "--Channels:WebChat:MaxUploadBytes", "4194304");

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData(true, 100_000)]
    [InlineData(false, 100_000)]
    [InlineData(true, 5001)]
    [InlineData(false, 5001)]
    public async Task The_activity_of_an_upload_is_no_larger_than_another(bool asFile, int letters)
    {
        await using var citizen = await ArriveAsync();

        using var response = await UploadAsync(citizen, $$"""{"type":"message","text":"{{new string('가', letters)}}"}""", asFile);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(0, await FilesAsync());
    }

    [Fact]
    public async Task The_activity_of_an_upload_says_no_more_than_another()
    {
        await using var citizen = await ArriveAsync();

        using var response = await UploadAsync(citizen, """
            {"type":"message","serviceUrl":"https://evil.example","callerId":"evil","channelId":"evil","attachments":[{"contentType":"image/png","contentUrl":"https://evil.example/x.png"}]}
            """);
        var sent = (await citizen.TranscriptAsync()).Single(line => line.From!.Role is Roles.User);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((null, null, "webchat"), (sent.ServiceUrl, sent.CallerId, sent.ChannelId));
        Assert.StartsWith(_bot.Http.BaseAddress!.ToString(), Assert.Single(sent.Attachments!).ContentUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_a_client_names_is_shown_to_nobody()
    {
        await using var citizen = await ArriveAsync();

        using var response = await citizen.SendRawAsync("""{"type":"message","text":"여권","attachments":[{"contentType":"image/png","contentUrl":"https://evil.example/x.png","thumbnailUrl":"https://evil.example/y.png","name":"x.png"}]}""");
        var sent = Assert.Single((await citizen.TranscriptAsync()).Single(line => line.From!.Role is Roles.User).Attachments!);

        Assert.Equal(("x.png", null, null), (sent.Name, sent.ContentUrl, sent.ThumbnailUrl));
    }

    [Fact]
    public async Task A_conversation_that_was_never_started_or_has_ended_takes_no_file()
    {
        await using var citizen = await ArriveAsync();
        using var generated = await _bot.Http.PostAsync(new Uri("/v3/directline/tokens/generate", UriKind.Relative), null, Ct);
        var token = await JsonAsync(generated);
        using var unstarted = await _bot.Http.SendAsync(Request($"/v3/directline/conversations/{token.GetProperty("conversationId")}", token.GetProperty("token").GetString()!, Own), Ct);

        using var ending = await citizen.SendRawAsync("""{"type":"endOfConversation"}""");
        while ((await citizen.GetAsync(citizen.Path)).IsSuccessStatusCode) await Task.Yield();
        using var ended = await UploadAsync(citizen, Own);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unstarted.StatusCode, ended.StatusCode));
        Assert.Equal(0, await FilesAsync());
    }

    [Fact]
    public async Task A_repeated_upload_is_the_same_message_with_the_same_file()
    {
        await using var citizen = await ArriveAsync();

        var ids = new List<string?>();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            using var response = await UploadAsync(citizen, Own);
            ids.Add((await JsonAsync(response)).GetProperty("id").GetString());
        }

        Assert.Single(ids.Distinct());
        Assert.Equal(1, await FilesAsync());
        Assert.Single(await citizen.TranscriptAsync(), line => line.From!.Role is Roles.User);
    }

    [Fact]
    public async Task The_same_picture_in_two_conversations_has_two_addresses()
    {
        await using var one = await ArriveAsync();
        await using var other = await ArriveAsync();

        using var first = await UploadAsync(one, Own);
        using var second = await UploadAsync(other, Own);

        Assert.Equal(2, await FilesAsync());
    }

    [Fact]
    public async Task The_name_of_a_file_is_kept_covered()
    {
        await using var citizen = await ArriveAsync();

        using var response = await UploadAsync(citizen, Own, name: "900101-1234568.jpg");

        Assert.Equal("******-*******.jpg", await ReadAsync<string>("select name from attachments"));
        Assert.Equal("******-*******.jpg", Assert.Single((await citizen.TranscriptAsync()).Single(line => line.From!.Role is Roles.User).Attachments!).Name);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\nhalf of it")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Dispo")]
    [InlineData("multipart/form-data; boundary=x", "")]
    [InlineData("multipart/form-data", "--x\r\n\r\n--x--")]
    [InlineData("multipart/form-data; boundary=", "--x--")]
    [InlineData("multipart/form-data; boundary=x", "no multipart at all")]
    public async Task A_body_that_is_no_whole_upload_is_a_bad_request(string contentType, string body)
    {
        await using var citizen = await ArriveAsync();
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await citizen.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"{citizen.Path}/upload") { Content = content });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("BadArgument", (await JsonAsync(response)).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_large_is_refused_before_it_is_read()
    {
        await using var citizen = await ArriveAsync();
        var request = Request(citizen.Path, citizen.Token, Own, new byte[51 * 1024 * 1024]);
        request.Headers.ExpectContinue = true;

        using var response = await _bot.Http.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_message_brings_up_to_five_files_each_as_large_as_is_set_and_one_alone_needs_no_form()
    {
        await using var citizen = await ArriveAsync();
        var large = Enlarged(4 * 1024 * 1024);

        using var five = await citizen.SendAsync(Files(citizen, large, Jpeg, Jpeg, Jpeg, Jpeg));
        using var six = await citizen.SendAsync(Files(citizen, Jpeg, Jpeg, Jpeg, Jpeg, Jpeg, Jpeg));
        using var larger = await citizen.SendAsync(Files(citizen, Enlarged(4 * 1024 * 1024 + 1)));
        using var alone = await citizen.SendAsync(Alone(citizen, "%PDF-1.4 a letter %%EOF"u8.ToArray(), "application/pdf", "편지.pdf"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.OK), (five.StatusCode, six.StatusCode, larger.StatusCode, alone.StatusCode));
        Assert.Contains("4MB", (await JsonAsync(larger)).GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        var sent = (await citizen.TranscriptAsync()).Where(line => line.From!.Role is Roles.User).Select(line => line.Attachments!.Select(file => file.Name)).ToList();
        Assert.Equal([["1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg"], ["편지.pdf"]], sent);
        Assert.Equal(6, await FilesAsync());
    }

    /// <summary>A photo with bytes behind its end, which no viewer looks at.</summary>
    static byte[] Enlarged(int length) => [.. Jpeg, .. new byte[length - Jpeg.Length]];

    static HttpRequestMessage Files(Citizen citizen, params byte[][] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (number, content) in files.Index())
        {
            var file = new ByteArrayContent(content);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            form.Add(file, "file", $"{number + 1}.jpg");
        }

        return new HttpRequestMessage(HttpMethod.Post, $"{citizen.Path}/upload") { Content = form };
    }

    static HttpRequestMessage Alone(Citizen citizen, byte[] content, string contentType, string name)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = name };
        return new HttpRequestMessage(HttpMethod.Post, $"{citizen.Path}/upload") { Content = file };
    }

    Task<Citizen> ArriveAsync() => Citizen.ArrivesAsync(_bot.Http.BaseAddress!);

    static Task<HttpResponseMessage> UploadAsync(Citizen citizen, string activity, bool asFile = true, string name = "도로.jpg") =>
        citizen.SendAsync(Request(citizen.Path, citizen.Token, activity, null, asFile, name));

    static HttpRequestMessage Request(string conversation, string token, string activity, byte[]? content = null, bool asFile = true, string name = "도로.jpg")
    {
        var form = new MultipartFormDataContent();
        var json = new StringContent(activity);
        json.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        if (asFile) form.Add(json, "activity", "blob");
        else form.Add(json, "activity");
        var file = new ByteArrayContent(content ?? Jpeg);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        form.Add(file, "file", name);
        var request = new HttpRequestMessage(HttpMethod.Post, $"{conversation}/upload") { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    Task<long> FilesAsync() => ReadAsync<long>("select count(*) from attachments");

    Task<T> ReadAsync<T>(string sql) => _bot.Services.GetRequiredService<Engine>().ReadAsync(async connection => (await connection.ExecuteScalarAsync<T>(sql))!, Ct);

    static async Task<System.Text.Json.JsonElement> JsonAsync(HttpResponseMessage response) =>
        System.Text.Json.JsonElement.Parse(await response.Content.ReadAsStringAsync(Ct));
}
