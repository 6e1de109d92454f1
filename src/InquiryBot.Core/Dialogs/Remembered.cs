using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Dialogs;

/// <summary>What the bot said before, as something to say: the conversation keeps the key, the dialog the rest.</summary>
public static class Remembered
{
    public static Saying ToSaying(this Said said, DialogLibrary library)
    {
        var (dialog, key) = said.Key.Split('/') is [var owner, var own] ? (owner, own) : (Wordings.Shared, said.Key);
        var saying = library.Find(dialog) is { } known ? known.All.Select(step => Says(step, known, key)).FirstOrDefault(found => found is not null) : null;
        saying ??= new Saying(key, dialog);
        return saying with { Buttons = said.Buttons ?? saying.Buttons, With = said.With };
    }

    static Saying? Says(Step step, Dialog dialog, string key) => step switch
    {
        SayStep say when say.Text.Name == key => say.ToSaying(dialog),
        QuestionStep question when question.Question.Name == key || question.Retry.Say?.Name == key => question.ToSaying(dialog, key),
        _ => null,
    };
}
