using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InquiryBot.Commands.Benches;

/// <summary>This program, started a second time on a free port and a folder of its own, so that what is measured is what runs.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    readonly Process _process;
    readonly string _folder;

    ServerProcess(Process process, string folder, Uri address) => (_process, _folder, Address) = (process, folder, address);

    public Uri Address { get; }

    /// <summary>From the start of the process to its first reply to a citizen.</summary>
    public TimeSpan Started { get; private set; }

    public static async Task<ServerProcess> StartAsync(params string[] verb)
    {
        var folder = Directory.CreateTempSubdirectory("inquirybot-bench").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = Again([.. verb, "--urls", address.ToString()]);
        start.RedirectStandardError = true;
        foreach (var (name, value) in Settings(folder)) start.Environment[name] = value;

        var watch = Stopwatch.StartNew();
        var server = new ServerProcess(Process.Start(start)!, folder, address);
        server.Drain();
        await server.ReadyAsync();
        server.Started = watch.Elapsed;
        return server;
    }

    /// <summary>How this program is started a second time, by the runtime where that started the first, to be read from.</summary>
    static ProcessStartInfo Again(params string[] words)
    {
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath!) is "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        return new(Environment.ProcessPath!, [.. program, .. words]) { RedirectStandardOutput = true };
    }

    /// <summary>What this program, started a second time for a task that ends, says of it as JSON.</summary>
    internal static async Task<T> AskAsync<T>(JsonTypeInfo<T> answer, CancellationToken ct, params string[] words)
    {
        using var process = Process.Start(Again(words))!;
        var said = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return JsonSerializer.Deserialize(said, answer)!;
    }

    /// <summary>Ends when all is learned and what a start leaves behind has been given back, as on any server that nobody asks.</summary>
    public async Task SettledAsync(CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = Address };
        while (!await IsReadyAsync(http, ct)) await Task.Delay(100, ct);
        await Task.Delay(TimeSpan.FromSeconds(8), ct);
    }

    static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken ct)
    {
        using var answer = await http.GetAsync(new Uri("/healthz/ready", UriKind.Relative), ct);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Resident set, in megabytes.</summary>
    public double ResidentMegabytes()
    {
        _process.Refresh();
        return _process.WorkingSet64 / 1048576.0;
    }

    /// <summary>The most that was resident since <see cref="ForgetPeak"/>, in megabytes.</summary>
    public double PeakMegabytes()
    {
        _process.Refresh();
        return _process.PeakWorkingSet64 / 1048576.0;
    }

    /// <summary>Begins a new peak (proc(5), <c>clear_refs</c>); there is none to forget where Linux is not.</summary>
    public void ForgetPeak()
    {
        if (OperatingSystem.IsLinux()) File.WriteAllText($"/proc/{_process.Id}/clear_refs", "5");
    }

    public long DatabaseBytes() => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    /// <summary>All that the server's runtime has allocated so far, in bytes.</summary>
    public Task<long> AllocatedAsync() => NumberAsync("/bench/allocated");

    /// <summary>How many methods the server's runtime has compiled so far, some of them twice.</summary>
    public Task<long> CompiledAsync() => NumberAsync("/bench/compiled");

    public async Task PostAsync(string path, string body = "")
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var content = new StringContent(body);
        (await http.PostAsync(new Uri(path, UriKind.Relative), content)).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    async Task<long> NumberAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = Address };
        return long.Parse(await http.GetStringAsync(path), CultureInfo.InvariantCulture);
    }

    static Dictionary<string, string> Settings(string folder) => new()
    {
        ["Storage__Path"] = folder,
        // As on a server that was started before: what was learned is kept from run to run.
        ["Understanding__Folder"] = Path.Combine(Path.GetTempPath(), "inquirybot-bench-models"),
        ["Logging__LogLevel__Default"] = "Warning",
        ["Serilog__MinimumLevel__Default"] = "Warning",
        ["Channels__WebChat__Burst"] = "1000000",
        ["Channels__WebChat__PerSecond"] = "1000000",
        ["Limits__TokensPerMinute"] = "1000000",
    };

    async Task ReadyAsync()
    {
        while (true)
        {
            if (_process.HasExited) throw new InvalidOperationException($"The server did not start (exit {_process.ExitCode}).");
            try
            {
                await FirstReplyAsync();
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(10);
            }
        }
    }

    /// <summary>A whole conversation's beginning: token, start, stream, and the bot's greeting.</summary>
    async Task FirstReplyAsync()
    {
        if (_process.StartInfo.ArgumentList.Contains(BenchServer.EchoVerb))
        {
            using var probe = await WireClient.ConnectAsync(Address);
            await probe.AskAsync(WireClient.Post(Address, "/echo", null, "{}"));
            return;
        }

        using var citizen = await BenchCitizen.OpenAsync(Address, "ko");
        await citizen.HearAsync();
    }

    void Drain()
    {
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text) Console.Error.WriteLine(text);
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
