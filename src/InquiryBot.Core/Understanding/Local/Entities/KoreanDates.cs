namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>Dates as Koreans say and write them: 내일모레 · 다음 주 금요일 · 3월 15일 · 사흘 뒤 · 2026. 3. 15.</summary>
internal static class KoreanDates
{
    private static readonly (string Word, int Days)[] s_named =
    [
        ("내일모레", 2), ("낼모레", 2), ("그글피", 4), ("글피", 3), ("모레", 2), ("내일", 1), ("명일", 1), ("낼", 1),
        ("오늘", 0), ("금일", 0), ("그끄저께", -3), ("엊그저께", -2), ("엊그제", -2), ("그저께", -2), ("그제", -2),
        ("어저께", -1), ("어제", -1),
    ];

    /// <summary>What makes another word of a name: 오늘날, 그제서야, 내일배움카드, 세금 낼 때.</summary>
    private static readonly string[] s_otherWords = ["날", "서야", "야", "배움", "게", " 때", " 수", "까요", "래"];

    private static readonly (string Word, int Weeks)[] s_weeks =
    [
        ("다다음주", 2), ("다다음 주", 2), ("다음주", 1), ("다음 주", 1), ("담주", 1), ("담 주", 1), ("차주", 1), ("내주", 1),
        ("이번주", 0), ("이번 주", 0), ("금주", 0), ("지난주", -1), ("지난 주", -1), ("저번주", -1), ("저번 주", -1),
        ("지지난주", -2), ("저저번주", -2),
    ];

    private static readonly (string Word, int Months)[] s_months =
    [
        ("이번 달", 0), ("이번달", 0), ("이달", 0), ("다음 달", 1), ("다음달", 1), ("담달", 1), ("내달", 1),
        ("지난달", -1), ("지난 달", -1), ("저번 달", -1), ("저번달", -1), ("다다음 달", 2), ("다다음달", 2),
    ];

    private static readonly (string Word, int Years)[] s_years =
        [("올해", 0), ("금년", 0), ("내년", 1), ("작년", -1), ("지난해", -1), ("내후년", 2), ("재작년", -2)];

    private static readonly (string Word, int Days)[] s_counted =
    [
        ("하루", 1), ("이틀", 2), ("사흘", 3), ("나흘", 4), ("닷새", 5), ("엿새", 6), ("이레", 7), ("여드레", 8),
        ("아흐레", 9), ("열흘", 10), ("보름", 15), ("일주일", 7), ("한 주", 7), ("한주", 7),
    ];

    private static readonly (string Word, DayUnit Unit)[] s_units =
        [("주일", DayUnit.Week), ("주", DayUnit.Week), ("일", DayUnit.Day), ("달", DayUnit.Month), ("개월", DayUnit.Month), ("년", DayUnit.Year)];

    private static readonly (string Word, int Month, int Day)[] s_holidays =
    [
        ("크리스마스", 12, 25), ("성탄절", 12, 25), ("삼일절", 3, 1), ("어린이날", 5, 5), ("현충일", 6, 6),
        ("제헌절", 7, 17), ("광복절", 8, 15), ("개천절", 10, 3), ("한글날", 10, 9), ("신정", 1, 1),
    ];

    private static readonly string[] s_durations = ["간", "동안", "째", "치", "정도", "만에", "씩", " 걸", " 만에", " 동안", " 이내", "이내", " 안에", " 정도"];

    public static Find? Find(Cursor at, DateOnly today)
    {
        if (!at.AtWordStart)
            return null;
        var start = at.Place;
        return Named(ref at, today) is { } named ? Days.At(start, at.Place, named)
            : Weekday(ref at, today) is { } weekday ? Days.At(start, at.Place, weekday)
            : Counted(ref at, today) is { } counted ? Days.At(start, at.Place, counted)
            : Calendar(ref at, today) is { } day ? Days.At(start, at.Place, day)
            : Holiday(ref at, today) is { } holiday ? Days.At(start, at.Place, holiday)
            : null;
    }

    private static DateOnly? Named(ref Cursor at, DateOnly today)
    {
        foreach (var (word, days) in s_named)
        {
            var start = at.Place;
            if (!at.Take(word))
                continue;
            if (!StartsWithAny(at.Rest, s_otherWords) && (word != "낼" || at.Current == ' '))
                return today.AddDays(days);
            at.Place = start;
        }
        return null;
    }

    private static DateOnly? Weekday(ref Cursor at, DateOnly today)
    {
        var start = at.Place;
        int? weeks = Take(ref at, s_weeks);
        var nearby = 0;
        if (weeks is null)
            nearby = at.Take("다음") ? 1 : at.Take("지난") || at.Take("저번") ? -1 : at.Take("이번") ? 0 : 0;
        if (at.Place > start)
            at.Spaces();
        if (TakeDay(ref at) is { } day)
            return weeks is { } count ? Days.OfWeek(today, count, day)
                : nearby > 0 ? Days.NextOn(today.AddDays(1), day)
                : nearby < 0 ? Days.NextOn(today.AddDays(-7), day)
                : Days.NextOn(today, day);
        if (at.Place > start && (at.Take("주말") || (weeks is not null && at.Take("말"))))
            return Days.OfWeek(today, weeks ?? nearby, DayOfWeek.Saturday);
        at.Place = start;
        return null;
    }

    private static DayOfWeek? TakeDay(ref Cursor at)
    {
        var index = "일월화수목금토".IndexOf(at.Current, StringComparison.Ordinal);
        if (index < 0)
            return null;
        var start = at.Place++;
        if (at.Take("요일") || at.Take("욜"))
            return (DayOfWeek)index;
        at.Place = start;
        return null;
    }

    /// <summary>사흘 뒤, 2주 전, 한 달 후.</summary>
    private static DateOnly? Counted(ref Cursor at, DateOnly today)
    {
        var start = at.Place;
        var (count, unit) = ((long?)Take(ref at, s_counted), DayUnit.Day);
        if (count is null && (Numerals.TakeSino(ref at, out var value, out _) || TakeNative(ref at, out value)) && at.Spaces())
            foreach (var (word, candidate) in s_units)
                if (at.Take(word))
                {
                    (count, unit) = (value, candidate);
                    break;
                }
        at.Spaces();
        if (count is { } number && Direction(ref at) is var direction and not 0)
            return Days.After(today, number * direction, unit);
        at.Place = start;
        return null;
    }

    private static int Direction(ref Cursor at)
    {
        var sign = at.Take("이후") || at.Take("후") || at.Take("뒤") || at.Take("있다가") ? 1 : at.Take("전") ? -1 : 0;
        // 3일 전화번호, 후기, 전부: other words that begin alike.
        return at.Current is '화' or '기' or '체' or '세' || at.Rest is ['부', not '터', ..] ? 0 : sign;
    }

    private static bool TakeNative(ref Cursor at, out long value)
    {
        var found = Numerals.TakeNative(ref at, out var number);
        value = number;
        return found;
    }

    private static DateOnly? Calendar(ref Cursor at, DateOnly today)
    {
        var start = at.Place;
        if (Digits(ref at, today) is { } written)
            return written;
        at.Place = start;
        int? year = Take(ref at, s_years) is { } years ? today.Year + years : TakeYear(ref at);
        if (year is null && Take(ref at, s_months) is { } months)
        {
            var month = today.AddMonths(months);
            if (at.Spaces() && TakeCount(ref at, "일", 31) is { } dayOfMonth)
                return Days.Exact(month.Year, month.Month, dayOfMonth);
            at.Place = start;
            return null;
        }
        at.Spaces();
        if (TakeMonth(ref at) is { } named && at.Spaces() && TakeCount(ref at, "일", 31) is { } day)
            return year is { } exact ? Days.Exact(exact, named, day) : Days.Nearest(today, named, day);
        at.Place = start;
        if (TakeCount(ref at, "일", 31, signs: 2) is { } alone && !StartsWithAny(at.Rest, s_durations))
            return Days.OfMonth(today, alone);
        at.Place = start;
        return null;
    }

    private static int? TakeYear(ref Cursor at)
    {
        var start = at.Place;
        if (at.TakeDigits(4, out var year) && at.Take('년'))
            return year < 100 ? 2000 + year : year;
        at.Place = start;
        return null;
    }

    private static int? TakeMonth(ref Cursor at) =>
        at.Take("유월") ? 6 : at.Take("시월") ? 10 : TakeCount(ref at, "월", 12);

    /// <summary>A number and its unit; in words only if the number has this many signs.</summary>
    private static int? TakeCount(ref Cursor at, string unit, int most, int signs = 1)
    {
        var start = at.Place;
        var digits = at.TakeDigits(2, out var value);
        if (!digits && !char.IsAsciiDigit(at.Current) && TakeWords(ref at, unit, out var words) && at.Place - start >= signs)
            (digits, value) = (true, words);
        if (digits && value >= 1 && value <= most && (at.Take(unit) || (at.Current == ' ' && at.Take(" " + unit))))
            return value;
        at.Place = start;
        return null;
    }

    /// <summary>Numerals up to the unit: 십일일 is the 11th, so that the unit's own sign is not read as a one.</summary>
    private static bool TakeWords(ref Cursor at, string unit, out int value)
    {
        var start = at.Place;
        var end = start;
        while (end < at.Text.Length && end - start < 4 && "일이삼사오육칠팔구십".Contains(at.Text[end]))
            end++;
        if (unit == "일")
            end--;
        value = 0;
        if (end <= start)
            return false;
        var numeral = new Cursor(at.Text[..end], start);
        if (!Numerals.TakeSino(ref numeral, out var number, out _) || numeral.Place != end || number > 31)
            return false;
        (at.Place, value) = (end, (int)number);
        return true;
    }

    /// <summary>2026-03-15, 2026. 3. 15., 26.3.15, 20260315, 3/15.</summary>
    private static DateOnly? Digits(ref Cursor at, DateOnly today)
    {
        var start = at.Place;
        if (!char.IsAsciiDigit(at.Current) || at.Previous is '-' or '.' or '/')
            return null;
        if (at.TakeDigits(8, out var first) && at.Place - start == 8)
            return Days.Exact(first / 10_000, first / 100 % 100, first % 100);
        var mark = at.Current;
        if (at.Place - start is 3 or > 4 || mark is not ('-' or '.' or '/'))
            return null;
        at.Place++;
        at.Spaces();
        if (!at.TakeDigits(2, out var second))
            return null;
        var end = at.Place;
        if (at.Take(mark) && at.Spaces() && at.TakeDigits(2, out var third) && at.AtWordEnd)
        {
            at.Take(mark == '.' && !char.IsAsciiDigit(at.Next) ? '.' : '\0');
            return Days.Exact(first < 100 ? 2000 + first : first, second, third);
        }
        at.Place = end;
        return mark == '/' && first <= 12 && at.Current != '/' && at.AtWordEnd ? Days.Nearest(today, first, second) : null;
    }

    private static DateOnly? Holiday(ref Cursor at, DateOnly today)
    {
        foreach (var (word, month, day) in s_holidays)
            if (at.Take(word))
                return Days.Coming(today, month, day);
        return null;
    }

    private static int? Take(ref Cursor at, (string Word, int Count)[] words)
    {
        foreach (var (word, count) in words)
            if (at.Take(word))
                return count;
        return null;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
            if (text.StartsWith(word, StringComparison.Ordinal))
                return true;
        return false;
    }
}
