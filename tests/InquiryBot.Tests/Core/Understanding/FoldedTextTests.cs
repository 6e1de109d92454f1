using System.Text;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Tests.Core.Understanding;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("ABC１２３ｘｙｚ", "abc123xyz")]
    [InlineData("여권\u200B재발급", "여권재발급")]
    [InlineData("\u202E여권\u202C", "여권")]
    [InlineData("여ㄱㅝㄴ", "여궈ㄴ")]
    [InlineData("ㅈㅐ발급", "재발급")]
    [InlineData("a\uD800b", "ab")]
    [InlineData("①㎏", "1kg")]
    [InlineData("ﾊﾞｽ", "バス")]
    [InlineData("Việt", "việt")]
    [InlineData("a\u00A0b\tc", "a b c")]
    [InlineData("ЁЛКА", "ёлка")]
    public void Brings_a_text_into_one_spelling(string text, string folded) => Assert.Equal(folded, Fold(text));

    [Theory]
    [InlineData("한국어 여권 발급")]
    [InlineData("tiếng Việt đẹp")]
    [InlineData("がぎぐ")]
    public void Decomposed_text_is_the_same_text(string text) =>
        Assert.Equal(Fold(text), Fold(text.Normalize(NormalizationForm.FormD)));

    [Fact]
    public void Every_character_knows_where_it_came_from()
    {
        const string Text = "a\u200B㎏한";
        using var folded = FoldedText.Of(Text, 100);

        Assert.Equal("akg한", folded.Chars.ToString());
        Assert.Equal([0, 2, 2, 3, 4], Origins(folded));
    }

    [Fact]
    public void Reads_no_further_than_it_may() => Assert.Equal("abc", Fold("abcdef", 3));

    private static string Fold(string text, int longest = 1000)
    {
        using var folded = FoldedText.Of(text, longest);
        return folded.Chars.ToString();
    }

    private static int[] Origins(in FoldedText folded)
    {
        var origins = new int[folded.Length + 1];
        for (var i = 0; i < origins.Length; i++)
            origins[i] = folded.OriginOf(i);
        return origins;
    }
}
