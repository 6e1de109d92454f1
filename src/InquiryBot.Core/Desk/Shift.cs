using System.Globalization;

namespace InquiryBot.Core.Desk;

/// <summary>A span of the day by the wall clock. One that ends at or before its start passes midnight.</summary>
public readonly record struct Shift(TimeOnly From, TimeOnly To)
{
    public TimeSpan Length => To > From ? To - From : TimeSpan.FromDays(1) - (From - To);

    /// <summary>
    /// Reads <c>09:00-12:00, 13:00-18:00</c>; empty means closed, <c>24h</c> the whole day. Null when it cannot be read.
    /// </summary>
    public static IReadOnlyList<Shift>? Read(string day)
    {
        if (day.Trim() is "24h") return [new Shift(TimeOnly.MinValue, TimeOnly.MinValue)];

        var shifts = new List<Shift>();
        foreach (var part in day.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('-', StringSplitOptions.TrimEntries) is not [var from, var to] || Time(from) is not { } start || Time(to) is not { } end)
                return null;
            shifts.Add(new Shift(start, end));
        }

        return shifts;
    }

    static TimeOnly? Time(string text) =>
        text is "24:00" ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : null;
}
