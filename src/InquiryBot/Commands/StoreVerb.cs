using System.CommandLine;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary>A verb on the store of the settings: it takes them as <c>--Section:Name value</c>, and what is wrong around it is one line and exit 1.</summary>
internal static class StoreVerb
{
    /// <param name="besideServer">It may run while a server has the store.</param>
    public static void Runs(this Command verb, string[] settings, bool besideServer, Func<Maintenance, ParseResult, CancellationToken, Task<int>> run) =>
        verb.SetAction((parsed, ct) => RunAsync(settings, besideServer, store => run(store, parsed, ct), parsed.InvocationConfiguration.Error, ct));

    internal static async Task<int> RunAsync(string[] settings, bool besideServer, Func<Maintenance, Task<int>> run, TextWriter errors, CancellationToken ct)
    {
        try
        {
            await using var store = await Maintenance.OpenAsync(Maintenance.Settings(settings), TimeProvider.System, besideServer, ct);
            return await run(store);
        }
        catch (Exception problem) when (Trouble.Line(problem) is { } line)
        {
            await errors.WriteLineAsync(line);
            return 1;
        }
    }
}
