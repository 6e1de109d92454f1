using InquiryBot.Commands;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>What is wrong and what is right, as nine languages put it.</summary>
public sealed class ContrastTests
{
    static Scene Of(Understood understood) => new(
        DialogFiles.Reading.Library!, new Texts(DialogFiles.Reading.Library!.Words, Practice.Vault, new Random(1)),
        new Activity { Type = ActivityTypes.Message, Text = understood.Text }, understood, DateTimeOffset.UnixEpoch)
    {
        Actions = new Dictionary<string, IAction>(),
        Vault = Practice.Vault,
        Sources = Practice.Sources(new DialogShelf(DialogFiles.Reading.Library!)),
        Zone = TimeZoneInfo.Utc,
    };

    static Contrast? In(string text, params (string Type, string Value)[] names) => Contrast.In(Of(new Understood(
        text, "ko", Intents.OutOfScope, 0, [], [.. names.Select(name => new FoundEntity(name.Type, name.Value, name.Value, text.IndexOf(name.Value, StringComparison.Ordinal)))], 0)));

    [Theory]
    [InlineData("수원 말고 서울", "수원", "서울")]
    [InlineData("수원역이 아니라 서울역", "수원역", "서울역")]
    [InlineData("서울, 수원 말고", "수원", "서울")]
    [InlineData("Suwon, not Seoul", "Seoul", "Suwon")]
    [InlineData("not Seoul but Suwon", "Seoul", "Suwon")]
    [InlineData("I meant Suwon, not Seoul", "Seoul", "Suwon")]
    [InlineData("Suwon instead of Seoul", "Seoul", "Suwon")]
    [InlineData("不是水原，是首尔", "水原", "首尔")]
    [InlineData("首尔，不是水原", "水原", "首尔")]
    [InlineData("không phải Suwon mà là Seoul", "Suwon", "Seoul")]
    [InlineData("Seoul chứ không phải Suwon", "Suwon", "Seoul")]
    [InlineData("ไม่ใช่ซูวอน โซล", "ซูวอน", "โซล")]
    [InlineData("โซล ไม่ใช่ซูวอน", "ซูวอน", "โซล")]
    [InlineData("水原ではなくソウル", "水原", "ソウル")]
    [InlineData("水原じゃなくて、ソウル", "水原", "ソウル")]
    [InlineData("не Сувон, а Сеул", "Сувон", "Сеул")]
    [InlineData("Сеул, а не Сувон", "Сувон", "Сеул")]
    [InlineData("Сувон биш Сөүл", "Сувон", "Сөүл")]
    [InlineData("Suvon emas, Seul", "Suvon", "Seul")]
    public void Every_language_has_its_ways(string text, string wrong, string right)
    {
        var contrast = In(text);

        Assert.NotNull(contrast);
        Assert.Equal((wrong, right), (contrast.Wrong.Typed, contrast.Right.Typed));
    }

    [Theory]
    [InlineData("아니 수원 말고 서울", "아니", "수원", "서울"), InlineData("No, Suwon, not Seoul", "No", "Seoul", "Suwon"), InlineData("không, Seoul chứ không phải Suwon", "không", "Suwon", "Seoul")]
    public void A_no_in_front_of_it_is_no_part_of_it(string text, string no, string wrong, string right)
    {
        var refusing = new Understood(text, "ko", Intents.OutOfScope, 0, [], [new FoundEntity(EntityTypes.YesNo, no, "no", 0)], 0);
        var contrast = Contrast.In(Of(refusing));

        Assert.Equal((wrong, right, true), (contrast!.Wrong.Typed, contrast.Right.Typed, contrast.Refuses));
    }

    [Theory]
    [InlineData("수원역이 아니라 영통역이요", "수원역", "영통역"), InlineData("수원역 말고 화서역 앞이에요", "수원역", "화서역 앞"), InlineData("수원역 말고 영통역입니다", "수원역", "영통역")]
    [InlineData("not Suwon but Seoul, please", "Suwon", "Seoul"), InlineData("水原ではなくソウルです", "水原", "ソウル"), InlineData("không phải Suwon mà là Seoul ạ", "Suwon", "Seoul")]
    public void How_a_sentence_ends_is_no_part_of_what_is_right(string text, string wrong, string right)
    {
        var contrast = In(text);

        Assert.Equal((wrong, right), (contrast!.Wrong.Typed, contrast.Right.Typed));
    }

    [Theory]
    [InlineData("아 잠깐 수원 말고 서울", "수원", "서울"), InlineData("sorry, not suwon station, in front of Seoul station", "suwon station", "in front of Seoul station")]
    [InlineData("Oh wait not Suwon but Seoul", "Suwon", "Seoul"), InlineData("すみません、水原ではなくソウル", "水原", "ソウル")]
    public void Who_begins_with_a_sorry_takes_something_back_as_with_a_no(string text, string wrong, string right)
    {
        var contrast = In(text);

        Assert.Equal((wrong, right, true), (contrast!.Wrong.Typed, contrast.Right.Typed, contrast.Refuses));
    }

    [Fact]
    public void A_cut_never_goes_through_what_was_recognized()
    {
        var contrast = In("ไม่ใช่วันที่ 5 วันที่ 6", (EntityTypes.Date, "วันที่ 5"), (EntityTypes.Date, "วันที่ 6"));

        Assert.Equal(("วันที่ 5", "วันที่ 6"), (contrast!.Wrong.Typed, contrast.Right.Typed));
    }

    [Theory]
    [InlineData("수원역 앞이에요"), InlineData("아니요"), InlineData(""), InlineData("not at all"), InlineData("말고"), InlineData("не знаю")]
    public void What_contrasts_nothing_is_none(string text) => Assert.Null(In(text));
}
