using System.CommandLine;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary>A verb on the folder of dialogs that it is given, or else on the one that is served; one that is not there is one line and exit 1.</summary>
internal static class DialogVerb
{
    public const string Described = "The dialog folder (default: Dialogs:Path of the settings).";

    public static Option<string?> Folder() => new("--dialogs") { Description = Described };

    public static Task<int> RunAsync(string? named, Func<string, Task<int>> run, TextWriter errors) => RunAsync(named, () => Maintenance.Settings(), run, errors);

    /// <param name="settings">Read only when no folder is named.</param>
    internal static async Task<int> RunAsync(string? named, Func<IConfiguration> settings, Func<string, Task<int>> run, TextWriter errors)
    {
        try
        {
            var folder = named ?? settings().Read<DialogSettings>("Dialogs").Path;
            if (Directory.Exists(folder)) return await run(folder);

            await errors.WriteLineAsync($"inquirybot: {(named is null ? "Dialogs:Path " : "")}'{folder}' is no folder: name the one that the dialogs are in, or start where the folder 'dialogs' is.");
        }
        catch (SettingsException problem)
        {
            await errors.WriteLineAsync(Trouble.Line(problem));
        }

        return 1;
    }
}
