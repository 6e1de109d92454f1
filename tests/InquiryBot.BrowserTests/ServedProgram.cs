using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace InquiryBot.BrowserTests;

/// <summary>
/// The built program, started as people start it, with a data folder and a port of its own. It can be killed without
/// warning and started again on both.
/// </summary>
public sealed class ServedProgram : IAsyncLifetime
{
    /// <summary>Where pages may have the chat that are not the program's own.</summary>
    public const string OtherSite = "http://www.site.example";

    static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);

    readonly DirectoryInfo data = Directory.CreateTempSubdirectory("inquirybot-browser-");
    readonly ConcurrentQueue<string> log = new();
    Process? serving;

    public string Origin { get; } = $"http://127.0.0.1:{FreePort()}";

    public async ValueTask InitializeAsync() => await StartAsync();

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public async Task StartAsync()
    {
        serving = Run("serve", "--urls", Origin);
        serving.OutputDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        serving.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        serving.BeginOutputReadLine();
        serving.BeginErrorReadLine();
        await AnswersAsync(serving);
    }

    /// <summary>kill -9: no farewell, no flush.</summary>
    public async Task KillAsync()
    {
        serving!.Kill();
        await serving.WaitForExitAsync();
    }

    /// <summary>Makes an account by the program's own verb; works while it is serving.</summary>
    public async Task AddUserAsync(string name, string password, string role = "counselor")
    {
        using var adding = Run("users", "add", name, "--role", role, "--languages", "ko,en");
        await adding.StandardInput.WriteLineAsync(password);
        adding.StandardInput.Close();
        var said = await adding.StandardOutput.ReadToEndAsync();
        var complained = await adding.StandardError.ReadToEndAsync();
        await adding.WaitForExitAsync();
        Assert.True(adding.ExitCode == 0, $"users add ended with {adding.ExitCode}: {said}{complained}");
    }

    public async ValueTask DisposeAsync()
    {
        if (serving is { HasExited: false }) await KillAsync();
        serving?.Dispose();
        data.Delete(recursive: true);
    }

    Process Run(params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet", [SourceTree.Program, .. verb])
        {
            WorkingDirectory = SourceTree.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Storage__Path"] = data.FullName;
        start.Environment["Channels__WebChat__Origins__0"] = OtherSite;
        return Process.Start(start)!;
    }

    async Task AnswersAsync(Process process)
    {
        using var http = new HttpClient();
        using var patience = new CancellationTokenSource(LongestStart);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await IsReadyAsync(http, patience.Token))
        {
            Assert.False(process.HasExited, $"The program ended while it was starting:\n{string.Join('\n', log)}");
            await ticks.WaitForNextTickAsync(patience.Token);
        }

        using var page = await http.GetAsync(new Uri(Origin), patience.Token);
        Assert.True(page.IsSuccessStatusCode, "The program was built without its web package (-p:SkipWeb=true).");
    }

    async Task<bool> IsReadyAsync(HttpClient http, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"{Origin}/healthz/ready"), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
