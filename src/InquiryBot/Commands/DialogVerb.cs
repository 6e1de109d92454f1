using System.CommandLine;

namespace InquiryBot.Commands;

/// <summary>A verb on a folder of dialogs; one that is not there is one line and exit 1.</summary>
internal static class DialogVerb
{
    public static Option<string> Folder() => new("--dialogs") { Description = "The dialog folder.", DefaultValueFactory = _ => "dialogs" };

    public static async Task<int> RunAsync(string folder, Func<Task<int>> run, TextWriter errors)
    {
        if (Directory.Exists(folder)) return await run();

        await errors.WriteLineAsync($"inquirybot: '{folder}' is no folder: name the one that the dialogs are in, or start where the folder 'dialogs' is.");
        return 1;
    }
}
