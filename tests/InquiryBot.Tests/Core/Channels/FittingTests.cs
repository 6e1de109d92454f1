using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;

namespace InquiryBot.Tests.Core.Channels;

/// <summary>How lengths are counted, and where a text is parted.</summary>
public sealed class FittingTests
{
    [Theory]
    [InlineData(LengthUnit.Utf16, "한국어 👍", 6)]
    [InlineData(LengthUnit.Graphemes, "👩‍👩‍👧‍👦e\u0301한", 3)]
    [InlineData(LengthUnit.Utf8Bytes, "한a", 4)]
    [InlineData(LengthUnit.Weighted, "hello", 5)]
    [InlineData(LengthUnit.Weighted, "한국어", 6)]
    [InlineData(LengthUnit.Weighted, "👩‍👩‍👧‍👦🇰🇷", 4)]
    [InlineData(LengthUnit.Weighted, "see https://www.gg.go.kr/a/very/long/address/that/counts/as/one, please", 35)]
    public void A_length_is_the_vendors(LengthUnit unit, string text, int length) => Assert.Equal(length, new TextLimit(100, unit).LengthOf(text));

    [Theory]
    [InlineData("First sentence. Second sentence is here. Third.", "First sentence. | Second sentence is here. | Third.")]
    [InlineData("첫 문장입니다. 둘째 문장은 조금 더 깁니다. 셋째 문장.", "첫 문장입니다. 둘째 문장은 조금 더 깁니다. | 셋째 문장.")]
    [InlineData("一番目の文です。二番目の文はもう少し長いです。三番目の文です。", "一番目の文です。二番目の文はもう少し長いです。 | 三番目の文です。")]
    [InlineData("one two three four five six seven eight nine", "one two three four five six | seven eight nine")]
    [InlineData("Call 010-1234-5678 or see https://gg.go.kr/12345 now", "Call 010-1234-5678 or see | https://gg.go.kr/12345 now")]
    public void A_long_text_is_parted_where_a_reader_would(string text, string parts) =>
        Assert.Equal(parts, string.Join(" | ", Texts(text, new() { Text = new(30, LengthUnit.Utf16) })));

    [Theory]
    [InlineData(Markup.Html, "**a < b** and `c & d`", "<b>a &lt; b</b> and <code>c &amp; d</code>")]
    [InlineData(Markup.Asterisks, "# Title\n**bold** _it_ ~~no~~", "*Title*\n*bold* _it_ ~no~")]
    [InlineData(Markup.Plain, "**bold** [Home](https://gg.go.kr) 2 * 3 * 4", "bold Home (https://gg.go.kr) 2 * 3 * 4")]
    [InlineData(Markup.Html, "[Home](https://gg.go.kr/?a=1&b=\"2\")", "<a href=\"https://gg.go.kr/?a=1&amp;b=&quot;2&quot;\">Home</a>")]
    [InlineData(Markup.Html, "snake_case_name and 5*3*2", "snake_case_name and 5<i>3</i>2")]
    public void Markdown_becomes_the_vendors_markup(Markup markup, string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Texts(text, new() { Text = new(500, LengthUnit.Utf16), Markup = markup }, TextFormats.Markdown)));

    static IEnumerable<string> Texts(string text, ChannelAbilities abilities, string format = TextFormats.Plain) =>
        Fitting.Fit(new Activity { Type = ActivityTypes.Message, Text = text, TextFormat = format }, abilities).Select(part => part.Text!);
}
