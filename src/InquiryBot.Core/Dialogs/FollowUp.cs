using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs;

/// <summary>
/// "How much is it?" and nothing more is about the topic that was just answered, when that is one under which people ask for prices:
/// then its answer is said again, and where to look with it.
/// </summary>
internal static class FollowUp
{
    // Fewer examples than this ask for a price by chance: "what is the fine for being late?"
    const int Asked = 3;

    public static Dialog? Of(Scene scene, Progress so)
    {
        if (so.Top is not null || !scene.Says(SystemTexts.PriceWords) || scene.Library.IntentOfFolded(scene.Folded) is not (null or Intents.OutOfScope)) return null;

        var topic = so.Conversation.Said.Select(said => scene.Library.Find(said.Key.Split('/')[0])).LastOrDefault(dialog => dialog?.Kind is DialogKind.Answer);
        var words = scene.Library.Words.Heard(Wordings.Shared, SystemTexts.PriceWords);
        return topic is not null && scene.Library.Lines.Count(line => line.Intent == topic.Intent && words.Any(word => line.Folded.Contains(word, StringComparison.Ordinal))) >= Asked ? topic : null;
    }
}
