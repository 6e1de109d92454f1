using InquiryBot.Core.Understanding.Local;

namespace InquiryBot.Tests.Core.Understanding;

public sealed class SentimentScaleTests
{
    [Theory]
    [InlineData("정말 화가 나네요 최악이에요", -1)]
    [InlineData("직원이 너무 불친절해요", -1)]
    [InlineData("this is unacceptable, I am furious", -1)]
    [InlineData("you are useless", -1)]
    [InlineData("not helpful", -1)]
    [InlineData("친절하지 않아요", -1)]
    [InlineData("여권 재발급 어떻게 하나요", 0)]
    [InlineData("what are your opening hours", 0)]
    [InlineData("", 0)]
    [InlineData("감사합니다 정말 친절하시네요", 1)]
    [InlineData("thank you so much, great help", 1)]
    [InlineData("no problem", 1)]
    [InlineData("спасибо большое", 1)]
    public void Hears_the_mood(string text, int sign) =>
        Assert.Equal(sign, Math.Sign(Lessons.Taught.Understand(text, "ko").Sentiment));

    [Fact]
    public void The_angrier_the_lower()
    {
        var (mild, strong) = (SentimentScale.Of("조금 불편해요"), SentimentScale.Of("너무 불편하고 짜증나고 화가 납니다"));

        Assert.True(strong < mild && mild < 0);
        Assert.InRange(SentimentScale.Of(string.Concat(Enumerable.Repeat("최악 ", 300))), -1, -0.9);
    }
}
