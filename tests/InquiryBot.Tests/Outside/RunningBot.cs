using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using InquiryBot.Tests.Storage;
using InquiryBot.Wiring;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace InquiryBot.Tests.Outside;

/// <summary>The whole program on a free port with a database of its own, as a stranger on the network sees it.</summary>
public sealed class RunningBot : IAsyncDisposable
{
    /// <summary>One lesson serves all tests: it is kept by the content of the dialogs.</summary>
    internal static readonly string Learned = Path.Combine(Path.GetTempPath(), "inquirybot-tests-learned");

    readonly TemporaryFolder _folder;
    readonly WebApplication _app;

    RunningBot(TemporaryFolder folder, WebApplication app)
    {
        (_folder, _app) = (folder, app);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public IConfiguration Configuration => _app.Configuration;

    public IServiceProvider Services => _app.Services;

    public static Task<RunningBot> StartAsync(Action<WebApplicationBuilder>? adjust = null, params string[] settings) => StartAtAsync(TimeProvider.System, adjust, settings);

    public static async Task<RunningBot> StartAtAsync(TimeProvider clock, Action<WebApplicationBuilder>? adjust = null, params string[] settings)
    {
        var folder = new TemporaryFolder();
        string[] args =
        [
            "--urls", "http://127.0.0.1:0", "--Storage:Path", folder.Path, "--Dialogs:Path", Path.Combine(SourceTree.Root, "dialogs"), "--Understanding:Folder", Learned,
            "--Serilog:MinimumLevel:Default", "Fatal", "--Serilog:MinimumLevel:Override:Microsoft", "Fatal", .. settings,
        ];
        var app = await BotHost.BuildAsync(args, clock, adjust, TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(folder, app);
    }

    /// <summary>What a caller at this address gets; the address is told as a proxy on this machine would.</summary>
    public Task<HttpResponseMessage> FromAsync(string address, HttpMethod method, string path, string scheme = "http")
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", address);
        request.Headers.Add("X-Forwarded-Proto", scheme);
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public Task<string> ReadAsync(string path) => Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>A citizen opens a web chat and is greeted.</summary>
    public async Task GreetAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        using var generated = await Http.PostAsync(new Uri("/v3/directline/tokens/generate", UriKind.Relative), null, ct);
        var token = (await generated.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("token").GetString();
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var started = await Http.PostAsync(new Uri("/v3/directline/conversations", UriKind.Relative), null, ct);
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("conversationId").GetString();

        JsonElement set;
        do set = await Http.GetFromJsonAsync<JsonElement>(new Uri($"/v3/directline/conversations/{id}/activities", UriKind.Relative), ct);
        while (set.GetProperty("activities").GetArrayLength() == 0);
        Http.DefaultRequestHeaders.Authorization = null;
    }

    public Task StopAsync() => _app.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
