using InquiryBot.Core.Desk;

namespace InquiryBot.Wiring;

/// <summary><c>canned.yaml</c> in the dialog folder; without it there are no canned replies.</summary>
internal static class CannedFile
{
    /// <exception cref="SettingsException">It has faults; the message lists them with their places.</exception>
    public static IReadOnlyList<CannedReply> Read(string folder)
    {
        var (replies, faults) = Open(folder);
        return faults.Count == 0 ? replies : throw new SettingsException("The canned replies have faults.\n" + string.Join('\n', faults));
    }

    /// <summary>What is wrong with it, each as <c>file:line:column: error: message</c>.</summary>
    public static IReadOnlyList<string> Faults(string folder) => Open(folder).Faults;

    static (IReadOnlyList<CannedReply> Replies, IReadOnlyList<string> Faults) Open(string folder)
    {
        var file = Path.Combine(folder, "canned.yaml");
        if (!File.Exists(file)) return ([], []);

        using var yaml = File.OpenText(file);
        return CannedReplies.Read(yaml, file);
    }
}
