using System.Buffers;
using System.Globalization;
using System.Text;

namespace InquiryBot.Core.Dialogs;

/// <summary>Two spellings of the same words made one: case, spaces and punctuation do not count.</summary>
internal static class Spelling
{
    const int LongOnStack = 256;

    /// <summary>What normalizing leaves as it is: ASCII and whole syllables, which is nearly all that is typed here.</summary>
    static readonly SearchValues<char> Composed = SearchValues.Create([.. Enumerable.Range(0, 0x80).Select(code => (char)code), .. Enumerable.Range(0xAC00, 0xD7A4 - 0xAC00).Select(code => (char)code)]);

    public static string Fold(string text)
    {
        var plain = text.AsSpan().IndexOfAnyExcept(Composed) < 0 ? text : Whole(text).Normalize(NormalizationForm.FormKC);
        var folded = plain.Length <= LongOnStack ? stackalloc char[LongOnStack] : new char[plain.Length];
        var length = 0;
        foreach (var letter in plain)
            if (char.IsLetterOrDigit(letter)) folded[length++] = Lower(letter);
        return length > 0 ? folded[..length].ToString() : text.Trim();
    }

    /// <summary>A syllable of Korean, written whole.</summary>
    public static bool IsSyllable(char letter) => letter is >= '\uAC00' and <= '\uD7A3';

    /// <summary>The small letter. Those of Korean, Japanese and Chinese have no other, and asking the culture's tables for each of them was a twentieth of a turn.</summary>
    public static char Lower(char letter) => letter is >= '\u3040' and <= '\u9FFF' || IsSyllable(letter) ? letter : char.ToLowerInvariant(letter);

    /// <summary>The same letter by letter.</summary>
    public static string Lower(string text) => string.Create(text.Length, text, static (small, text) =>
    {
        for (var i = 0; i < small.Length; i++) small[i] = Lower(text[i]);
    });

    /// <summary>By whole characters: half of one, as a broken client may send it, cannot be normalized.</summary>
    static string Whole(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes()) : text;

    /// <summary>How much two folded texts have in common: 0 nothing, 1 everything (Dice's coefficient over pairs of letters).</summary>
    public static double Likeness(string one, string other)
    {
        if (one.Length < 2 || other.Length < 2) return one == other ? 1 : 0;

        var pairs = Pairs(other);
        var shared = Pairs(one).Count(pairs.Remove);
        return 2.0 * shared / (one.Length + other.Length - 2);
    }

    /// <summary>The number of "2", "2nd", "no. 2": one number from 1 to 99 and hardly anything else.</summary>
    public static int? NumberAlone(string folded)
    {
        var digits = string.Concat(folded.SkipWhile(letter => !char.IsAsciiDigit(letter)).TakeWhile(char.IsAsciiDigit));
        if (digits.Length is not (1 or 2) || folded.Length - digits.Length > 3 || folded.Count(char.IsAsciiDigit) > digits.Length) return null;
        var at = folded.IndexOf(digits, StringComparison.Ordinal);
        if (IsAnotherWord(folded[..at], "n", "no", "nr", "số", "so") || IsAnotherWord(folded[(at + digits.Length)..], "st", "nd", "rd", "th")) return null;
        return int.Parse(digits, CultureInfo.InvariantCulture) is > 0 and var number ? number : null;
    }

    /// <summary>"Hi 2" and "2 pm" mean no second one; "no. 2" and "2nd" do, and so may what is beside a number in another script.</summary>
    static bool IsAnotherWord(string beside, params ReadOnlySpan<string> known) => beside.Any(char.IsAsciiLetter) && !known.Contains(beside);

    static List<string> Pairs(string text) => [.. Enumerable.Range(0, text.Length - 1).Select(at => text.Substring(at, 2))];
}
