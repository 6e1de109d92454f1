using System.Text;
using InquiryBot.Core.Understanding.Local.Entities;
using InquiryBot.Core.Understanding.Local.Entities.Grammars;

namespace InquiryBot.Tests.Core.Understanding.Entities;

/// <summary>What holds for every text, whatever is in it.</summary>
public sealed class EntityFinderTests
{
    [Fact]
    public void Finds_several_things_in_order()
    {
        var found = StoppedDesk.Finder.Find("내일 오후 3시에 수원역 앞에서 010-1234-5678로 전화 주세요");

        Assert.Equal(["date", "time", "place", "phone"], found.Select(entity => entity.Type));
        Assert.Equal(["2026-11-25", "15:00", "수원역 앞", "01012345678"], found.Select(entity => entity.Value));
    }

    [Theory]
    [InlineData("내일 만나요", "내일", "2026-11-25")]
    [InlineData("ngày mai", "ngày mai", "2026-11-25")]
    [InlineData("в понедельник", "понедельник", "2026-11-30")]
    public void Reads_decomposed_letters_and_points_into_the_original(string text, string typed, string value)
    {
        var decomposed = text.Normalize(NormalizationForm.FormD);

        var found = Assert.Single(StoppedDesk.Finder.Find(decomposed));

        Assert.Equal((typed, value), (found.Text.Normalize(), found.Value));
        Assert.Equal(found.Text, decomposed.Substring(found.Start, found.Text.Length));
    }

    [Theory]
    [InlineData("２０２６－１２－２４", "date", "2026-12-24")]
    [InlineData("오후 ３시", "time", "15:00")]
    [InlineData("１２가３４５６", "plate", "12가3456")]
    [InlineData("５，０００원", "money", "5000 KRW")]
    [InlineData("\uD800내일\uDC00", "date", "2026-11-25")]
    [InlineData("내\u200B일", "date", "2026-11-25")]
    [InlineData("\u202E3시\u202C", "time", "15:00")]
    public void Reads_through_odd_writing(string text, string type, string value)
    {
        var found = Assert.Single(StoppedDesk.Finder.Find(text, "ko"));

        Assert.Equal((type, value), (found.Type, found.Value));
        Assert.Equal(found.Text, text.Substring(found.Start, found.Text.Length));
    }

    /// <summary>Day or month first is a custom; the language of the text decides.</summary>
    [Theory]
    [InlineData("ko", "2027-05-12")]
    [InlineData("en", "2027-05-12")]
    [InlineData("vi", "2026-12-05")]
    [InlineData("ru", "2026-12-05")]
    [InlineData("km", "2027-05-12")]
    public void Reads_a_date_in_digits_as_its_language_writes_it(string language, string value) =>
        Assert.Equal(value, Assert.Single(StoppedDesk.Finder.Find("5/12", language)).Value);

    [Fact]
    public void Knows_every_city_and_county_of_Gyeonggi_in_every_spelling()
    {
        foreach (var language in ShippedGrammars.Languages.Except(["en", "ko"]))
            foreach (var name in PlaceNames.In(language).Where(name => name[0] != '*'))
                Assert.Contains(StoppedDesk.Finder.Find(name, language), entity => entity.Type == "place" && entity.Value == name);

        foreach (var city in PlaceNames.In("ko").Take(31))
            Assert.Contains(
                StoppedDesk.Finder.Find(city + (city is "가평" or "양평" or "연천" ? "군" : "시") + "에 살아요", "ko"),
                entity => entity.Type == "place" && entity.Value.StartsWith(city, StringComparison.Ordinal));
    }

    /// <summary>As people call them, without city or county; also those that are other words too (이천, 고양, 구리), but for Кури, "smoke!".</summary>
    [Fact]
    public void Knows_every_municipality_of_Gyeonggi_by_its_short_name()
    {
        var rows = SourceTree.Read("src/InquiryBot.Core/Cases/municipalities.tsv").Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToList();

        Assert.Equal(31, rows.Count);
        Assert.All(rows, row =>
        {
            // 구리시, 양주시 and 경기도 광주 are written whole there.
            var name = row[3].Split(' ')[^1].TrimEnd('시');
            var hall = name + (name is "가평" or "양평" or "연천" ? "군청" : "시청");
            Holds($"{name}에 살아요", "ko", name);
            Holds($"저 {name}에서 왔어요", "ko", name);
            Holds($"{hall} 어디예요", "ko", hall);
            Holds($"{name}역 앞에서 봤어요", "ko", $"{name}역 앞");
            foreach (var (spelled, language) in row[4].Split('|').Where(spelled => spelled is not ("Кури" or "кури" or "Bundang" or "Ilsan" or "Yeongtong" or "Giheung") && spelled[0] is (> '=' and < '\u0530') or (>= '\u4E00' and <= '\u9FFF')).Select(spelled => (spelled.Replace("Gyeonggi ", "").Replace("京畿", ""), spelled[0] switch { < '\u0250' => "en", < '\u0530' => "ru", _ => "zh" })))
                Holds(language switch { "en" => $"I live in {spelled}", "ru" => $"я живу в {spelled}", _ => $"{spelled}市" }, spelled is "平沢" ? "ja" : language, spelled);
        });

        static void Holds(string text, string language, string place) => Assert.Contains(
            StoppedDesk.Finder.Find(text, language), entity => entity.Type == "place" && entity.Text.Contains(place, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("3시")]
    [InlineData("십")]
    [InlineData("다음 주 ")]
    [InlineData("한 ")]
    [InlineData("-")]
    [InlineData("1-")]
    [InlineData("in a ")]
    [InlineData("one hundred and ")]
    [InlineData("двадцать ")]
    [InlineData("tuần ")]
    [InlineData("สอง")]
    [InlineData("水原市区")]
    [InlineData("버스 ")]
    [InlineData("\uD83D")]
    [InlineData("a@b.")]
    public void A_long_text_costs_no_more_than_its_length(string piece) =>
        Growth.IsLinear(piece, text => StoppedDesk.Finder.Find(text));

    [Theory]
    [InlineData("ko", "집 앞 도로가 많이 파였는데 언제 고쳐 주시나요")]
    [InlineData("en", "my passport has been stolen, what should we do")]
    [InlineData("ru", "почему автобус опаздывает")]
    [InlineData("th", "รถเมล์ช้าจัง")]
    public void A_text_that_names_nothing_allocates_nothing(string language, string text)
    {
        Assert.Empty(StoppedDesk.Finder.Find(text, language));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            StoppedDesk.Finder.Find(text, language);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
