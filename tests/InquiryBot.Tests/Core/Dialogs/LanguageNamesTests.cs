using InquiryBot.Core.Dialogs;

namespace InquiryBot.Tests.Core.Dialogs;

public sealed class LanguageNamesTests
{
    static readonly Languages Two = new(
    [
        new Language("ko", "한국어", [], ["한국말", "Korean"]),
        new Language("en", "English", ["ko"], ["영어", "don't speak Korean"]),
    ]);

    [Theory]
    [InlineData("영어로 해 주세요", "en")]
    [InlineData("switch to korean please", "ko")]
    [InlineData("I don't speak Korean", "en")]
    [InlineData("I don't speak Korean, English please", "en")]
    public void A_text_names_a_language_by_its_longest_name(string text, string tag) => Assert.Equal(tag, Two.NamedIn(text)?.Tag);

    [Theory]
    [InlineData("change the language")]
    [InlineData("한국어 말고 영어로요")]
    public void A_text_that_names_none_or_two_names_no_language(string text) => Assert.Null(Two.NamedIn(text));
}
