namespace InquiryBot.Core.Dialogs;

/// <summary>A number typed under quick replies means the one of that number: where a channel has no buttons, they are numbered.</summary>
internal static class Pressed
{
    /// <summary>The scene with the button's words in place of its number; null when no button is meant.</summary>
    public static Scene? Button(Scene scene, Progress so)
    {
        if (so.Conversation.Said is not [.., var last] || Spelling.NumberAlone(scene.Folded) is not { } number) return null;

        var titles = scene.Texts.Titles(last.ToSaying(scene.Library), so.Conversation.Language);
        return number <= titles.Count ? scene.Typing(titles[number - 1]) : null;
    }
}
