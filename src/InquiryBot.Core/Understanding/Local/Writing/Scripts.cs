using System.Globalization;

namespace InquiryBot.Core.Understanding.Local.Writing;

/// <summary>Questions about single characters of a folded text.</summary>
internal static class Scripts
{
    /// <summary>Part of a word: a letter, a digit or a mark on one. Surrogates are not: emoji are no words.</summary>
    public static bool IsWord(char c) => c < 0x80
        ? char.IsAsciiLetterOrDigit(c)
        : Hangul.IsHangul(c) || char.IsLetterOrDigit(c) || IsMark(c);

    public static bool IsLetter(char c) => char.IsLetter(c) || (c >= 0x300 && IsMark(c));

    /// <summary>Han, kana, Thai, Lao, Burmese, Khmer: written without a space between words.</summary>
    public static bool IsUnspaced(char c) => c >= 0x0E00 && c is
        (>= '\u4E00' and <= '\u9FFF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF')
        or (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
        or '\u3005' or '\u3007';

    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018' or '\u02BC' or '\u02BB' or '`';

    private static bool IsMark(char c) => c >= 0x300 && CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
