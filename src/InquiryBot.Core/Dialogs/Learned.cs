using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Dialogs;

/// <summary>What the dialogs in progress have learned, for whoever takes over.</summary>
public static class Learned
{
    /// <summary>Every slot and result; the innermost dialog has the last word. Skipped questions are left out.</summary>
    public static IReadOnlyDictionary<string, string> In(Conversation conversation)
    {
        var learned = new Dictionary<string, string>();
        foreach (var (name, value) in conversation.Dialogs.SelectMany(frame => frame.Slots))
            if (value.Length > 0) learned[name] = value;
        return learned;
    }
}
