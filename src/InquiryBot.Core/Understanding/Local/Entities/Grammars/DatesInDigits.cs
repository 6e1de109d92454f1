namespace InquiryBot.Core.Understanding.Local.Entities.Grammars;

/// <summary>Dates in digits: 2026-03-15 · 2026. 3. 15. · 15.03.2026 · 26.3.15 · 20260315 · 3/15.</summary>
internal static class DatesInDigits
{
    private const int BuddhistEra = 543;

    public static DateOnly? Read(ref Cursor at, DateOrder order, DateOnly today)
    {
        var start = at.Place;
        if (!char.IsAsciiDigit(at.Current) || at.Previous is '-' or '.' or '/' || char.IsAsciiLetterOrDigit(at.Previous))
            return null;
        if (at.TakeDigits(8, out var first) && at.Place - start == 8)
            return Days.Exact(first / 10_000, first / 100 % 100, first % 100);
        var mark = at.Current;
        if (at.Place - start is 0 or 3 or > 4 || mark is not ('-' or '.' or '/'))
            return null;
        at.Place++;
        at.Spaces();
        if (!at.TakeDigits(2, out var second))
            return null;
        var end = at.Place;
        if (at.Take(mark) && at.Spaces() && at.TakeDigits(4, out var third) && at.AtWordEnd)
        {
            if (mark == '.' && order == DateOrder.Ymd && !char.IsAsciiDigit(at.Next))
                at.Take('.');
            return Of(first, second, third, order);
        }
        at.Place = end;
        var monthFirst = order != DateOrder.Dmy ? first <= 12 : second > 12;
        return mark == '/' && at.Current != '/' && at.AtWordEnd
            ? Days.Nearest(today, monthFirst ? first : second, monthFirst ? second : first) : null;
    }

    private static DateOnly? Of(int first, int second, int third, DateOrder order)
    {
        if (first > 99 || (third < 100 && order != DateOrder.Dmy && !(order == DateOrder.Mdy && first <= 12 && third > 12)))
            return third > 31 ? null : Days.Exact(Year(first), second, third);
        return order == DateOrder.Mdy && first <= 12 ? Days.Exact(Year(third), first, second) : Days.Exact(Year(third), second, first);
    }

    private static int Year(int year) => year < 100 ? 2000 + year : year > 2400 ? year - BuddhistEra : year;
}
