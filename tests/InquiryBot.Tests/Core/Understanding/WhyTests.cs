using InquiryBot.Core.Understanding.Local;
using InquiryBot.Core.Understanding.Local.Learning;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>What <c>understand --why</c> tells who writes dialogs.</summary>
public sealed class WhyTests
{
    [Theory]
    [InlineData("여권 재발급")]
    [InlineData("도로에 구멍이 났는데 어디에 말해요")]
    [InlineData("my boss did not pay me for three months")]
    [InlineData("피자 주문할게")]
    public void The_weights_are_what_the_best_intent_is_ahead_of_the_next_but_for_the_biases(string text)
    {
        var course = Lessons.Taught.Intents.Course!;
        var (network, notepad) = (course.Network, new Notepad());
        using var folded = FoldedText.Of(text, Course.LongestText);
        var ranking = course.Read(folded.Chars, notepad);
        var (best, next) = (ranking.First, ranking.Second);
        var scores = notepad.Scores(network.Row);
        var hidden = notepad.Hidden(network.Hidden);
        var biases = network.SecondBias[best] - network.SecondBias[next];
        for (var unit = 0; unit < network.Hidden; unit++)
            if (hidden[unit] > 0) biases += network.FirstBias[unit] * (network.Second[(unit * network.Row) + best] - network.Second[(unit * network.Row) + next]);

        var weights = Lessons.Taught.Intents.Why(text, int.MaxValue).Sum(reason => reason.Weight);

        Assert.NotEqual(0, weights, 1);
        Assert.Equal(scores[best] - scores[next], biases + weights, 0.001);
    }

    [Theory]
    [InlineData("등본 발급", Deciders.Example)]
    [InlineData("여권을 잃어버려서 새로 만들고 싶은데요", Deciders.Pieces)]
    [InlineData("qwrtp zxcv", Deciders.Detector)]
    [InlineData("나 하나 없어져도 아무도 모르겠죠", Deciders.Feelings)]
    public void What_had_the_last_word_is_named(string text, string decided) =>
        Assert.Equal(decided, ((LocalUnderstanding)ServedUnderstanding.Taught).Why(text, "ko").Decided);

    [Fact]
    public void Korean_in_Latin_letters_is_told_with_what_it_was_read_as()
    {
        var why = ((LocalUnderstanding)ServedUnderstanding.Taught).Why("sseuregi mudan tugi singohalgeyo", "ko");

        Assert.StartsWith("쓰레기 무단 투기 신", why.Reading, StringComparison.Ordinal);
        Assert.Contains(why.Reasons, reason => reason.Piece.Contains("투기", StringComparison.Ordinal));
    }
}
