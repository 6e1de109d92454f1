namespace InquiryBot.Core;

/// <summary>The day on which a moment falls where the desk stands.</summary>
public static class LocalDay
{
    public static DateOnly Of(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
}
