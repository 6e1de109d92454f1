using InquiryBot.Core.Understanding.Local.Languages;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>A line and the language that it is in.</summary>
internal sealed record LanguageLine(string Text, string Language);

/// <summary>What the languages are learned from and measured on. The corpora lie beside the repository, not in it.</summary>
internal static class LanguageLines
{
    private const float TatoebaWeight = 5;
    private const float OwnWeight = 5;

    /// <summary>German has nothing but our own lines: they weigh what a language's sentences of Tatoeba do, so that runs which nobody has read speak for none.</summary>
    private const float OnlyOwnWeight = 10;

    private static readonly string s_corpora = Path.Combine(SourceTree.Root, "..", "shared", "data");
    private static readonly Lazy<IReadOnlyList<LanguageLine>> s_tatoeba = new(() => Corpus("langid_tatoeba_a.tsv"));

    public static bool HasCorpora => Directory.Exists(s_corpora);

    /// <summary>Sentences of Tatoeba, language by language.</summary>
    public static IReadOnlyList<LanguageLine> Tatoeba => s_tatoeba.Value;

    /// <summary>Everyday phrases that the shipped profiles have read.</summary>
    public static IReadOnlyList<LanguageLine> Everyday { get; } = Own("everyday.tsv");

    /// <summary>Chat lines that measure, and teach nothing.</summary>
    public static IReadOnlyList<LanguageLine> Chat { get; } = Own("chatlines.tsv");

    /// <summary>The profiles as they are shipped, from these sentences of Tatoeba and all other sources.</summary>
    public static IReadOnlyList<LanguageProfile> Profiles(IEnumerable<LanguageLine> tatoeba) => LanguageProfileMaker.Make(
    [
        .. Weighed(tatoeba, TatoebaWeight),
        .. Weighed(Corpus("langid_udhr.tsv"), 1),
        .. Weighed(Corpus("langid_cldr.tsv"), 1),
        .. Weighed(Everyday.Where(line => line.Language != "de"), OwnWeight),
        .. Weighed(Everyday.Where(line => line.Language == "de"), OnlyOwnWeight),
    ]);

    private static IEnumerable<(string, string, float)> Weighed(IEnumerable<LanguageLine> lines, float weight) =>
        lines.Select(line => (line.Text, line.Language, weight));

    private static List<LanguageLine> Corpus(string file) =>
        [.. File.ReadLines(Path.Combine(s_corpora, file)).Select(line => line.Split('\t')).Select(parts => new LanguageLine(parts[0], parts[1]))];

    private static List<LanguageLine> Own(string file) =>
    [
        .. SourceTree.Read($"tests/InquiryBot.Tests/Core/Understanding/{file}").ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Select(parts => new LanguageLine(parts[1], parts[0])),
    ];
}
