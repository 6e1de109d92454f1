using InquiryBot.Commands;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Tests.Core.Dialogs.Phrasing;

/// <summary>Dates, times, amounts and plural forms as each language has them.</summary>
public sealed class FormsTests
{
    static readonly Wordings Product = DialogFiles.Reading.Library!.Words;
    static readonly Languages Spoken = DialogFiles.Reading.Library!.Languages;

    static string Say(string text, string value, string language) => new Texts(
        new Wordings(Spoken, new Dictionary<(string, string), IReadOnlyDictionary<string, Wording>>
        {
            [("", language)] = new Dictionary<string, Wording>
            {
                ["text"] = new(new Key("text", Mark.Top("test")), [text]),
                [SystemTexts.MoneyWon] = Product.In("", language)[SystemTexts.MoneyWon],
            },
        }), Practice.Vault, new Random(1)).Say("text", language, ("x", value)).Text!.Replace('\u202f', ' ').Replace('\u00a0', ' ');

    [Theory]
    [InlineData("ko", "{x:long}", "2026-10-07", "2026년 10월 7일 수요일")]
    [InlineData("en", "{x:long}", "2026-10-07", "Wednesday, October 7, 2026")]
    [InlineData("zh", "{x:long}", "2026-10-07", "2026年10月7日星期三")]
    [InlineData("vi", "{x:long}", "2026-10-07", "Thứ Tư, 7 tháng 10, 2026")]
    [InlineData("ja", "{x:long}", "2026-10-07", "2026年10月7日水曜日")]
    [InlineData("ru", "{x:long}", "2026-10-07", "среда, 7 октября 2026 г.")]
    [InlineData("ko", "{x:day}", "2026-10-07", "10월 7일")]
    [InlineData("ru", "{x:weekday}", "2026-10-07", "среда")]
    [InlineData("ko", "{x:long}", "모레", "모레")]
    [InlineData("ko", "{x:time}", "14:05", "오후 2:05")]
    [InlineData("en", "{x:time}", "0900", "9:00 AM")]
    [InlineData("ru", "{x:time}", "1830", "18:30")]
    [InlineData("ru", "{x:time}", "2400", "00:00")]
    [InlineData("ko", "{x:time}", "언제나", "언제나")]
    [InlineData("ko", "{x:number}", "12500", "12,500")]
    [InlineData("ru", "{x:number}", "12500.50", "12 500,50")]
    [InlineData("vi", "{x:number}", "12500", "12.500")]
    [InlineData("ko", "{x:money}", "35000 KRW", "35,000원")]
    [InlineData("en", "{x:money}", "35000 KRW", "35,000 won")]
    [InlineData("ru", "{x:money}", "35000", "35 000 вон")]
    [InlineData("ja", "{x:money}", "35000 KRW", "35,000ウォン")]
    [InlineData("en", "{x:money}", "20 USD", "20 USD")]
    [InlineData("ko", "{x:을/를} 신고", "수원역", "수원역을 신고")]
    public void A_value_is_put_as_the_language_has_it(string language, string text, string value, string said) => Assert.Equal(said, Say(text, value, language));

    [Theory]
    [InlineData("th")]
    [InlineData("mn")]
    [InlineData("uz")]
    public void Every_language_counts_years_as_Korean_papers_do(string language) => Assert.Contains("2026", Say("{x:long}", "2026-10-07", language), StringComparison.Ordinal);

    /// <summary>Samples of the CLDR's own table.</summary>
    [Theory]
    [InlineData("ko", "other", "0 1 2 11 1.5")]
    [InlineData("zh", "other", "0 1 2")]
    [InlineData("vi", "other", "0 1 2")]
    [InlineData("th", "other", "0 1 2")]
    [InlineData("ja", "other", "0 1 2")]
    [InlineData("en", "one", "1")]
    [InlineData("en", "other", "0 2 11 1.0 1.5 100")]
    [InlineData("mn", "one", "1 1.0")]
    [InlineData("mn", "other", "0 2 0.1")]
    [InlineData("uz", "one", "1")]
    [InlineData("uz", "other", "0 2 1.1")]
    [InlineData("ru", "one", "1 21 31 101 1001")]
    [InlineData("ru", "few", "2 3 4 22 34 102 1002")]
    [InlineData("ru", "many", "0 5 11 12 14 19 100 111 1000000")]
    [InlineData("ru", "other", "0.0 1.5 10.1 x")]
    public void A_number_takes_its_form(string language, string form, string numbers) =>
        Assert.All(numbers.Split(' '), number => Assert.Equal(form, Spoken.Find(language)!.Plurals.FormOf(number)));

    const string Languages = "languages: [{ tag: ko }, { tag: en, falls-back-to: [ko], plurals: { one: i = 1 and v = 0 } }]\n";

    static Dictionary<string, string> Files(string en, string ko = "\"{danger}: {case.number}\"") => new(SmallDialogs.Files)
    {
        ["languages.yaml"] = Languages,
        ["roads/report/en.yaml"] = SmallDialogs.Files["roads/report/en.yaml"].Replace("\"{danger}: your number is {case.number}.\"", en, StringComparison.Ordinal),
        ["roads/report/ko.yaml"] = SmallDialogs.Files["roads/report/ko.yaml"].Replace("\"{danger}: 접수번호는 {case.number}입니다.\"", ko, StringComparison.Ordinal),
    };

    [Theory]
    [InlineData("1", "one hole")]
    [InlineData("2", "2 holes")]
    [InlineData("0", "0 holes")]
    public void A_text_takes_the_form_of_its_number(string number, string said)
    {
        var words = SmallDialogs.Read(Files("{ plural: case.number, one: one hole, other: \"{case.number} holes\" }")).Words;

        Assert.Equal(said, new Texts(words, Practice.Vault, new Random(1)).Say(new Saying("done", "report") { With = new Dictionary<string, string> { ["case.number"] = number } }, "en").Reply.Text);
    }

    [Fact]
    public void The_easy_words_are_for_who_asked_and_the_marked_ones_come_along_for_channels_that_show_them()
    {
        var words = SmallDialogs.Read(Files("{ say: your number is 7, easy: Number 7, markdown: your **number** is 7 }")).Words;
        var texts = new Texts(words, Practice.Vault, new Random(1));
        var saying = new Saying("done", "report");

        var usual = texts.Say(saying, "en").Reply;
        Assert.Equal(("your number is 7", "plain"), (usual.Text, usual.TextFormat));
        Assert.Equal("your **number** is 7", Assert.Single(usual.Entities!).As(ActivityJson.Wire.MarkdownText)!.Text);

        var easy = texts.Say(saying, new Manner("en", Easy: true)).Reply;
        Assert.Equal("Number 7", easy.Text);
        Assert.Null(easy.Entities);
    }

    [Fact]
    public async Task Who_asks_for_plain_words_gets_them_until_he_asks_for_the_usual_ones()
    {
        var citizen = new Citizen(DialogFiles.Reading.Library!);

        await citizen.Says("쉬운 말로");
        await citizen.Says("ㅁㄴㅇㄹ");
        Assert.Equal(["무슨 말인지 모르겠어요. 다른 말로 적어 주세요. 031-120이나 상담사에게 물어보셔도 됩니다."], citizen.Words);

        citizen.Conversation = InquiryBot.Core.Conversations.Conversation.FromJson(citizen.Conversation.ToJson()) with { Misses = 0 };
        await citizen.Says("보통 말로");
        await citizen.Says("ㅁㄴㅇㄹ");
        Assert.DoesNotContain("무슨 말인지 모르겠어요. 다른 말로 적어 주세요. 031-120이나 상담사에게 물어보셔도 됩니다.", citizen.Words);
    }

    const string En = "roads/report/en.yaml";

    public static TheoryData<string, string> Mistakes => new()
    {
        { "\"{danger} {case.number:lnog}\"", $"{En}:12:3: error: unknown form `lnog` in `done` (did you mean `long`?)" },
        { "\"{danger} {case.number:를/을}\"", $"{En}:12:3: error: unknown form `를/을` in `done` (did you mean `을/를`?)" },
        { "{ plural: case.number, other: \"{danger} {case.number}\" }", $"{En}:12:3: error: `done` lacks the form `one` (English has one, other)" },
        { "{ plural: case.number, one: \"{danger}\", few: \"{danger}\", other: \"{danger} {case.number}\" }", $"{En}:12:3: error: `done` has a form `few` that English has not (it has one, other)" },
        { "{ plural: case.nubmer, one: \"{danger}\", other: \"{danger} {case.number}\" }", $"{En}:12:3: error: unknown slot `case.nubmer` in `done` (did you mean `case.number`?)" },
        { "{ plural: case.number, noe: x, one: \"{danger}\", other: \"{danger} {case.number}\" }", $"{En}:12:32: error: unknown property `noe` (did you mean `one`?)" },
        { "{ easy: \"{danger} {case.number}\" }", $"{En}:12:3: error: `done` has either `say` or `plural`" },
        { "{ say: \"{danger} {case.number}\", easy: \"{danger}\" }", $"{En}:12:3: error: `{{case.number}}` is missing in `done` (every language and every variant must say it)" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_place(string text, string fault)
    {
        var files = Files(text);
        files["languages.yaml"] = "languages: [{ tag: ko, name: 한국어 }, { tag: en, name: English, falls-back-to: [ko], plurals: { one: i = 1 and v = 0 } }]\n";

        Assert.Contains(fault, DialogCheck.Faults(DialogReader.Read(files), Practice.Shapes).Select(each => each.ToString()));
    }

    [Theory]
    [InlineData("one: x = 1", "languages.yaml:1:53: error: `x = 1` is no plural rule (one: i = 1 and v = 0)")]
    [InlineData("oen: i = 1", "languages.yaml:1:48: error: `oen` is no plural rule (did you mean `one`?)")]
    public void A_rule_that_is_none_is_named_with_its_place(string rule, string fault) => Assert.Contains(
        fault, DialogReader.Read(SmallDialogs.With("languages.yaml", $"languages: [{{ tag: ko }}, {{ tag: en, plurals: {{ {rule} }} }}]\n")).Faults.Select(each => each.ToString()));
}
