using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Journeys;

/// <summary>The built program as a process of its own, which can be killed at any moment and started again on the same data.</summary>
internal sealed class KilledProgram(IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);

    readonly TemporaryFolder _data = new();
    readonly List<string> _log = [];
    Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "inquirybot.dll"), "serve", "--urls", Address.ToString()])
        {
            WorkingDirectory = SourceTree.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Storage__Path"] = _data.Path;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ReadyAsync();
    }

    /// <summary>kill -9: no farewell, no flush.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Kills it for good, if it still runs.</summary>
    public Task StopAsync() => _process is null ? Task.CompletedTask : KillAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _data.Dispose();
    }

    async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var patience = new CancellationTokenSource(LongestStart);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await IsReadyAsync(http, patience.Token))
        {
            if (_process!.HasExited) lock (_log) Assert.Fail($"The program ended while it was starting:\n{string.Join('\n', _log)}");
            await ticks.WaitForNextTickAsync(patience.Token);
        }
    }

    static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/healthz/ready", UriKind.Relative), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or SocketException)
        {
            return false;
        }
    }

    void Note(string? line)
    {
        if (line is not null) lock (_log) _log.Add(line);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
