using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local.Feelings;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Tests.Core.Understanding;

public sealed class FeelingTests
{
    [Theory]
    [InlineData("정말 화가 나네요 이게 말이 됩니까")]
    [InlineData("짜증나 죽겠네 진짜 몇 번을 말해요")]
    [InlineData("this is unacceptable, I am furious")]
    [InlineData("太过分了，我很生气")]
    [InlineData("対応が悪すぎる、ふざけないで")]
    [InlineData("tệ quá, tôi rất tức giận")]
    [InlineData("toi rat tuc gian")]
    [InlineData("แย่มาก โกรธแล้วนะ")]
    [InlineData("Это возмутительно, сколько можно")]
    [InlineData("Яасан муу үйлчилгээ вэ, уур хүрч байна")]
    [InlineData("juda yomon, asabim buzildi")]
    public void Hears_anger(string text) => Assert.InRange(Of(text).Anger, Feeling.Loud, 1);

    [Theory]
    [InlineData("너무 힘들고 막막해서 눈물만 나요")]
    [InlineData("I am desperate and scared, I have nowhere to go")]
    [InlineData("我很绝望，走投无路了")]
    [InlineData("怖くて不安で眠れない")]
    [InlineData("tôi tuyệt vọng và rất sợ, sợ lắm")]
    [InlineData("กลัวมาก ไม่มีที่ไป")]
    [InlineData("Мне страшно, не знаю что делать")]
    [InlineData("их айж байна, арга барагдлаа")]
    [InlineData("juda qo'rqyapman, borarga joyim yo'q")]
    public void Hears_distress(string text) => Assert.InRange(Of(text).Distress, Feeling.Loud, 1);

    [Theory]
    [InlineData("야 이 병신아")]
    [InlineData("ㅅㅂ 꺼져")]
    [InlineData("fuck you")]
    [InlineData("you stupid bot")]
    [InlineData("你他妈是傻逼吗")]
    [InlineData("このクソバカ")]
    [InlineData("địt mẹ mày")]
    [InlineData("ไอ้เหี้ย")]
    [InlineData("пошел ты, идиот")]
    [InlineData("чи тэнэг пизда")]
    [InlineData("ahmoq, haromi")]
    public void Hears_abuse(string text) => Assert.InRange(Of(text).Abuse, Feeling.Loud, 1);

    [Theory]
    [InlineData("여권 재발급 어떻게 하나요")]
    [InlineData("화나지 않았어요")]
    [InlineData("지하철 시발역이 어디예요")]
    [InlineData("I am not angry, just asking")]
    [InlineData("what are your opening hours")]
    [InlineData("不害怕")]
    [InlineData("怖くないです")]
    [InlineData("tôi không sợ")]
    [InlineData("อีกกี่ชั่วโมง")]
    [InlineData("мне не страшно")]
    [InlineData("")]
    public void Hears_nothing_where_nothing_is_said(string text)
    {
        var feeling = Of(text);

        Assert.All([feeling.Anger, feeling.Distress, feeling.Abuse], share => Assert.InRange(share, 0, 0.5));
    }

    [Fact]
    public void The_angrier_the_higher()
    {
        var (mild, strong) = (Of("좀 답답하네요"), Of("답답하고 짜증나고 정말 화가 납니다"));

        Assert.True(mild.Anger < strong.Anger);
        Assert.All([mild.Anger, strong.Anger, Of(string.Concat(Enumerable.Repeat("최악 ", 300))).Anger], share => Assert.InRange(share, 0, 1));
    }

    private static Feeling Of(string text)
    {
        using var folded = FoldedText.Of(text, 10_000);
        return FeelingScale.Shipped.Of(folded.Chars);
    }
}
