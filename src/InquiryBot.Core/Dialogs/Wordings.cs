using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using InquiryBot.Core.Dialogs.Phrasing;

namespace InquiryBot.Core.Dialogs;

/// <summary>A text in one language: one way to put it, or several of equal standing.</summary>
public sealed record Wording(Key Key, IReadOnlyList<string> Variants)
{
    /// <summary>The same in short and plain sentences, for who asked for it.</summary>
    public IReadOnlyList<string> Easy { get; init; } = [];

    /// <summary>The same with marks of Markdown, for a channel that can show them.</summary>
    public string? Markdown { get; init; }

    /// <summary>The forms that it takes with a number; <see cref="Variants"/> then holds that of all other numbers.</summary>
    public PluralWording? Plural { get; init; }

    /// <summary>The names in braces, of all ways to put it.</summary>
    public IReadOnlySet<string> Placeholders => placeholders ??= Set(All.SelectMany(Placeholder.NamesIn));

    IReadOnlySet<string>? placeholders;
    IReadOnlySet<string>? folded;

    /// <summary>Every way to put it.</summary>
    public IEnumerable<string> All => [.. Variants, .. Easy, .. Markdown is null ? [] : new[] { Markdown }, .. Plural?.Forms.Values ?? []];

    /// <summary>The variants as a citizen's text is compared with them.</summary>
    internal IReadOnlySet<string> Folded => folded ??= Set(Variants.Select(Spelling.Fold));

    /// <summary>Thousands of texts have no names in them, and share one set.</summary>
    static FrozenSet<string> Set(IEnumerable<string> words) => words.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The ways that are chosen from: the easy ones where they are wanted and there are any, else the form of the number.</summary>
    internal IReadOnlyList<string> Choices(IReadOnlyDictionary<string, string> with, PluralRules rules, bool easy)
    {
        if (easy && Easy.Count > 0) return Easy;
        return Plural is { } plural && plural.Forms.TryGetValue(rules.FormOf(with.GetValueOrDefault(plural.Of, "")), out var form) ? [form] : Variants;
    }
}

/// <summary>A text's forms by the CLDR's name of each.</summary>
/// <param name="Of">The placeholder whose number decides.</param>
public sealed record PluralWording(string Of, IReadOnlyDictionary<string, string> Forms);

/// <summary>The texts of all dialogs in all languages. A dialog's own text comes before a shared one of the same key.</summary>
/// <param name="languages">Which languages there are, and what they fall back to.</param>
/// <param name="all">By dialog (empty for the shared texts) and language, then by key.</param>
public sealed class Wordings(Languages languages, IReadOnlyDictionary<(string Dialog, string Language), IReadOnlyDictionary<string, Wording>> all)
{
    /// <summary>The dialog name under which the shared texts are kept.</summary>
    public const string Shared = "";

    static readonly IReadOnlyDictionary<string, Wording> Nothing = new Dictionary<string, Wording>();

    Languages Languages { get; } = languages;

    readonly ConcurrentDictionary<(string Dialog, string Key), IReadOnlySet<string>> heard = new();

    /// <summary>The text in the language or, when it lacks it, in what the language falls back to.</summary>
    public Wording? Find(string dialog, string key, string language)
    {
        var chain = Languages.Chain(language);
        for (var i = 0; i < chain.Count; i++)
            if (In(dialog, chain[i]).TryGetValue(key, out var own) || In(Shared, chain[i]).TryGetValue(key, out own)) return own;
        return null;
    }

    /// <summary>A shared text's variants in all languages.</summary>
    internal IEnumerable<string> Variants(string key) => Languages.All.SelectMany(language => In(Shared, language.Tag).GetValueOrDefault(key)?.Variants ?? []);

    /// <summary>How a text is put in any language, as a citizen's text is compared with it. Asked of many texts in each turn, and remembered.</summary>
    internal IReadOnlySet<string> Heard(string dialog, string key) => heard.GetOrAdd(
        (dialog, key),
        static (text, words) => words.Languages.All.SelectMany(language => words.Find(text.Dialog, text.Key, language.Tag)?.Folded ?? Enumerable.Empty<string>()).ToFrozenSet(StringComparer.Ordinal),
        this);

    /// <summary>How a language counts.</summary>
    internal PluralRules Plurals(string language) => Languages.Find(language)?.Plurals ?? PluralRules.None;

    /// <summary>Whether a language's answers have easy words too.</summary>
    internal bool HasEasy(string language) => Languages.Find(language) is { EasyRead: true };

    /// <summary>Whether there is a file of this dialog in the language.</summary>
    public bool Has(string dialog, string language) => all.ContainsKey((dialog, language));

    /// <summary>Every dialog that has texts, by name.</summary>
    public IEnumerable<string> Dialogs => all.Keys.Select(file => file.Dialog).Distinct(StringComparer.Ordinal);

    /// <summary>What a file says itself, without falling back.</summary>
    public IReadOnlyDictionary<string, Wording> In(string dialog, string language) =>
        all.GetValueOrDefault((dialog, language)) ?? Nothing;
}

/// <summary>Names in braces, as texts and <c>with:</c> use them: <c>{case.number}</c>; in a text also with a form: <c>{date:long}</c>.</summary>
public static partial class Placeholder
{
    public static IEnumerable<string> NamesIn(string words) => Pattern().Matches(words).Select(match => match.Groups[1].Value);

    /// <summary>The forms behind the names, where there are any.</summary>
    public static IEnumerable<string> FormsIn(string words) => Pattern().Matches(words).Select(match => match.Groups[2].Value).Where(form => form.Length > 0);

    public static string Fill(string words, Func<string, string> value) => Pattern().Replace(words, match => value(match.Groups[1].Value));

    /// <param name="value">The words for a name and its form; the form is empty where none is written.</param>
    public static string Fill(string words, Func<string, string, string> value) => Pattern().Replace(words, match => value(match.Groups[1].Value, match.Groups[2].Value));

    [GeneratedRegex(@"\{([a-z][a-z0-9.-]*)(?::([^{}\s]+))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
