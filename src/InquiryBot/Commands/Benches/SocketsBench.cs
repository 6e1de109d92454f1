using System.Diagnostics;
using System.Text.Json;

namespace InquiryBot.Commands.Benches;

/// <summary>Idle web chats: what each costs in memory, and how long a reply to each of them takes.</summary>
internal static class SocketsBench
{
    public static async Task RunAsync(int count, bool json, TextWriter output, CancellationToken ct)
    {
        await using var server = await ServerProcess.StartAsync(BenchServer.Verb);
        await server.SettledAsync(ct);
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

        // On and off again: what is said to all while an alert is on has it in front.
        var warned = await HeardByAllAsync(() => server.PostAsync("/bench/warn-all"));
        await HeardByAllAsync(() => server.PostAsync("/bench/warn-all"));
        var replied = await HeardByAllAsync(() => server.PostAsync("/bench/reply-to-all", string.Join('\n', citizens.Select(citizen => citizen.Conversation))));
        var row = new SocketsRow(count, kilobytes, warned, replied, opened.TotalSeconds);
        foreach (var citizen in citizens) citizen.Dispose();

        await output.WriteLineAsync(json
            ? JsonSerializer.Serialize<IReadOnlyList<object>>([row], BenchJson.Default.IReadOnlyListObject)
            : $"{row.Sockets} idle web chats   {row.KilobytesEach:0.0} kB each   one message to all within {row.FanOut:0} ms   a turn and a reply for each within {row.Replies:0} ms   opened in {row.OpenSeconds:0.0} s");

        async Task<double> HeardByAllAsync(Func<Task> say)
        {
            var heard = citizens.Select(citizen => citizen.HearAsync()).ToList();
            watch.Restart();
            await say();
            await Task.WhenAll(heard);
            return watch.Elapsed.TotalMilliseconds;
        }
    }
}

/// <param name="KilobytesEach">Resident set, after a collection.</param>
/// <param name="FanOut">Milliseconds until the last has heard that an alert was raised.</param>
/// <param name="Replies">Milliseconds from the first message of the citizens to the last reply that is heard.</param>
internal sealed record SocketsRow(int Sockets, double KilobytesEach, double FanOut, double Replies, double OpenSeconds);
