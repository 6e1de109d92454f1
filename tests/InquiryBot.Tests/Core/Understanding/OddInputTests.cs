using InquiryBot.Core.Understanding;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>What nobody should write, and somebody does.</summary>
public sealed class OddInputTests
{
    /// <summary>Letters that only look like those of the word: Cyrillic, Greek, full width, in a ring, as jamo, under a mark.</summary>
    [Theory]
    [InlineData("pаsspоrt phоtо sizе", "passport")]
    [InlineData("му passport has ехрired", "passport")]
    [InlineData("ραssροrt fee", "passport")]
    [InlineData("ｐａｓｓｐｏｒｔ　ｆｅｅ", "passport")]
    [InlineData("ⓟⓐⓢⓢⓟⓞⓡⓣ fee", "passport")]
    [InlineData("𝐩𝐚𝐬𝐬𝐩𝐨𝐫𝐭 fee", "passport")]
    [InlineData("p\u0336a\u0336s\u0336s\u0336p\u0336o\u0336r\u0336t\u0336 fee", "passport")]
    [InlineData("pass\u00ADport fee", "passport")]
    [InlineData("여\u200D권 재\u2060발급", "passport")]
    [InlineData("\u1106\u116E\u11AB여권 재발급이요", "passport")]
    [InlineData("unраid wagеs", "wages")]
    [InlineData("the rоad is brоken", "road-damage")]
    public void Letters_that_only_look_alike_are_read_as_they_look(string text, string intent) =>
        Assert.Equal(intent, Lessons.Taught.Understand(text, null).Intent);

    [Fact]
    public void Examples_without_a_letter_teach_nothing_and_break_nothing()
    {
        Example[] empty = [new("", "passport", "ko"), new("  ", "waste", "en"), new("?!", "passport", "ko"), new("\uD800", "waste", "ko")];

        Assert.Equal(Intents.OutOfScope, Lessons.Teach(empty, Lessons.Options).Understand("여권 재발급", null).Intent);
        Assert.Equal("passport", Lessons.Teach([.. Lessons.Examples, .. empty], Lessons.Options).Understand("여권을 잃어버렸어요", null).Intent);
        Assert.Equal(Intents.OutOfScope, Lessons.Teach([.. Lessons.Examples, .. empty], Lessons.Options).Understand("", null).Intent);
    }

    [Fact]
    public void Examples_of_no_intent_alone_are_out_of_scope() =>
        Assert.Equal(Intents.OutOfScope, Lessons.Teach([new("노래 불러 줘", Intents.OutOfScope, "ko")], Lessons.Options).Understand("노래 불러 줘", null).Intent);

    /// <summary>An intent all of whose examples are another's too is one of the two, and does no harm to the others.</summary>
    [Fact]
    public void Two_intents_of_the_same_examples_leave_the_others_alone()
    {
        Example[] twins = [.. Lessons.Examples, .. Lessons.Examples.Where(example => example.Intent == "waste").Select(example => example with { Intent = "twin" })];
        var taught = Lessons.Teach(twins, Lessons.Options);

        Assert.All(Lessons.Examples.Where(example => example.Intent is not (Intents.OutOfScope or "waste")), example => Assert.Equal(example.Intent, taught.Understand(example.Text, null).Intent));
        Assert.Contains(taught.Intents.Classify("소파 버리고 싶어요").Best, (string[])["waste", "twin"]);
    }

    /// <summary>All of understanding, also finding and covering what is personal.</summary>
    [Theory]
    [InlineData("a")]
    [InlineData("가")]
    [InlineData("ㅋ")]
    [InlineData("ㅏ")]
    [InlineData("漢")]
    [InlineData("か")]
    [InlineData("ก")]
    [InlineData("ж")]
    [InlineData("ب")]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("1-")]
    [InlineData("010-")]
    [InlineData("900101-")]
    [InlineData("공일공 ")]
    [InlineData("101동 ")]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData("a@")]
    [InlineData("@a.b ")]
    [InlineData("http://")]
    [InlineData("www.")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("!?")]
    [InlineData("(")]
    [InlineData("\u0301")]
    [InlineData("e\u0301\u0301\u0301")]
    [InlineData("\u1100\u1161")]
    [InlineData("\uD83D\uDC4D")]
    [InlineData("\uD83D")]
    [InlineData("\u200D")]
    [InlineData("\u202E")]
    [InlineData("\0")]
    [InlineData("\uFFFF")]
    [InlineData("ﷺ")]
    [InlineData("여권 ")]
    [InlineData("I lost my passport ")]
    [InlineData("내일 3시 수원역 앞 ")]
    [InlineData("계좌 ")]
    public void Ten_thousand_characters_cost_no_more_than_their_length(string piece) =>
        Growth.IsLinear(piece, text => Lessons.Taught.Understand(text, "ko"));
}
