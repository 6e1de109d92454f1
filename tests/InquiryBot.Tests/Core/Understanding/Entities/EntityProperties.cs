using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace InquiryBot.Tests.Core.Understanding.Entities;

/// <summary>A value that is printed as people print it is found again, whole and right.</summary>
public sealed class EntityProperties
{
    // The same data on every run: a red run is the change's fault.
    private const ulong Seed = 9_199_804_593_141_740_777;
    private const ulong Gamma = 7_864_496_303_012_591_383;

    private static readonly Gen<DateOnly> s_days = Gen.Choose(0, 3650).Select(days => new DateOnly(2024, 1, 1).AddDays(days));

    private static readonly Dictionary<string, Func<DateOnly, string>[]> s_dates = new()
    {
        ["ko"] = [day => $"{day:yyyy}년 {day.Month}월 {day.Day}일", day => $"{day:yyyy-MM-dd}", day => $"{day:yyyy. M. d.}", day => $"{day:yyyy}년{day.Month}월{day.Day}일"],
        ["en"] = [day => $"{English(day, "MMMM d, yyyy")}", day => English(day, "d MMM yyyy"), day => English(day, "M/d/yyyy"), day => $"{day:yyyy-MM-dd}"],
        ["zh"] = [day => $"{day:yyyy}年{day.Month}月{day.Day}日", day => $"{day:yyyy}年{day.Month}月{day.Day}号", day => $"{day:yyyy/M/d}"],
        ["ja"] = [day => $"{day:yyyy}年{day.Month}月{day.Day}日", day => $"{day:yyyy/MM/dd}"],
        ["vi"] = [day => $"ngày {day.Day} tháng {day.Month} năm {day:yyyy}", day => English(day, "d/M/yyyy"), day => $"ngay {day.Day} thang {day.Month} nam {day:yyyy}"],
        ["th"] = [day => $"วันที่ {day.Day} {In("th", day)} {day.Year + 543}", day => $"{day.Day}/{day.Month}/{day.Year + 543}"],
        ["ru"] = [day => $"{day.Day} {In("ru", day)} {day:yyyy} года", day => English(day, "dd.MM.yyyy")],
        ["mn"] = [day => $"{day:yyyy} оны {day.Month} сарын {day.Day}", day => English(day, "yyyy.MM.dd")],
        ["uz"] = [day => $"{day.Day}-{In("uz", day)} {day:yyyy}-yil", day => $"{day:yyyy}-yil {day.Day}-{In("uz", day)}", day => English(day, "dd.MM.yyyy")],
    };

    private static readonly Dictionary<string, string[]> s_months = new()
    {
        ["th"] = ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"],
        ["ru"] = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
        ["uz"] = ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr"],
    };

    private static readonly Dictionary<string, Func<TimeOnly, string>[]> s_times = new()
    {
        ["ko"] = [time => $"{(time.Hour < 12 ? "오전" : "오후")} {Twelve(time)}시 {time.Minute}분", time => $"{time:HH:mm}"],
        ["en"] = [time => $"{Twelve(time)}:{time:mm} {(time.Hour < 12 ? "am" : "pm")}", time => $"{time:HH:mm}"],
        ["zh"] = [time => $"{(time.Hour < 12 ? "上午" : "下午")}{Twelve(time)}点{time.Minute}分", time => $"{time:HH:mm}"],
        ["ja"] = [time => $"{(time.Hour < 12 ? "午前" : "午後")}{Twelve(time)}時{time.Minute}分"],
        ["vi"] = [time => $"{Twelve(time)} giờ {time.Minute} phút {(time.Hour < 12 ? "sáng" : "chiều")}", time => $"{time:HH:mm}"],
        ["th"] = [time => $"{time:HH.mm} น.", time => $"{time:HH:mm}"],
        ["ru"] = [time => $"{Twelve(time)} часов {time.Minute} минут {(time.Hour < 12 ? "утра" : "дня")}", time => $"{time:HH:mm}"],
        ["mn"] = [time => $"{(time.Hour < 12 ? "өглөөний" : "өдрийн")} {Twelve(time)} цаг {time.Minute} минут"],
        ["uz"] = [time => $"{(time.Hour < 12 ? "ertalab" : "tushdan keyin")} soat {Twelve(time)} {time.Minute} daqiqa", time => $"soat {time:HH:mm}"],
    };

    private static readonly Dictionary<string, Func<int, string>[]> s_won = new()
    {
        ["ko"] = [won => $"{won:N0}원", won => $"{SinoKorean(won)}원"],
        ["en"] = [won => $"{won:N0} won", won => $"₩{won}"],
        ["zh"] = [won => $"{won}韩元"],
        ["ja"] = [won => $"{won:N0}ウォン"],
        ["vi"] = [won => $"{won.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '.')} won"],
        ["th"] = [won => $"{won:N0} วอน"],
        ["ru"] = [won => $"{won.ToString("N0", CultureInfo.InvariantCulture).Replace(',', ' ')} вон"],
        ["mn"] = [won => $"{won} вон"],
        ["uz"] = [won => $"{won} von"],
    };

    public static TheoryData<string> Languages { get; } = [.. s_dates.Keys];

    [Theory, MemberData(nameof(Languages))]
    public void A_printed_date_is_found_again(string language) =>
        Check(s_days.Zip(Gen.Elements(s_dates[language]), (day, print) => (Text: print(day), Value: $"{day:yyyy-MM-dd}")), language, "date");

    [Theory, MemberData(nameof(Languages))]
    public void A_printed_time_is_found_again(string language) =>
        Check(
            Gen.Choose(0, (24 * 60) - 1).Select(minute => new TimeOnly(minute / 60, minute % 60)).Zip(Gen.Elements(s_times[language]), (time, print) => (Text: print(time), Value: $"{time:HH:mm}")),
            language, "time");

    [Theory, MemberData(nameof(Languages))]
    public void A_printed_sum_is_found_again(string language) =>
        Check(
            Gen.Choose(10, 99_999_999).Zip(Gen.Elements(s_won[language]), (won, print) => (Text: print(won), Value: $"{won} KRW")),
            language, "money");

    [Theory]
    [InlineData("ko")]
    [InlineData("ru")]
    public void A_plate_is_found_again(string language) =>
        Check(
            from left in Gen.Choose(10, 999)
            from use in Gen.Elements("가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주하허호".ToCharArray())
            from right in Gen.Choose(0, 9999)
            from region in Gen.Elements("", "경기", "서울")
            select ($"{region}{left}{use}{right:D4}", $"{region}{left}{use}{right:D4}"), language, "plate");

    [Theory, MemberData(nameof(Languages))]
    public void A_phone_number_and_a_case_number_are_found_again(string language)
    {
        Check(Gen.Choose(0, 9999).Zip(Gen.Choose(0, 9999), (middle, last) => ($"010-{middle:D4}-{last:D4}", $"010{middle:D4}{last:D4}")), language, "phone");
        Check(Gen.Choose(2024, 2030).Zip(Gen.Choose(0, 999_999), (year, serial) => ($"R-{year}-{serial:D6}", $"R-{year}-{serial:D6}")), language, "case-number");
    }

    [Fact]
    public void Finds_stand_in_order_and_point_into_the_text()
    {
        var pieces = EntityTableTests.Named.Select(row => row.Data.Item2).Append("\uD800").Append("\u0301").Append("１２").Append("- ").ToArray();

        Prop.ForAll(Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var end = 0;
            foreach (var entity in StoppedDesk.Finder.Find(text))
            {
                Assert.InRange(entity.Start, end, text.Length - entity.Text.Length);
                Assert.Equal(entity.Text, text.Substring(entity.Start, entity.Text.Length));
                end = entity.Start + entity.Text.Length;
            }
        }).Check(Config.QuickThrowOnFailure.WithReplay(Seed, Gamma));
    }

    private static void Check(Gen<(string Text, string Value)> printed, string language, string type) =>
        Check(printed.Select(pair => (pair.Text, Typed: (string?)null, pair.Value)), language, type);

    /// <summary>Nothing else is found beside it.</summary>
    /// <param name="printed">A text, the part of it that is found (none: all of it), and what it says.</param>
    internal static void Check(Gen<(string Text, string? Typed, string Value)> printed, string language, string type) =>
        Prop.ForAll(printed.ToArbitrary(), row =>
        {
            var found = Assert.Single(StoppedDesk.Finder.Find(row.Text, language));
            Assert.Equal((type, row.Typed ?? row.Text, row.Value), (found.Type, found.Text, found.Value));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(Seed, Gamma));

    private static string English(DateOnly day, string form) => day.ToString(form, CultureInfo.InvariantCulture);

    private static string In(string language, DateOnly day) => s_months[language][day.Month - 1];

    private static int Twelve(TimeOnly time) => time.Hour % 12 == 0 ? 12 : time.Hour % 12;

    /// <summary>12345 is 만이천삼백사십오.</summary>
    private static string SinoKorean(int number)
    {
        var words = "";
        foreach (var (power, sign) in new[] { (100_000_000, "억"), (10_000, "만"), (1, "") })
        {
            var group = number / power % 10_000;
            if (group == 0)
                continue;
            foreach (var (small, unit) in new[] { (1000, "천"), (100, "백"), (10, "십"), (1, "") })
                words += group / small % 10 is var digit and not 0
                    ? (digit == 1 && small > 1 ? "" : "일이삼사오육칠팔구"[digit - 1].ToString()) + unit : "";
            words += sign;
        }
        return words;
    }
}
