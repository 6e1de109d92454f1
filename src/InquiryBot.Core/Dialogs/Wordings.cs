using System.Text.RegularExpressions;

namespace InquiryBot.Core.Dialogs;

/// <summary>A text in one language: one way to put it, or several of equal standing.</summary>
public sealed record Wording(Key Key, IReadOnlyList<string> Variants)
{
    /// <summary>The names in braces, of all variants.</summary>
    public IReadOnlySet<string> Placeholders { get; } =
        Variants.SelectMany(Placeholder.NamesIn).ToHashSet(StringComparer.Ordinal);

    /// <summary>The variants as a citizen's text is compared with them.</summary>
    internal IReadOnlySet<string> Folded { get; } = Variants.Select(Spelling.Fold).ToHashSet(StringComparer.Ordinal);
}

/// <summary>The texts of all dialogs in all languages. A dialog's own text comes before a shared one of the same key.</summary>
/// <param name="languages">Which languages there are, and what they fall back to.</param>
/// <param name="all">By dialog (empty for the shared texts) and language, then by key.</param>
public sealed class Wordings(Languages languages, IReadOnlyDictionary<(string Dialog, string Language), IReadOnlyDictionary<string, Wording>> all)
{
    /// <summary>The dialog name under which the shared texts are kept.</summary>
    public const string Shared = "";

    static readonly IReadOnlyDictionary<string, Wording> Nothing = new Dictionary<string, Wording>();

    /// <summary>The text in the language or, when it lacks it, in what the language falls back to.</summary>
    public Wording? Find(string dialog, string key, string language)
    {
        var chain = languages.Chain(language);
        for (var i = 0; i < chain.Count; i++)
            if (In(dialog, chain[i]).TryGetValue(key, out var own) || In(Shared, chain[i]).TryGetValue(key, out own)) return own;
        return null;
    }

    /// <summary>Whether there is a file of this dialog in the language.</summary>
    public bool Has(string dialog, string language) => all.ContainsKey((dialog, language));

    /// <summary>Every dialog that has texts, by name.</summary>
    public IEnumerable<string> Dialogs => all.Keys.Select(file => file.Dialog).Distinct(StringComparer.Ordinal);

    /// <summary>What a file says itself, without falling back.</summary>
    public IReadOnlyDictionary<string, Wording> In(string dialog, string language) =>
        all.GetValueOrDefault((dialog, language)) ?? Nothing;
}

/// <summary>Names in braces, as texts and <c>with:</c> use them: <c>{case.number}</c>.</summary>
public static partial class Placeholder
{
    public static IEnumerable<string> NamesIn(string words) => Pattern().Matches(words).Select(match => match.Groups[1].Value);

    public static string Fill(string words, Func<string, string> value) => Pattern().Replace(words, match => value(match.Groups[1].Value));

    [GeneratedRegex(@"\{([a-z][a-z0-9.-]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
