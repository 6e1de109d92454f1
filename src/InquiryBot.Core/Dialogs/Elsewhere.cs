using System.Globalization;
using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Dialogs;

/// <summary>
/// A place that the office does not answer for: the citizen hears whom to ask, and may name another place or say that it is the
/// office's own. What he named stands beside the form until then, and is not part of it.
/// </summary>
internal static class Elsewhere
{
    public static Key Refusal(Key slot) => new(SystemTexts.PlaceElsewhere, slot.At);

    /// <summary>A shared point decides, whatever it is called.</summary>
    public static bool Is(Heard heard, string slot, Area area) =>
        Degrees(heard, $"{slot}.latitude") is { } latitude && Degrees(heard, $"{slot}.longitude") is { } longitude
            ? area.IsElsewhere(latitude, longitude)
            : area.IsElsewhere(heard.Values.GetValueOrDefault(slot, ""));

    /// <summary>The citizen has heard that it is elsewhere, and may say that it is not.</summary>
    public static Progress Beside(Scene scene, Progress so, QuestionStep question, Heard heard, Key refusal) =>
        refusal.Name == SystemTexts.PlaceElsewhere ? so.WithTop(so.Top! with { Proposed = question.Keep(heard, scene.Vault).ToDictionary() }) : so;

    /// <summary>He says that the place which he named is the office's own.</summary>
    public static bool IsOurs(Scene scene, Progress so, QuestionStep question) =>
        question is AskStep { WithinArea: true } && so.Top?.Proposed?.ContainsKey(question.Slot.Name) == true && (scene.Says(SystemTexts.PlaceInArea) || scene.SaysLittleBut("yes"));

    static double? Degrees(Heard heard, string slot) =>
        double.TryParse(heard.Values.GetValueOrDefault(slot), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;
}
