using System.Globalization;
using InquiryBot.Core.Dialogs.Reading;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs.Steps;

/// <summary>
/// <c>valid:</c> which answers a question takes: days <c>after</c> or <c>before</c> one (a date, <c>today</c>, or so many
/// <c>days</c> from today), times <c>from</c>–<c>to</c> and numbers <c>min</c>–<c>max</c>, both ends included.
/// </summary>
public sealed record Validity
{
    static readonly Dictionary<string, string[]> Limits = new()
    {
        [EntityTypes.Date] = ["after", "before"],
        [EntityTypes.Time] = ["from", "to"],
        [EntityTypes.Number] = ["min", "max"],
    };

    public DayLimit? After { get; init; }
    public DayLimit? Before { get; init; }
    public TimeOnly? From { get; init; }
    public TimeOnly? To { get; init; }
    public decimal? Min { get; init; }
    public decimal? Max { get; init; }

    /// <summary>What is said when an answer is none of these; none: what the retry says.</summary>
    public Key? Say { get; init; }

    /// <param name="value">As the entity spells it; what cannot be read as what a limit is about is let pass.</param>
    public bool Holds(string value, DateOnly today)
    {
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return !(day <= After?.On(today)) && !(day >= Before?.On(today));
        if (TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return !(time < From) && !(time > To);
        return !decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) || (!(number < Min) && !(number > Max));
    }

    /// <param name="entity">The kind of answer that the limits must fit.</param>
    internal static Validity Read(YamlValue value, string entity)
    {
        var fitting = Limits.GetValueOrDefault(entity, []);
        var map = value.AsMap([.. fitting, "say"]);
        if (fitting.Length == 0) value.Note($"`{entity}` has no limits", $"known for {string.Join(", ", Limits.Keys)}");
        return new Validity
        {
            After = Day(map, "after"),
            Before = Day(map, "before"),
            From = Time(map, "from"),
            To = Time(map, "to"),
            Min = Number(map, "min"),
            Max = Number(map, "max"),
            Say = map.Key("say"),
        };
    }

    static DayLimit? Day(YamlMap map, string name)
    {
        if (map.Key(name) is not { } written) return null;
        if (DayLimit.Of(written.Name) is { } limit) return limit;
        map.File.Note(written.At, $"`{name}` must be a day, not `{written}`", "2026-12-31, today, or 30 days");
        return null;
    }

    static TimeOnly? Time(YamlMap map, string name)
    {
        if (map.Key(name) is not { } written) return null;
        if (TimeOnly.TryParseExact(written.Name, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        map.File.Note(written.At, $"`{name}` must be a time such as \"09:00\", not `{written}`");
        return null;
    }

    static decimal? Number(YamlMap map, string name)
    {
        if (map.Key(name) is not { } written) return null;
        if (decimal.TryParse(written.Name, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) return number;
        map.File.Note(written.At, $"`{name}` must be a number, not `{written}`");
        return null;
    }
}

/// <summary>A day of the calendar, or one so many days from today.</summary>
public readonly record struct DayLimit(DateOnly? Day, int Days)
{
    public DateOnly On(DateOnly today) => Day ?? today.AddDays(Days);

    internal static DayLimit? Of(string words)
    {
        if (words == "today") return new(null, 0);
        if (words.Split(' ') is [var count, "day" or "days"] && int.TryParse(count, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) && Math.Abs(days) < 10_000)
            return new(null, days);
        return DateOnly.TryParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day, 0) : null;
    }
}
