namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>Days counted from today, as the desk would take them.</summary>
internal static class Days
{
    /// <summary>How long ago a day of the month may be and still be this month's.</summary>
    private const int JustPast = 7;

    public static DateOnly? Exact(int year, int month, int day) =>
        year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>A day without a year is the nearest one, before or after today.</summary>
    public static DateOnly? Nearest(DateOnly today, int month, int day)
    {
        DateOnly? best = null;
        for (var year = today.Year - 1; year <= today.Year + 1; year++)
            if (Exact(year, month, day) is { } candidate
                && (best is null || Distance(today, candidate) < Distance(today, best.Value)))
                best = candidate;
        return best;
    }

    /// <summary>A holiday is the next one.</summary>
    public static DateOnly? Coming(DateOnly today, int month, int day) =>
        Exact(today.Year, month, day) is { } here && here >= today ? here : Exact(today.Year + 1, month, day);

    /// <summary>A day without a month is this month's, or next month's when it is more than a week ago.</summary>
    public static DateOnly? OfMonth(DateOnly today, int day)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        if (Exact(first.Year, first.Month, day) is { } here && here >= today.AddDays(-JustPast))
            return here;
        var next = first.AddMonths(1);
        return Exact(next.Year, next.Month, day);
    }

    /// <summary>The day of the week in this week (0), the next (1), the last (-1); weeks begin on Monday.</summary>
    public static DateOnly OfWeek(DateOnly today, int weeks, DayOfWeek day) =>
        today.AddDays((7 * weeks) + Index(day) - Index(today.DayOfWeek));

    /// <summary>The day of the week, today or after.</summary>
    public static DateOnly NextOn(DateOnly today, DayOfWeek day) =>
        today.AddDays((Index(day) - Index(today.DayOfWeek) + 7) % 7);

    /// <summary>Counted on, or back, or null for more than a century.</summary>
    public static DateOnly? After(DateOnly today, int months, int days) =>
        Math.Abs((long)months) > 1200 || Math.Abs((long)days) > 36_500 ? null : today.AddMonths(months).AddDays(days);

    private static int Index(DayOfWeek day) => ((int)day + 6) % 7;

    private static int Distance(DateOnly one, DateOnly other) => Math.Abs(one.DayNumber - other.DayNumber);
}
