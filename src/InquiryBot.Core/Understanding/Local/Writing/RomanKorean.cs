using System.Buffers;
using System.Text;

namespace InquiryBot.Core.Understanding.Local.Writing;

/// <summary>
/// Korean in Latin letters, read as Hangul: the Revised Romanization of 2000 backwards, and what people type instead of
/// it (oo, ee, l for r). Which syllable a consonant belongs to, and which vowel an o stands for, is not to be told
/// from the letters, so that a text has several readings.
/// </summary>
internal static class RomanKorean
{
    /// <summary>How many readings there are at the most.</summary>
    public const int Readings = 4;

    private const int Fewest = 4;
    private const int LongestText = 200;

    /// <summary>How many letters of Korean there are to one that is none.</summary>
    private const int MostOfAll = 4;

    private const char None = '\0';

    private static readonly SearchValues<char> s_beginOfVowel = SearchValues.Create("aeiouyw");

    /// <summary>The longest first. What begins with a vowel begins with ㅇ.</summary>
    private static readonly (string Latin, char Letter)[] s_initials =
    [
        ("kk", 'ㄲ'), ("tt", 'ㄸ'), ("pp", 'ㅃ'), ("ss", 'ㅆ'), ("jj", 'ㅉ'), ("ch", 'ㅊ'), ("sh", 'ㅅ'), ("g", 'ㄱ'), ("k", 'ㅋ'), ("n", 'ㄴ'), ("d", 'ㄷ'),
        ("t", 'ㅌ'), ("r", 'ㄹ'), ("l", 'ㄹ'), ("m", 'ㅁ'), ("b", 'ㅂ'), ("p", 'ㅍ'), ("s", 'ㅅ'), ("j", 'ㅈ'), ("h", 'ㅎ'),
    ];

    private static readonly (string Latin, char Letter)[] s_vowels =
    [
        ("yeo", 'ㅕ'), ("yae", 'ㅒ'), ("wae", 'ㅙ'), ("woo", 'ㅜ'), ("eui", 'ㅢ'), ("ya", 'ㅑ'), ("ye", 'ㅖ'), ("yo", 'ㅛ'), ("yu", 'ㅠ'), ("wa", 'ㅘ'), ("wo", 'ㅝ'),
        ("we", 'ㅞ'), ("wi", 'ㅟ'), ("ae", 'ㅐ'), ("eo", 'ㅓ'), ("oe", 'ㅚ'), ("eu", 'ㅡ'), ("ui", 'ㅢ'), ("oo", 'ㅜ'), ("ou", 'ㅜ'), ("ee", 'ㅣ'),
        ("a", 'ㅏ'), ("e", 'ㅔ'), ("o", 'ㅗ'), ("u", 'ㅜ'), ("i", 'ㅣ'),
    ];

    private static readonly (string Latin, char Letter)[] s_finals =
    [
        ("ng", 'ㅇ'), ("ss", 'ㅆ'), ("g", 'ㄱ'), ("k", 'ㄱ'), ("n", 'ㄴ'), ("d", 'ㄷ'), ("t", 'ㅅ'), ("r", 'ㄹ'), ("l", 'ㄹ'), ("m", 'ㅁ'), ("b", 'ㅂ'), ("p", 'ㅂ'), ("s", 'ㅅ'),
    ];

    /// <summary>The text in Hangul; null when most of its letters are no syllables of Korean.</summary>
    /// <param name="text">A folded text.</param>
    /// <param name="reading">0: by the rules. 1: ng before a vowel stays together. 2: o is ㅓ. 3: u is ㅓ.</param>
    public static string? Read(ReadOnlySpan<char> text, int reading)
    {
        if (text.Length > LongestText || !text.ContainsAnyInRange('a', 'z'))
            return null;
        var (read, taken, left) = (new StringBuilder(text.Length), 0, 0);
        for (var place = 0; place < text.Length;)
        {
            var end = place;
            while (end < text.Length && (char.IsAsciiLetterLower(text[end]) || Scripts.IsApostrophe(text[end])))
                end++;
            var word = text[place..end];
            if (word.IsEmpty)
            {
                left += char.IsLetter(text[place]) && !Hangul.IsHangul(text[place]) ? 1 : 0;
                read.Append(text[place++]);
                continue;
            }
            var start = read.Length;
            if (end < text.Length && char.IsLetterOrDigit(text[end]) || !Word(word, reading, read))
            {
                read.Length = start;
                read.Append(word);
                left += word.Length;
            }
            else
                taken += word.Length;
            place = end;
        }
        return taken >= Fewest && taken >= MostOfAll * left ? read.ToString() : null;
    }

    private static bool Word(ReadOnlySpan<char> word, int reading, StringBuilder to)
    {
        var first = Take(s_initials, ref word);
        var initial = first == None ? 'ㅇ' : first;
        while (true)
        {
            var vowel = Take(s_vowels, ref word);
            if (vowel == None)
                return false;
            vowel = (reading, vowel) is (2, 'ㅗ') or (3, 'ㅜ') ? 'ㅓ' : vowel;
            var between = word[..Consonants(word)];
            word = word[between.Length..];
            if (!Part(between, word, reading, out var final, out var next))
                return false;
            to.Append(Syllable(initial, vowel, final));
            if (word.IsEmpty)
                return true;
            initial = next;
        }
    }

    /// <summary>Parts the consonants between two vowels into the end of one syllable and the beginning of the next.</summary>
    private static bool Part(ReadOnlySpan<char> between, ReadOnlySpan<char> behind, int reading, out char final, out char next)
    {
        (final, next) = (None, 'ㅇ');
        if (behind.IsEmpty)
            return between.IsEmpty || Ends(between, out final);
        // 있어요, 했어요, 받았습니다: the double s of the past ends its syllable.
        if (between is "ss" or "ts" or "tss" && behind.StartsWith("eo") || between is "ss" && behind.StartsWith("eu"))
            return Set('ㅆ', behind.StartsWith("eu") ? 'ㅅ' : 'ㅇ', out final, out next);
        if (between is "mn" && behind.StartsWith("i"))
            return Set('ㅂ', 'ㄴ', out final, out next);
        if (between is "ng" && behind[0] is 'w' == (reading != 1))
            return Ends(between, out final);
        if (between is "ll")
            return Set('ㄹ', 'ㄹ', out final, out next);
        for (var start = 0; start < between.Length; start++)
        {
            var onset = between[start..];
            var letter = Take(s_initials, ref onset);
            if (letter != None && onset.IsEmpty && (start == 0 || Ends(between[..start], out final)))
                return Set(final, letter, out final, out next);
        }
        return between.IsEmpty;

        static bool Set(char end, char begin, out char final, out char next)
        {
            (final, next) = (end, begin);
            return true;
        }
    }

    private static bool Ends(ReadOnlySpan<char> consonants, out char final) =>
        (final = Take(s_finals, ref consonants)) != None && consonants.IsEmpty;

    private static int Consonants(ReadOnlySpan<char> word) => word.IndexOfAny(s_beginOfVowel) is >= 0 and var vowel ? vowel : word.Length;

    private static char Take((string Latin, char Letter)[] letters, ref ReadOnlySpan<char> word)
    {
        foreach (var (latin, letter) in letters)
            if (word.StartsWith(latin, StringComparison.Ordinal))
            {
                word = word[latin.Length..];
                return letter;
            }
        return None;
    }

    private static char Syllable(char initial, char vowel, char final)
    {
        var open = Hangul.PutTogether(initial, vowel);
        return final == None ? open : Hangul.WithFinalLetter(open, final);
    }
}
