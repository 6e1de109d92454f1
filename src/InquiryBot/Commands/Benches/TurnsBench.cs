using System.Text.Json;
using System.Text.Json.Serialization;

namespace InquiryBot.Commands.Benches;

/// <summary>
/// Durable form turns over Direct Line, from the POST to the reply on the WebSocket, beside a bare Kestrel echo of the
/// same bytes in the same run. The form is a real one: place, photo, danger, and a case at its end.
/// </summary>
internal static class TurnsBench
{
    /// <summary>What lasts longer shows whether memory grows: what is resident after so long is told beside what is resident at the end.</summary>
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    static readonly string[] Form = ["도로에 구멍이 났어요", "수원시 팔달구 효원로 1 앞", "건너뛰기", "3", "네, 맞아요"];

    public static async Task RunAsync(IReadOnlyList<int> conversations, TimeSpan duration, bool json, TextWriter output, CancellationToken ct)
    {
        var rows = new List<TurnsRow>();
        var (idle, load, started) = (0.0, 0.0, 0.0);
        var fsync = Disk.FsyncMilliseconds();
        foreach (var count in conversations)
        {
            ct.ThrowIfCancellationRequested();
            var echo = await EchoAsync(count, duration);
            await using var server = await ServerProcess.StartAsync(BenchServer.Verb);
            await server.SettledAsync(ct);
            (idle, started) = (server.ResidentMegabytes(), server.Started.TotalSeconds);
            rows.Add(await TurnsAsync(server, count, duration, echo));
            load = Math.Max(load, server.ResidentMegabytes());
            if (!json) await PrintAsync(output, rows[^1]);
        }

        var summary = new TurnsSummary(fsync, idle, load, started);
        if (json) await output.WriteLineAsync(JsonSerializer.Serialize<IReadOnlyList<object>>([.. rows, summary], BenchJson.Default.IReadOnlyListObject));
        else await output.WriteLineAsync($"fsync {fsync:0.00} ms   idle {idle:0} MB   under load {load:0} MB   start to first reply {started:0.00} s");
    }

    static async Task<LoadResult> EchoAsync(int count, TimeSpan duration)
    {
        await using var server = await ServerProcess.StartAsync(BenchServer.EchoVerb);
        var request = WireClient.Post(server.Address, "/echo", null, BenchCitizen.Body(Form[0], "0"));
        var lines = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => WireClient.ConnectAsync(server.Address)));
        var result = await Load.RunAsync([.. lines.Select(line => (Func<Task>)(() => line.AskAsync(request)))], Load.WarmUp, duration);
        foreach (var line in lines) line.Dispose();
        return result;
    }

    static async Task<TurnsRow> TurnsAsync(ServerProcess server, int count, TimeSpan duration, LoadResult echo)
    {
        var citizens = new List<BenchCitizen>();
        for (var i = 0; i < count; i++) citizens.Add(await BenchCitizen.OpenAsync(server.Address, "ko"));
        // The same from run to run: whoever begins a form in the middle of one is soon with a counselor, who does not answer.
        List<Func<Task>> clients = [.. citizens.Select(Filling)];
        var warm = await Load.WarmAsync(clients, server.CompiledAsync);
        var measuring = Load.MeasureAsync(clients, duration);
        var memory = duration > Minute ? await GrowthAsync(server, measuring) : null;
        var turns = await measuring;
        var allocated = await server.AllocatedAsync();
        var counted = await Load.RunAsync(clients, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        var bytes = (await server.AllocatedAsync() - allocated) / Math.Max(1.0, counted.Count);
        foreach (var citizen in citizens) citizen.Dispose();
        return new(count, echo.PerSecond, turns.PerSecond, turns.PerSecond / echo.PerSecond, turns.P50, turns.P99, turns.Max, bytes, server.DatabaseBytes() / Math.Max(1.0, citizens.Sum(citizen => citizen.Written)), warm, memory);
    }

    static async Task<Growth> GrowthAsync(ServerProcess server, Task measuring)
    {
        await Task.Delay(Minute);
        var first = server.ResidentMegabytes();
        await measuring;
        return new(first, server.ResidentMegabytes());
    }

    static Func<Task> Filling(BenchCitizen citizen)
    {
        var turn = 0;
        return () => citizen.TalkAsync(citizen.Message(Form[turn++ % Form.Length]));
    }

    internal static async Task PrintAsync(TextWriter output, TurnsRow row)
    {
        await output.WriteLineAsync(
            $"{row.Conversations,4} conversations   echo {row.Echo,7:0}/s   durable form turns {row.Turns,6:0}/s   ratio {row.Ratio:0.000}   p50 {row.P50:0.0} ms   p99 {row.P99:0.0} ms   max {row.Max:0} ms   {row.BytesPerTurn / 1024:0.0} kB allocated, {row.StoredBytesPerTurn / 1024:0.0} kB stored a turn");
        if (row.Memory is { } memory) await output.WriteLineAsync($"     resident after the first minute {memory.FirstMinuteMB:0} MB, at the end {memory.EndMB:0} MB");
        if (!row.Warm) await output.WriteLineAsync($"     The server was still compiling when its warm-up of {Load.LongestWarmUp.TotalSeconds:0} s ran out: a warm one is faster.");
    }
}

/// <summary>One row: rates per second, times in milliseconds, bytes that the server allocates and stores for a turn.</summary>
/// <param name="Warm">Whether the server had compiled what is hot before it was measured.</param>
/// <param name="Memory">Of a measurement that lasts longer than a minute.</param>
internal sealed record TurnsRow(
    int Conversations, double Echo, double Turns, double Ratio, double P50, double P99, double Max, double BytesPerTurn, double StoredBytesPerTurn, bool Warm, Growth? Memory);

/// <summary>Resident megabytes while it is measured.</summary>
internal sealed record Growth([property: JsonPropertyName("firstMinuteMB")] double FirstMinuteMB, [property: JsonPropertyName("endMB")] double EndMB);

/// <param name="Fsync">Milliseconds, median.</param>
internal sealed record TurnsSummary(double Fsync, [property: JsonPropertyName("idleMB")] double IdleMB, [property: JsonPropertyName("loadMB")] double LoadMB, double StartSeconds);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<object>))]
[JsonSerializable(typeof(TurnsRow))]
[JsonSerializable(typeof(TurnsSummary))]
[JsonSerializable(typeof(StoreRow))]
[JsonSerializable(typeof(SocketsRow))]
[JsonSerializable(typeof(UnderstandingRow))]
[JsonSerializable(typeof(UnderstandingSummary))]
[JsonSerializable(typeof(LearningRow))]
[JsonSerializable(typeof(ColdStartRow))]
[JsonSerializable(typeof(LearningPeakRow))]
[JsonSerializable(typeof(FormRow))]
[JsonSerializable(typeof(PhotoRow))]
[JsonSerializable(typeof(WebhookRow))]
internal sealed partial class BenchJson : JsonSerializerContext;
