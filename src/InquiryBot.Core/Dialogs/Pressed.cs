using InquiryBot.Core.Dialogs.Steps;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs;

/// <summary>A number typed under quick replies means the one of that number: where a channel has no buttons, they are numbered.</summary>
internal static class Pressed
{
    /// <summary>Whether the words are those of a button that the bot showed last.</summary>
    public static bool IsTitle(Scene scene, Progress so) =>
        so.Conversation.Said is [.., var last] && scene.Texts.Titles(last.ToSaying(scene.Library), so.Conversation.Language).Any(title => Spelling.Fold(title) == scene.Folded);

    /// <summary>The scene with the button's words in place of its number; null when no button is meant.</summary>
    public static Scene? Button(Scene scene, Progress so, QuestionStep? question)
    {
        if (so.Conversation.Said is not [.., var last] || Spelling.NumberAlone(scene.Folded) is not { } number) return null;

        var titles = scene.Texts.Titles(last.ToSaying(scene.Library), so.Conversation.Language);
        if (number > titles.Count) return null;
        var (title, pressed) = (titles[number - 1], scene.Typing(titles[number - 1]));
        // Nobody has looked what these words name, and an answer that was found is one of its question's kind.
        return question is AskStep ask && ask.Answers(so).Contains(title)
            ? pressed with { Understood = scene.Understood with { Text = title, Entities = [new FoundEntity(ask.Kind, title, title, 0)] } }
            : pressed;
    }
}
