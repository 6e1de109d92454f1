using System.CommandLine;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary><c>test [PATH…]</c>: the scripted conversations, against the engine and the understanding that are served.</summary>
internal static class Test
{
    public static Command Verb()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Folders or tests.yaml files; none: all.", Arity = ArgumentArity.ZeroOrMore };
        var folder = DialogVerb.Folder();
        var verb = new Command("test", "Run the scripted conversations.") { paths, folder };
        verb.SetAction((parsed, ct) => DialogVerb.RunAsync(
            parsed.GetValue(folder), dialogs => RunAsync(dialogs, parsed.GetValue(paths) ?? [], Console.Out, ct), parsed.InvocationConfiguration.Error));
        return verb;
    }

    /// <param name="folder">The dialog folder.</param>
    /// <param name="paths">Folders or <c>tests.yaml</c> files within it; none: all of them.</param>
    /// <param name="output">Failures, and last <c>N passed, N failed</c>.</param>
    /// <returns>0 when all passed, else 1.</returns>
    public static async Task<int> RunAsync(string folder, IReadOnlyList<string> paths, TextWriter output, CancellationToken ct)
    {
        var reading = await DialogFiles.ReadAsync(folder, ct);
        var faults = DialogCheck.Faults(reading, Practice.Shapes);
        if (reading.Library is not { } library || faults.Count > 0)
        {
            foreach (var fault in faults) await output.WriteLineAsync(DialogFiles.Show(folder, fault));
            await output.WriteLineAsync("0 passed, 0 failed");
            return 1;
        }

        var scripts = Chosen(folder, paths, library);
        if (paths.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
        {
            await output.WriteLineAsync($"There is no {missing}.\n0 passed, 0 failed");
            return 1;
        }

        if (scripts.Count == 0)
        {
            await output.WriteLineAsync($"There is no tests.yaml in {string.Join(", ", paths.DefaultIfEmpty(folder))}.\n0 passed, 0 failed");
            return 1;
        }

        var understanding = LocalUnderstanding.Teach(library.Examples(), new LocalUnderstandingOptions { Clock = Practice.Clock, TimeZone = Practice.Hours.Zone }, ct);
        var failed = await PlayAsync(folder, library, understanding, scripts, output, ct);
        return failed == 0 ? 0 : 1;
    }

    static async Task<int> PlayAsync(string folder, DialogLibrary library, IUnderstanding understanding, List<Script> scripts, TextWriter output, CancellationToken ct)
    {
        var practice = new Practice();
        var shelf = new DialogShelf(library);
        var sources = Practice.Sources(shelf);
        var player = new DialogScript(practice.Engine(shelf, sources), understanding, Practice.Vault, sources, practice.Store);
        var failed = 0;
        foreach (var (number, script) in scripts.Index())
        {
            if (await player.RunAsync(script, number, ct) is not { } failure) continue;
            failed++;
            await output.WriteLineAsync(
                $"{Path.Combine(folder, failure.At.File)}:{failure.At.Line}: {script.Name}\n    {failure.Message}\n    expected  {failure.Expected,-40} heard  {failure.Heard}");
        }

        await output.WriteLineAsync($"{scripts.Count - failed} passed, {failed} failed");
        return failed;
    }

    static List<Script> Chosen(string folder, IReadOnlyList<string> paths, DialogLibrary library)
    {
        var wanted = paths.Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Select(path => path == "." ? "" : path).ToList();
        return [.. library.Scripts.Where(script => wanted.Count == 0 || wanted.Any(path => $"{script.Folder}/tests.yaml".StartsWith(path, StringComparison.Ordinal)))];
    }
}
