using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Dialogs;

/// <summary>What the bot offers beside its questions, and how the answer is understood: to go on with a form, now or days later.</summary>
internal static class Offers
{
    /// <summary>Reserved names of these questions (<see cref="Conversation.Pending"/>).</summary>
    public const string GoOn = SystemTexts.GoOn;
    public const string Draft = "draft";
    public const string DraftOrNew = "draft-or-new";

    public static bool IsOffer(string pending) => pending is GoOn or Draft or DraftOrNew;

    /// <summary>After something else was answered: shall the form that waits go on?</summary>
    public static Progress AskGoOn(Scene scene, Progress so) => scene.Say(so, new Saying(SystemTexts.GoOnOffer)
    {
        With = Topic(scene, so, so.Top!.Dialog),
        Buttons = [SystemTexts.GoOn, SystemTexts.Stop],
        Asks = true,
    }).Asking(GoOn);

    /// <summary>Days after he left it: shall the form be taken up again?</summary>
    public static Progress AskDraft(Scene scene, Progress so, Draft draft, bool orNew)
    {
        so = so with { Conversation = so.Conversation with { Draft = draft with { Offered = true } } };
        return scene.Say(so, new Saying(SystemTexts.DraftOffer)
        {
            With = Topic(scene, so, draft.Dialogs[^1].Dialog),
            Buttons = [SystemTexts.GoOn, orNew ? SystemTexts.StartAnew : SystemTexts.Stop],
            Asks = true,
        }).Asking(orNew ? DraftOrNew : Draft);
    }

    /// <summary>True to go on, false not to, null when the message is no answer to the offer.</summary>
    public static bool? Reply(Scene scene, Wish? wish)
    {
        if (scene.Says(SystemTexts.GoOn) || scene.Says(SystemTexts.GoOnWords) || scene.Says(SystemTexts.Yes)) return true;
        if (scene.Says(SystemTexts.Stop) || scene.Says(SystemTexts.StartAnew) || scene.Says(SystemTexts.No)) return false;
        if (wish is not null && wish.Score >= scene.Library.Bot.Thresholds.InForm) return null;
        return scene.YesOrNo() is { } answer ? answer == "yes" : null;
    }

    public static async ValueTask<Progress> TakeAsync(string pending, bool yes, Scene scene, Progress so, CancellationToken ct)
    {
        so = so.Understood();
        if (pending == GoOn)
        {
            if (so.Top is null) return so;
            return yes ? await DialogStack.ResumeAsync(scene, so, ct) : Leave(scene, so);
        }

        if (so.Conversation.Draft is not { } draft) return await DialogStack.ResumeAsync(scene, so, ct);
        so = so with { Conversation = so.Conversation with { Draft = null } };
        if (yes) return await DialogStack.ResumeAsync(scene, so.WithDialogs(draft.Dialogs), ct);
        return pending == DraftOrNew && scene.Library.Find(draft.Dialogs[^1].Dialog) is { } again
            ? await DialogStack.StartAsync(scene, so, again, ct)
            : scene.Say(so, new Saying(SystemTexts.DraftDropped) { Buttons = [SystemTexts.HelpButton] });
    }

    /// <summary>The open forms become a draft, when there is anything in them, and the citizen is told.</summary>
    public static Progress Leave(Scene scene, Progress so)
    {
        var (frames, topic) = (so.Conversation.Dialogs, so.Top!.Dialog);
        var draft = DraftOf(frames, scene.Now);
        so = so with { Conversation = so.Conversation with { Dialogs = [], Pending = null, Draft = draft ?? so.Conversation.Draft } };
        return scene.Say(so, draft is null ? new Saying(SystemTexts.Cancelled) : Saved(scene.Library, scene.Texts, topic, so.Conversation.Language));
    }

    /// <summary>The forms as they are kept; null when there is nothing in them.</summary>
    public static Draft? DraftOf(IReadOnlyList<Frame> frames, DateTimeOffset now) =>
        frames.Any(frame => frame.Slots.Values.Any(value => value.Length > 0)) ? new Draft(frames, now) : null;

    /// <summary>What is kept while a counselor is waited for: the form that goes with it, unless an earlier one was promised to be kept.</summary>
    public static Draft? Handed(Conversation conversation, DateTimeOffset now) =>
        conversation.Draft is { Handed: false } promised ? promised : DraftOf(conversation.Dialogs, now) is { } draft ? draft with { Handed = true } : conversation.Draft;

    /// <summary>Tells that a form is kept, and for how long.</summary>
    public static Saying Saved(DialogLibrary library, Texts texts, string dialog, string language) => new(SystemTexts.DraftSaved)
    {
        With = new Dictionary<string, string> { ["topic"] = Name(texts, dialog, language), ["days"] = library.Bot.Silence.KeepDraftDays.ToString(System.Globalization.CultureInfo.InvariantCulture) },
    };

    public static Dictionary<string, string> Topic(Scene scene, Progress so, string dialog) =>
        new() { ["topic"] = Name(scene.Texts, dialog, so.Conversation.Language) };

    static string Name(Texts texts, string dialog, string language) => texts.Title(Wordings.Shared, SystemTexts.Topic(dialog), language);
}
