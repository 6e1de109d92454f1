namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>Times in English: 3pm · 3:30 p.m. · half past four · at 5 · 8 in the morning · in 20 minutes · noon.</summary>
internal static class EnglishTimes
{
    private static readonly string[] s_halves = ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"];

    /// <summary>What counts things after "at 5" instead of telling the time.</summary>
    private static readonly string[] s_counted =
        ["people", "persons", "times", "won", "percent", "km", "places", "different", "of", "or", "years", "meters", "am", "pm"];

    public static Find? Find(Cursor at, DateTime now)
    {
        if (!at.AtWordStart)
            return null;
        var start = at.Place;
        if (at.TakeWord("noon") || at.TakeWord("midday"))
            return Hours.At(start, at.Place, 12, 0);
        if (at.TakeWord("midnight"))
            return Hours.At(start, at.Place, 0, 0);
        return Past(at, start) ?? Later(at, start, now) ?? Clock(at, start) ?? At(at);
    }

    /// <summary>half past three, quarter to five, ten past two.</summary>
    private static Find? Past(Cursor at, int start)
    {
        _ = at.TakeWord("a") && at.Spaces();
        var minutes = at.TakeWord("half") ? 30 : at.TakeWord("quarter") ? 15 : TakeNumber(ref at, 29);
        at.Spaces();
        var past = at.TakeWord("past") || at.TakeWord("after");
        if (minutes is not { } count || (!past && !at.TakeWord("to")) || !at.Spaces() || TakeNumber(ref at, 12) is not { } hour)
            return null;
        var end = at.Place;
        at.Spaces();
        var half = at.TakeAny(s_halves, whole: true);
        var ofDay = half < 0 ? Hours.OfDay(hour) : OfHalf(half, hour);
        var total = (ofDay * 60) + (past ? count : -count) + (24 * 60);
        return Hours.At(start, half < 0 ? end : at.Place, total / 60 % 24, total % 60);
    }

    private static Find? Later(Cursor at, int start, DateTime now)
    {
        var ahead = at.TakeWord("in") && at.Spaces();
        var half = at.TakeWord("half an hour");
        var count = half ? 30 : at.TakeWord("an") ? 1 : TakeNumber(ref at, 999);
        at.Spaces();
        var unit = half ? 1 : at.TakeAny(["hours", "hour", "hrs", "hr"], whole: true) >= 0 ? 60
            : at.TakeAny(["minutes", "minute", "mins", "min"], whole: true) >= 0 ? 1 : 0;
        var end = at.Place;
        at.Spaces();
        var sign = ahead ? 1 : at.TakeWord("ago") ? -1 : at.TakeWord("from now") || at.TakeWord("later") ? 1 : 0;
        if (count is not { } number || unit == 0 || sign == 0)
            return null;
        var moment = now.AddMinutes(sign * number * unit);
        return Hours.At(start, ahead ? end : at.Place, moment.Hour, moment.Minute);
    }

    /// <summary>3pm, 3:30, 10.30 am, 5 o'clock, eight in the morning.</summary>
    private static Find? Clock(Cursor at, int start)
    {
        if (at.Previous is ':' or '.' or '-' || TakeNumber(ref at, 24) is not { } hour)
            return null;
        var minute = 0;
        var colon = at.Current is ':' or '.' && char.IsAsciiDigit(at.Next);
        var mark = at.Current;
        if (colon)
        {
            at.Place++;
            var digits = at.Place;
            if (!at.TakeDigits(2, out minute) || at.Place - digits != 2 || minute > 59 || at.Current == ':')
                return null;
        }
        var end = at.Place;
        at.Spaces();
        if (at.TakeAny(s_halves, whole: true) is >= 0 and var half && hour <= 12)
            return Hours.At(start, at.Place, OfHalf(half, hour), minute);
        if (at.TakeWord("in the morning"))
            return Hours.At(start, at.Place, Hours.Morning(hour) % 24, minute);
        if (at.TakeWord("in the afternoon") || at.TakeWord("in the evening") || at.TakeWord("at night"))
            return Hours.At(start, at.Place, Hours.Afternoon(hour) % 24, minute);
        if (at.TakeWord("o'clock") || at.TakeWord("oclock") || at.TakeWord("ish"))
            return Hours.At(start, at.Place, Hours.OfDay(hour), minute);
        return colon && mark == ':' ? Hours.At(start, end, hour % 24, minute) : null;
    }

    /// <summary>at 5, by 3, around 2ish: an hour only where nothing is counted.</summary>
    private static Find? At(Cursor at)
    {
        if (at.TakeAny(["at", "by", "around", "after", "before", "until", "till"], whole: true) < 0 || !at.Spaces())
            return null;
        var number = at.Place;
        if (TakeNumber(ref at, 12) is not ({ } hour and >= 1) || at.Current is '-' or '.' or '/' or ',' && char.IsAsciiDigit(at.Next))
            return null;
        var end = at.Place;
        at.Take("ish");
        if (!at.AtWordEnd)
            return null;
        at.Spaces();
        if (at.TakeAny(s_counted, whole: true) >= 0)
            return null;
        return at.Place >= at.Text.Length || !char.IsAsciiLetter(at.Current) || at.Rest is ['t' or 'o', ..]
            ? Hours.At(number, end, Hours.OfDay(hour), 0)
            : null;
    }

    private static int? TakeNumber(ref Cursor at, int most)
    {
        if (at.TakeDigits(3, out var digits))
            return digits <= most ? digits : null;
        return Numerals.TakeEnglish(ref at, out var words) && words <= most ? (int)words : null;
    }

    private static int OfHalf(int half, int hour) => half % 2 == 0 ? Hours.Morning(hour) : Hours.Afternoon(hour);
}
