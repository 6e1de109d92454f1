using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using InquiryBot.Core.People;
using InquiryBot.Tests.Core.Dialogs;
using InquiryBot.Tests.Endpoints;
using InquiryBot.Tests.Integrations;
using InquiryBot.Tests.Outside;
using InquiryBot.Tests.Storage;
using InquiryBot.Wiring;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InquiryBot.Tests.Journeys;

/// <summary>The whole program with a messenger, a map of tiles and sample data, and the vendor at the other end.</summary>
public sealed class OtherSettings : IAsyncLifetime
{
    public const string Secret = "a-secret-of-the-webhook";
    const string Token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

    readonly ConcurrentQueue<string> _sent = new();
    readonly SemaphoreSlim _arrivals = new(0);

    public RunningBot Bot { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Bot = await RunningBot.StartAsync(
        builder => builder.Services.Replace(ServiceDescriptor.Singleton<HttpMessageHandler>(new FakeVendor((asked, _) =>
        {
            if (asked.Address.AbsolutePath.EndsWith("/sendMessage", StringComparison.Ordinal))
            {
                _sent.Enqueue(asked.Json.GetProperty("text").GetString()!);
                _arrivals.Release();
            }

            return Task.FromResult(FakeVendor.Json("""{"ok":true,"result":{"message_id":365}}"""));
        }))),
        "--Channels:Telegram:Token", Token, "--Channels:Telegram:SecretToken", Secret, "--Cases:MapTiles", "https://{s}.tile.example/{z}/{x}/{y}.png", "--Sources:Demo", "true");

    /// <summary>What the citizen's phone shows next that holds these words.</summary>
    public async Task<string> ShowsAsync(string words)
    {
        while (true)
        {
            Assert.True(await _arrivals.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken), $"'{words}' never came.");
            if (_sent.TryDequeue(out var text) && text.Contains(words, StringComparison.Ordinal)) return text;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        _arrivals.Dispose();
    }
}

/// <summary>What most tests do not set up.</summary>
public sealed class OtherSettingsTests(OtherSettings set) : IClassFixture<OtherSettings>
{
    int _updates;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    async Task TypesAsync(string words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/channels/telegram/webhook", UriKind.Relative))
        {
            Content = new StringContent(JsonSerializer.Serialize(new
            {
                update_id = 870_120_001 + ++_updates,
                message = new { message_id = 364 + _updates, from = new { id = 7005021, is_bot = false, language_code = "vi" }, chat = new { id = 7005021, type = "private" }, date = 1_795_392_000, text = words },
            }), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", OtherSettings.Secret);
        using var response = await set.Bot.Http.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_reported_in_a_messenger_hears_of_it_there_in_his_language()
    {
        foreach (var (says, hears) in new[] { ("tôi muốn báo có ổ gà rất to trên đường", "Đường bị hỏng ở đâu"), ("trước ga Suwon", "ảnh"), ("Bỏ qua", "nguy hiểm"), ("3", "đúng chưa") })
        {
            await TypesAsync(says);
            await set.ShowsAsync(hears);
        }

        await TypesAsync("Vâng, đúng rồi");
        var number = Regex.Match(await set.ShowsAsync("Mã hồ sơ"), @"R-\d{4}-\d{6}").Value;
        using var officer = await Colleague.SignedInAsync(set.Bot, "kim", Role.Officer);

        Assert.Equal((200, null), await officer.PostAsync($"/api/cases/{number}/assign", """{"officer":"kim"}""").OutcomeAsync());
        Assert.Contains(number, await set.ShowsAsync("đã được giao cho"), StringComparison.Ordinal);
        Assert.Equal((200, null), await officer.PostAsync($"/api/cases/{number}/decline", """{"reason":"private-land"}""").OutcomeAsync());
        Assert.Contains(number, await set.ShowsAsync("không thể xử lý được"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_shows_tiles_of_the_maps_hosts_and_of_nobody_else()
    {
        using var page = await set.Bot.GetAsync("/desk/");

        Assert.EndsWith("img-src 'self' data: blob: https://*.tile.example", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://tile.example/map.png")]
    [InlineData("tile.example/{z}/{x}/{y}.png")]
    [InlineData("ftp://tile.example/{z}/{x}/{y}.png")]
    public void An_address_that_is_none_of_tiles_is_refused_by_its_settings_name(string address)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Cases:MapTiles", address)]).Build();

        Assert.StartsWith($"Cases:MapTiles: '{address}' is no address of tiles", Assert.Throws<SettingsException>(() => settings.Read<CaseSettings>("Cases")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_with_faulty_dialogs_does_not_start_and_says_where_they_are()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, text) in SmallDialogs.With("documents/certificate/ko.yaml", "examples: [등본\ntexts: {}\n"))
        {
            var file = Path.Combine(folder.Path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, Ct);
        }

        var refusal = (await Assert.ThrowsAsync<SettingsException>(() => RunningBot.StartAsync(null, "--Dialogs:Path", folder.Path))).Message;

        Assert.StartsWith("The dialogs have faults.\n", refusal, StringComparison.Ordinal);
        Assert.Contains("documents/certificate/ko.yaml:2:1: error: this is not YAML", refusal, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Sample_data_is_called_so_before_it_is_told()
    {
        await using var citizen = await Citizen.ArrivesAsync(set.Bot.Http.BaseAddress!);
        await citizen.SaysAsync("버스 도착 시간 좀 알려줘요");
        await citizen.HearsAsync("정류");
        await citizen.SaysAsync("수원역");
        await citizen.HearsAsync();
        await citizen.SaysAsync("720-2");

        Assert.Contains("예시", (await citizen.HearsAsync()).Text, StringComparison.Ordinal);
        Assert.Contains("720-2", (await citizen.HearsAsync()).Text, StringComparison.Ordinal);
    }
}
