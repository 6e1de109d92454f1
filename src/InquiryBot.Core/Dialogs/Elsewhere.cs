using System.Globalization;
using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Dialogs;

/// <summary>
/// A place that the office does not answer for, or of which nobody can tell: the citizen hears whom to ask, and may name another place
/// or say that it is the office's own. What he named stands beside the form until then, and is not part of it.
/// </summary>
internal static class Elsewhere
{
    /// <summary>What is said of the place; null when it is taken. A shared point decides, whatever it is called.</summary>
    public static Key? Refusal(Heard heard, Key slot, Area area)
    {
        var words = heard.Values.GetValueOrDefault(slot.Name, "");
        if (Degrees(heard, $"{slot.Name}.latitude") is { } latitude && Degrees(heard, $"{slot.Name}.longitude") is { } longitude)
            return area.IsElsewhere(latitude, longitude) ? new Key(SystemTexts.PlaceElsewhere, slot.At) : null;
        return area.IsElsewhere(words) ? new Key(SystemTexts.PlaceElsewhere, slot.At)
            : area.IsShared(words) ? new Key(SystemTexts.PlaceShared, slot.At)
            : null;
    }

    /// <summary>Whether these words leave it to the citizen to say that the place is ours.</summary>
    public static bool Asks(string? words) => words is SystemTexts.PlaceElsewhere or SystemTexts.PlaceShared;

    /// <summary>The citizen has heard that it is elsewhere, and may say that it is not.</summary>
    public static Progress Beside(Scene scene, Progress so, QuestionStep question, Heard heard, Key refusal) =>
        Asks(refusal.Name) ? so.WithTop(so.Top! with { Proposed = question.Keep(heard, scene.Vault).ToDictionary() }) : so;

    /// <summary>He says that the place which he named is the office's own.</summary>
    public static bool IsOurs(Scene scene, Progress so, QuestionStep question) =>
        question is AskStep { WithinArea: true } && so.Top?.Proposed?.ContainsKey(question.Slot.Name) == true && (scene.Says(SystemTexts.PlaceInArea) || scene.SaysLittleBut("yes"));

    /// <summary>He was asked, and says that it is not.</summary>
    public static bool IsNotOurs(Scene scene, Progress so, QuestionStep question) =>
        question is AskStep { WithinArea: true } && so.Top?.Proposed?.GetValueOrDefault(question.Slot.Name) is { } named
        && (scene.Library.Area.IsElsewhere(named) || scene.Library.Area.IsShared(named)) && scene.SaysLittleBut("no");

    static double? Degrees(Heard heard, string slot) =>
        double.TryParse(heard.Values.GetValueOrDefault(slot), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;
}
