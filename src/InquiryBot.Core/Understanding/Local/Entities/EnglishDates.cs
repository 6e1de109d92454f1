namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>Dates in English: the day after tomorrow · next Friday · March 15th, 2027 · in three days · on the 5th.</summary>
internal static class EnglishDates
{
    private static readonly (string Words, int Days)[] s_named =
    [
        ("the day after tomorrow", 2), ("day after tomorrow", 2), ("the day before yesterday", -2),
        ("day before yesterday", -2), ("today", 0), ("tonight", 0), ("tomorrow", 1), ("tmr", 1), ("tmrw", 1),
        ("yesterday", -1), ("last night", -1),
    ];

    private static readonly string[] s_days =
    [
        "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sun", "mon", "tue", "wed", "thu", "fri", "sat", "tues", "weds", "thur", "thurs",
    ];

    private static readonly int[] s_dayNumbers = [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 2, 3, 4, 4];

    private static readonly string[] s_months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "sept",
    ];

    private static readonly string[] s_units =
        ["days", "day", "weeks", "week", "months", "month", "years", "year"];

    public static Find? Find(Cursor at, DateOnly today)
    {
        if (!at.AtWordStart || !char.IsAsciiLetterOrDigit(at.Current))
            return null;
        var start = at.Place;
        return Named(ref at, today) is { } named ? Days.At(start, at.Place, named)
            : Weekday(ref at, today) is { } weekday ? Days.At(start, at.Place, weekday)
            : Counted(ref at, today) is { } counted ? Days.At(start, at.Place, counted)
            : Calendar(ref at, today) is { } day ? Days.At(start, at.Place, day)
            : null;
    }

    private static DateOnly? Named(ref Cursor at, DateOnly today)
    {
        foreach (var (words, days) in s_named)
            if (at.TakeWord(words))
                return today.AddDays(days);
        if (at.TakeWord("christmas"))
            return Days.Coming(today, 12, 25);
        return null;
    }

    private static DateOnly? Weekday(ref Cursor at, DateOnly today)
    {
        var start = at.Place;
        var which = at.TakeAny(["next", "this coming", "this", "coming", "last", "on", "every"], whole: true);
        at.Spaces();
        var index = at.TakeAny(s_days, whole: true);
        // "sun", "sat" and "wed" alone are other words as often as days.
        if (index < 0 || (which < 0 && s_days[index] is "sun" or "sat" or "wed" or "mon"))
        {
            at.Place = start;
            return null;
        }
        at.Take('.');
        var day = (DayOfWeek)s_dayNumbers[index];
        return which switch
        {
            0 => Days.OfWeek(today, 1, day),
            2 => Days.OfWeek(today, 0, day) is var here && here >= today ? here : Days.NextOn(today, day),
            4 => Days.NextOn(today.AddDays(-7), day),
            _ => Days.NextOn(today, day),
        };
    }

    /// <summary>in 3 days, two weeks ago, a month from now.</summary>
    private static DateOnly? Counted(ref Cursor at, DateOnly today)
    {
        var start = at.Place;
        var ahead = at.TakeWord("in");
        at.Spaces();
        if (TakeCount(ref at, out var count) && at.Spaces() && at.TakeAny(s_units, whole: true) is >= 0 and var unit)
        {
            var end = at.Place;
            at.Spaces();
            var ago = !ahead && (at.TakeWord("ago") || at.TakeWord("earlier"));
            var later = !ahead && !ago && (at.TakeWord("from now") || at.TakeWord("later") || at.TakeWord("from today"));
            if (ahead)
                at.Place = end;
            if (ahead || ago || later)
                return Days.After(today, ago ? -count : count, (DayUnit)(unit / 2));
        }
        at.Place = start;
        return null;
    }

    private static bool TakeCount(ref Cursor at, out long count)
    {
        if (at.TakeDigits(3, out var digits))
            count = digits;
        else if (at.TakeWord("a couple of"))
            count = 2;
        else if (at.TakeWord("a") || at.TakeWord("an"))
            count = 1;
        else
            return Numerals.TakeEnglish(ref at, out count);
        return true;
    }

    private static DateOnly? Calendar(ref Cursor at, DateOnly today)
    {
        var start = at.Place;
        if (TakeMonth(ref at) is { } month && at.Spaces() && TakeDay(ref at, out var day, out _))
            return WithYear(ref at, today, month, day);
        at.Place = start;
        var article = at.TakeWord("the") && at.Spaces();
        if (TakeDay(ref at, out day, out var ordinal))
        {
            var end = at.Place;
            at.Spaces();
            _ = at.TakeWord("of") && at.Spaces();
            if (TakeMonth(ref at) is { } named)
                return WithYear(ref at, today, named, day);
            at.Place = end;
            if (ordinal && (article || BehindOn(at.Text[..start])))
                return Days.OfMonth(today, day);
        }
        at.Place = start;
        return null;
    }

    private static bool BehindOn(ReadOnlySpan<char> before) => before.EndsWith("on ") || before.EndsWith("by ");

    private static DateOnly? WithYear(ref Cursor at, DateOnly today, int month, int day)
    {
        var end = at.Place;
        at.Take(',');
        at.Spaces();
        if (at.TakeDigits(4, out var year) && year is >= 1900 and <= 2199)
            return Days.Exact(year, month, day);
        at.Place = end;
        return Days.Nearest(today, month, day);
    }

    private static int? TakeMonth(ref Cursor at)
    {
        var index = at.TakeAny(s_months, whole: true);
        at.Take(index >= 12 ? '.' : '\0');
        return index < 0 ? null : index == 24 ? 9 : (index % 12) + 1;
    }

    private static bool TakeDay(ref Cursor at, out int day, out bool ordinal)
    {
        var start = at.Place;
        ordinal = false;
        if (at.TakeDigits(2, out day) && day is >= 1 and <= 31)
        {
            ordinal = at.TakeAny(["st", "nd", "rd", "th"], whole: true) >= 0;
            if (at.AtWordEnd)
                return true;
        }
        at.Place = start;
        return false;
    }
}
