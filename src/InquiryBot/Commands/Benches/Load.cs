using System.Diagnostics;

namespace InquiryBot.Commands.Benches;

/// <summary>A closed loop: so many clients, each sends again as soon as it was answered.</summary>
internal static class Load
{
    /// <summary>Until a runtime that has just started has compiled what is hot.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    /// <summary>A server compiles what is hot while it serves, on the cores that it serves with. It is warm when that is done, or after this time.</summary>
    public static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(90);

    /// <summary>Methods that may still be compiled in a round of a warm server.</summary>
    const long FewMethods = 20;

    /// <param name="clients">One step of one client each, called again and again.</param>
    public static async Task<LoadResult> RunAsync(IReadOnlyList<Func<Task>> clients, TimeSpan warmUp, TimeSpan duration)
    {
        await LoopAsync(clients, warmUp);
        return await MeasureAsync(clients, duration);
    }

    /// <summary>Until a whole server has hardly anything left to compile; whether it came to that before the time ran out.</summary>
    /// <param name="compiled">How many methods the server has compiled so far.</param>
    public static async Task<bool> WarmAsync(IReadOnlyList<Func<Task>> clients, Func<Task<long>> compiled)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < LongestWarmUp;)
        {
            var before = await compiled();
            await LoopAsync(clients, WarmUp);
            if (await compiled() - before <= FewMethods) return true;
        }

        return false;
    }

    public static async Task<LoadResult> MeasureAsync(IReadOnlyList<Func<Task>> clients, TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        var taken = await LoopAsync(clients, duration);
        return LoadResult.Of(taken, watch.Elapsed);
    }

    static async Task<List<double>> LoopAsync(IReadOnlyList<Func<Task>> clients, TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(clients.Select(client => Task.Run(async () =>
        {
            var taken = new List<double>(10_000);
            while (watch.Elapsed < duration)
            {
                var started = Stopwatch.GetTimestamp();
                await client();
                taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            return taken;
        })));
        return [.. all.SelectMany(taken => taken)];
    }
}

/// <param name="PerSecond">Steps of all clients together.</param>
/// <param name="P50">Milliseconds of a step, as the client feels it.</param>
internal sealed record LoadResult(int Count, double PerSecond, double P50, double P99, double Max)
{
    public static LoadResult Of(List<double> milliseconds, TimeSpan elapsed)
    {
        milliseconds.Sort();
        return new(milliseconds.Count, milliseconds.Count / elapsed.TotalSeconds, At(0.5), At(0.99), At(1));

        double At(double share) => milliseconds.Count == 0 ? 0 : milliseconds[Math.Min(milliseconds.Count - 1, (int)(milliseconds.Count * share))];
    }
}

/// <summary>How long this disk takes to keep a promise, right now: without it no durable figure can be compared.</summary>
internal static class Disk
{
    /// <returns>Median milliseconds of an fsync of 4 kB in a preallocated file.</returns>
    public static double FsyncMilliseconds()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
            file.SetLength(1 << 20);
            var page = new byte[4096];
            var taken = new List<double>();
            for (var i = 0; i < 200; i++)
            {
                file.Position = i % 256 * 4096;
                var started = Stopwatch.GetTimestamp();
                file.Write(page);
                file.Flush(flushToDisk: true);
                taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            taken.Sort();
            return taken[taken.Count / 2];
        }
        finally
        {
            File.Delete(path);
        }
    }
}
