using InquiryBot.Core.Dialogs.Fetching;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs;

/// <summary>
/// Everything that the dialog folder says, as one immutable snapshot: dialogs, words, languages, examples. A
/// changed folder becomes a new one.
/// </summary>
public sealed class DialogLibrary
{
    // Shorter wishes for a person, such as "사람" or "a human", are parts of other words. A syllable or a sign says as much as two letters.
    const int WholeWish = 5;
    const int WholeWishInLetters = 10;
    const char LastLetter = '\u10ff';

    readonly Dictionary<string, Dialog> dialogs;
    readonly Dictionary<string, string> intentByExample;
    readonly string[] forPerson;

    public DialogLibrary(
        Languages languages, BotSettings bot, IEnumerable<Dialog> dialogs, Wordings words,
        IReadOnlyList<ExampleLine> examples, IReadOnlyList<Script> scripts)
    {
        (Languages, Bot, Words, Lines, Scripts) = (languages, bot, words, examples, scripts);
        this.dialogs = dialogs.ToDictionary(dialog => dialog.Intent, StringComparer.Ordinal);
        intentByExample = examples
            .GroupBy(line => line.Folded, StringComparer.Ordinal)
            .ToDictionary(lines => lines.Key, lines => lines.First().Intent, StringComparer.Ordinal);
        Contrasts = [.. words.Variants(SystemTexts.Corrections).Select(ContrastPattern.Of).OfType<ContrastPattern>()];
        TakeBacks = [.. words.Variants(SystemTexts.TakeBackWords)];
        SentenceEnds = [.. words.Variants(SystemTexts.SentenceEnds)];
        forPerson = [.. examples.Where(line => line.Intent == ControlIntents.TalkToCounselor).Select(line => line.Folded).Where(folded => folded.Length >= (folded.All(letter => letter > LastLetter) ? WholeWish : WholeWishInLetters))];
    }

    public Languages Languages { get; }
    public BotSettings Bot { get; }
    public Wordings Words { get; }

    /// <summary>The words that translations keep to.</summary>
    public Glossary Glossary { get; init; } = Glossary.Empty;

    /// <summary>How people put right what was wrong, in all languages.</summary>
    internal List<ContrastPattern> Contrasts { get; }

    /// <summary>What they begin with then, beside a plain no.</summary>
    internal IReadOnlyList<string> TakeBacks { get; }

    /// <summary>What ends a sentence and is no part of its last word.</summary>
    internal IReadOnlyList<string> SentenceEnds { get; }

    /// <summary>How offices are called in each language.</summary>
    public Glossary Offices { get; init; } = Glossary.Empty;

    /// <summary>An office in the citizen's language and, in brackets, as it calls itself.</summary>
    public string Office(string name, string language) =>
        language != Languages.Default.Tag && Offices.Wording(name, Languages.Default.Tag, language) is { } called ? $"{called} ({name})" : name;

    /// <summary>Which places the office answers for.</summary>
    public Area Area { get; init; } = Area.Everywhere;

    /// <summary>Where dialogs look things up.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>What stands in for the sources in scripted conversations and demonstrations.</summary>
    public IReadOnlyList<Sample> Samples { get; init; } = [];

    /// <summary>The example questions with their places.</summary>
    public IReadOnlyList<ExampleLine> Lines { get; }

    /// <summary>The scripted conversations of <c>tests.yaml</c>.</summary>
    public IReadOnlyList<Script> Scripts { get; }

    public IReadOnlyCollection<Dialog> Dialogs => dialogs.Values;

    public Dialog? Find(string intent) => dialogs.GetValueOrDefault(intent);

    public Source? FindSource(string name) => Sources.FirstOrDefault(source => source.Name.Name == name);

    /// <summary>The intent of which a text is word for word an example: certain, without any guessing. May be out of scope.</summary>
    public string? IntentOfExample(string text) => IntentOfFolded(Spelling.Fold(text));

    internal string? IntentOfFolded(string folded) => intentByExample.GetValueOrDefault(folded);

    /// <summary>Whether a text holds a whole question for a person, among other things.</summary>
    internal bool AsksForPerson(string folded) => Array.Exists(forPerson, wish => folded.Length > wish.Length && folded.Contains(wish, StringComparison.Ordinal));

    /// <summary>What the understanding learns from: every example, those that are nobody's too.</summary>
    public IReadOnlyList<Example> Examples() =>
        [.. Lines.Select(line => new Example(line.Text.Name, line.Intent, line.Language))];
}

/// <summary>An example question as it stands in a file.</summary>
/// <param name="Intent">Its intent; <see cref="Intents.OutOfScope"/> for what is nobody's.</param>
public sealed record ExampleLine(Key Text, string Intent, string Language)
{
    /// <summary>As a citizen's text is compared with it.</summary>
    internal string Folded { get; } = Spelling.Fold(Text.Name);
}
