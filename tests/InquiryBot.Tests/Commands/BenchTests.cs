using System.Diagnostics;
using InquiryBot.Commands.Benches;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Commands;

/// <summary>What the bench says besides its figures.</summary>
public sealed class BenchTests
{
    static readonly TurnsRow Row = new(64, 20_000, 2_000, 0.1, 30, 60, 90, 40_000, 3_000, Warm: true, Memory: null);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_long_measurement_says_whether_memory_grew_and_one_of_a_cold_server_says_that_it_was()
    {
        Assert.Single(await LinesAsync(Row));
        Assert.Equal("     resident after the first minute 201 MB, at the end 203 MB", (await LinesAsync(Row with { Memory = new(201.4, 202.6) }))[1]);
        Assert.Equal("     The server was still compiling when its warm-up of 90 s ran out: a warm one is faster.", (await LinesAsync(Row with { Warm = false }))[1]);
    }

    [Fact]
    public async Task Where_no_dialogs_are_it_says_so_in_a_line_before_it_measures()
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "inquirybot.dll"), "bench"]) { WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardOutput = true };

        using var bench = Process.Start(start)!;
        var said = await bench.StandardError.ReadToEndAsync(Ct);
        await bench.WaitForExitAsync(Ct);

        Assert.Equal(1, bench.ExitCode);
        Assert.StartsWith("inquirybot: Dialogs:Path 'dialogs' is no folder", Assert.Single(said.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    static async Task<string[]> LinesAsync(TurnsRow row)
    {
        using var output = new StringWriter();
        await TurnsBench.PrintAsync(output, row);
        return output.ToString().TrimEnd().Split('\n');
    }
}
