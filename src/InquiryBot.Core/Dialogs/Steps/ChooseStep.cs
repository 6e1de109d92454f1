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

    public required IReadOnlyList<Key> Options { get; init; }

    public override IReadOnlyList<Key> Offers => Optional ? [.. Options, new Key(SystemTexts.Skip, At)] : Options;

    internal override Heard Hear(Scene scene, Dialog dialog)
    {
        if (Optional && (scene.Says(SystemTexts.Skip) || scene.Says(SystemTexts.SkipWords))) return Heard.Of(Certainty.Exact, Slot.Name, "");

        var typed = Spelling.Fold(scene.Typed);
        var words = Options.SelectMany(option => WordsOf(option, scene, dialog), (option, text) => (option.Name, Text: text)).ToList();
        if (words.FirstOrDefault(option => option.Text == typed).Name is { } same) return Heard.Of(Certainty.Exact, Slot.Name, same);
        if ((Spelling.NumberAlone(typed) ?? Ordinal(typed, scene)) is { } number) return number <= Options.Count ? Heard.Of(Certainty.Exact, Slot.Name, Options[number - 1].Name) : Heard.Nothing;
        return Nearest(typed, words);
    }

    /// <summary>"The third", in a text that says nothing else.</summary>
    static int? Ordinal(string typed, Scene scene) =>
        typed.Length <= ShortText && scene.Found(EntityTypes.Number).ToList() is [var only] ? Spelling.NumberAlone(only.Value) : null;

    static IEnumerable<string> WordsOf(Key option, Scene scene, Dialog dialog) =>
        scene.Library.Languages.All.Select(language => Spelling.Fold(scene.Texts.Words(dialog.Intent, option.Name, language.Tag))).Distinct();

    Heard Nearest(string typed, List<(string Name, string Text)> words)
    {
        var near = words
            .GroupBy(option => option.Name, option => Likeness(typed, option.Text), (name, scores) => (Name: name, Score: scores.Max()))
            .OrderByDescending(option => option.Score).ToList();
        var clear = near[0].Score >= Near && (near.Count == 1 || near[0].Score - near[1].Score >= Ahead);
        return clear ? Heard.Of(Certainty.Likely, Slot.Name, near[0].Name) : Heard.Nothing;
    }

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
