using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using InquiryBot.Tests.Endpoints;
using InquiryBot.Tests.Outside;

namespace InquiryBot.Tests.Journeys;

/// <summary>Whatever a citizen sends that cannot be taken is answered in his own language, and what he had begun is still there.</summary>
public sealed class OddInputTests : IAsyncLifetime
{
    RunningBot _bot = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    Task<Citizen> ArriveAsync(string language) => Citizen.ArrivesAsync(_bot.Http.BaseAddress!, language);

    [Fact(Timeout = 60_000)]
    public async Task It_is_answered_in_the_citizens_language_and_his_report_goes_on()
    {
        await using var citizen = await ArriveAsync("vi");
        await citizen.HearsAsync();
        await citizen.SaysAsync("😭😭😭");
        await citizen.HearsAsync("chưa hiểu");

        await citizen.SaysAsync("tôi muốn báo có ổ gà rất to trên đường");
        await citizen.HearsAsync("Đường bị hỏng ở đâu");
        using var nowhere = await citizen.SendRawAsync("""{"type":"message","entities":[{"type":"GeoCoordinates","latitude":999,"longitude":999}]}""");
        await citizen.HearsAsync("không có trên bản đồ");
        await citizen.HearsAsync("Đường bị hỏng ở đâu");
        using var letter = await citizen.SendAsync(new string('a', 10_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, letter.StatusCode);
        Assert.Contains("Tin nhắn quá dài", (await letter.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);

        await citizen.SaysAsync("trước ga Suwon");
        await citizen.HearsAsync("ảnh");
        using var bomb = await UploadAsync(citizen, [.. "PK\u0003\u0004"u8, .. new byte[5000]]);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, bomb.StatusCode);
        Assert.Contains("Không nhận được loại tệp này", (await bomb.Content.ReadFromJsonAsync<JsonElement>(Ct)).Text("detail"), StringComparison.Ordinal);
        await citizen.SaysAsync("Bỏ qua");
        await citizen.HearsAsync("nguy hiểm");
        await citizen.SaysAsync("3");

        Assert.Contains("trước ga Suwon", (await citizen.HearsAsync("đúng chưa")).Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_number_that_is_not_his_tells_a_stranger_nothing_in_his_language()
    {
        await using var owner = await ArriveAsync("ko");
        await owner.SaysAsync("도로에 구멍이 났어요");
        await owner.HearsAsync("어디");
        await owner.SaysAsync("수원역 앞");
        await owner.HearsAsync("사진");
        await owner.SaysAsync("건너뛰기");
        await owner.HearsAsync("위험");
        await owner.SaysAsync("3");
        await owner.HearsAsync("이렇게 접수할까요");
        await owner.SaysAsync("네, 맞아요");
        var number = Regex.Match((await owner.HearsAsync("접수번호")).Text!, @"R-\d{4}-\d{6}").Value;

        await using var stranger = await ArriveAsync("vi");
        await stranger.HearsAsync();
        await stranger.SaysAsync("tra cứu mã hồ sơ");
        await stranger.HearsAsync("Mã hồ sơ");
        await stranger.SaysAsync(number);
        Assert.DoesNotContain("수원역", (await stranger.HearsAsync("bảo vệ thông tin cá nhân")).Text, StringComparison.Ordinal);

        await owner.SaysAsync($"{number} 처리 상황");
        await owner.HearsAsync($"{number}의 진행 상황");
        await owner.HearsAsync("접수되었습니다");
    }

    static async Task<HttpResponseMessage> UploadAsync(Citizen citizen, byte[] content)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{citizen.Path}/upload", UriKind.Relative)) { Content = new MultipartFormDataContent { { file, "file", "road.jpg" } } };
        return await citizen.SendAsync(request);
    }
}
