using InquiryBot.Core.Dialogs.Reading;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs.Steps;

/// <summary><c>choose:</c> a question with given answers; the slot holds the option's key.</summary>
public sealed record ChooseStep : QuestionStep
{
    // Below this the words have no more in common with an option than two sentences of one language.
    const double Near = 0.5;

    // And the next best option must be clearly further away.
    const double Ahead = 0.15;

    // "the second", "number two": longer texts say more than a number.
    const int ShortText = 8;

    public const string Choice = "choice";

    public override string Kind => Choice;

    public required IReadOnlyList<Key> Options { get; init; }

    public override IReadOnlyList<Key> Offers => Optional ? [.. Options, new Key(SystemTexts.Skip, At)] : Options;

    /// <summary>The text of other words for an option, which are heard and never shown: <c>OPTION-words</c>. There may be none.</summary>
    internal static Key WordsFor(Key option) => new(option.Name + SystemTexts.Heard, option.At);

    internal override Heard Hear(Scene scene, Dialog dialog)
    {
        if (Optional && (scene.Says(SystemTexts.Skip) || scene.Says(SystemTexts.SkipWords))) return Heard.Of(Certainty.Exact, Slot.Name, "");

        if (Options.FirstOrDefault(option => scene.Says(dialog.Intent, option.Name) || (!scene.Asks && scene.Says(dialog.Intent, WordsFor(option).Name))) is { } same) return Heard.Of(Certainty.Exact, Slot.Name, same.Name);
        if ((Spelling.NumberAlone(scene.Folded) ?? Ordinal(scene)) is { } number) return number <= Options.Count ? Heard.Of(Certainty.Exact, Slot.Name, Options[number - 1].Name) : Heard.Nothing;
        var ends = Options.Select(option => (option.Name, Length: EndsIn(option, scene, dialog))).OrderByDescending(option => option.Length).ToList();
        return ends[0].Length > ends[1].Length ? Heard.Of(Certainty.Sure, Slot.Name, ends[0].Name) : Nearest(scene, dialog);
    }

    /// <summary>"The third", in a text that says nothing else.</summary>
    static int? Ordinal(Scene scene) =>
        scene.Folded.Length <= ShortText && scene.Found(EntityTypes.Number).ToList() is [var only] ? Spelling.NumberAlone(only.Value) : null;

    Heard Nearest(Scene scene, Dialog dialog)
    {
        var near = Options
            .Select(option => (option.Name, Score: WordsOf(option, scene, dialog).Max(words => IsTurned(words, scene) ? 0 : Likeness(scene.Folded, words))))
            .OrderByDescending(option => option.Score).ToList();
        var clear = near[0].Score >= Near && (near.Count == 1 || near[0].Score - near[1].Score >= Ahead);
        return clear ? Heard.Of(Certainty.Likely, Slot.Name, near[0].Name) : Heard.Nothing;
    }

    static IEnumerable<string> WordsOf(Key option, Scene scene, Dialog dialog) =>
        scene.Library.Words.Heard(dialog.Intent, option.Name).DefaultIfEmpty("");

    /// <summary>
    /// How much of the text's end are an option's further words, when it says hardly anything else: "not dangerous" more than "dangerous".
    /// Not by likeness: "hurt" is like "not hurt". Nor at the beginning: what follows may turn it around.
    /// </summary>
    static int EndsIn(Key option, Scene scene, Dialog dialog) => scene.Asks ? 0 : scene.Library.Words.Heard(dialog.Intent, WordsFor(option).Name)
        .Where(words => words.Length * 2 >= scene.Folded.Length && scene.Folded.EndsWith(words, StringComparison.Ordinal) && !IsTurned(words, scene))
        .Select(words => words.Length).DefaultIfEmpty(0).Max();

    /// <summary>Behind "not very", words say the opposite.</summary>
    static bool IsTurned(string words, Scene scene) => words.Length > 0 && scene.Folded.LastIndexOf(words, StringComparison.Ordinal) is > 0 and var at
        && scene.Library.Words.Heard(Wordings.Shared, SystemTexts.NotWords).Any(not => scene.Folded.AsSpan(0, at).EndsWith(not));

    /// <summary>A part of an option, such as its first word, is as good as most of it.</summary>
    static double Likeness(string typed, string option) =>
        typed.Length > 1 && (option.Contains(typed, StringComparison.Ordinal) || typed.Contains(option, StringComparison.Ordinal))
            ? 0.9 : Spelling.Likeness(typed, option);

    internal static Step Read(StepMap map)
    {
        map.AllowOnly("slot", "options", "optional", "retry");
        var slot = map.Required("slot");
        var options = map.Keys("options");
        if (options.Count < 2) map.Note(map.At, "`options` must offer at least two answers");
        return new ChooseStep
        {
            Id = map.IdFor(slot.Name),
            At = map.At,
            Question = map.Subject,
            Slot = slot,
            Options = options,
            Optional = map.Flag("optional"),
            Retry = map.Retry(),
        };
    }
}
