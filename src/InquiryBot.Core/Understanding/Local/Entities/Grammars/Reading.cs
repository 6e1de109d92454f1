using System.Globalization;
using System.Runtime.CompilerServices;

namespace InquiryBot.Core.Understanding.Local.Entities.Grammars;

/// <summary>What the words of a find have said so far, and what they mean together.</summary>
internal struct Reading
{
    private const int Slots = (int)Slot.Date + 1;
    private const int BuddhistEra = 543;

    private Values _values;
    private Spans _spans;
    private uint _given;
    private bool _hasSpan;
    private int _lastUnit;

    public readonly bool Has(Slot slot) => (_given & (1u << (int)slot)) != 0;

    public readonly int this[Slot slot] => (int)_values[(int)slot];

    public void Add(Slot slot, double value)
    {
        switch (slot)
        {
            case Slot.None:
                return;
            case Slot.Span:
                AddSpan((int)value);
                return;
            case Slot.Half when Has(Slot.Hour):
                (slot, value) = (Slot.Minute, 30);
                break;
            case Slot.Half when _hasSpan:
                _spans[_lastUnit] += 0.5;
                return;
            case Slot.Half:
                (slot, value) = (Slot.Count, Has(Slot.Count) ? _values[(int)Slot.Count] + 0.5 : 0.5);
                break;
            case Slot.Year when value > 2400:
                value -= BuddhistEra;
                break;
        }
        _given |= 1u << (int)slot;
        _values[(int)slot] = value;
    }

    /// <summary>The value of an entity of this type, or null when the words make no sense together.</summary>
    public readonly string? Value(string type, ReadOnlySpan<char> typed, DateTime now) => type switch
    {
        EntityTypes.Date => Day(DateOnly.FromDateTime(now))?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        EntityTypes.Time => Clock(now) is { } minutes ? $"{minutes / 60:00}:{minutes % 60:00}" : null,
        EntityTypes.Duration => _hasSpan ? Length() : null,
        EntityTypes.Number => Number(),
        EntityTypes.Money => $"{Number()} {SlotValue.Currencies[this[Slot.Currency]]}",
        EntityTypes.YesNo => this[Slot.Answer] == 1 ? "yes" : "no",
        EntityTypes.BusRoute => typed.ToString().ToUpperInvariant(),
        EntityTypes.BusStop => typed.ToString().Replace("-", "", StringComparison.Ordinal),
        _ => typed.ToString(),
    };

    private void AddSpan(int value)
    {
        var (count, unit) = (value / SlotValue.Units.Length, value % SlotValue.Units.Length);
        _spans[unit] += Math.Max(1, count) * (Has(Slot.Count) ? _values[(int)Slot.Count] : 1);
        (_given, _hasSpan, _lastUnit) = (_given & ~(1u << (int)Slot.Count), true, unit);
    }

    private readonly string Number() => _values[(int)Slot.Count].ToString("0.#########", CultureInfo.InvariantCulture);

    private readonly DateOnly? Day(DateOnly today)
    {
        if (Has(Slot.Date))
            return DateOnly.FromDayNumber(this[Slot.Date]);
        if (Has(Slot.Day))
            return today.AddDays(this[Slot.Day]);
        if (Has(Slot.Holiday))
            return Days.Coming(today, this[Slot.Holiday] / 100, this[Slot.Holiday] % 100);
        if (Has(Slot.Sign))
            return _spans[2] + _spans[3] + _spans[4] + _spans[5] == 0 ? null : Days.After(today, this[Slot.Sign] * (int)(_spans[5] * 12 + _spans[4]), this[Slot.Sign] * (int)((_spans[3] * 7) + _spans[2]));
        if (Has(Slot.Weekday))
            return Weekday(today, (DayOfWeek)(this[Slot.Weekday] % 7));
        if (!Has(Slot.MonthDay))
            return null;
        if (Has(Slot.Months) && today.AddMonths(this[Slot.Months]) is var month)
            return Days.Exact(month.Year, month.Month, this[Slot.MonthDay]);
        if (!Has(Slot.Month))
            return Days.OfMonth(today, this[Slot.MonthDay]);
        var year = Has(Slot.Year) ? this[Slot.Year] : Has(Slot.Years) ? today.Year + this[Slot.Years] : 0;
        return year == 0 ? Days.Nearest(today, this[Slot.Month], this[Slot.MonthDay])
            : Days.Exact(year < 100 ? 2000 + year : year, this[Slot.Month], this[Slot.MonthDay]);
    }

    private readonly DateOnly Weekday(DateOnly today, DayOfWeek day) =>
        Has(Slot.Week) ? Days.OfWeek(today, this[Slot.Week], day)
        : !Has(Slot.Near) || this[Slot.Near] == 0 ? Days.NextOn(today, day)
        : Days.NextOn(today.AddDays(this[Slot.Near] > 0 ? 1 : -7), day);

    /// <summary>The minute of the day.</summary>
    private readonly int? Clock(DateTime now)
    {
        if (Has(Slot.Moment))
            return (this[Slot.Moment] / 100 * 60) + (this[Slot.Moment] % 100);
        if (Has(Slot.Sign))
            return _spans[0] + _spans[1] is 0 or > 10_000 ? null : (int)now.AddMinutes(this[Slot.Sign] * ((_spans[1] * 60) + _spans[0])).TimeOfDay.TotalMinutes;
        if (this[Slot.Hour] > 24 || this[Slot.Minute] > 59)
            return null;
        var hour = Has(Slot.Part) ? Hours.OfPart((DayPart)this[Slot.Part], this[Slot.Hour])
            : Has(Slot.Exact) ? this[Slot.Hour] % 24
            : Hours.OfDay(this[Slot.Hour]);
        var minute = Has(Slot.Turn) && this[Slot.Turn] < 0 ? -this[Slot.Minute] : this[Slot.Minute];
        return ((hour * 60) + minute + (24 * 60)) % (24 * 60);
    }

    /// <summary>A duration of ISO 8601: P3D, PT1H30M.</summary>
    private readonly string? Length()
    {
        Span<int> whole = stackalloc int[SlotValue.Units.Length];
        Span<int> smaller = [1, 60, 24, 7, 30, 12];
        for (var unit = 5; unit >= 0; unit--)
        {
            whole[unit] += (int)Math.Min(_spans[unit], 1_000_000);
            // Half a week is four days, half a month fifteen.
            if (_spans[unit] % 1 is > 0 and var rest && unit > 0)
                whole[unit == 4 ? 2 : unit - 1] += (int)Math.Round(rest * smaller[unit], MidpointRounding.AwayFromZero);
        }
        if (whole[3] > 0 && (whole[0] | whole[1] | whole[2] | whole[4] | whole[5]) != 0)
            (whole[2], whole[3]) = (whole[2] + (7 * whole[3]), 0);
        var date = $"P{Part(whole[5], 'Y')}{Part(whole[4], 'M')}{Part(whole[3], 'W')}{Part(whole[2], 'D')}";
        var time = $"{Part(whole[1], 'H')}{Part(whole[0], 'M')}";
        return date.Length + time.Length == 1 ? null : time.Length == 0 ? date : $"{date}T{time}";
    }

    private static string Part(int count, char unit) => count == 0 ? "" : $"{count}{unit}";

    [InlineArray(Slots)]
    private struct Values
    {
        private double _first;
    }

    /// <summary>How many minutes, hours, days, weeks, months, years.</summary>
    [InlineArray(6)]
    private struct Spans
    {
        private double _first;
    }
}
