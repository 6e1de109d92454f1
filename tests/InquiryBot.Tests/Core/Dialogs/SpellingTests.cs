using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>Two spellings of the same words.</summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("여권 재발급!", "여권재발급")]
    [InlineData("Ｐassport", "passport")]
    [InlineData("가나", "가나")]
    [InlineData("ПАСПОРТ, пожалуйста", "паспортпожалуйста")]
    [InlineData("①", "1")]
    [InlineData("?!", "?!")]
    public void Case_spaces_punctuation_and_composition_do_not_count(string typed, string folded) => Assert.Equal(folded, Spelling.Fold(typed));

    [Theory]
    [InlineData("2", 2), InlineData("2번", 2), InlineData("2번이요", 2), InlineData("no. 2", 2), InlineData("2nd", 2), InlineData("số 2", 2), InlineData("第2", 2), InlineData("№ 2", 2)]
    [InlineData("hi 2", null), InlineData("2 pm", null), InlineData("ok 2", null), InlineData("0", null), InlineData("123", null), InlineData("2 or 3", null), InlineData("I have 2 children", null)]
    public void A_number_that_stands_alone_is_one_of_a_list(string typed, int? number) => Assert.Equal(number, Spelling.NumberAlone(Spelling.Fold(typed)));

    /// <summary>Short cuts are taken for what is typed most: they may change nothing.</summary>
    [Fact]
    public void Every_text_is_folded_by_the_rules_of_Unicode() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Gen.Elements("가힣ㄱㅎ Aa9?Ａé漢か٣Жж-𐐀①ﬁ".EnumerateRunes().Select(rune => rune.ToString())).ListOf().Select(string.Concat).ToArbitrary(), text => Spelling.Fold(text) == Slowly(text)));

    static string Slowly(string text)
    {
        var folded = string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit).Select(letter => char.ToLower(letter, CultureInfo.InvariantCulture)));
        return folded.Length > 0 ? folded : text.Trim();
    }
}
