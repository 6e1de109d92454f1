using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs;

/// <summary>The dialog that a message asks for.</summary>
/// <param name="Score">From 0 to 1: how sure it is.</param>
/// <param name="Certain">True when the message is word for word an example of it, as a pressed button is.</param>
internal sealed record Wish(Dialog Dialog, double Score, bool Certain)
{
    public static Wish? Of(Scene scene)
    {
        if (scene.Typed.Length == 0) return null;
        if (scene.Library.IntentOfFolded(scene.Folded) is { } intent)
            return scene.Library.Find(intent) is { } said ? new Wish(said, 1, Certain: true) : null;

        var guessed = scene.Library.Find(scene.Understood.Intent);
        // Beside whatever else he says: who asks for a person is not to be asked about potholes first.
        if (guessed is not ({ IsEmergency: true } or { Intent: ControlIntents.TalkToCounselor }) && scene.Library.Find(ControlIntents.TalkToCounselor) is { } person && scene.Library.AsksForPerson(scene.Folded))
            return new Wish(person, scene.Library.Bot.Thresholds.ForPerson, Certain: false);
        return guessed is null ? null : new Wish(guessed, scene.Understood.Score, Certain: false);
    }

    /// <summary>Topics near enough to be offered as a guess, best first; only those that have a name for a button. Danger is acted on or not spoken of.</summary>
    public static IEnumerable<Dialog> Near(Scene scene, string language) => scene.Library.IntentOfFolded(scene.Folded) is not null ? [] : scene.Understood.Alternatives
        .Prepend(new Alternative(scene.Understood.Intent, scene.Understood.Score))
        .Where(near => near.Score >= scene.Library.Bot.Thresholds.DidYouMean)
        .Select(near => scene.Library.Find(near.Intent))
        .OfType<Dialog>()
        .Where(dialog => !dialog.IsEmergency && scene.Library.Words.Find(Wordings.Shared, SystemTexts.Topic(dialog.Intent), language) is not null)
        .Distinct()
        .Take(3);
}
