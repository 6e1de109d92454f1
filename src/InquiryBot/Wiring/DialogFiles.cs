using InquiryBot.Core.Dialogs;

namespace InquiryBot.Wiring;

/// <summary>The dialog folder on disk.</summary>
internal static class DialogFiles
{
    /// <summary>Reads every YAML file of the folder; a folder that is not there is one with all its files missing.</summary>
    public static Task<DialogReading> ReadAsync(string folder, CancellationToken ct) => Task.Run(() => DialogReader.Read(Texts(folder)), ct);

    /// <summary>The same, unread: file name relative to the folder, with <c>/</c>, to its text.</summary>
    public static Task<IReadOnlyDictionary<string, string>> TextsAsync(string folder, CancellationToken ct) => Task.Run<IReadOnlyDictionary<string, string>>(() => Texts(folder), ct);

    // Hundreds of small files: waiting for each of them asynchronously costs a start more than reading them does.
    static Dictionary<string, string> Texts(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal)
        : new(StringComparer.Ordinal);

    /// <summary>A fault as it is shown: with the file's path from where the person stands.</summary>
    public static string Show(string folder, Fault fault) =>
        (fault with { At = fault.At with { File = Path.Combine(folder, fault.At.File).Replace('\\', '/') } }).ToString();
}
