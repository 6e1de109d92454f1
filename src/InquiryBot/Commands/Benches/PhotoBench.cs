using System.Diagnostics;
using System.Text.Json;

namespace InquiryBot.Commands.Benches;

/// <summary>
/// A camera's photo from the first byte that a citizen sends to the answer that it is on disk: the upload read, what tells of him cut
/// out, file and message committed. Each is another citizen's.
/// </summary>
internal static class PhotoBench
{
    /// <summary>The limits for the median, in milliseconds, and for the most that any takes above a server at rest, in megabytes.</summary>
    const double Limit = 100;
    const double LimitMegabytes = 30;

    const int WarmUps = 5;
    const int Photos = 21;

    /// <summary>What 12 megapixels take in good quality, in bytes.</summary>
    const int Size = 6_000_000;

    public static async Task RunAsync(bool json, TextWriter output, CancellationToken ct)
    {
        var fsync = Disk.FsyncMilliseconds();
        await using var server = await ServerProcess.StartAsync(BenchServer.Verb);
        await server.SettledAsync(ct);
        var (taken, peaks) = (new List<double>(), new List<double>());
        for (var number = 0; number < WarmUps + 2 * Photos; number++)
        {
            ct.ThrowIfCancellationRequested();
            using var citizen = await BenchCitizen.OpenAsync(server.Address, "ko");
            await citizen.HearAsync();
            var upload = citizen.Upload(Photo(number));
            if (number < WarmUps + Photos) peaks.Add(await PeakAsync(server, citizen, upload));
            else taken.Add(await TakenAsync(citizen, upload));
        }

        // What the first ones leave behind stays with the server, as a store's cache does.
        peaks.RemoveRange(0, WarmUps);
        taken.Sort();
        var row = new PhotoRow(Photos, taken[Photos / 2], taken[^1], peaks.Max(), taken[Photos / 2] / Limit, peaks.Max() / LimitMegabytes, fsync);
        await output.WriteLineAsync(json
            ? JsonSerializer.Serialize(row, BenchJson.Default.PhotoRow)
            : $"photo of 12 megapixels   p50 {row.P50,4:0} ms   max {row.Max,4:0} ms   {row.OfLimit:0.00} of the limit of {Limit} ms   peak {row.PeakMB,4:0.0} MB   {row.PeakOfLimit:0.00} of the limit of {LimitMegabytes} MB   fsync {fsync:0.00} ms");
    }

    /// <summary>After a collection, so that it is this photo's alone.</summary>
    static async Task<double> PeakAsync(ServerProcess server, BenchCitizen citizen, byte[] upload)
    {
        await server.PostAsync("/bench/collect");
        var rest = server.ResidentMegabytes();
        server.ForgetPeak();
        await citizen.SendAsync(upload);
        return server.PeakMegabytes() - rest;
    }

    /// <summary>As the server is: one that has just been collected would have to get its memory anew.</summary>
    static async Task<double> TakenAsync(BenchCitizen citizen, byte[] upload)
    {
        var started = Stopwatch.GetTimestamp();
        await citizen.SendAsync(upload);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>A JPEG of 4000 × 3000 with a place in it, whose data is noise and each time another's.</summary>
    static byte[] Photo(int number)
    {
        var data = new byte[Size];
        new Random(number).NextBytes(data);
        for (var i = 0; i < data.Length; i++)
            if (data[i] == 0xFF) data[i] = 0xFE;
        // As often as noise has them: a mark that is none, which is followed by a zero.
        for (var i = 0; i + 1 < data.Length; i += 256) (data[i], data[i + 1]) = (0xFF, 0);
        return
        [
            0xFF, 0xD8,
            0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0,
            0xFF, 0xC0, 0, 11, 8, 3000 >> 8, 3000 & 0xFF, 4000 >> 8, 4000 & 0xFF, 1, 1, 0x11, 0,
            0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, .. data,
            0xFF, 0xD9,
        ];
    }
}

/// <param name="P50">Milliseconds.</param>
/// <param name="PeakMB">The most resident memory above a server at rest, of all these photos.</param>
/// <param name="OfLimit">The median as a share of what it may take.</param>
/// <param name="Fsync">Milliseconds, median.</param>
internal sealed record PhotoRow(
    int Photos, double P50, double Max, [property: System.Text.Json.Serialization.JsonPropertyName("peakMB")] double PeakMB, double OfLimit, double PeakOfLimit, double Fsync);
