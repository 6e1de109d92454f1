using System.Buffers;
using InquiryBot.Core.Understanding.Local.Languages;

namespace InquiryBot.Core.Understanding.Local.Entities.Grammars;

/// <summary>What is written in digits and a few signs: 14:30, 2026-03-15, 720-2, 03126.</summary>
/// <param name="End">Where it ends.</param>
/// <param name="First">The slot that it fills, with <paramref name="Value"/>.</param>
/// <param name="Minute">Of a clock.</param>
internal readonly record struct Figures(int End, Slot First = Slot.None, double Value = 0, int Minute = 0)
{
    /// <summary>Letters before the number of a bus: express, red, village, feeder.</summary>
    private const string RouteLetters = "mgpnhbxy";

    /// <summary>What the parts of an address end with.</summary>
    private const string PlaceEnds = "市区區洞路街道邑面里郡町駅站";

    private static readonly SearchValues<char> s_routeMarks = SearchValues.Create(RouteLetters + "-");

    /// <summary>Behind a sign or a syllable too, because no space stands there: 公交车M5107路.</summary>
    public static bool BeginsRoute(in Cursor at) => (at.AtWordStart || at.Previous >= '\u2E80') && RouteLetters.Contains(at.Current) && char.IsAsciiDigit(at.Next);

    public static Figures? Read(Role role, ReadOnlySpan<char> text, int place, Spelling spelling, DateTime now)
    {
        var at = new Cursor(text, place);
        return role switch
        {
            Role.Clock => Clock(at, ':'),
            Role.ClockDot => Clock(at, '.'),
            Role.Date => DatesInDigits.Read(ref at, spelling.Order, DateOnly.FromDateTime(now)) is { } day
                ? new Figures(at.Place, Slot.Date, day.DayNumber) : null,
            Role.Figure => Plain(at, spelling),
            Role.Route => Route(at),
            Role.MarkedRoute => Route(at) is { } route && at.Text[place..route.End].ContainsAny(s_routeMarks) ? route : null,
            Role.ExpressRoute => char.IsAsciiDigit(at.Current) || Route(at) is not { } line || line.End - place != 5 ? null : line,
            Role.Stop => Stop(at),
            Role.House => House(at),
            Role.SpelledYear => Year(at),
            _ => Tail(at),
        };
    }

    private static Figures? Clock(Cursor at, char mark)
    {
        if (at.Previous is ':' or '.' or '-' || !at.TakeDigits(2, out var hour) || !at.Take(mark))
            return null;
        var minutes = at.Place;
        return at.TakeDigits(2, out var minute) && at.Place - minutes == 2 && hour <= 24 && minute <= 59
            && !(at.Current is ':' or '.' && char.IsAsciiDigit(at.Next))
            ? new Figures(at.Place, Slot.Hour, hour, minute) : null;
    }

    /// <summary>Not part of a name, a code, a range or a longer number: F-4, 720-2, 2공구.</summary>
    private static Figures? Plain(Cursor at, Spelling spelling)
    {
        if (char.IsAsciiLetterOrDigit(at.Previous) || at.Previous is '-' or '.' or ',' or '/' or ':' or '_')
            return null;
        var end = Numeral.TakeDigits(spelling, at.Text, at.Place, out var value);
        if (end <= at.Place)
            return null;
        at.Place = end;
        return at.Current is '_' or '#' || (at.Current is '-' or '/' or ':' or ',' or '.' && char.IsAsciiDigit(at.Next))
            || char.IsAsciiDigit(at.Current) ? null : new Figures(at.Place, Slot.Count, value);
    }

    private static Figures? Route(Cursor at)
    {
        if (BeginsRoute(at))
            at.Place++;
        else if (char.IsAsciiLetterOrDigit(at.Previous) || at.Previous is '-' or '.')
            return null;
        if (!at.TakeDigits(4, out _) || at.Text[at.Place - 1] is < '0')
            return null;
        var end = at.Place;
        if (at.Take('-') && at.TakeDigits(2, out _))
            end = at.Place;
        at.Place = end;
        if (at.Current is 'a' or 'b' or 'n' && !char.IsAsciiLetterOrDigit(at.Next))
            at.Place++;
        return char.IsAsciiLetterOrDigit(at.Current) || (at.Current is '-' or '.' or ',' or ':' && char.IsAsciiDigit(at.Next))
            ? null : new Figures(at.Place);
    }

    private static Figures? Stop(Cursor at)
    {
        var start = at.Place;
        if (char.IsAsciiLetterOrDigit(at.Previous) || at.Previous == '-' || !at.TakeDigits(5, out _))
            return null;
        var length = at.Place - start;
        if (length == 2 && at.Take('-') && at.TakeDigits(3, out _))
            length = at.Place - start - 1;
        return length == 5 && !(at.Current == '-' && char.IsAsciiDigit(at.Next)) ? new Figures(at.Place) : null;
    }

    private static Figures? House(Cursor at)
    {
        if (!at.TakeDigits(4, out _))
            return null;
        var end = at.Place;
        return new Figures(at.Take('-') && at.TakeDigits(4, out _) ? at.Place : end);
    }

    private static Figures? Year(Cursor at)
    {
        var year = 0;
        for (var end = at.Place + 4; at.Place < end; at.Place++)
            if ("〇一二三四五六七八九".IndexOf(at.Current == '零' ? '〇' : at.Current) is >= 0 and var digit)
                year = (year * 10) + digit;
            else
                return null;
        return year is >= 1900 and < 2200 ? new Figures(at.Place, Slot.Year, year) : null;
    }

    private static Figures? Tail(Cursor at)
    {
        for (var start = at.Place; at.Place - start < 8 && WritingSystem.Of(at.Current) is Script.Han or Script.Kana; at.Place++)
            if (at.Place > start && PlaceEnds.Contains(at.Current))
                return new Figures(at.Place + 1);
        return null;
    }
}
