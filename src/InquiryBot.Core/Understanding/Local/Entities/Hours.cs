namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>Times of day, as the desk would take them.</summary>
internal static class Hours
{
    public static Find At(int start, int end, int hour, int minute) =>
        new(EntityTypes.Time, start, end, $"{hour:00}:{minute:00}");

    /// <summary>An hour that was said without morning or afternoon: one to six are in the afternoon, when offices are open.</summary>
    public static int OfDay(int hour) => hour is >= 1 and <= 6 ? hour + 12 : hour % 24;

    public static int Afternoon(int hour) => hour is >= 1 and <= 11 ? hour + 12 : hour;

    public static int Morning(int hour) => hour == 12 ? 0 : hour;
}
