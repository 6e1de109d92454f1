using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using InquiryBot.Tests.Storage;
using InquiryBot.Wiring;

namespace InquiryBot.Tests.Outside;

/// <summary>What the program says to those who run it.</summary>
public sealed partial class LogsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

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
    public async Task A_start_without_trouble_logs_nothing() =>
        Assert.Empty((await RunAsync()).Errors);

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
        var secrets = new List<string> { "쌍무지개", "2345-6789" };
        var (_, errors) = await RunAsync(async http => secrets.AddRange(await TalkAsync(http, "쌍무지개 뜨는 언덕 010-2345-6789")),
            "--Serilog:MinimumLevel:Default", "Verbose", "--Serilog:MinimumLevel:Override:Microsoft", "Verbose",
            "--Serilog:MinimumLevel:Override:Microsoft.AspNetCore.Hosting.Diagnostics", "Verbose");

        Assert.True(errors.Count > 50);
        Assert.All(secrets, secret => Assert.DoesNotContain(errors, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    public void Dispose() => _folder.Dispose();

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

    async Task<(string Output, IReadOnlyList<string> Errors)> RunAsync(Func<HttpClient, Task> meanwhile, params string[] settings)
    {
        var ct = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] args =
        [
            Path.Combine(AppContext.BaseDirectory, "inquirybot.dll"), "serve", "--urls", "http://127.0.0.1:0",
            "--Storage:Path", _folder.Path, "--Dialogs:Path", Path.Combine(SourceTree.Root, "dialogs"), .. settings,
        ];
        foreach (var arg in args) start.ArgumentList.Add(arg);

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(ct);
        var output = "";
        while (!output.Contains("Console", StringComparison.Ordinal) && await process.StandardOutput.ReadLineAsync(ct) is { } line) output += line + "\n";
        using (var http = new HttpClient { BaseAddress = new Uri(Address().Match(output).Value) }) await meanwhile(http);
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync(ct);
        await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);

        return (output, (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
