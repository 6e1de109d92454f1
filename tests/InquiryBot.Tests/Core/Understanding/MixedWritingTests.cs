using InquiryBot.Core.Understanding;

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
    public Task First_consonants_alone_are_read_as_what_they_stand_for(string text, string intent) => IsUnderstoodAsync(text, "ko", intent);

    private static async Task IsUnderstoodAsync(string text, string? language, string intent)
    {
        var understood = await ServedUnderstanding.UnderstandAsync(text, "ko");

        Assert.Equal(intent, understood.Intent);
        if (language is not null) Assert.Equal(language, understood.Language);
    }
}
