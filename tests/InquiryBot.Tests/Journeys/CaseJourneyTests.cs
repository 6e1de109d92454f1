using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.People;
using InquiryBot.Tests.Core.Cases.Photos;
using InquiryBot.Tests.Endpoints;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Journeys;

/// <summary>A report from its photo to the word that it is settled, over the whole program.</summary>
public sealed class CaseJourneyTests : IAsyncLifetime
{
    RunningBot _bot = null!;
    HttpClient _officer = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync();
        _officer = await Colleague.SignedInAsync(_bot, "kim", Role.Officer);
    }

    public async ValueTask DisposeAsync()
    {
        _officer.Dispose();
        await _bot.DisposeAsync();
    }

    Task<Citizen> ArriveAsync() => Citizen.ArrivesAsync(_bot.Http.BaseAddress!);

    async Task<string> ReportsAsync(Citizen citizen, byte[]? photo = null)
    {
        await citizen.SaysAsync("도로에 구멍이 났어요");
        await citizen.HearsAsync("어디");
        using var placed = await citizen.SendRawAsync("""{"type":"message","entities":[{"type":"GeoCoordinates","latitude":37.2663,"longitude":127.0002,"name":"수원역"}]}""");
        await citizen.HearsAsync("사진");
        if (photo is null) await citizen.SaysAsync("건너뛰기");
        else using (var sent = await UploadAsync(citizen, photo)) Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        await citizen.HearsAsync("위험");
        await citizen.SaysAsync("3");
        await citizen.HearsAsync("이렇게 접수할까요");
        await citizen.SaysAsync("네, 맞아요");
        var said = (await citizen.HearsAsync("접수번호")).Text!;
        return System.Text.RegularExpressions.Regex.Match(said, @"R-\d{4}-\d{6}").Value;
    }

    /// <summary>Asks how far it is, and hears how it stands.</summary>
    static async Task AsksAsync(Citizen citizen, string number, string state)
    {
        await citizen.SaysAsync($"{number} 처리 상황");
        await citizen.HearsAsync($"접수번호 {number}의 진행 상황");
        await citizen.HearsAsync(state);
    }

    async Task<HttpResponseMessage> UploadAsync(Citizen citizen, byte[] photo)
    {
        var file = new ByteArrayContent(photo);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{citizen.Path}/upload", UriKind.Relative))
        {
            Content = new MultipartFormDataContent { { file, "file", "road.jpg" } },
        };
        request.Headers.Authorization = new("Bearer", citizen.Token);
        return await _bot.Http.SendAsync(request, Ct);
    }

    [Fact]
    public async Task A_citizen_reports_an_office_settles_it_and_he_hears_of_it()
    {
        await using var citizen = await ArriveAsync();
        var number = await ReportsAsync(citizen, Pictures.Jpeg());
        Assert.EndsWith("-000001", number, StringComparison.Ordinal);

        var shown = await _officer.ReadAsync($"/api/cases/{number}");
        Assert.Equal(("road-damage", "received", "수원역", "suwon", "도로관리과"), (Of("kind"), Of("state"), Of("place"), Of("municipality"), Of("department")));
        var photo = await _officer.GetByteArrayAsync(new Uri(shown.GetProperty("photos")[0].GetString()!, UriKind.Relative), Ct);
        Assert.Equal(Pictures.CleanJpeg(), photo);

        foreach (var (act, body, words, state) in new[]
        {
            ("assign", """{"officer":"kim","note":"내일 나가 보겠습니다"}""", "도로관리과", "담당 부서에 전달되었습니다"), ("start", "{}", "시작", "처리하고 있습니다"),
            ("finish", """{"note":"메웠습니다"}""", "끝났습니다", "처리가 끝났습니다"),
        })
        {
            Assert.Equal((200, null), await _officer.PostAsync($"/api/cases/{number}/{act}", body).OutcomeAsync());
            var heard = (await citizen.HearsAsync()).Text!;
            Assert.Contains(words, heard, StringComparison.Ordinal);
            Assert.Contains(number, heard, StringComparison.Ordinal);
            if (body.Contains("note", StringComparison.Ordinal)) Assert.Contains("담당자", (await citizen.HearsAsync()).Text, StringComparison.Ordinal);
            await AsksAsync(citizen, number, state);
        }

        var history = (await _officer.ReadAsync($"/api/cases/{number}")).GetProperty("history").EnumerateArray().Select(fact => (fact.Text("name"), fact.Text("told")));
        Assert.Equal([("CaseOpened", null), ("CaseAssigned", "내일 나가 보겠습니다"), ("CaseStarted", null), ("CaseFinished", "메웠습니다")], history);
        Assert.Equal((409, "case.closed"), await _officer.PostAsync($"/api/cases/{number}/start", "{}").OutcomeAsync());

        string? Of(string name) => shown.GetProperty("case").Text(name);
    }

    [Fact]
    public async Task Two_who_report_one_hole_hear_of_it_both()
    {
        await using var one = await ArriveAsync();
        await using var other = await ArriveAsync();
        var (first, second) = (await ReportsAsync(one), await ReportsAsync(other));

        var near = (await _officer.ReadAsync($"/api/cases/{second}")).GetProperty("near").EnumerateArray().Single();
        Assert.Equal((first, 0), (near.GetProperty("case").Text("number"), near.GetProperty("metres").GetInt32()));
        Assert.Equal((200, null), await _officer.PostAsync($"/api/cases/{second}/merge", $$"""{"into":"{{first}}"}""").OutcomeAsync());
        Assert.Contains(second, (await other.HearsAsync()).Text, StringComparison.Ordinal);

        Assert.Equal((200, null), await _officer.PostAsync($"/api/cases/{first}/decline", """{"reason":"private-land"}""").OutcomeAsync());
        Assert.Contains("사유지", (await one.HearsAsync()).Text, StringComparison.Ordinal);
        var told = (await other.HearsAsync()).Text!;
        Assert.Contains("사유지", told, StringComparison.Ordinal);
        Assert.Contains(second, told, StringComparison.Ordinal);
        Assert.DoesNotContain(first, told, StringComparison.Ordinal);
        await AsksAsync(other, second, "처리하기 어려운 건");
    }

    /// <summary>From elsewhere a case is told to whom knows the phone number that was left with it; who tries numbers out is locked out, and the reporter is not.</summary>
    [Fact(Timeout = 60_000)]
    public async Task Who_gives_the_phone_number_is_told_and_five_wrong_ones_lock_it_in_the_askers_language()
    {
        await using var owner = await ArriveAsync();
        var number = await ReportsAsync(owner);
        await LeavesAsync(number, _bot.Services.GetRequiredService<IVault>().SealSlot("010-1234-5678"));
        await using var elsewhere = await ArriveAsync();
        await elsewhere.SaysAsync(number);
        await elsewhere.HearsAsync("전화번호를 알려 주세요");
        await elsewhere.SaysAsync("010 1234 5678");
        await elsewhere.HearsAsync($"접수번호 {number}의 진행 상황");

        await using var stranger = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!, "vi");
        for (var i = 0; i < 5; i++)
        {
            await stranger.SaysAsync(number);
            await stranger.HearsAsync("số điện thoại");
            await stranger.SaysAsync($"010-9999-000{i}");
            Assert.DoesNotContain("수원역", (await stranger.HearsAsync("bảo vệ thông tin cá nhân")).Text, StringComparison.Ordinal);
        }

        await stranger.SaysAsync(number);
        await stranger.HearsAsync("Đã nhập sai nhiều lần");
        await AsksAsync(owner, number, "접수되었습니다");
    }

    [Fact]
    public async Task The_file_for_a_spreadsheet_has_what_was_filtered_and_no_contact_and_is_recorded()
    {
        await using var citizen = await ArriveAsync();
        var (first, second) = (await ReportsAsync(citizen), await ReportsAsync(citizen));
        await LeavesAsync(first, _bot.Services.GetRequiredService<IVault>().SealSlot("010-1234-5678"));
        Assert.Equal((200, null), await _officer.PostAsync($"/api/cases/{second}/decline", """{"reason":"private-land"}""").OutcomeAsync());

        using var response = await _officer.GetAsync(new Uri("/api/cases/export.csv?state=open&kind=road-damage&municipality=suwon", UriKind.Relative), Ct);
        var file = await response.Content.ReadAsByteArrayAsync(Ct);

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.Equal(("text/csv", "cases.csv"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.FileName));
        var lines = System.Text.Encoding.UTF8.GetString(file[3..]).Split("\r\n");
        Assert.Equal("number,kind,state,opened,due,municipality,department,officer,place,latitude,longitude,photos,language,channel,reason,merged into", lines[0]);
        Assert.Matches($@"^{first},road-damage,received,\d{{4}}-\d\d-\d\d \d\d:\d\d,\d{{4}}-\d\d-\d\d,suwon,도로관리과,,수원역,37\.2663,127\.0002,0,ko,\w+,,$", lines[1]);
        Assert.Equal("", lines[2]);
        Assert.Equal(3, lines.Length);
        Assert.DoesNotContain("5678", System.Text.Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        var fact = Assert.Single(await _bot.Services.GetRequiredService<InquiryBot.Core.Desk.IDesk>().ReadFactsAsync("kim", Ct), fact => fact.Name == nameof(CasesExported));
        Assert.Equal(1, JsonElement.Parse(fact.Body).GetProperty("count").GetInt32());
        Assert.Equal(0, (await _officer.ReadAsync("/api/cases?state=overdue")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_place_that_is_nowhere_is_said_so_and_asked_for_again()
    {
        await using var citizen = await ArriveAsync();
        await citizen.SaysAsync("도로에 구멍이 났어요");
        await citizen.HearsAsync("어디");
        using var placed = await citizen.SendRawAsync("""{"type":"message","entities":[{"type":"GeoCoordinates","latitude":999,"longitude":999}]}""");

        Assert.Contains("지도에 없는", (await citizen.HearsAsync()).Text, StringComparison.Ordinal);
        Assert.Contains("어디", (await citizen.HearsAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_bomb_named_jpg_is_refused_with_words()
    {
        await using var citizen = await ArriveAsync();
        using var response = await UploadAsync(citizen, [.. "PK\u0003\u0004"u8, .. new byte[5000]]);
        using var behind = await UploadAsync(citizen, [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, .. "PK\u0003\u0004"u8, .. new byte[5000]]);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, HttpStatusCode.UnsupportedMediaType), (response.StatusCode, behind.StatusCode));
        Assert.NotEmpty((await behind.Content.ReadFromJsonAsync<JsonElement>(Ct)).Text("detail")!);
    }

    [Theory]
    [InlineData(Role.Interpreter, 403, 403)]
    [InlineData(Role.Counselor, 200, 403)]
    [InlineData(Role.Officer, 200, 200)]
    [InlineData(Role.Supervisor, 200, 200)]
    [InlineData(Role.Administrator, 200, 200)]
    public async Task Counselors_look_and_offices_decide(Role role, int looks, int decides)
    {
        using var browser = await Colleague.SignedInAsync(_bot, $"somebody {role}", role);

        Assert.Equal(looks, (int)await browser.StatusAsync("/api/cases?state=open&page=1"));
        Assert.Equal(looks, (int)await browser.StatusAsync("/api/cases/choices"));
        Assert.Equal(looks == 200 ? 404 : 403, (int)await browser.StatusAsync("/api/cases/R-2026-000099"));
        Assert.Equal(decides, (int)await browser.StatusAsync("/api/cases/export.csv"));
        Assert.Equal(decides == 200 ? 404 : 403, (await browser.PostAsync("/api/cases/R-2026-000099/start", "{}").OutcomeAsync()).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await StrangerAsync());

        async Task<HttpStatusCode> StrangerAsync()
        {
            using var stranger = await _bot.GetAsync("/api/cases");
            return stranger.StatusCode;
        }
    }

    [Fact]
    public async Task A_contact_is_shown_for_a_reason_and_the_look_is_recorded()
    {
        await using var citizen = await ArriveAsync();
        var number = await ReportsAsync(citizen);

        Assert.Equal((400, "text.empty"), await _officer.PostAsync($"/api/cases/{number}/reveal", """{"reason":" "}""").OutcomeAsync());
        Assert.Equal((404, "contact.none"), await _officer.PostAsync($"/api/cases/{number}/reveal", """{"reason":"현장 확인"}""").OutcomeAsync());
        Assert.Equal(400, (int)await _officer.StatusAsync("/api/cases?state=lost"));
        Assert.Equal(400, (int)await _officer.StatusAsync("/api/cases?page=0"));
    }

    [Fact]
    public async Task A_contact_that_no_key_opens_any_more_is_said_to_be_and_no_look_is_recorded()
    {
        await using var citizen = await ArriveAsync();
        var number = await ReportsAsync(citizen);
        var vault = _bot.Services.GetRequiredService<IVault>();

        await LeavesAsync(number, vault.SealSlot("010-1234-5678"));
        using (var shown = await _officer.PostAsync($"/api/cases/{number}/reveal", """{"reason":"현장 확인"}"""))
            Assert.Contains("010-1234-5678", await shown.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await LeavesAsync(number, vault.SealSlot("010-1234-5678")[..^4] + "AAAA");

        Assert.Equal((409, "key.missing"), await _officer.PostAsync($"/api/cases/{number}/reveal", """{"reason":"현장 확인"}""").OutcomeAsync());
        var history = (await _officer.ReadAsync($"/api/cases/{number}")).GetProperty("history").EnumerateArray();
        Assert.Single(history, fact => fact.Text("name") is nameof(CaseContactRevealed));
    }

    /// <summary>The case has a number to call back, sealed as it is given.</summary>
    async Task LeavesAsync(string number, string phone)
    {
        var cases = _bot.Services.GetRequiredService<ICases>();
        var found = (await cases.FindAsync(CaseNumber.Read(number)!.Value, Ct))!;
        Assert.True(await cases.SaveAsync(new(found with { Phone = phone, Version = found.Version + 1 }, new CaseStarted(found.Key, found.OpenedAt), []), Ct));
    }

    [Fact]
    public void A_spreadsheet_runs_nothing_that_a_citizen_wrote() => Assert.Equal(
        ["'=1+1", "\"'=HYPERLINK(\"\"x\"\")\"", "'@SUM", "'+82 10", "-12.5", "'-", "수원역", "\"a,b\"", "\"a\"\"b\"", "' =1", "'\t=1"],
        new[] { "=1+1", "=HYPERLINK(\"x\")", "@SUM", "+82 10", "-12.5", "-", "수원역", "a,b", "a\"b", " =1", "\t=1" }.Select(InquiryBot.Endpoints.CaseTable.Cell));
}
