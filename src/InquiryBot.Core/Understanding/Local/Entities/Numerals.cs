namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>Reads whole numbers as people write them: 1,200 · 3만 5천 · 이천오백 · 스물두 · twenty-five.</summary>
internal static class Numerals
{
    private const long Largest = 1_000_000_000_000;

    private static readonly string[] s_nativeOnes =
        ["하나", "한", "둘", "두", "셋", "세", "석", "넷", "네", "넉", "다섯", "여섯", "일곱", "여덟", "아홉"];

    private static readonly int[] s_nativeOnesValues = [1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 6, 7, 8, 9];

    private static readonly string[] s_nativeTens =
        ["열", "스물", "스무", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"];

    private static readonly int[] s_nativeTensValues = [10, 20, 20, 30, 40, 50, 60, 70, 80, 90];

    private static readonly string[] s_english =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] s_englishTens =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Digits with or without commas, then Korean powers of ten; or Sino-Korean numerals altogether.</summary>
    /// <param name="at">Moved behind the number on success.</param>
    /// <param name="value">The number.</param>
    /// <param name="signs">How many signs were read; one syllable alone is seldom meant as a number.</param>
    public static bool TakeSino(ref Cursor at, out long value, out int signs)
    {
        var (start, end) = (at.Place, at.Place);
        var (total, section, digit) = (0L, 0L, -1L);
        while (true)
        {
            if (digit < 0 && TakeGroup(ref at, out var number))
                digit = number;
            else if (digit < 0 && DigitOf(at.Current) is >= 0 and var one)
                (digit, at.Place) = (one, at.Place + 1);
            else if (PowerOf(at.Current) is > 0 and var power && power < 10_000 && (section == 0 || section >= power * 10))
                (section, digit, at.Place) = (section + (Math.Abs(digit) * power), -1, at.Place + 1);
            else if (PowerOf(at.Current) is >= 10_000 and var large && (total == 0 || total >= large * 10))
            {
                total += Math.Max(1, section + Math.Max(0, digit)) * large;
                (section, digit, at.Place) = (0, -1, at.Place + 1);
            }
            else if (end > start && digit < 0 && at.Current == ' ' && char.IsAsciiDigit(at.Next))
            {
                (end, at.Place) = (at.Place, at.Place + 1);
                continue;
            }
            else
                break;
            end = at.Place;
            if (total + section + digit > Largest)
                break;
        }
        (value, signs, at.Place) = (total + section + Math.Max(0, digit), end - start, end);
        return end > start;
    }

    /// <summary>하나, 두, 열세, 스물 …</summary>
    public static bool TakeNative(ref Cursor at, out int value)
    {
        var tens = at.TakeAny(s_nativeTens);
        var ones = at.TakeAny(s_nativeOnes);
        value = (tens < 0 ? 0 : s_nativeTensValues[tens]) + (ones < 0 ? 0 : s_nativeOnesValues[ones]);
        return value > 0;
    }

    /// <summary>English words, up to thousands: five, twenty-five, two hundred and ten, a thousand.</summary>
    public static bool TakeEnglish(ref Cursor at, out long value)
    {
        value = 0;
        var scale = long.MaxValue;
        while (scale > 1)
        {
            var before = at.Place;
            if (value > 0 && at.Spaces() && at.TakeWord("and"))
                at.Spaces();
            if (!TakeBelowHundred(ref at, value == 0, out var part))
            {
                at.Place = before;
                break;
            }
            var next = TakeScale(ref at);
            if (next >= scale)
            {
                at.Place = before;
                break;
            }
            value += part * next;
            scale = next;
        }
        return scale < long.MaxValue;
    }

    private static long TakeScale(ref Cursor at)
    {
        var scale = 1L;
        foreach (var (word, power) in new[] { ("hundred", 100L), ("thousand", 1000L) })
        {
            var before = at.Place;
            at.Spaces();
            if (at.TakeWord(word))
                scale *= power;
            else
                at.Place = before;
        }
        return scale;
    }

    private static bool TakeBelowHundred(ref Cursor at, bool first, out long part)
    {
        var start = at.Place;
        var tens = at.TakeAny(s_englishTens, whole: true);
        part = tens < 0 ? 0 : (tens + 2) * 10;
        var before = at.Place;
        if (tens >= 0 && !at.Take('-'))
            at.Spaces();
        var ones = at.TakeAny(s_english, whole: true);
        if (tens >= 0)
        {
            at.Place = ones is > 0 and < 10 ? at.Place : before;
            part += ones is > 0 and < 10 ? ones : 0;
            return true;
        }
        if (ones < 0 && first && at.TakeWord("a") && at.Take(' ') && (at.Rest.StartsWith("hundred") || at.Rest.StartsWith("thousand")))
            ones = 1;
        if (ones < 0)
            at.Place = start;
        part = ones;
        return ones >= 0;
    }

    /// <summary>Up to twelve digits; commas only between groups of three.</summary>
    private static bool TakeGroup(ref Cursor at, out long value)
    {
        var start = at.Place;
        value = 0;
        while (at.Place - start < 12 && char.IsAsciiDigit(at.Current))
            value = (value * 10) + (at.Text[at.Place++] - '0');
        while (at.Place > start && at.Current == ',' && IsThree(at.Rest[1..]) && value < Largest)
        {
            value = (value * 1000) + int.Parse(at.Rest[1..4], System.Globalization.CultureInfo.InvariantCulture);
            at.Place += 4;
        }
        return at.Place > start;
    }

    private static bool IsThree(ReadOnlySpan<char> text) =>
        text.Length >= 3 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2])
        && (text.Length == 3 || !char.IsAsciiDigit(text[3]));

    public static int DigitOf(char c) => c switch
    {
        '영' or '공' => 0,
        '일' => 1,
        '이' => 2,
        '삼' => 3,
        '사' => 4,
        '오' => 5,
        '육' or '륙' => 6,
        '칠' => 7,
        '팔' => 8,
        '구' => 9,
        _ => -1,
    };

    private static long PowerOf(char c) => c switch
    {
        '십' => 10,
        '백' => 100,
        '천' => 1000,
        '만' => 10_000,
        '억' => 100_000_000,
        _ => 0,
    };
}
