using System.Collections.Frozen;
using System.Text;

namespace InquiryBot.Core.Understanding.Local.Writing;

/// <summary>
/// A word as another keyboard would have it, so that its spellings meet: Latin letters without their marks and without
/// the apostrophes of Uzbek, Cyrillic in Latin letters, katakana as hiragana. People who write Vietnamese, Uzbek, Mongolian and Russian in
/// Korea switch between these from message to message. Not a transliteration to read: letters that are confused become one.
/// </summary>
internal static class PlainLetters
{
    private const char FirstMarked = '\u00C0';
    private const char LastMarked = '\u1EF9';
    private const char FirstKatakana = '\u30A1';
    private const char LastKatakana = '\u30F6';
    private const int KanaApart = 0x60;

    // The letters of Russian, Mongolian, Uzbek and Kazakh, each with the Latin letters that stand for it on a phone.
    private const string CyrillicLetters =
        "аa бb вv гg дd еe ёyo жj зz иi йy кk лl мm нn оo пp рr сs тt уu фf " +
        "хh цts чch шsh щsh ъ ыy ь эe юyu яya өo үu ўo қq ғg ҳh әa ңn ұu іi һh";

    private static readonly FrozenDictionary<char, string> Cyrillic =
        CyrillicLetters.Split(' ').ToFrozenDictionary(pair => pair[0], pair => pair[1..]);

    private static readonly char[] Unmarked = [.. Enumerable.Range(FirstMarked, LastMarked - FirstMarked + 1).Select(Unmark)];

    /// <summary>Longer than the word by no more than its own length.</summary>
    /// <returns>How many letters were written; 0 when nothing of the word is left.</returns>
    public static int Write(ReadOnlySpan<char> word, Span<char> plain, out bool lostMarks)
    {
        (var length, lostMarks) = (0, false);
        for (var place = 0; place < word.Length; place++)
        {
            var c = word[place];
            if (Scripts.IsApostrophe(c))
            {
                if (IsContraction(word[(place + 1)..]))
                    plain[length++] = '\'';
            }
            else if (c < FirstMarked)
            {
                plain[length++] = c;
            }
            else if (Cyrillic.TryGetValue(c, out var letters))
            {
                letters.CopyTo(plain[length..]);
                length += letters.Length;
            }
            else if (c <= LastMarked && Unmarked[c - FirstMarked] is var bare && bare != c)
            {
                plain[length++] = bare;
                lostMarks = true;
            }
            else
            {
                plain[length++] = c is >= FirstKatakana and <= LastKatakana ? (char)(c - KanaApart) : c;
            }
        }
        return length;
    }

    /// <summary>The apostrophe of "can't" and "I'm" tells words apart; that of Uzbek is left out as often as not.</summary>
    private static bool IsContraction(ReadOnlySpan<char> rest) => rest is "t" or "s" or "m" or "d" or "re" or "ve" or "ll";

    private static char Unmark(int code)
    {
        var c = (char)code;
        if (c is 'đ')
            return 'd';
        if (c is 'ı')
            return 'i';
        if (!char.IsLetter(c) || code is (>= 0x0370 and < 0x1E00))
            return c;
        var bare = c.ToString().Normalize(NormalizationForm.FormD)[0];
        return char.IsAsciiLetter(bare) ? bare : c;
    }
}
