using System.Globalization;
using System.Text;
using InquiryBot.Core.Understanding.Local.Languages;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>
/// Makes the language profiles that the product ships, from text⇥language lines: Tatoeba's sentences, the
/// Declaration of Human Rights, names out of CLDR, and everyday phrases of our own (everyday.tsv).
/// </summary>
internal static class LanguageProfileMaker
{
    private static readonly (Script Script, string[] Languages, int Size)[] s_plan =
    [
        (Script.Latin, ["en", "vi", "uz", "tl", "id", "fr", "es", "de"], 96_000),
        (Script.Cyrillic, ["ru", "mn", "kk", "uz"], 32_000),
        (Script.Devanagari, ["hi", "ne"], 6_000),
        (Script.Han, ["zh", "ja"], 6_000),
    ];

    private static readonly (string Cyrillic, string Latin)[] s_uzbek =
    [
        ("ш", "sh"), ("ч", "ch"), ("ё", "yo"), ("ю", "yu"), ("я", "ya"), ("ў", "o'"), ("ғ", "g'"), ("а", "a"),
        ("б", "b"), ("в", "v"), ("г", "g"), ("д", "d"), ("е", "e"), ("ж", "j"), ("з", "z"), ("и", "i"), ("й", "y"),
        ("к", "k"), ("л", "l"), ("м", "m"), ("н", "n"), ("о", "o"), ("п", "p"), ("р", "r"), ("с", "s"), ("т", "t"),
        ("у", "u"), ("ф", "f"), ("х", "x"), ("ц", "ts"), ("ъ", "'"), ("ь", ""), ("э", "e"), ("қ", "q"), ("ҳ", "h"),
    ];

    /// <param name="lines">Lines, their language ("uz-Cyrl" is Uzbek too), and how often each counts.</param>
    public static IReadOnlyList<LanguageProfile> Make(IReadOnlyList<(string Text, string Language, float Weight)> lines)
    {
        (string Text, string Language, float Weight)[] all = [.. lines, .. lines.SelectMany(AsOthersType)];
        return
        [
            .. s_plan.Select(plan => LanguageProfile.Empty(plan.Script, plan.Languages)
                .With(all
                    .Select(line => (Fold(line.Text), Array.IndexOf(plan.Languages, Base(line.Language)), line.Weight))
                    .Where(line => line.Item2 >= 0 && line.Item1.Any(c => WritingSystem.Of(c) == plan.Script)))
                .Shortened(plan.Size)),
        ];
    }

    public static byte[] Written(IReadOnlyList<LanguageProfile> profiles)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write((byte)profiles.Count);
        foreach (var profile in profiles)
            profile.Write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Vietnamese without its marks; Uzbek in its other script; German on a keyboard without its letters.</summary>
    private static IEnumerable<(string Text, string Language, float Weight)> AsOthersType(
        (string Text, string Language, float Weight) line)
    {
        var (text, language, weight) = line;
        if (language == "vi")
            yield return (WithoutMarks(text), language, weight / 2);
        if (Base(language) == "uz")
            yield return (InOtherScript(text), "uz", weight / 2);
        if (language == "de" && text.AsSpan().ContainsAny("äöüß"))
            yield return (text.Replace("ä", "ae").Replace("ö", "oe").Replace("ü", "ue").Replace("ß", "ss"), language, weight / 2);
    }

    private static string Base(string language) => language == "uz-Cyrl" ? "uz" : language;

    private static string Fold(string text)
    {
        using var folded = FoldedText.Of(text, 1000);
        return folded.Chars.ToString();
    }

    private static string WithoutMarks(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).Replace('đ', 'd').Replace('Đ', 'D');

    private static string InOtherScript(string text)
    {
        var cyrillic = text.Any(c => WritingSystem.Of(c) == Script.Cyrillic);
        var other = string.Concat(text.ToLowerInvariant().Select(c => Scripts.IsApostrophe(c) ? '\'' : c));
        foreach (var (c, l) in s_uzbek)
            other = cyrillic ? other.Replace(c, l, StringComparison.Ordinal)
                : l.Length > 0 ? other.Replace(l, c, StringComparison.Ordinal) : other;
        return other;
    }
}
