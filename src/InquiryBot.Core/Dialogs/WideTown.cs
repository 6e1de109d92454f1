using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Dialogs;

/// <summary>
/// A whole town as the place of something that somebody has to find: the citizen is asked once where in it. Until he says so the town stands
/// beside the form, and stands before the spot that he then names; who has no more to say is taken at his word.
/// </summary>
internal static class WideTown
{
    public static bool Asks(Scene scene, Progress so, QuestionStep question, Heard heard) =>
        question.IsTooWide(heard, scene) && !(Named(so, question) is { } named && scene.Library.Area.IsWide(named));

    public static Progress Ask(Scene scene, Dialog dialog, Progress so, QuestionStep question, Heard heard)
    {
        var asked = question.Ask(scene, dialog, so, question.Retry.Say?.Name);
        return asked.WithTop(asked.Top! with { Proposed = question.Keep(heard, scene.Vault).ToDictionary() });
    }

    /// <summary>"Ingye-dong 1" said of Suwon is Suwon, Ingye-dong 1.</summary>
    public static Heard Within(Scene scene, Progress so, QuestionStep question, Heard heard)
    {
        var (slot, area) = (question.Slot.Name, scene.Library.Area);
        return Named(so, question) is { } town && area.IsWide(town) && heard.Values.GetValueOrDefault(slot) is { Length: > 0 } spot && !heard.Values.ContainsKey($"{slot}.latitude") && !area.IsOurs(spot)
            ? heard with { Values = new Dictionary<string, string>(heard.Values) { [slot] = $"{town} {spot}" } }
            : heard;
    }

    static string? Named(Progress so, QuestionStep question) => so.Top?.Proposed?.GetValueOrDefault(question.Slot.Name);
}
