using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InquiryBot.Core.Channels;
using InquiryBot.Tests.Contracts;
using InquiryBot.Tests.Storage;
using InquiryBot.Wiring;

namespace InquiryBot.Tests.Outside;

/// <summary>What the program says to those who run it.</summary>
public sealed partial class LogsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    /// <summary>The program has said so, or ended.</summary>
    readonly TaskCompletionSource _learned = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Logs_are_JSON_on_standard_error_when_nobody_reads_along()
    {
        var (output, errors) = await RunAsync("--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Information");

        Assert.Contains("InquiryBot is ready.", output, StringComparison.Ordinal);
        Assert.NotEmpty(errors);
        Assert.All(errors, line =>
        {
            var entry = JsonDocument.Parse(line).RootElement;
            Assert.True(entry.TryGetProperty("Timestamp", out _) && entry.TryGetProperty("Level", out _) && entry.TryGetProperty("RenderedMessage", out _), line);
        });
    }

    [Fact]
    public async Task Logs_are_lines_for_people_when_they_are_wanted()
    {
        var (_, errors) = await RunAsync("--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Information", "--Logs:Format", "Text");

        Assert.Contains(errors, line => line.Contains(" INF] Now listening on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_first_start_says_that_it_learns_and_when_it_has_learned_and_the_next_start_says_nothing()
    {
        var (_, first) = await RunAsync(_ => _learned.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken), "--Logs:Format", "Text");
        var (_, next) = await RunAsync(UntilReadyAsync, "--Logs:Format", "Text");

        Assert.Collection(first,
            line => Assert.Contains(" INF] Learning the dialogs", line, StringComparison.Ordinal),
            line => Assert.Contains(" INF] The dialogs are learned, after ", line, StringComparison.Ordinal));
        Assert.Empty(next);
    }

    [Fact]
    public async Task The_link_that_makes_an_administrator_is_printed_and_stands_in_no_log()
    {
        var (output, errors) = await RunAsync("--Understanding:Folder", RunningBot.Learned);

        Assert.Matches("First sign-in, once: http://127.0.0.1:[0-9]+/desk/#first=[0-9a-f]{32,}", output);
        Assert.DoesNotContain("#first=", string.Join('\n', errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_another_program_has_is_one_line_that_says_what_to_do_and_no_trace()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        using var process = Start([], "--urls", $"http://{other.LocalEndpoint}", "--Understanding:Folder", RunningBot.Learned);
        var errors = await ListenAsync(process.StandardError, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        var line = Assert.Single(errors);
        Assert.Contains($"http://{other.LocalEndpoint}", line, StringComparison.Ordinal);
        Assert.Contains("Another program is there: stop it, or choose another address with --urls.", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_no_event()
    {
        var (_, errors) = await RunAsync(async http =>
        {
            using var refused = await http.GetAsync(new Uri("/api/desk/tickets?status=waiting", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }, "--Understanding:Folder", RunningBot.Learned);

        Assert.DoesNotContain(errors, line => line.Contains("challenged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_environment_comes_before_the_settings_file_also_for_the_address()
    {
        await File.WriteAllTextAsync(_folder.File("appsettings.json"), """{ "Urls": "http://127.0.0.2:0" }""", TestContext.Current.CancellationToken);

        var (output, _) = await RunInAsync(new() { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" }, _ => Task.CompletedTask, "--contentRoot", _folder.Path, "--Understanding:Folder", RunningBot.Learned);

        Assert.Contains("http://127.0.0.1:", output, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.2", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Logs:Format", "Xml", "Logs:Format must be Auto, Text or Json.")]
    [InlineData("--Serilog:MinimumLevel:Default", "Loud", "Serilog")]
    [InlineData("--Limits:Burst", "0", "Limits:Burst must be between 1 and 1000000.")]
    [InlineData("--Limits:Proxies:0", "proxy.example", "Limits:Proxies: 'proxy.example' is no address and no network.")]
    [InlineData("--Metrics:Token", "short", "Metrics:Token must have at least 16 characters.")]
    public async Task A_wrong_setting_is_refused_by_its_name(string name, string value, string message)
    {
        var problem = await Assert.ThrowsAsync<SettingsException>(() => RunningBot.StartAsync(null, name, value));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_words_and_no_token_reach_a_log_at_any_level()
    {
        const string Telegram = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", Webhook = "a-secret-of-the-webhook", Skill = "a-secret-of-the-skill-server", Naver = "a-secret-of-the-webhooks-address", Account = "ct_wc8b1i_Pb1AXDQ0RZWuCccpzdNL";
        var secrets = new List<string> { "쌍무지개", "2345-6789", Telegram, Webhook, Skill, Naver, Account, "#continue=" };
        var (_, errors) = await RunAsync(
            async http =>
            {
                secrets.AddRange(await TalkAsync(http, "쌍무지개 뜨는 언덕 010-2345-6789"));
                await PostAsync(http, "telegram/webhook", "X-Telegram-Bot-Api-Secret-Token", Webhook, "Telegram");
                await PostAsync(http, "telegram/webhook", "X-Telegram-Bot-Api-Secret-Token", "2345-6789-is-not-the-secret", "Telegram");
                await PostAsync(http, "kakaotalk/webhook", "X-Skill-Secret", Skill, "KakaoTalk");
                await PostAsync(http, $"naver-talktalk/webhook?key={Naver}", "X-Nothing", "", "NaverTalkTalk");
                while (!(await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken)).Split('\n').Any(line => line.Contains("\"telegram\"", StringComparison.Ordinal) && line.Contains("Deferred", StringComparison.Ordinal))) { }
            },
            // The vendor is away, so that what is sent fails and is told of.
            "--Channels:Telegram:Token", Telegram, "--Channels:Telegram:SecretToken", Webhook, "--Channels:Telegram:Server", "http://127.0.0.1:9",
            "--Channels:KakaoTalk:Secret", Skill, "--Channels:KakaoTalk:AnswerMilliseconds", "500", "--Channels:Common:PublicUrl", "https://bot.test",
            "--Channels:NaverTalkTalk:Authorization", Account, "--Channels:NaverTalkTalk:Secret", Naver, "--Channels:NaverTalkTalk:Networks:0", "127.0.0.0/8", "--Channels:NaverTalkTalk:Server", "http://127.0.0.1:9",
            "--Serilog:MinimumLevel:Default", "Verbose", "--Serilog:MinimumLevel:Override:Microsoft", "Verbose",
            "--Serilog:MinimumLevel:Override:Microsoft.AspNetCore.Hosting.Diagnostics", "Verbose");

        Assert.True(errors.Count > 50);
        Assert.All(secrets, secret => Assert.DoesNotContain(errors, line => line.Contains(secret, StringComparison.Ordinal)));
        var talks = JsonNode.Parse(ChannelPairs.Read("Telegram", "text", "request"))!["message"]!["chat"]!["id"]!.ToString();
        Assert.Contains(errors, line => line.Contains($"\"ConversationId\":\"{Chat.IdOf("telegram", talks)}\"", StringComparison.Ordinal) && line.Contains("was put off", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A vendor's captured message, with words that must not be seen.</summary>
    static async Task PostAsync(HttpClient http, string path, string header, string secret, string folder)
    {
        var message = JsonNode.Parse(ChannelPairs.Read(folder, "text", "request"))!.ToJsonString().Replace("\"text\":\"", "\"text\":\"쌍무지개 2345-6789 ", StringComparison.Ordinal).Replace("\"utterance\":\"", "\"utterance\":\"쌍무지개 2345-6789 ", StringComparison.Ordinal);
        Assert.Contains("쌍무지개", Regex.Unescape(message), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/channels/{path}", UriKind.Relative)) { Content = new StringContent(message, Encoding.UTF8, "application/json") };
        request.Headers.Add(header, secret);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.Unauthorized);
    }

    /// <summary>Says something over Direct Line, reads the answer, tries the stream; returns the tokens that were used.</summary>
    static async Task<IEnumerable<string>> TalkAsync(HttpClient http, string text)
    {
        var ct = TestContext.Current.CancellationToken;
        var generated = await (await http.PostAsync("/v3/directline/tokens/generate", null, ct)).Content.ReadFromJsonAsync<JsonElement>(ct);
        var token = generated.GetProperty("token").GetString()!;
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var started = await (await http.PostAsync("/v3/directline/conversations", null, ct)).Content.ReadFromJsonAsync<JsonElement>(ct);
        var id = started.GetProperty("conversationId").GetString();
        var stream = new Uri(started.GetProperty("streamUrl").GetString()!);
        using var said = await http.PostAsJsonAsync($"/v3/directline/conversations/{id}/activities", new { type = "message", text, from = new { id = "dl_x" } }, ct);
        Assert.True(said.IsSuccessStatusCode);

        JsonElement set;
        do set = await http.GetFromJsonAsync<JsonElement>($"/v3/directline/conversations/{id}/activities", ct);
        while (set.GetProperty("activities").GetArrayLength() < 3);
        using var refused = await http.GetAsync(stream.PathAndQuery, ct);
        return [token, stream.Query[3..40]];
    }

    /// <summary>Starts the program as its own process, waits until it is ready, and ends it as the system would.</summary>
    Task<(string Output, IReadOnlyList<string> Errors)> RunAsync(params string[] settings) => RunAsync(_ => Task.CompletedTask, settings);

    Task<(string Output, IReadOnlyList<string> Errors)> RunAsync(Func<HttpClient, Task> meanwhile, params string[] settings) =>
        RunInAsync([], meanwhile, ["--urls", "http://127.0.0.1:0", .. settings]);

    async Task<(string Output, IReadOnlyList<string> Errors)> RunInAsync(Dictionary<string, string> environment, Func<HttpClient, Task> meanwhile, params string[] settings)
    {
        var ct = TestContext.Current.CancellationToken;
        using var process = Start(environment, settings);
        var errors = ListenAsync(process.StandardError, ct);
        var output = "";
        while (!output.Contains("Console", StringComparison.Ordinal) && await process.StandardOutput.ReadLineAsync(ct) is { } line) output += line + "\n";
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri(Address().Match(output).Value) };
            await meanwhile(http);
        }
        finally
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await kill.WaitForExitAsync(CancellationToken.None);
        }

        output += await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);

        return (output, await errors);
    }

    Process Start(Dictionary<string, string> environment, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] args =
        [
            Path.Combine(AppContext.BaseDirectory, "inquirybot.dll"), "serve",
            "--Storage:Path", _folder.Path, "--Dialogs:Path", Path.Combine(SourceTree.Root, "dialogs"), .. settings,
        ];
        foreach (var arg in args) start.ArgumentList.Add(arg);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    async Task<IReadOnlyList<string>> ListenAsync(StreamReader errors, CancellationToken ct)
    {
        var lines = new List<string>();
        while (await errors.ReadLineAsync(ct) is { } line)
        {
            if (line.Length > 0) lines.Add(line);
            if (line.Contains("dialogs are learned", StringComparison.Ordinal)) _learned.TrySetResult();
        }

        _learned.TrySetResult();
        return lines;
    }

    static async Task UntilReadyAsync(HttpClient http)
    {
        var ct = TestContext.Current.CancellationToken;
        while (!(await http.GetAsync(new Uri("/healthz/ready", UriKind.Relative), ct)).IsSuccessStatusCode) ct.ThrowIfCancellationRequested();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
