using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>The dialogs that are served, against what stands between two languages.</summary>
public sealed class MixedWritingTests
{
    [Theory]
    [InlineData("등본 issue 하려면", "ko", "resident-certificate")]
    [InlineData("등본 print 어디서 해요", "ko", "resident-certificate")]
    [InlineData("my 등본 online 발급 가능해요?", "ko", "resident-certificate")]
    [InlineData("ARC 연장", "ko", "visa-extension")]
    [InlineData("비자 extension 하고 싶어요", "ko", "visa-extension")]
    [InlineData("visa 연장 어디서 해요", "ko", "visa-extension")]
    [InlineData("여권 renew 하려면", "ko", "passport")]
    [InlineData("pothole 신고할게요", "ko", "road-damage-report")]
    [InlineData("소파 throw away 하려면", "ko", "large-waste")]
    [InlineData("salary 못 받았어요", "ko", "wage-arrears")]
    [InlineData("상담원 connect 해 주세요", "ko", "talk-to-counselor")]
    [InlineData("my boss 월급 안 줘요", "ko", "wage-arrears")]
    [InlineData("tax refund 언제 돼요", null, "tax-refund")]
    [InlineData("driving license 교환", null, "driver-license")]
    [InlineData("interpreter 필요해요", null, "interpreter")]
    public Task Two_languages_in_one_line_are_understood(string text, string? language, string intent) => IsUnderstoodAsync(text, language, intent);

    [Theory]
    [InlineData("annyeonghaseyo!", "greeting")]
    [InlineData("annyeong haseyo", "greeting")]
    [InlineData("gamsa hamnida", "thanks")]
    [InlineData("deungbon balgeup", "resident-certificate")]
    [InlineData("yeogwon jaebalgeup haejuseyo", "passport")]
    [InlineData("sangdamwon yeongyeol haejuseyo", "talk-to-counselor")]
    [InlineData("wolgeup mot badatseoyo", "wage-arrears")]
    [InlineData("beoseu eonje wayo?", "bus-arrival")]
    [InlineData("sopa beorigo sipeoyo", "large-waste")]
    public Task Korean_in_Latin_letters_is_understood(string text, string intent) => IsUnderstoodAsync(text, null, intent);

    /// <summary>No example is written like these; each is read by its sound.</summary>
    private static readonly (string Text, string Intent)[] s_romanised =
    [
        ("yeogwoneul ireobeoryeosseoyo", "passport"), ("yeogwon mandeulgo sipeoyo", "passport"), ("gajokgwangyejeungmyeongseo tteryeomyeon", "family-certificate"),
        ("jumindeungnokdeungbon eodiseo ttena", "resident-certificate"), ("ingamjeungmyeongseo balgeup bangbeop", "seal-certificate"), ("jeonip singo eotteoke haeyo", "move-in-report"),
        ("jumindeungrokjeung jaebalgeup hago sipeoyo", "id-card"), ("bija yeonjang hago sipseumnida", "visa-extension"), ("oegugin deungnokjeung jaebalgeup", "foreigner-registration"),
        ("tongyeoksa pilyohaeyo", "interpreter"), ("imgeumeul mot badasseoyo", "wage-arrears"), ("sajangnimi woelgeubeul an jwoyo", "wage-arrears"),
        ("daehyeongpyegimul singo", "large-waste"), ("naengjanggo beorigo sipeoyo", "large-waste"), ("sseuregi mudan tugi singohalgeyo", "illegal-dumping-report"),
        ("bunrisugeo yoiri eonjeyeyo", "recycling"), ("cheunggan soeumi neomu simhaeyo", "noise-complaint"), ("doroe gumeongi nasseoyo", "road-damage-report"),
        ("garodeungi kkeojyeosseoyo", "streetlight-report"), ("sinhodeungi gojang nasseoyo", "traffic-signal-report"), ("nuni neomu ssayeosseoyo jeseol haejuseyo", "snow-ice-report"),
        ("hasugu makhyeosseoyo", "flood-drain-report"), ("sudoyogeum naeryeogo", "water-bill"), ("jadongchase eolmayeyo", "car-tax"), ("jaesanse napbu bangbeop", "property-tax"),
        ("segeum hwangeup badeul su innayo", "tax-refund"), ("beoseu myeot bune wayo", "bus-arrival"), ("beoseu gisa bulchinjeol singo", "bus-complaint"),
        ("taeksi seungchageobu singo", "taxi-complaint"), ("unjeonmyeonheo gaengsin", "driver-license"), ("gyotongkadeu chungjeon eodiseo", "fare-card"), ("jigabeul ireobeoryeosseoyo", "lost-item"),
        ("jucha wiban gwataeryo", "parking-fine"), ("bulbeop jucha singohamnida", "parking-report"), ("adong sudang sincheong", "child-allowance"), ("gichoyeongeum badeul su innayo", "basic-pension"),
        ("cheongnyeon jiwongeum", "youth-support"), ("yebangjeopjong eodiseo hanayo", "vaccination"), ("byeongwon jigeum yeon gose", "hospital-open-now"), ("jeonhwa juseyo", "call-back"),
        ("goyangi saekki juwosseoyo", "stray-animal"), ("iljari guhago isseoyo", "job-search"), ("kamsahamnida jinjja", "thanks"), ("anyong hasaeyo", "greeting"),
    ];

    [Fact]
    public async Task Korean_in_Latin_letters_is_understood_by_its_sound()
    {
        var (library, right) = (Dialogs.DialogFiles.Reading.Library!, 0);
        foreach (var (text, intent) in s_romanised)
        {
            Assert.Null(library.IntentOfExample(text));
            var understood = await ServedUnderstanding.UnderstandAsync(text, "ko");
            right += understood.Intent == intent ? 1 : 0;
            if (understood.Intent != intent) TestContext.Current.SendDiagnosticMessage($"{text}: {understood.Intent} {understood.Score:0.00}, not {intent}");
        }

        TestContext.Current.SendDiagnosticMessage($"romanised: {right} of {s_romanised.Length}");
        Assert.InRange(right / (double)s_romanised.Length, 0.9, 1);
    }

    /// <summary>Neither chat lines nor everyday phrases of a language that is written in Latin letters sound Korean.</summary>
    [Fact]
    public void Another_language_is_not_taken_for_Korean_in_Latin_letters()
    {
        var lines = LanguageLines.Chat.Concat(LanguageLines.Everyday).Where(line => line.Language is "en" or "vi" or "uz" or "de" or "id" or "tl" or "fr" or "es").ToList();
        var taken = lines.Where(line => ((LocalUnderstanding)ServedUnderstanding.Taught).Intents.Classify(line.Text).Reading is not null).ToList();

        TestContext.Current.SendDiagnosticMessage($"{taken.Count} of {lines.Count}: {string.Join(" | ", taken.Select(line => line.Text))}");
        Assert.True(lines.Count >= 500);
        Assert.InRange(taken.Count, 0, lines.Count / 200);
    }

    [Theory]
    [InlineData("annyeonghaseyo", 0, "안녕하세요")]
    [InlineData("gamsahamnida", 0, "감사합니다")]
    [InlineData("yeogwon", 0, "여권")]
    [InlineData("balgeup", 0, "발급")]
    [InlineData("singo", 0, "신고")]
    [InlineData("byeongwon", 0, "병원")]
    [InlineData("yeongyeol", 0, "연결")]
    [InlineData("jangae", 0, "잔개")]
    [InlineData("jangae", 1, "장애")]
    [InlineData("isseoyo", 0, "있어요")]
    [InlineData("badatseumnida", 0, "바닷습니다")]
    [InlineData("dooboo hana", 0, "두부 하나")]
    [InlineData("sillyehamnida", 0, "실례합니다")]
    [InlineData("onje wayo", 2, "언제 와요")]
    [InlineData("how much is this", 0, null)]
    [InlineData("kerak bo'ladi", 0, null)]
    [InlineData("na", 0, null)]
    public void Hangul_is_what_the_letters_sound_like(string typed, int reading, string? hangul) =>
        Assert.Equal(hangul, RomanKorean.Read(typed, reading));

    [Theory]
    [InlineData("ㅎㅇㅎㅇ!", "greeting")]
    [InlineData("ㅎㅇ~", "greeting")]
    [InlineData("ㄱㅅㄱㅅㄱㅅㄱㅅ", "thanks")]
    [InlineData("ㄱㅅ!!", "thanks")]
    [InlineData("ㅂㅂ~", "goodbye")]
    [InlineData("ㅂㅇㅂㅇ", "goodbye")]
    [InlineData("ㅅㄱㅇ~", "goodbye")]
    [InlineData("ㅂㅅ아", "abuse")]
    [InlineData("ㅅㅂ", "abuse")]
    [InlineData("ㅈㅅ..", Intents.OutOfScope)]
    [InlineData("ㅈㅅㅈㅅ!", Intents.OutOfScope)]
    [InlineData("ㅇㅋㅇㅋ", Intents.OutOfScope)]
    [InlineData("ㅋㅋㅋㅋ", Intents.OutOfScope)]
    [InlineData("ㅎㅇㅇ", "greeting")]
    [InlineData("ㅎㅇ여", "greeting")]
    [InlineData("ㅂㅂㅂ", "goodbye")]
    [InlineData("ㄱㅅ해요", "thanks")]
    [InlineData("ㅇㅈ", Intents.OutOfScope)]
    [InlineData("ㅇㄷ", Intents.OutOfScope)]
    [InlineData("ㄷㄷㄷ", Intents.OutOfScope)]
    public Task First_consonants_alone_are_read_as_what_they_stand_for(string text, string intent) => IsUnderstoodAsync(text, "ko", intent);

    private static async Task IsUnderstoodAsync(string text, string? language, string intent)
    {
        var understood = await ServedUnderstanding.UnderstandAsync(text, "ko");

        Assert.Equal(intent, understood.Intent);
        if (language is not null) Assert.Equal(language, understood.Language);
    }
}
