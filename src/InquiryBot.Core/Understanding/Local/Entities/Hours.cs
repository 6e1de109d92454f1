using InquiryBot.Core.Understanding.Local.Entities.Grammars;

namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>Hours of the day, as the desk would take them.</summary>
internal static class Hours
{
    /// <summary>An hour that was said without morning or afternoon: one to six are in the afternoon, when offices are open.</summary>
    public static int OfDay(int hour) => hour is >= 1 and <= 6 ? hour + 12 : hour % 24;

    /// <summary>An hour of twelve, of twenty-four; hours past twelve say themselves.</summary>
    public static int OfPart(DayPart part, int hour) => part switch
    {
        DayPart.Morning => hour == 12 ? 0 : hour % 24,
        DayPart.Noon => OfDay(hour),
        DayPart.Afternoon => hour is >= 1 and <= 11 ? hour + 12 : hour % 24,
        DayPart.Evening => hour is >= 1 and <= 11 ? hour + 12 : hour % 12 == 0 ? 0 : hour,
        DayPart.FromSix => (hour + 18) % 24,
        _ => hour is >= 5 and <= 11 ? hour + 12 : hour % 12 == 0 ? 0 : hour % 24,
    };
}
