using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Dialogs;

/// <summary>Back to the question before.</summary>
internal static class Stepping
{
    /// <summary>True for the words by which a citizen goes back.</summary>
    public static bool Back(Scene scene) => scene.Says(SystemTexts.Back) || scene.Says(SystemTexts.BackWords);

    /// <summary>The answered question before one, in the order of the file; null when it is the first.</summary>
    public static QuestionStep? Before(Dialog dialog, Progress so, QuestionStep question) => dialog.All
        .TakeWhile(step => step.Id != question.Id).OfType<QuestionStep>()
        .LastOrDefault(before => before.Changes && before.Slot.Name != question.Slot.Name && so.Slots.ContainsKey(before.Slot.Name));

    /// <summary>Asks the question before again; the answers behind it stay.</summary>
    public static Progress GoBack(Scene scene, Progress so, Dialog dialog, QuestionStep open) => Before(dialog, so, open) is { } before
        ? AskAgain(scene, so, dialog, before)
        : open.Ask(scene, dialog, scene.Say(so, SystemTexts.FirstQuestion));

    /// <summary>Forgets an answer and asks for it; the form goes on behind it to where it was, because what is known is not asked.</summary>
    public static Progress AskAgain(Scene scene, Progress so, Dialog dialog, QuestionStep question, Key? words = null)
    {
        var slot = question.Slot.Name;
        so = so.Forget(slot, $"{slot}.latitude", $"{slot}.longitude", ConfirmStep.Confirmed);
        return question.Ask(scene, dialog, so.WithTop(so.Top! with { Step = question.Id }), words?.Name);
    }
}
