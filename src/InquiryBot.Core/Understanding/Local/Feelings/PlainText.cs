using System.Text;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local.Feelings;

/// <summary>
/// A folded text as phrases are looked up in it: no marks on Latin letters, no apostrophes, one space around each
/// word of a script that parts its words, and no space at all beside Hangul, Han, kana and Thai. Phrases are written
/// down the same way, so that "toi muon" finds "tôi muốn" and "죽고 싶" finds "죽고싶".
/// </summary>
internal static class PlainText
{
    /// <summary>The longest stretch that is read, in characters.</summary>
    public const int Longest = 1000;

    /// <summary>What the text may grow by: a space at either end.</summary>
    public const int Room = Longest + 2;

    private static readonly char[] s_bare = Bare();

    /// <returns>How many characters were written; at most two more than were read.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<char> to)
    {
        to[0] = ' ';
        var length = 1;
        foreach (var c in text[..Math.Min(text.Length, Longest)])
        {
            if (Scripts.IsApostrophe(c))
                continue;
            var tight = IsTight(c);
            if (!Scripts.IsWord(c))
            {
                if (to[length - 1] != ' ' && !IsTight(to[length - 1]))
                    to[length++] = ' ';
                continue;
            }
            if (tight && to[length - 1] == ' ')
                length--;
            to[length++] = c < s_bare.Length ? s_bare[c] : c;
        }
        if (length > 0 && to[length - 1] != ' ' && !IsTight(to[length - 1]))
            to[length++] = ' ';
        return length;
    }

    private static bool IsTight(char c) => Hangul.IsHangul(c) || Scripts.IsUnspaced(c);

    /// <summary>Letters without their marks; Mongolian's ү and ө as those type who have no key for them.</summary>
    private static char[] Bare()
    {
        var bare = new char[0x1F00];
        for (var c = '\0'; c < bare.Length; c++)
            bare[c] = c is (>= '\u00C0' and <= '\u024F') or (>= '\u1E00' and <= '\u1EFF') ? c.ToString().Normalize(NormalizationForm.FormD)[0] : c;
        (bare['đ'], bare['ё'], bare['ү'], bare['ө']) = ('d', 'е', 'у', 'о');
        return bare;
    }
}
