using InquiryBot.Core.Understanding.Local.Entities;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>A desk in Seoul on Tuesday 24 November 2026, ten in the morning.</summary>
internal static class StoppedDesk
{
    public static TimeProvider Clock { get; } = new StoppedClock();

    public static TimeZoneInfo Zone { get; } =
        TimeZoneInfo.CreateCustomTimeZone("desk", TimeSpan.FromHours(9), "desk", "desk");

    public static EntityFinder Finder { get; } = new(Clock, Zone);

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);
    }
}
