using System.Text.Json;
using InquiryBot.Tests.Integrations;

namespace InquiryBot.Tests.Core.Understanding;

public sealed class GlossaryTests
{
    [Theory]
    [InlineData("등본은 어디서 떼나요", "ko", "en", "resident certificate")]
    [InlineData("등본", "ko", "en", "resident certificate")]
    [InlineData("무등본부", "ko", "en", "")]
    [InlineData("진정을 냈어요", "ko", "en", "complaint to the labor office")]
    [InlineData("진정하세요", "ko", "en", "")]
    [InlineData("외국인등록증과 외국인등록", "ko", "en", "residence card|foreigner registration")]
    [InlineData("Where is the Community Service Center?", "en", "ko", "주민센터")]
    [InlineData("a resident certificates office", "en", "ko", "")]
    [InlineData("附近的居民中心在哪里", "zh", "ko", "주민센터")]
    [InlineData("등본", "ko", "vi", "")]
    [InlineData("등본", "en", "en", "")]
    [InlineData("등본 please", null, "en", "resident certificate")]
    public void Terms_are_found_where_they_stand_as_words(string text, string? from, string to, string wordings) =>
        Assert.Equal(wordings, string.Join('|', FakeTranslation.Glossary.Find(text, from, to).Select(term => term.Wording)));

    [Fact]
    public void Places_are_in_order_and_apart()
    {
        const string Text = "주민센터에서 외국인등록증과 등본을";

        Assert.Equal(["주민센터", "외국인등록증", "등본"], FakeTranslation.Glossary.Find(Text, "ko", "en").Select(term => Text.Substring(term.Start, term.Length)));
    }

    [Fact]
    public async Task The_glossary_of_the_dialogs_is_read()
    {
        var reading = await InquiryBot.Wiring.DialogFiles.ReadAsync(Path.Combine(SourceTree.Root, "dialogs"), TestContext.Current.CancellationToken);

        Assert.Equal("passport", Assert.Single(reading.Library!.Glossary.Find("여권을 잃어버렸어요", "ko", "en")).Wording);
        Assert.True(reading.Library.Glossary.Count > 30);
    }

    [Theory]
    [InlineData("src/web/demo")]
    [InlineData("src/web/shared")]
    public async Task The_pages_call_a_counselor_what_the_dialogs_call_one(string folder)
    {
        var glossary = (await InquiryBot.Wiring.DialogFiles.ReadAsync(Path.Combine(SourceTree.Root, "dialogs"), TestContext.Current.CancellationToken)).Library!.Glossary;
        var english = Texts($"{folder}/texts.en.json");
        var spoken = english.Where(text => text.Value.Contains("counselor", StringComparison.OrdinalIgnoreCase)).Select(text => text.Key).ToList();

        Assert.NotEmpty(spoken);
        foreach (var language in new[] { "zh", "ja", "vi", "th", "ru", "mn", "uz" })
        {
            var (word, texts) = (glossary.Find("counselor", "en", language)[0].Wording, Texts($"{folder}/texts.{language}.json"));
            Assert.All(spoken, key => Assert.Contains(word, texts[key], StringComparison.OrdinalIgnoreCase));
        }
    }

    static Dictionary<string, string> Texts(string file) => JsonSerializer.Deserialize<Dictionary<string, string>>(SourceTree.Read(file))!;
}
