using System.Diagnostics;
using System.Text.Json;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Commands.Benches;

/// <summary>What reading and verifying one text message of each vendor costs, on one thread and warm.</summary>
internal static class WebhookBench
{
    /// <summary>The limit for the median, in microseconds.</summary>
    const double Limit = 100;

    public static async Task RunAsync(TimeSpan duration, bool json, TextWriter output, CancellationToken ct)
    {
        using var keys = new BenchKeys();
        using var http = new VendorHttp(keys, TimeProvider.System);
        var rows = new List<WebhookRow>();
        foreach (var (channel, make) in WebhookSamples.All(http, keys)) rows.Add(await MeasureAsync(channel, make, duration, ct));
        if (json) await output.WriteLineAsync(JsonSerializer.Serialize<IReadOnlyList<object>>([.. rows], BenchJson.Default.IReadOnlyListObject));
        else foreach (var row in rows) await output.WriteLineAsync($"{row.Channel,-14} p50 {row.P50,6:0.0} µs   p99 {row.P99,6:0.0} µs   {row.OfLimit:0.00} of the limit of {Limit} µs   {row.Bytes:0} bytes a request");
    }

    static async Task<WebhookRow> MeasureAsync(IChannel channel, Func<long, InboundRequest> make, TimeSpan duration, CancellationToken ct)
    {
        // Made before, so that only reading is measured; each once, as a vendor sends them.
        var requests = Enumerable.Range(0, 4_000).Select(number => make(number)).ToList();
        var (warm, taken, bytes) = (Stopwatch.StartNew(), new List<double>(), 0L);
        while (warm.Elapsed < duration)
        {
            taken.Clear();
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var request in requests)
            {
                var started = Stopwatch.GetTimestamp();
                if (await channel.ReadAsync(request, ct) is not Receipt.Accepted) throw new InvalidOperationException($"{channel.Id} refused its own message.");
                taken.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            }

            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        taken.Sort();
        var median = taken[taken.Count / 2];
        return new(channel.Id, median, taken[(int)(taken.Count * 0.99)], bytes / (double)requests.Count, median / Limit);
    }
}

/// <param name="P50">Microseconds.</param>
/// <param name="Bytes">Allocated for a request, in the mean.</param>
/// <param name="OfLimit">The median as a share of what it may take.</param>
internal sealed record WebhookRow(string Channel, double P50, double P99, double Bytes, double OfLimit);
