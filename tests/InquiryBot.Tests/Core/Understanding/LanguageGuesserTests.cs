using System.Text.Json;
using InquiryBot.Core.Understanding.Local.Languages;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>Chat lines that no profile has read.</summary>
public sealed class LanguageGuesserTests
{
    /// <summary>Of one that is right in 997 of a thousand sentences, half a point would be more than it gets wrong.</summary>
    private const double Slack = 0.0015;

    internal static JsonElement Baselines { get; } = JsonElement.Parse(SourceTree.Read("tests/InquiryBot.Tests/Baselines/languages.json"));

    private static readonly LanguageGuesser s_guesser = LanguageGuesser.Teach(Lessons.Examples);

    [Theory]
    [InlineData("ko", "버스가 왜 이렇게 안 와요")]
    [InlineData("ko", "등본 issue 하려면")]
    [InlineData("ko", "ARC 연장 되나요")]
    [InlineData("ko", "전기세 얼마예요")]
    [InlineData("en", "why is the bus so late")]
    [InlineData("en", "where do I pay this fine")]
    [InlineData("en", "the streetlight is off again")]
    [InlineData("en", "can you hear me")]
    [InlineData("en", "my kid needs a vaccine")]
    [InlineData("vi", "sao xe buýt lâu thế")]
    [InlineData("vi", "toi muon gia han visa")]
    [InlineData("vi", "đóng tiền phạt ở đâu")]
    [InlineData("vi", "con em cần tiêm phòng")]
    [InlineData("uz", "avtobus nega kelmayapti")]
    [InlineData("uz", "jarimani qayerda to'layman")]
    [InlineData("uz", "ish beruvchi pul bermadi")]
    [InlineData("uz", "автобус нега келмаяпти")]
    [InlineData("tl", "bakit ang tagal ng bus")]
    [InlineData("tl", "saan po magbabayad ng multa")]
    [InlineData("id", "kenapa busnya lama sekali")]
    [InlineData("id", "bayar denda di mana ya")]
    [InlineData("fr", "pourquoi le bus est en retard")]
    [InlineData("es", "por qué tarda tanto el autobús")]
    [InlineData("de", "warum hat der Bus so viel Verspätung")]
    [InlineData("de", "wo kann ich das Bussgeld bezahlen")]
    [InlineData("de", "ueber mir wohnt jemand sehr laut")]
    [InlineData("ru", "почему автобус опаздывает")]
    [InlineData("ru", "где заплатить штраф")]
    [InlineData("mn", "автобус яагаад ирэхгүй байна")]
    [InlineData("mn", "торгуулиа хаана төлөх вэ")]
    [InlineData("kk", "автобус неге келмей жатыр")]
    [InlineData("kk", "айыппұлды қайда төлеймін")]
    [InlineData("zh", "公交车怎么还不来")]
    [InlineData("zh", "罰款在哪裡繳")]
    [InlineData("ja", "バスが来ません")]
    [InlineData("ja", "罰金はどこで払いますか")]
    [InlineData("th", "รถเมล์ทำไมช้าจัง")]
    [InlineData("km", "ហេតុអ្វីឡានក្រុងយឺត")]
    [InlineData("my", "ဘတ်စ်ကား ဘာလို့ နောက်ကျတာလဲ")]
    [InlineData("si", "බස් එක පරක්කු ඇයි")]
    [InlineData("bn", "বাস এত দেরি কেন")]
    [InlineData("ne", "बस किन ढिलो भयो")]
    [InlineData("hi", "बस इतनी देर से क्यों आ रही है")]
    [InlineData("ur", "بس اتنی دیر سے کیوں آ رہی ہے")]
    [InlineData("ar", "لماذا تأخرت الحافلة")]
    public void Knows_the_language(string language, string text)
    {
        Assert.Equal(language, s_guesser.Guess(text, prior: null, usual: "ko"));
        Assert.Equal(language, s_guesser.Guess(text, prior: language, usual: "ko"));
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("1")]
    [InlineData("👍")]
    [InlineData("")]
    [InlineData("ㅋㅋㅋ")]
    [InlineData("hi")]
    [InlineData("네")]
    [InlineData("010-1234-5678")]
    [InlineData("Suwon")]
    [InlineData("Ansan, Gimpo")]
    [InlineData("asdf")]
    [InlineData("asdkjfh qwer")]
    [InlineData("asdfghjkl")]
    [InlineData("zxcvbnm")]
    [InlineData("sdfsdf")]
    [InlineData("qwertyuiop")]
    [InlineData("ㅁㄴㅇㄹ asdf")]
    public void Keeps_the_conversations_language_on_doubt(string text)
    {
        Assert.Equal("ko", s_guesser.Guess(text, prior: "ko", usual: "en"));
        Assert.Equal("vi", s_guesser.Guess(text, prior: "vi", usual: "en"));
        Assert.Equal("ru", s_guesser.Guess(text, prior: "ru", usual: "en"));
    }

    [Theory]
    [InlineData("水原", "zh")]
    [InlineData("平澤", "zh")]
    [InlineData("スウォン", "ja")]
    [InlineData("Сувон", "ru")]
    [InlineData("Ансан, Гимпо!", "ru")]
    [InlineData("ซูวอน", "th")]
    public void The_name_of_a_place_in_another_script_tells_nothing_but_at_the_beginning(string name, string language)
    {
        Assert.Equal("ko", s_guesser.Guess(name, prior: "ko", usual: "en"));
        Assert.Equal("vi", s_guesser.Guess(name, prior: "vi", usual: "en"));
        Assert.Equal(language, s_guesser.Guess(name, prior: language, usual: "en"));
        Assert.NotEqual("en", s_guesser.Guess(name, prior: null, usual: "en"));
    }

    [Theory]
    [InlineData("ko", "how do I get 등본", "ko")]
    [InlineData("en", "안녕하세요 등본 발급 문의드려요", "ko")]
    [InlineData("ko", "I do not speak Korean, sorry", "en")]
    [InlineData("en", "tôi muốn hỏi về thuế", "vi")]
    [InlineData("ko", "你好", "zh")]
    [InlineData("ko", "Wo bekomme ich eine Meldebestätigung?", "de")]
    [InlineData("en", "das verstehe ich leider nicht", "de")]
    public void Follows_the_citizen_into_another_language(string prior, string text, string language) =>
        Assert.Equal(language, s_guesser.Guess(text, prior, usual: "ko"));

    [Fact]
    public void Nothing_to_go_by_is_the_usual_language() => Assert.Equal("ko", s_guesser.Guess("!!", prior: null, usual: "ko"));

    /// <summary>At least fifty lines a language, 5 to 25 characters, none of which any profile has read.</summary>
    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    [InlineData("zh")]
    [InlineData("ja")]
    [InlineData("vi")]
    [InlineData("th")]
    [InlineData("ru")]
    [InlineData("mn")]
    [InlineData("uz")]
    [InlineData("de")]
    public void Knows_what_people_chat(string language)
    {
        var lines = LanguageLines.Chat.Where(line => line.Language == language).ToList();

        Assert.True(lines.Count >= 50);
        Assert.True(ShareKnown(lines, _ => null) >= 0.98, "at the beginning");
        Assert.True(ShareKnown(lines, line => line.Language) >= 0.98, "in its own conversation");
    }

    [Fact]
    public void No_profile_has_read_the_chat_lines() => Assert.Empty(
        LanguageLines.Chat.Select(line => line.Text).Intersect(LanguageLines.Everyday.Select(line => line.Text)));

    private static double ShareKnown(List<LanguageLine> lines, Func<LanguageLine, string?> prior) =>
        lines.Average(line => s_guesser.Guess(line.Text, prior(line), usual: "ko") == line.Language ? 1.0 : 0);

    /// <summary>Tatoeba's half in five folds, each read by profiles that have not seen it; whole, and cut to 20 characters.</summary>
    [Fact]
    public void Knows_sentences_of_eighteen_languages()
    {
        Assert.SkipUnless(LanguageLines.HasCorpora, "The corpora are not here.");
        const int Folds = 5;
        var judged = new List<(string Language, bool Whole, bool Cut)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = LanguageLines.Tatoeba.Where((_, i) => i % Folds == fold).ToList();
            var guesser = new LanguageGuesser(LanguageLines.Profiles(LanguageLines.Tatoeba.Where((_, i) => i % Folds != fold)), ["ko", "en"]);
            bool Knows(LanguageLine line, int length) =>
                guesser.Guess(line.Text[..Math.Min(line.Text.Length, length)], prior: null, usual: "ko") == line.Language;
            judged.AddRange(held.Select(line => (line.Language, Knows(line, line.Text.Length), Knows(line, 20))));
        }

        var languages = judged.GroupBy(line => line.Language).ToList();
        Assert.Equal(18, languages.Count);
        var (whole, cut) = (languages.Average(lines => lines.Average(line => line.Whole ? 1.0 : 0)), languages.Average(lines => lines.Average(line => line.Cut ? 1.0 : 0)));
        TestContext.Current.SendDiagnosticMessage($"languages of Tatoeba: {whole:0.0000} whole, {cut:0.0000} cut");
        Assert.InRange(whole, 0.997, 1);
        Assert.InRange(cut, 0.993, 1);
        BaselineTests.AtLeast(Baselines.GetProperty("tatoeba"), "whole", whole, Slack);
        BaselineTests.AtLeast(Baselines.GetProperty("tatoeba"), "cut", cut, Slack);
    }

    /// <summary>Runs where the corpora are; everywhere else the shipped counts are taken as they are.</summary>
    [Fact]
    public void The_shipped_profiles_come_from_their_sources()
    {
        Assert.SkipUnless(LanguageLines.HasCorpora, "The corpora are not here.");

        Assert.Equal(
            LanguageProfileMaker.Written(ShippedProfiles.Read()),
            LanguageProfileMaker.Written(LanguageLines.Profiles(LanguageLines.Tatoeba)));
    }
}
