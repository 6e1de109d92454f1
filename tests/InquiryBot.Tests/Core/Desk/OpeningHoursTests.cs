using System.ComponentModel.DataAnnotations;
using InquiryBot.Core.Desk;

namespace InquiryBot.Tests.Core.Desk;

public sealed class OpeningHoursTests
{
    static readonly OpeningHours Office = new DeskSettings
    {
        Hours = new() { ["Monday"] = "09:00-12:00, 13:00-18:00", ["tuesday"] = "09:00-18:00", ["Friday"] = "22:00-06:00" },
        Holidays = ["2026-11-24"],
    }.ToOpeningHours();

    // 2026-11-23 is a Monday.
    [Theory]
    [InlineData("2026-11-23T08:59:59+09:00", false)]
    [InlineData("2026-11-23T09:00:00+09:00", true)]
    [InlineData("2026-11-23T00:30:00Z", true)]
    [InlineData("2026-11-23T12:30:00+09:00", false)]
    [InlineData("2026-11-23T18:00:00+09:00", false)]
    [InlineData("2026-11-24T10:00:00+09:00", false)]
    [InlineData("2026-11-27T23:00:00+09:00", true)]
    [InlineData("2026-11-28T05:59:59+09:00", true)]
    [InlineData("2026-11-28T06:00:00+09:00", false)]
    public void The_desk_is_open_by_the_clock_on_its_own_wall(string moment, bool open) =>
        Assert.Equal(open, Office.IsOpenAt(DateTimeOffset.Parse(moment, null)));

    [Theory]
    [InlineData("2026-11-23T07:00:00+09:00", "2026-11-23T09:00:00+09:00")]
    [InlineData("2026-11-23T12:30:00+09:00", "2026-11-23T13:00:00+09:00")]
    [InlineData("2026-11-23T19:00:00+09:00", "2026-11-27T22:00:00+09:00")]
    [InlineData("2026-11-28T07:00:00+09:00", "2026-11-30T09:00:00+09:00")]
    public void The_next_opening_skips_breaks_nights_and_holidays(string moment, string opens) =>
        Assert.Equal(DateTimeOffset.Parse(opens, null), Office.NextOpening(DateTimeOffset.Parse(moment, null)));

    [Fact]
    public void Without_settings_the_desk_is_open_day_and_night()
    {
        var always = new DeskSettings().ToOpeningHours();

        for (var hour = 0; hour < 168; hour++) Assert.True(always.IsOpenAt(Tickets.Morning.AddHours(hour)));
        Assert.Null(always.NextOpening(Tickets.Morning));
    }

    [Fact]
    public void A_desk_that_never_opens_says_so() =>
        Assert.Null(new DeskSettings { Hours = new() { ["Monday"] = "" } }.ToOpeningHours().NextOpening(Tickets.Morning));

    [Theory]
    [InlineData("Asia/Soul", "Monday", "09:00-18:00", "2026-10-03", "Desk:TimeZone: 'Asia/Soul'")]
    [InlineData("Asia/Seoul", "Mon", "09:00-18:00", "2026-10-03", "Desk:Hours: 'Mon'")]
    [InlineData("Asia/Seoul", "Monday", "9-18", "2026-10-03", "Desk:Hours:Monday: '9-18'")]
    [InlineData("Asia/Seoul", "Monday", "09:00-18:00", "3.10.2026", "Desk:Holidays: '3.10.2026'")]
    public void Wrong_settings_are_named_with_what_would_be_right(string zone, string day, string shifts, string holiday, string fault)
    {
        var settings = new DeskSettings { TimeZone = zone, Hours = new() { [day] = shifts }, Holidays = [holiday] };

        var found = Assert.Single(settings.Validate(new ValidationContext(settings)));
        Assert.StartsWith(fault, found.ErrorMessage, StringComparison.Ordinal);
    }
}
