using InquiryBot.Core.Channels;
using InquiryBot.Tests.Contracts;

namespace InquiryBot.Tests.Integrations.Channels;

/// <summary>What only KakaoTalk has: an answer that says that there is none yet.</summary>
public sealed class KakaoTalkChannelTests
{
    static readonly KakaoTalkCase KakaoTalk = new();
    static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
    static readonly Onward Onward = new("웹에서 이어 보기", new("https://bot.gg.go.kr/#continue=CfDJ8-a_link"));

    /// <summary>kakao.md A2, textCard and webLink.</summary>
    [Fact]
    public void Who_has_no_way_back_may_read_on_elsewhere() => Assert.Equal(
        """{"template":{"outputs":[{"textCard":{"description":"잠시만요.","buttons":[{"label":"웹에서 이어 보기","action":"webLink","webLinkUrl":"https://bot.gg.go.kr/#continue=CfDJ8-a_link"}]}}]},"version":"2.0"}""",
        NotYet("text", Onward));

    /// <summary>kakao.md A2, simpleText.</summary>
    [Fact]
    public void Without_an_address_outside_there_are_words_alone() => Assert.Equal(
        """{"template":{"outputs":[{"simpleText":{"text":"잠시만요."}}]},"version":"2.0"}""", NotYet("text", null));

    /// <summary>kakao.md A3: no template together with useCallback.</summary>
    [Fact]
    public void The_callback_is_a_way_back() => Assert.Equal("""{"useCallback":true,"data":{"text":"잠시만요."},"version":"2.0"}""", NotYet("text-callback", Onward));

    static string NotYet(string pair, Onward? onward) =>
        ((IAnswersInResponse)KakaoTalk.Alone()).NotYet(KakaoTalk.Sign(ChannelCase.Bytes(ChannelPairs.Read("KakaoTalk", pair, "request")), Now), "잠시만요.", () => onward).Body;
}
