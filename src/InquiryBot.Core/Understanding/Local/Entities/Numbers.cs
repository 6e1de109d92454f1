using System.Globalization;

namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>Plain numbers: 1,200 · 3.5 · 3만 5천 · 이천 원 · 두 명 · twenty-five.</summary>
internal static class Numbers
{
    /// <summary>What is counted in native numerals: 두 명, 세 개. 시 and 달 are times and dates.</summary>
    private static readonly string[] s_counters =
        ["명", "분", "개", "마리", "대", "장", "번", "살", "가지", "군데", "곳", "사람", "시간", "달", "통", "부", "채", "그루", "건", "잔", "식구"];

    private static readonly string[] s_units =
    [
        "원", "명", "개", "번", "층", "호", "회", "대", "년", "개월", "세", "퍼센트", "프로", "킬로", "미터", "센티", "평",
        "인분", "장", "건", "만원", "일", "주", "시간", "분",
    ];

    /// <summary>Before "one" these make a pronoun of it.</summary>
    private static readonly string[] s_pronouns =
    [
        "this ", "that ", "the ", "which ", "any ", "no ", "another ", "each ", "every ", "some ", "good ", "new ", "old ",
        "last ", "next ", "only ", "other ", "first ",
    ];

    public static Find? Find(Cursor at)
    {
        if (char.IsAsciiDigit(at.Current))
            return Digits(at);
        if (!at.AtWordStart)
            return null;
        return char.IsAsciiLetter(at.Current) ? English(at) : Korean(at);
    }

    private static Find? Digits(Cursor at)
    {
        // Part of a name, a code, a range or a longer number: F-4, 720-2, 2공구.
        if (char.IsAsciiLetterOrDigit(at.Previous) || at.Previous is '-' or '.' or ',' or '/' or ':' or '_')
            return null;
        var start = at.Place;
        if (!Numerals.TakeSino(ref at, out var value, out _))
            return null;
        if (at.Current == '.' && char.IsAsciiDigit(at.Next) && at.Place - start < 12)
            return Fraction(at, start);
        if ((at.Current is '-' or '/' or ':' or ',' && char.IsAsciiDigit(at.Next)) || char.IsAsciiDigit(at.Current))
            return null;
        return IsAsciiWord(at.Current) ? null
            : new Find(EntityTypes.Number, start, at.Place, value.ToString(CultureInfo.InvariantCulture));
    }

    private static Find? Fraction(Cursor at, int start)
    {
        at.Place++;
        var digits = at.Place;
        while (at.Place - digits < 9 && char.IsAsciiDigit(at.Current))
            at.Place++;
        var text = at.Text[start..at.Place];
        return text.IndexOfAnyExceptInRange('.', '9') < 0 && !(at.Current == '.' && char.IsAsciiDigit(at.Next)) && at.AtWordEnd
            ? new Find(EntityTypes.Number, start, at.Place, text.ToString())
            : null;
    }

    /// <summary>A letter right behind makes a code of it, except for a unit: 5km, 3rd.</summary>
    private static bool IsAsciiWord(char c) => c is '_' or '#';

    private static Find? Korean(Cursor at)
    {
        var start = at.Place;
        if (Numerals.TakeNative(ref at, out var native))
        {
            var end = at.Place;
            at.Spaces();
            return at.TakeAny(s_counters) >= 0 || IsWhole(at.Text, start, end)
                ? new Find(EntityTypes.Number, start, end, native.ToString(CultureInfo.InvariantCulture))
                : null;
        }
        at.Place = start;
        if (!Numerals.TakeSino(ref at, out var value, out var signs))
            return null;
        var stop = at.Place;
        at.Spaces();
        // 이천 is a city and 이 is "this": in words a number needs something that is counted.
        return at.TakeAny(s_units) >= 0 && (signs > 1 || at.Previous is '원' or '층' or '번' or '명')
            ? new Find(EntityTypes.Number, start, stop, value.ToString(CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>둘, 다섯이요: the numeral stands alone, or with an ending only. 하나 is also "does one?", at the end of a question.</summary>
    private static bool IsWhole(ReadOnlySpan<char> text, int start, int end) =>
        (start == 0 || text[start - 1] == ' ') && (end - start >= 2 || (start == 0 && end == text.Length))
        && (start == 0 || !text[start..end].EndsWith("하나") || (end < text.Length && text[end] == ' '))
        && (end == text.Length || text[end] is ' ' or '.' or ',' or '이' or '요');

    private static Find? English(Cursor at)
    {
        var start = at.Place;
        var before = at.Text[..start];
        if (!Numerals.TakeEnglish(ref at, out var value))
            return null;
        if (value == 1 && at.Place - start <= 3)
            foreach (var pronoun in s_pronouns)
                if (before.EndsWith(pronoun, StringComparison.Ordinal))
                    return null;
        return new Find(EntityTypes.Number, start, at.Place, value.ToString(CultureInfo.InvariantCulture));
    }
}
