using System.Diagnostics;
using System.Text.Json;

namespace InquiryBot.Commands.Benches;

/// <summary>Idle web chats: what each costs in memory, and how long a reply to each of them takes.</summary>
internal static class SocketsBench
{
    public static async Task RunAsync(int count, bool json, TextWriter output, CancellationToken ct)
    {
        await using var server = await ServerProcess.StartAsync(BenchServer.Verb);
        await ServerProcess.SettledAsync(ct);
        await server.PostAsync("/bench/collect");
        var before = server.ResidentMegabytes();

        var watch = Stopwatch.StartNew();
        var citizens = new List<BenchCitizen>();
        for (var i = 0; i < count; i++)
        {
            ct.ThrowIfCancellationRequested();
            var citizen = await BenchCitizen.OpenAsync(server.Address, "ko");
            await citizen.HearAsync();
            citizen.HangUp();
            citizens.Add(citizen);
        }

        var opened = watch.Elapsed;
        await server.PostAsync("/bench/collect");
        var kilobytes = (server.ResidentMegabytes() - before) * 1024 / count;
        var heard = citizens.Select(citizen => citizen.HearAsync()).ToList();
        watch.Restart();
        await server.PostAsync("/bench/reply-to-all", string.Join('\n', citizens.Select(citizen => citizen.Conversation)));
        await Task.WhenAll(heard);
        var row = new SocketsRow(count, kilobytes, watch.Elapsed.TotalMilliseconds, opened.TotalSeconds);
        foreach (var citizen in citizens) citizen.Dispose();

        await output.WriteLineAsync(json
            ? JsonSerializer.Serialize<IReadOnlyList<object>>([row], BenchJson.Default.IReadOnlyListObject)
            : $"{row.Sockets} idle web chats   {row.KilobytesEach:0.0} kB each   a reply to each within {row.FanOut:0} ms   opened in {row.OpenSeconds:0.0} s");
    }
}

/// <param name="KilobytesEach">Resident set, after a collection.</param>
/// <param name="FanOut">Milliseconds from the first message to the last reply that is heard.</param>
internal sealed record SocketsRow(int Sockets, double KilobytesEach, double FanOut, double OpenSeconds);
