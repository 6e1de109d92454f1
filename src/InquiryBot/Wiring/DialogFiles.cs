using InquiryBot.Core.Dialogs;

namespace InquiryBot.Wiring;

/// <summary>The dialog folder on disk.</summary>
internal static class DialogFiles
{
    /// <summary>Reads every YAML file of the folder; a folder that is not there is one with all its files missing.</summary>
    public static async Task<DialogReading> ReadAsync(string folder, CancellationToken ct) => DialogReader.Read(await TextsAsync(folder, ct));

    /// <summary>The same, unread: file name relative to the folder, with <c>/</c>, to its text.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> TextsAsync(string folder, CancellationToken ct)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Directory.Exists(folder))
            foreach (var file in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories))
                files[Path.GetRelativePath(folder, file).Replace('\\', '/')] = await File.ReadAllTextAsync(file, ct);
        return files;
    }

    /// <summary>A fault as it is shown: with the file's path from where the person stands.</summary>
    public static string Show(string folder, Fault fault) =>
        (fault with { At = fault.At with { File = Path.Combine(folder, fault.At.File).Replace('\\', '/') } }).ToString();
}
