using InquiryBot.Core.Dialogs.Phrasing;

namespace InquiryBot.Core.Dialogs;

/// <summary>A language that the bot speaks.</summary>
/// <param name="Tag">BCP 47, such as <c>ko</c>.</param>
/// <param name="Name">Its name in itself, as a button shows it.</param>
/// <param name="FallsBackTo">Where a text is looked for that this language lacks, in order.</param>
/// <param name="Called">What citizens call it, in any language.</param>
public sealed record Language(string Tag, string Name, IReadOnlyList<string> FallsBackTo, IReadOnlyList<string> Called)
{
    /// <summary>Which form of a word a number takes.</summary>
    public PluralRules Plurals { get; init; } = PluralRules.None;

    /// <summary>Its answers have easy words too, which are then offered.</summary>
    public bool EasyRead { get; init; }
}

/// <summary>The languages of <c>languages.yaml</c>; the first is the default.</summary>
public sealed class Languages(IReadOnlyList<Language> all)
{
    readonly Dictionary<string, string[]> chains = all.ToDictionary(
        language => language.Tag,
        language => ((string[])[language.Tag, .. language.FallsBackTo, all[0].Tag]).Distinct(StringComparer.Ordinal).ToArray());

    public IReadOnlyList<Language> All { get; } = all;
    public Language Default => All[0];

    public Language? Find(string tag) =>
        All.FirstOrDefault(language => tag.Equals(language.Tag, StringComparison.OrdinalIgnoreCase))
        ?? All.FirstOrDefault(language => tag.StartsWith(language.Tag + "-", StringComparison.OrdinalIgnoreCase));

    /// <summary>The tags to look a text up in: the language, what it falls back to, the default.</summary>
    public IReadOnlyList<string> Chain(string tag) => chains.GetValueOrDefault(tag) ?? chains[(Find(tag) ?? Default).Tag];

    /// <summary>
    /// The language that a text names, or null when it names none or several. A name inside a longer one does not
    /// count, so that "don't speak Korean" can be what English is called.
    /// </summary>
    public Language? NamedIn(string text)
    {
        var names = All
            .SelectMany(language => language.Called.Append(language.Name), (language, name) => (Language: language, Name: name))
            .Where(called => text.Contains(called.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        var named = names
            .Where(called => !names.Any(longer => longer.Name.Length > called.Name.Length && longer.Name.Contains(called.Name, StringComparison.OrdinalIgnoreCase)))
            .Select(called => called.Language.Tag).Distinct().ToList();
        return named is [var one] ? Find(one) : null;
    }
}
