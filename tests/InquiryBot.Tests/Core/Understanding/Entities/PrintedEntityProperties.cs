using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using InquiryBot.Core.Understanding.Local.Entities;

namespace InquiryBot.Tests.Core.Understanding.Entities;

/// <summary>Lengths of time, numbers, buses, addresses and places: what is printed in a sentence is found again, whole and right.</summary>
public sealed class PrintedEntityProperties
{
    private static readonly Dictionary<string, Func<int, (string Text, string Value)>[]> s_lengths = new()
    {
        ["ko"] = [n => ($"{n}일 동안", $"P{n}D"), n => ($"{n}시간", $"PT{n}H"), n => ($"{n}분 동안", $"PT{n}M"), n => ($"{n}개월", $"P{n}M"), n => ($"{n}주", $"P{n}W"), n => ($"{n}년 동안", $"P{n}Y")],
        ["en"] = [n => ($"{n} days", $"P{n}D"), n => ($"{n} hours", $"PT{n}H"), n => ($"{n} minutes", $"PT{n}M"), n => ($"{n} months", $"P{n}M"), n => ($"{n} weeks", $"P{n}W"), n => ($"{n} years", $"P{n}Y")],
        ["zh"] = [n => ($"{n}天", $"P{n}D"), n => ($"{n}个小时", $"PT{n}H"), n => ($"{n}分钟", $"PT{n}M"), n => ($"{n}个月", $"P{n}M"), n => ($"{n}年", $"P{n}Y")],
        ["ja"] = [n => ($"{n}日間", $"P{n}D"), n => ($"{n}時間", $"PT{n}H"), n => ($"{n}分間", $"PT{n}M"), n => ($"{n}か月", $"P{n}M"), n => ($"{n}年間", $"P{n}Y")],
        ["vi"] = [n => ($"{n} ngày", $"P{n}D"), n => ($"{n} tiếng", $"PT{n}H"), n => ($"{n} phút", $"PT{n}M"), n => ($"{n} tuần", $"P{n}W"), n => ($"{n} năm", $"P{n}Y")],
        ["th"] = [n => ($"{n} วัน", $"P{n}D"), n => ($"{n} ชั่วโมง", $"PT{n}H"), n => ($"{n} นาที", $"PT{n}M"), n => ($"{n} เดือน", $"P{n}M"), n => ($"{n} ปี", $"P{n}Y")],
        ["ru"] = [n => ($"{n} {Russian(n, "день", "дня", "дней")}", $"P{n}D"), n => ($"{n} {Russian(n, "минуту", "минуты", "минут")}", $"PT{n}M"), n => ($"{n} {Russian(n, "месяц", "месяца", "месяцев")}", $"P{n}M"), n => ($"{n} {Russian(n, "год", "года", "лет")}", $"P{n}Y")],
        ["mn"] = [n => ($"{n} хоног", $"P{n}D"), n => ($"{n} минут", $"PT{n}M"), n => ($"{n} жил", $"P{n}Y")],
        ["uz"] = [n => ($"{n} kun", $"P{n}D"), n => ($"{n} daqiqa", $"PT{n}M"), n => ($"{n} oy", $"P{n}M"), n => ($"{n} yil", $"P{n}Y")],
    };

    /// <summary>Behind the number, so that it is no time and no street.</summary>
    private static readonly Dictionary<string, string> s_people = new()
    {
        ["ko"] = "{0}명이요",
        ["en"] = "{0} people",
        ["zh"] = "{0}个人",
        ["ja"] = "{0}人です",
        ["vi"] = "{0} người",
        ["th"] = "{0} คน",
        ["ru"] = "{0} человек",
        ["mn"] = "{0} хүн",
        ["uz"] = "{0} kishi",
    };

    private static readonly Dictionary<string, string[]> s_routes = new()
    {
        ["ko"] = ["{0}번 버스 언제 와요", "버스 {0}번"],
        ["en"] = ["bus {0} is late", "the {0} bus"],
        ["zh"] = ["{0}路公交车", "公交车{0}路"],
        ["ja"] = ["{0}番バス", "バス{0}番"],
        ["vi"] = ["xe buýt số {0}", "xe buýt {0} không đến"],
        ["th"] = ["รถเมล์สาย {0}", "รถเมล์ {0} ไม่มา"],
        ["ru"] = ["автобус {0}", "автобус № {0} не пришёл"],
        ["mn"] = ["{0} дугаар автобус"],
        ["uz"] = ["avtobus {0}", "{0}-avtobus"],
    };

    private static readonly Dictionary<string, string> s_stops = new()
    {
        ["ko"] = "정류장 {0}",
        ["en"] = "stop {0}",
        ["zh"] = "车站{0}",
        ["ja"] = "バス停{0}",
        ["vi"] = "trạm xe buýt {0}",
        ["th"] = "ป้ายรถเมล์ {0}",
        ["ru"] = "остановка {0}",
        ["mn"] = "автобусны буудал {0}",
        ["uz"] = "bekat {0}",
    };

    /// <summary>What stands about the name of a city; all of it is the place.</summary>
    private static readonly Dictionary<string, string[]> s_places = new()
    {
        ["ko"] = ["{0}역 앞", "{0}시청", "{0}역 3번 출구"],
        ["en"] = ["{0} Station", "near {0} Station"],
        ["zh"] = ["{0}站", "{0}站附近"],
        ["ja"] = ["{0}駅", "{0}駅前"],
        ["vi"] = ["ga {0}", "gần ga {0}"],
        ["th"] = ["สถานี{0}"],
        ["ru"] = ["станция {0}"],
        ["mn"] = ["{0} хот"],
        ["uz"] = ["{0} shahri"],
    };

    private static readonly Dictionary<string, string> s_names = new() { ["vi"] = "en", ["uz"] = "en", ["mn"] = "ru" };

    public static TheoryData<string> Languages { get; } = [.. s_lengths.Keys];

    [Theory, MemberData(nameof(Languages))]
    public void A_printed_length_of_time_is_found_again(string language) =>
        EntityProperties.Check(
            Gen.Choose(2, 29).Zip(Gen.Elements(s_lengths[language]), (n, print) => print(n)).Select(pair => (pair.Text, Typed: (string?)pair.Text.Replace(" 동안", "", StringComparison.Ordinal), pair.Value)), language, "duration");

    [Theory, MemberData(nameof(Languages))]
    public void A_printed_number_is_found_again(string language) =>
        EntityProperties.Check(Gen.Choose(1, 9999).Select(n => (Said(s_people[language], n), (string?)$"{n}", $"{n}")), language, "number");

    [Theory, MemberData(nameof(Languages))]
    public void A_printed_bus_is_found_again(string language) =>
        EntityProperties.Check(
            from number in Gen.Choose(1, 9999)
            from branch in Gen.Choose(0, 12)
            from kind in Gen.Elements("", "", "M", "m", "G")
            let route = kind.Length > 0 ? $"{kind}{1000 + (number % 9000)}" : branch is > 0 and < 10 ? $"{number}-{branch}" : $"{number}"
            from form in Gen.Elements(s_routes[language])
            select (Said(form, route), (string?)route, route.ToUpperInvariant()), language, "bus-route");

    [Theory, MemberData(nameof(Languages))]
    public void A_printed_stop_is_found_again(string language) =>
        EntityProperties.Check(Gen.Choose(1000, 99_999).Select(n => (Said(s_stops[language], $"{n:D5}"), (string?)$"{n:D5}", $"{n:D5}")), language, "bus-stop");

    [Theory, MemberData(nameof(Languages))]
    public void A_printed_mail_address_is_found_again(string language) =>
        EntityProperties.Check(
            from first in Word(1, 12)
            from sign in Gen.Elements(".", "_", "-", "+", "")
            from second in Word(1, 8)
            from host in Word(2, 10)
            from ending in Gen.Elements("com", "co.kr", "go.kr", "org", "example.net")
            from loud in Gen.Elements(true, false)
            let address = $"{first}{sign}{second}@{host}.{ending}"
            select (loud ? address.ToUpperInvariant() : address, (string?)null, address), language, "email");

    /// <summary>Behind the host capitals are letters of their own: a link to another page would open.</summary>
    [Theory, MemberData(nameof(Languages))]
    public void A_printed_web_address_is_found_again(string language) =>
        EntityProperties.Check(
            from scheme in Gen.Elements("https://", "http://", "HTTPS://", "")
            from host in Word(2, 10)
            from ending in Gen.Elements(".go.kr", ".com", ".OR.KR", ".Net")
            from page in Word(1, 8)
            from end in Gen.Elements("", "/Main.do", "/a/B?id=Xy1&z=Q", "/", "#Top")
            let behind = end is "" ? "" : end.Replace("a", page, StringComparison.Ordinal)
            let typed = $"{scheme}www.{host}{ending}{(end is "#Top" ? "/" : "")}{behind}"
            let value = $"{(scheme.Length == 0 ? "https://" : scheme.ToLowerInvariant())}www.{host}{ending.ToLowerInvariant()}{(end is "#Top" ? "/" : "")}{behind}"
            select (typed, (string?)null, value), language, "url");

    [Theory, MemberData(nameof(Languages))]
    public void A_printed_place_is_found_again(string language)
    {
        var names = PlaceNames.In(s_names.GetValueOrDefault(language, language)).Where(name => name[0] != '*')
            .Select(name => language is "ko" or "zh" or "ja" or "th" ? name : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name)).ToArray();
        EntityProperties.Check(
            Gen.Elements(names).Zip(Gen.Elements(s_places[language]), (name, form) => Said(form, name)).Select(text => (text, (string?)null, text)), language, "place");
    }

    private static Gen<string> Word(int shortest, int longest) =>
        from length in Gen.Choose(shortest, longest)
        from signs in Gen.Elements("abcdefghijklmnopqrstuvwxyz".ToCharArray()).ArrayOf(length)
        select new string(signs);

    private static string Said(string form, object what) => string.Format(CultureInfo.InvariantCulture, form, what);

    private static string Russian(int n, string one, string few, string many) =>
        n % 10 == 1 && n != 11 ? one : n % 10 is >= 2 and <= 4 && n is < 12 or > 14 ? few : many;
}
