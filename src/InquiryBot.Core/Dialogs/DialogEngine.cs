using System.Globalization;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs.Fetching;
using InquiryBot.Core.Dialogs.Steps;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs;

/// <summary>
/// One message of a citizen against the state of his conversation: the next state and the replies. Keeps nothing
/// itself, so that any worker can run any turn, and the same turn again after a crash.
/// </summary>
/// <param name="zone">The zone in which the time of day is meant.</param>
public sealed class DialogEngine(DialogShelf shelf, IEnumerable<IAction> actions, ISources sources, IVault vault, TimeProvider clock, TimeZoneInfo zone, Random random)
{
    /// <summary>Letters from which on a language is told surely enough to look for an interpreter: a short word may be of several.</summary>
    const int EnoughOfALanguage = 12;

    // Without blanks; a longer text is for the counselor.
    const int LongestOfWaiting = 40;

    readonly Dictionary<string, IAction> byName = actions.ToDictionary(action => action.Shape.Name, StringComparer.Ordinal);

    /// <summary>The words of the library in use.</summary>
    public Texts Texts => TextsOf(shelf.Current);

    /// <summary>An office as the language calls it.</summary>
    public string Office(string name, string language) => shelf.Current.Office(name, language);

    /// <summary>
    /// Never throws for what a citizen may send. An arrival (<c>conversationUpdate</c>) meets the opening dialog; an
    /// event <c>language</c> changes the language; other activities that are no message change nothing.
    /// </summary>
    public async ValueTask<DialogOutcome> StepAsync(Conversation conversation, Activity message, Understood understood, CancellationToken ct)
    {
        var scene = SceneOf(message, understood);
        var so = SurveyStep.Close(scene, new Progress(conversation));
        so = message.Type switch
        {
            ActivityTypes.Message => await Listening.HearAsync(scene, GuessLanguage(scene, so), ct),
            ActivityTypes.ConversationUpdate when message.MembersAdded is { Count: > 0 } => await ArriveAsync(scene, so, ct),
            ActivityTypes.Event when message.Name == EventNames.Language => await SwitchAsync(scene, so, ct),
            ActivityTypes.Event when message.Name == EventNames.Silence => await Silence.RingAsync(scene, so, ct),
            ActivityTypes.Event when Awaited(scene, so) is var (dialog, wait) => await DialogStack.RunAsync(scene, wait.Take(scene, so), dialog, dialog.After(wait), ct),
            _ => so,
        };
        if (Spoken(message)) so = Silence.Watch(scene, Remind(scene, so, conversation));
        return so.ToOutcome();
    }

    /// <summary>The form that went to the desk with a hand-off, offered again to who no longer waits; null when there is none.</summary>
    public DialogOutcome? OfferDraft(Conversation conversation, Activity message, Understood understood)
    {
        var scene = SceneOf(message, understood);
        return conversation.Draft is { Handed: true } draft && !Silence.Expired(scene, draft)
            ? Offers.AskDraft(scene, new Progress(conversation), draft with { Handed = false }, orNew: false).ToOutcome()
            : null;
    }

    /// <summary>An official answer that the bot is sure of, for who waits for a counselor; null for all else. Nothing is begun.</summary>
    public async ValueTask<DialogOutcome?> AnswerAsync(Conversation conversation, Activity message, Understood understood, CancellationToken ct)
    {
        var scene = SceneOf(message, understood);
        if (Wish.Of(scene) is not { Dialog.Kind: DialogKind.Answer } wish || wish.Score < scene.Library.Bot.Thresholds.InForm) return null;
        return (await DialogStack.StartAsync(scene, new Progress(conversation), wish.Dialog, ct)).WithDialogs([]).ToOutcome();
    }

    /// <summary>Whether who waits for a counselor asks how long yet: such words in a message that says little else.</summary>
    public bool AsksHowLong(Activity message)
    {
        var said = Spelling.Fold(message.Text ?? "");
        return said.Length is > 0 and <= LongestOfWaiting && shelf.Current.Words.Heard(Wordings.Shared, SystemTexts.WaitingWords).Any(words => said.Contains(words, StringComparison.Ordinal));
    }

    Scene SceneOf(Activity message, Understood understood)
    {
        var library = shelf.Current;
        return new(library, TextsOf(library), message, understood, clock.GetUtcNow()) { Actions = byName, Vault = vault, Sources = sources, Zone = zone };
    }

    static bool Spoken(Activity message) => message.Type is ActivityTypes.Message or ActivityTypes.ConversationUpdate || message is { Type: ActivityTypes.Event, Name: not EventNames.Silence };

    /// <summary>Whether the dialog on top waits for this event.</summary>
    static (Dialog, WaitStep)? Awaited(Scene scene, Progress so) =>
        so.Top is { } top && scene.Library.Find(top.Dialog) is { } dialog && dialog.Find(top.Step) is WaitStep wait && wait.Hears(scene.Message) ? (dialog, wait) : null;

    /// <summary>Who comes back after he had left a form finds it again, behind the answer to what he says.</summary>
    static Progress Remind(Scene scene, Progress so, Conversation before)
    {
        if (so.Conversation.Draft is not { } draft || before.Draft is null) return so;
        if (Silence.Expired(scene, draft)) return so with { Conversation = so.Conversation with { Draft = null } };
        return draft.Offered || draft.Handed || !DialogStack.IsFree(scene, so) || so.HandOff is not null || so.Conversation.Pending is not null || so.Replies.Count == 0 ? so : Offers.AskDraft(scene, so, draft, orNew: false);
    }

    /// <summary>The conversation in a language that the citizen picked; as it is when the bot does not speak it.</summary>
    public Conversation Choose(Conversation conversation, string tag) => Choose(shelf.Current, conversation, tag) ?? conversation;

    static Conversation? Choose(DialogLibrary library, Conversation conversation, string tag) =>
        library.Languages.Find(tag) is { } language ? conversation with { Language = language.Tag, LanguageChosen = true, Foreign = null } : null;

    /// <summary>The conversation after words in a language: the bot speaks it if it can, unless the citizen picked another.</summary>
    public Conversation Hear(Conversation conversation, Understood understood) => Hear(shelf.Current, conversation, understood);

    static Conversation Hear(DialogLibrary library, Conversation conversation, Understood understood) =>
        library.Languages.Find(understood.Language) is not { } spoken ? understood.Text.Count(IsOfWord) < EnoughOfALanguage ? conversation : conversation with { Foreign = understood.Language }
        : conversation.LanguageChosen ? conversation with { Foreign = null }
        : conversation with { Language = spoken.Tag, Foreign = null };

    /// <summary>A letter, or the sign of a vowel in the scripts that write these apart.</summary>
    static bool IsOfWord(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    Texts TextsOf(DialogLibrary library) => new(library.Words, vault, random);

    /// <summary>An address in a form tells nothing about the citizen's language, and neither does a button in the bot's.</summary>
    static Progress GuessLanguage(Scene scene, Progress so) =>
        DialogStack.IsFree(scene, so) && scene.Typed.Length > 0 && !(so.Top is not null && scene.IsMostly(AnswerKinds.Place)) && !(so.Conversation.Foreign is not null && Pressed.IsTitle(scene, so))
            ? so with { Conversation = Hear(scene.Library, so.Conversation, scene.Understood) }
            : so;

    static ValueTask<Progress> ArriveAsync(Scene scene, Progress so, CancellationToken ct) =>
        DialogStack.IsFree(scene, so) && scene.Library.Find(scene.Library.Bot.Opening) is { } opening
            ? DialogStack.StartAsync(scene, so.WithDialogs([]), opening, ct)
            : DialogStack.ResumeAsync(scene, so, ct);

    static ValueTask<Progress> SwitchAsync(Scene scene, Progress so, CancellationToken ct)
    {
        var tag = scene.Message.Value is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";
        return Choose(scene.Library, so.Conversation, tag) is { } chosen
            ? DialogStack.ResumeAsync(scene, scene.Say(so with { Conversation = chosen }, LanguageChoice.Made(scene.Library, chosen)), ct)
            : ValueTask.FromResult(scene.Say(so, LanguageChoice.Question(scene.Library)));
    }
}

/// <summary>Asks for a language by the languages' own names.</summary>
public static class LanguageChoice
{
    public static Saying Question(DialogLibrary library) =>
        new(SystemTexts.WhichLanguage) { Titles = [.. library.Languages.All.Select(language => language.Name)], Asks = true };

    /// <summary>Says that it was chosen. Who is in no form finds the topics of the greeting in it: their buttons in the language before are of no use to him.</summary>
    /// <param name="chosen">The conversation in its new language.</param>
    public static Saying Made(DialogLibrary library, Conversation chosen) => new(SystemTexts.LanguageChanged)
    {
        Buttons = chosen.Dialogs.Count == 0 && chosen.Ticket is null && library.Find(library.Bot.Opening)?.Steps is [SayStep greeting, ..] ? [.. greeting.Buttons.Select(key => key.Name)] : [],
    };
}
