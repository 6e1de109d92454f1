using System.Globalization;

namespace InquiryBot.Core.Understanding;

/// <summary>One word for one thing, in every language: what a translation must not word in its own way.</summary>
/// <param name="terms">Each a language's BCP 47 primary tag to its wording.</param>
public sealed class Glossary(IReadOnlyList<IReadOnlyDictionary<string, string>> terms)
{
    /// <summary>What may follow a term in Korean: another syllable makes it another word (진정 is a complaint, 진정하세요 is not).</summary>
    static readonly string[] Particles =
    [
        "은", "는", "이", "가", "을", "를", "의", "에", "에는", "에도", "에서", "에서는", "에게", "으로", "로", "와", "과", "랑", "이랑", "처럼", "마다", "한테", "께서", "도", "만", "부터", "까지",
        "이나", "나", "보다", "이요", "요", "입니다", "이에요", "예요", "인가요", "이란", "란", "들", "들은", "들이",
    ];

    public static Glossary Empty { get; } = new([]);

    public int Count => terms.Count;

    /// <summary>The terms of a text that the glossary has in the other language, in order of their place; a longer one wins over one inside it.</summary>
    /// <param name="from">BCP 47 tag of the text's language; null: any.</param>
    /// <param name="to">BCP 47 tag of the other language.</param>
    public IReadOnlyList<GlossaryTerm> Find(string text, string? from, string to)
    {
        var target = Primary(to);
        var found = new List<GlossaryTerm>();
        foreach (var term in terms)
            if (term.TryGetValue(target, out var wording))
                foreach (var (language, written) in term)
                    if (language != target && (from is null || language == Primary(from))) FindOne(text, written, wording, found);
        return Apart(found);
    }

    /// <summary>What the other language calls just this; null when the glossary does not know.</summary>
    public string? Wording(string term, string from, string to) =>
        terms.FirstOrDefault(wordings => wordings.GetValueOrDefault(Primary(from)) == term)?.GetValueOrDefault(Primary(to));

    static void FindOne(string text, string written, string wording, List<GlossaryTerm> found)
    {
        for (var at = 0; (at = text.IndexOf(written, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += written.Length)
            if (StandsAlone(text, at, at + written.Length)) found.Add(new(at, written.Length, wording));
    }

    static List<GlossaryTerm> Apart(List<GlossaryTerm> found)
    {
        if (found.Count < 2) return found;

        var kept = new List<GlossaryTerm>();
        var end = 0;
        foreach (var term in found.OrderBy(term => term.Start).ThenByDescending(term => term.Length))
            if (term.Start >= end)
            {
                kept.Add(term);
                end = term.Start + term.Length;
            }
        return kept;
    }

    /// <summary>Whether a word begins and ends here; scripts that write no spaces leave it open.</summary>
    static bool StandsAlone(string text, int start, int end)
    {
        if (IsUnspaced(text[start])) return true;
        if (start > 0 && IsPart(text[start - 1])) return false;

        var rest = end;
        while (rest < text.Length && IsPart(text[rest])) rest++;
        return rest == end || (IsHangul(text[end]) && Array.IndexOf(Particles, text[end..rest]) >= 0);
    }

    static bool IsPart(char unit) => char.IsLetterOrDigit(unit) || char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark;

    static bool IsHangul(char unit) => unit is >= '\uAC00' and <= '\uD7A3';

    /// <summary>Thai to Burmese, Khmer, kana and Han.</summary>
    static bool IsUnspaced(char unit) => unit is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');

    static string Primary(string tag) => tag.Split('-')[0].ToLowerInvariant();
}

/// <summary>A place in a text where the glossary has the word.</summary>
/// <param name="Start">In UTF-16 units.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="Wording">The same thing in the other language.</param>
public readonly record struct GlossaryTerm(int Start, int Length, string Wording);
