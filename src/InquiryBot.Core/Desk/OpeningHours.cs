namespace InquiryBot.Core.Desk;

/// <summary>
/// When the desk is attended: shifts per weekday in the desk's own time zone, and the days on which it stays
/// closed. A shift belongs to the day on which it begins.
/// </summary>
public sealed class OpeningHours(TimeZoneInfo zone, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Shift>> week, IReadOnlySet<DateOnly> holidays)
{
    /// <summary>Day and night, every day.</summary>
    public static OpeningHours Always(TimeZoneInfo zone) => new(
        zone,
        Enum.GetValues<DayOfWeek>().ToDictionary(day => day, _ => Shift.Read("24h")!),
        new HashSet<DateOnly>());

    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>The shifts of each weekday; a day that is missing is a day off.</summary>
    public IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Shift>> Week { get; } = week;

    public bool NeverCloses => holidays.Count == 0 && Enum.GetValues<DayOfWeek>().All(day => (Week.GetValueOrDefault(day) ?? []).Any(shift => shift.Length == TimeSpan.FromDays(1)));

    public bool IsOpenAt(DateTimeOffset moment)
    {
        var today = LocalDay.Of(moment, Zone);
        return Spans(today.AddDays(-1)).Concat(Spans(today)).Any(span => span.From <= moment && moment < span.To);
    }

    /// <summary>
    /// When the desk opens next, in its own time; null while it is open, and when it does not open within a month.
    /// </summary>
    public DateTimeOffset? NextOpening(DateTimeOffset moment)
    {
        if (IsOpenAt(moment)) return null;

        var today = LocalDay.Of(moment, Zone);
        return Enumerable.Range(0, 32)
            .SelectMany(days => Spans(today.AddDays(days)))
            .Where(span => span.From > moment)
            .Select(span => (DateTimeOffset?)span.From)
            .FirstOrDefault();
    }

    IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Spans(DateOnly day) =>
        holidays.Contains(day) ? []
        : from shift in Week.GetValueOrDefault(day.DayOfWeek) ?? []
          orderby shift.From
          let start = At(day, shift.From)
          select (start, start + shift.Length);

    DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }
}
