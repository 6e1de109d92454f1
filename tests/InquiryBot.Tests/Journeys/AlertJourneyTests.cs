using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.People;
using InquiryBot.Tests.Outside;

namespace InquiryBot.Tests.Journeys;

/// <summary>Disaster mode from the switch to the citizen's ear, over the whole program.</summary>
public sealed class AlertJourneyTests : IAsyncLifetime
{
    RunningBot _bot = null!;
    HttpClient _supervisor = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync();
        _supervisor = await Colleague.SignedInAsync(_bot, "park", Role.Supervisor);
    }

    public async ValueTask DisposeAsync()
    {
        _supervisor.Dispose();
        await _bot.DisposeAsync();
    }

    static object Asked(string kind = "heavy-rain", int hours = 6, string reason = "호우 경보", object? words = null) =>
        new { kind, reason, until = DateTimeOffset.UtcNow.AddHours(hours), words = words ?? new { ko = "대피소: 수원고 체육관" } };

    async Task<JsonElement> RaiseAsync(object asked)
    {
        using var answer = await _supervisor.PostAsJsonAsync("/api/alerts", asked, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    async Task<(HttpStatusCode Status, string? Code)> RefusedAsync(string path, object asked)
    {
        using var answer = await _supervisor.PostAsJsonAsync(path, asked, Ct);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString());
    }

    async Task<string?> BannerAsync(string language)
    {
        using var answer = await _bot.Http.GetAsync(new Uri($"/v3/directline/alert?language={language}", UriKind.Relative), Ct);
        return answer.StatusCode is HttpStatusCode.NoContent ? null : (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("text").GetString();
    }

    [Fact]
    public async Task Every_citizen_hears_it_once_before_his_answer_and_in_his_language()
    {
        await RaiseAsync(Asked());
        await using var korean = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);
        await using var vietnamese = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!, "vi");

        var first = await korean.HearsAsync();
        Assert.StartsWith("[호우 안내]", first.Text, StringComparison.Ordinal);
        Assert.EndsWith("대피소: 수원고 체육관", first.Text, StringComparison.Ordinal);
        Assert.StartsWith("[Mưa lớn]", (await vietnamese.HearsAsync()).Text, StringComparison.Ordinal);

        await korean.HearsAsync();
        await korean.SaysAsync("여권 재발급");
        Assert.DoesNotContain("[호우 안내]", (await korean.HearsAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_chat_is_told_at_once_that_an_alert_was_raised_and_that_it_is_over()
    {
        await using var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);
        await citizen.HearsAsync();

        var raised = await RaiseAsync(Asked());
        while ((await citizen.NextAsync()).Name is not EventNames.Alert) { }

        using var ended = await _supervisor.PostAsJsonAsync($"/api/alerts/{raised.GetProperty("id").GetString()}/end", new { }, Ct);
        while ((await citizen.NextAsync()).Name is not EventNames.Alert) { }
        Assert.DoesNotContain(await citizen.TranscriptAsync(), line => line.Name is EventNames.Alert);
    }

    [Fact]
    public async Task Who_is_in_the_middle_of_a_talk_hears_it_with_his_next_answer_but_help_in_danger_comes_first()
    {
        await using var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);
        await citizen.HearsAsync();
        await RaiseAsync(Asked("earthquake"));

        await citizen.SaysAsync("집에 불이 났어요 살려주세요");
        Assert.Contains("119", (await citizen.HearsAsync()).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await citizen.TranscriptAsync(), line => line.Text?.StartsWith("[지진 안내]", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task The_banner_is_there_while_it_lasts()
    {
        Assert.Null(await BannerAsync("ko"));
        var alert = await RaiseAsync(Asked());
        Assert.StartsWith("[호우 안내]", await BannerAsync("ko"), StringComparison.Ordinal);
        Assert.StartsWith("[Kuchli yomgʻir]", await BannerAsync("uz"), StringComparison.Ordinal);

        using var ended = await _supervisor.PostAsJsonAsync($"/api/alerts/{alert.GetProperty("id").GetString()}/end", new { }, Ct);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Null(await BannerAsync("ko"));
        Assert.Equal((HttpStatusCode.Conflict, "alert.over"), await RefusedAsync($"/api/alerts/{alert.GetProperty("id").GetString()}/end", new { }));
    }

    [Fact]
    public async Task What_will_be_heard_is_shown_in_every_language_before()
    {
        using var answer = await _supervisor.PostAsJsonAsync("/api/alerts/preview", new { kind = "wildfire", words = new { en = "Shelter: Suwon High School" } }, Ct);
        var texts = (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("texts");

        Assert.Equal(9, texts.EnumerateObject().Count());
        Assert.All(texts.EnumerateObject(), text => Assert.Contains("119", text.Value.GetString(), StringComparison.Ordinal));
        Assert.EndsWith("Shelter: Suwon High School", texts.GetProperty("mn").GetString(), StringComparison.Ordinal);
        Assert.Null(await BannerAsync("ko"));
    }

    [Fact]
    public async Task What_is_no_alert_is_refused_in_words()
    {
        Assert.Equal((HttpStatusCode.BadRequest, "alert.kind"), await RefusedAsync("/api/alerts", Asked("aliens")));
        Assert.Equal((HttpStatusCode.BadRequest, "alert.until"), await RefusedAsync("/api/alerts", Asked(hours: -1)));
        Assert.Equal((HttpStatusCode.BadRequest, "alert.until"), await RefusedAsync("/api/alerts", Asked(hours: 24 * 31)));
        Assert.Equal((HttpStatusCode.BadRequest, "alert.reason"), await RefusedAsync("/api/alerts", Asked(reason: " ")));
        Assert.Equal((HttpStatusCode.BadRequest, "language.unknown"), await RefusedAsync("/api/alerts", Asked(words: new { xx = "hello" })));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "text.too-long"), await RefusedAsync("/api/alerts", Asked(words: new { ko = new string('가', 301) })));
        Assert.Null(await BannerAsync("ko"));
    }

    [Fact]
    public async Task A_counselor_reads_it_and_cannot_switch_it()
    {
        using var counselor = await Colleague.SignedInAsync(_bot, "lee", Role.Counselor);

        using var refused = await counselor.PostAsJsonAsync("/api/alerts", Asked(), Ct);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var read = await counselor.GetAsync(new Uri("/api/alerts", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }
}
