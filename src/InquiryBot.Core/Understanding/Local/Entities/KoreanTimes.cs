namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>Times as Koreans say and write them: 오후 두 시 반 · 밤 11시 · 14:30 · 정오 · 30분 뒤.</summary>
internal static class KoreanTimes
{
    private static readonly string[] s_partsOfDay =
        ["오전", "오후", "아침", "점심", "낮", "저녁", "밤", "새벽", "am", "pm"];

    /// <summary>What makes another word of 시: 3시간, 두시간, 한시적.</summary>
    private const string AfterHour = "간적민청내설급점험작행군";

    public static Find? Find(Cursor at, DateTime now)
    {
        if (!at.AtWordStart)
            return null;
        var start = at.Place;
        if (at.Take("정오"))
            return Hours.At(start, at.Place, 12, 0);
        if (at.Take("자정"))
            return Hours.At(start, at.Place, 0, 0);
        if (Later(ref at, now) is { } moment)
            return Hours.At(start, at.Place, moment.Hour, moment.Minute);
        at.Place = start;
        var part = at.TakeAny(s_partsOfDay);
        at.Spaces();
        return Clock(at, start, part) ?? Spoken(at, start, part);
    }

    /// <summary>14:30, 오후 2:30.</summary>
    private static Find? Clock(Cursor at, int start, int part)
    {
        if (at.Previous == ':' || !at.TakeDigits(2, out var hour) || !at.Take(':'))
            return null;
        var minutes = at.Place;
        if (!at.TakeDigits(2, out var minute) || at.Place - minutes != 2 || hour > 24 || minute > 59 || at.Current == ':')
            return null;
        var end = at.Place;
        at.Spaces();
        var behind = part < 0 ? at.TakeAny(["am", "pm", "a.m.", "p.m."], whole: true) : -1;
        end = behind < 0 ? end : at.Place;
        var ofDay = behind >= 0 ? (behind % 2 == 0 ? Hours.Morning(hour) : Hours.Afternoon(hour))
            : part >= 0 ? OfPart(part, hour) : hour % 24;
        return Hours.At(start, end, ofDay % 24, minute);
    }

    /// <summary>3시, 오후 두 시 반, 열두시 십오분.</summary>
    private static Find? Spoken(Cursor at, int start, int part)
    {
        var digits = at.TakeDigits(2, out var hour);
        if (!digits && Numerals.TakeNative(ref at, out hour) is var native && (!native || hour > 12) && !TakeSinoHour(ref at, out hour))
            return null;
        at.Spaces();
        if (hour > 24 || !at.Take('시') || AfterHour.Contains(at.Current))
            return null;
        var end = at.Place;
        at.Spaces();
        var minute = 0;
        if (at.Take('반'))
            (minute, end) = (30, at.Place);
        else if (Numerals.TakeSino(ref at, out var said, out _) && at.Spaces() && said < 60 && at.Take('분'))
            (minute, end) = ((int)said, at.Place);
        return Hours.At(start, end, part >= 0 ? OfPart(part, hour) : Hours.OfDay(hour), minute);
    }

    private static bool TakeSinoHour(ref Cursor at, out int hour)
    {
        var found = Numerals.TakeSino(ref at, out var value, out var signs) && value is >= 10 and <= 24 && signs >= 2;
        hour = found ? (int)value : 0;
        return found;
    }

    private static int OfPart(int part, int hour) => s_partsOfDay[part] switch
    {
        "오전" or "am" or "아침" => Hours.Morning(hour),
        "새벽" => Hours.Morning(hour),
        "오후" or "pm" or "저녁" => Hours.Afternoon(hour) % 24,
        "점심" or "낮" => hour is >= 1 and <= 6 ? hour + 12 : hour % 24,
        _ => hour is >= 6 and <= 11 ? hour + 12 : hour == 12 ? 0 : hour % 24,
    };

    /// <summary>30분 뒤, 두 시간 후, 한 시간 반 전.</summary>
    private static DateTime? Later(ref Cursor at, DateTime now)
    {
        var minutes = 0L;
        if (!TakeCount(ref at, out var count))
            return null;
        at.Spaces();
        if (at.Take("시간"))
        {
            minutes = count * 60;
            at.Spaces();
            if (at.Take('반'))
                minutes += 30;
            else if (TakeCount(ref at, out var more) && at.Spaces() && at.Take('분'))
                minutes += more;
        }
        else if (at.Take('분'))
            minutes = count;
        else
            return null;
        at.Spaces();
        var sign = at.Take("이후") || at.Take("후") || at.Take("뒤") || at.Take("있다가") ? 1 : at.Take("전") ? -1 : 0;
        return sign == 0 || minutes > 60 * 24 * 7 ? null : now.AddMinutes(sign * minutes);
    }

    private static bool TakeCount(ref Cursor at, out long count)
    {
        if (Numerals.TakeSino(ref at, out count, out _))
            return true;
        var found = Numerals.TakeNative(ref at, out var native);
        count = native;
        return found;
    }
}
