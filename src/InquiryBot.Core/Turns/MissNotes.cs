using System.Globalization;
using System.Text;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Misses;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Turns;

/// <summary>
/// Notes what the bot did not understand, and what its citizen did next. Reads what a turn has made and adds entries to
/// it; the citizen notices nothing.
/// </summary>
public sealed class MissNotes(DialogShelf shelf, TimeProvider clock)
{
    const string TopicPrefix = "topic-";

    /// <summary>What the bot says of a message that it did not understand; nothing else says so.</summary>
    static readonly HashSet<string> Shrugs = new(StringComparer.Ordinal) { SystemTexts.DidNotUnderstand, SystemTexts.DidYouMean, SystemTexts.DidNotUnderstandOffer };

    /// <summary>Answers to the bot's own question: no question of the citizen's.</summary>
    static readonly string[] Answers = [SystemTexts.NoneOfThese, SystemTexts.Yes, SystemTexts.No];

    public TurnOutcome Note(Claimed claimed, Understood understood, TurnOutcome outcome)
    {
        // A colleague's words in the vendor's inbox tell nothing of what the citizen meant.
        if (CounselorMark.Of(claimed.Message) is not null) return outcome;

        var asked = Asked(claimed, understood);
        var miss = asked is null ? MissOf(claimed, outcome) : null;
        var settled = claimed.Conversation.Missed ? Settled(claimed, outcome, asked) : null;
        var missed = miss is not null || (claimed.Conversation.Missed && settled is null);
        if (miss is null && settled is null && missed == outcome.Conversation.Missed) return outcome;

        return outcome with
        {
            Conversation = outcome.Conversation with { Missed = missed },
            Entries = [.. outcome.Entries, .. new Entry?[] { settled, miss }.OfType<Entry>()],
        };
    }

    /// <summary>What the citizen is taken to ask for, word for word or surely enough; null when he is not understood.</summary>
    Wanted? Asked(Claimed claimed, Understood understood)
    {
        if (claimed.Message is not { Type: ActivityTypes.Message, Text: { Length: > 0 } text }) return null;

        var library = shelf.Current;
        var offered = Offered(claimed.Conversation);
        if (Pressed(offered, text) is { } pressed) return Of(pressed, button: true);
        if (library.IntentOfExample(text) is { } said) return Of(said, offered.Contains(said));
        return understood.Score >= library.Bot.Thresholds.Answer ? Of(understood.Intent, button: false) : null;

        Wanted? Of(string intent, bool button) => library.Find(intent) is { } dialog ? new(dialog, button) : null;
    }

    /// <summary>Question marks alone, a face, or Korean letters that make no syllable (ㅁㄴㅇㄹ, ㅋㅋ) ask nothing that could become an example.</summary>
    Miss? MissOf(Claimed claimed, TurnOutcome outcome)
    {
        if (claimed.Message is not { Type: ActivityTypes.Message, Text: { } text } || !text.EnumerateRunes().Any(IsOfWord)) return null;

        // What was said in an earlier turn stays in the state until the bot says something else.
        if (ReferenceEquals(outcome.Conversation.Said, claimed.Conversation.Said)) return null;
        if (!outcome.Conversation.Said.Any(said => Shrugs.Contains(said.Key)) || IsAnswer(claimed.Conversation, text)) return null;

        var masked = Masking.Mask(text.Trim()).Text;
        return new(
            claimed.Conversation.Id, claimed.Sequence, masked[..Math.Min(masked.Length, Miss.LongestText)], outcome.Conversation.Written,
            Offered(outcome.Conversation), clock.GetUtcNow());
    }

    static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) && rune.Value is not (>= 'ㄱ' and <= 'ㆎ');

    static MissSettled? Settled(Claimed claimed, TurnOutcome outcome, Wanted? asked)
    {
        var id = claimed.Conversation.Id;
        if (outcome.Conversation.Ticket is not null) return new(id, Sequel.HandedOff, null);
        if (outcome.Conversation.Ended || asked?.Dialog.Intent is "goodbye") return new(id, Sequel.GaveUp, null);

        // Help, a greeting or another language only lead up to the next try.
        return asked is null or { Dialog.Kind: DialogKind.Control } ? null : new(id, asked.Button ? Sequel.Chosen : Sequel.Rephrased, asked.Dialog.Intent);
    }

    /// <summary>The topics of the buttons under the bot's last words, in their order.</summary>
    static IReadOnlyList<string> Offered(Conversation conversation) =>
        conversation.Said is [.., { Key: SystemTexts.DidYouMean, Buttons: { } buttons }]
            ? [.. buttons.Where(button => button.StartsWith(TopicPrefix, StringComparison.Ordinal)).Select(button => button[TopicPrefix.Length..])]
            : [];

    /// <summary>The intent of the button whose number was typed.</summary>
    static string? Pressed(IReadOnlyList<string> offered, string text) =>
        Spelling.NumberAlone(Spelling.Fold(text)) is { } number && number <= offered.Count ? offered[number - 1] : null;

    bool IsAnswer(Conversation before, string text)
    {
        var (library, folded) = (shelf.Current, Spelling.Fold(text));
        return folded == (Offered(before).Count + 1).ToString(CultureInfo.InvariantCulture) && Offered(before).Count > 0
            || Answers.Any(key => library.Words.Heard(Wordings.Shared, key).Contains(folded));
    }

    /// <param name="Button">It was one of the topics that the bot had just offered.</param>
    sealed record Wanted(Dialog Dialog, bool Button);
}
