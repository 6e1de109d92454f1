using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace InquiryBot.Core.Desk;

/// <summary>The settings section <c>Desk</c>. Without <see cref="Hours"/> the desk counts as open day and night.</summary>
public sealed class DeskSettings : IValidatableObject
{
    /// <summary>IANA name of the zone that hours and holidays are meant in.</summary>
    public string TimeZone { get; init; } = "Asia/Seoul";

    /// <summary>Weekday (<c>Monday</c>) to shifts (<c>09:00-12:00, 13:00-18:00</c>, <c>24h</c> or empty).</summary>
    public Dictionary<string, string> Hours { get; init; } = [];

    /// <summary>Days without service, as <c>2026-10-03</c>.</summary>
    public List<string> Holidays { get; init; } = [];

    /// <summary>How long, in hours, the bot is silent after a colleague has answered in a vendor's own inbox.</summary>
    [Range(0, 168, ErrorMessage = "Desk:HoldHours must be between 0 and 168.")]
    public double HoldHours { get; init; } = 4;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return Wrong("Desk:TimeZone", TimeZone, "an IANA time zone such as Asia/Seoul");
        foreach (var (day, shifts) in Hours)
        {
            if (!Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out _))
                yield return Wrong("Desk:Hours", day, "a weekday such as Monday");
            else if (Shift.Read(shifts) is null)
                yield return Wrong($"Desk:Hours:{day}", shifts, "shifts such as 09:00-12:00, 13:00-18:00");
        }

        foreach (var day in Holidays.Where(day => Day(day) is null))
            yield return Wrong("Desk:Holidays", day, "a date such as 2026-10-03");
    }

    /// <summary>The hours of settings that were found valid.</summary>
    public OpeningHours ToOpeningHours()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        return Hours.Count == 0 && Holidays.Count == 0
            ? OpeningHours.Always(zone)
            : new OpeningHours(zone, Week(), Holidays.Select(day => Day(day)!.Value).ToHashSet());
    }

    Dictionary<DayOfWeek, IReadOnlyList<Shift>> Week() => Hours.Count == 0
        ? Enum.GetValues<DayOfWeek>().ToDictionary(day => day, _ => Shift.Read("24h")!)
        : Hours.ToDictionary(day => Enum.Parse<DayOfWeek>(day.Key, ignoreCase: true), day => Shift.Read(day.Value)!);

    static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static ValidationResult Wrong(string setting, string value, string wanted) => new($"{setting}: '{value}' is not {wanted}.", [setting]);
}
