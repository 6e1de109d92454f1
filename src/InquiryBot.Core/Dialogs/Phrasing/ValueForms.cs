using System.Globalization;

namespace InquiryBot.Core.Dialogs.Phrasing;

/// <summary>How a value is put into a text: <c>{date:long}</c>, <c>{fee:money}</c>, <c>{place:을/를}</c>. A value that does not fit its form is said as it is.</summary>
internal static class ValueForms
{
    public const string Money = "money";

    static readonly Dictionary<string, Func<string, CultureInfo, string?>> Forms = new(StringComparer.Ordinal)
    {
        ["long"] = (value, culture) => Day(value)?.ToString("D", culture),
        ["short"] = (value, culture) => Day(value)?.ToString("d", culture),
        ["day"] = (value, culture) => Day(value)?.ToString("M", culture),
        ["weekday"] = (value, culture) => Day(value)?.ToString("dddd", culture),
        ["time"] = (value, culture) => Time(value)?.ToString("t", culture),
        ["number"] = Number,
        [Money] = (value, culture) => value.Split(' ') is [var amount, "KRW"] ? Number(amount, culture) : Number(value, culture),
    };

    /// <summary>The names that may stand behind the colon, but for the pairs of particles.</summary>
    public static IReadOnlyCollection<string> Names => Forms.Keys;

    public static bool IsKnown(string form) => Forms.ContainsKey(form) || Particles.All.Contains(form);

    public static string Put(string value, string form, string language) =>
        form.Contains('/', StringComparison.Ordinal) ? Particles.Join(value, form)
        : Forms.TryGetValue(form, out var put) ? put(value, Culture(language)) ?? value
        : value;

    /// <summary>The language's own, on the calendar that Korean papers use.</summary>
    static CultureInfo Culture(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        if (culture.DateTimeFormat.Calendar is GregorianCalendar) return culture;

        var own = (CultureInfo)culture.Clone();
        own.DateTimeFormat.Calendar = own.OptionalCalendars.OfType<GregorianCalendar>().First();
        return own;
    }

    static DateOnly? Day(string value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Also as services write it: 0900, 930, and 2400 for the end of the day.</summary>
    static TimeOnly? Time(string value)
    {
        if (TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var clock) || value.Length is < 3 or > 4 || clock % 100 > 59 || clock > 2400) return null;
        return new TimeOnly(clock / 100 % 24, clock % 100);
    }

    static string? Number(string value, CultureInfo culture) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(value.Contains('.', StringComparison.Ordinal) ? $"N{value.Length - value.IndexOf('.', StringComparison.Ordinal) - 1}" : "N0", culture)
            : null;
}
