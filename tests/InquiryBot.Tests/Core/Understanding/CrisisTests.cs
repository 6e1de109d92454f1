using InquiryBot.Core.Understanding;

namespace InquiryBot.Tests.Core.Understanding;

public sealed class CrisisTests
{
    [Theory]
    [InlineData(0.9, 0.1, Crisis.SelfHarm)]
    [InlineData(0.1, 0.9, Crisis.Peril)]
    public void Danger_comes_before_any_intent(double selfHarm, double peril, string crisis)
    {
        var heeded = Crisis.Heed(Said("passport", 0.8, new(0, 0, 0, selfHarm, peril)), _ => true);

        Assert.Equal((crisis, 0.9), (heeded.Intent, heeded.Score));
        Assert.Equal("passport", heeded.Alternatives[0].Intent);
    }

    [Fact]
    public void An_everyday_matter_that_is_surer_than_the_danger_stays() =>
        Assert.Equal("cancel", Crisis.Heed(Said("cancel", 0.9, new(0, 0, 0, 0.65, 0)), _ => true).Intent);

    [Fact]
    public void A_mere_yes_is_no_cry_for_help() =>
        Assert.Equal(Intents.OutOfScope, Crisis.Heed(Said(Intents.OutOfScope, 0.4, new(0, 0, 0, 0, 0.7)) with { Text = "Có" }, _ => true).Intent);

    [Fact]
    public void A_cry_of_two_signs_that_an_intent_names_is_one() =>
        Assert.Equal(Crisis.Peril, Crisis.Heed(Said(Crisis.Peril, 0.9, new(0, 0, 0, 0, 0.95)) with { Text = "着火" }, _ => true).Intent);

    [Fact]
    public void One_cry_in_a_long_text_comes_before_what_the_rest_is_about() =>
        Assert.Equal(Crisis.SelfHarm, Crisis.Heed(Said("passport", 0.97, new(0, 0, 0, 0.96, 0)), _ => true).Intent);

    [Fact]
    public void Hunger_is_no_crisis() =>
        Assert.NotEqual(Crisis.SelfHarm, Lessons.Teach([.. Lessons.Examples, new("죽고 싶어요", Crisis.SelfHarm, "ko")], Lessons.Options).Understand("배고파 죽겠다", "ko").Intent);

    [Fact]
    public void Danger_makes_a_doubtful_crisis_sure()
    {
        var heeded = Crisis.Heed(Said(Crisis.Peril, 0.4, new(0, 0, 0, 0.7, 0.65)), _ => true);

        Assert.Equal((Crisis.Peril, 0.7), (heeded.Intent, heeded.Score));
    }

    [Theory]
    [InlineData(Crisis.Peril)]
    [InlineData(Crisis.SelfHarm)]
    public void A_way_of_speaking_is_no_crisis(string intent) =>
        Assert.Equal(Intents.OutOfScope, Crisis.Heed(Said(intent, 0.9, new(0, 0, 0, 0.05, 0.1)), _ => true).Intent);

    [Fact]
    public void An_intent_that_names_danger_is_believed_where_nothing_speaks_against_it() =>
        Assert.Equal(Crisis.Peril, Crisis.Heed(Said(Crisis.Peril, 0.9, Feeling.None), _ => true).Intent);

    [Fact]
    public void Swearing_that_asks_for_nothing_is_abuse()
    {
        Assert.Equal(Crisis.Abuse, Crisis.Heed(Said(Intents.OutOfScope, 0.9, new(0, 0, 0.97, 0, 0)), _ => true).Intent);
        Assert.Equal(Intents.OutOfScope, Crisis.Heed(Said(Intents.OutOfScope, 0.9, new(0, 0, 0.9, 0, 0)), _ => true).Intent);
        Assert.Equal("passport", Crisis.Heed(Said("passport", 0.9, new(0, 0, 0.97, 0, 0)), _ => true).Intent);
    }

    [Fact]
    public void What_has_no_dialog_is_left_as_it_is() =>
        Assert.Equal("passport", Crisis.Heed(Said("passport", 0.9, new(0, 0, 0.9, 0.9, 0.9)), _ => false).Intent);

    [Theory]
    [InlineData("아무도 안 다쳤어요")]
    [InlineData("nobody is hurt")]
    [InlineData("không nguy hiểm")]
    public void Nothing_wrong_is_no_crisis(string text) =>
        Assert.False(Crisis.Is(Lessons.Teach([.. Lessons.Examples, new("살고 싶지 않아요", Crisis.SelfHarm, "ko"), new("사람이 쓰러졌어요", Crisis.Peril, "ko")], Lessons.Options).Understand(text, "ko").Intent));

    [Theory]
    [InlineData("뛰어내리고 싶어요", Crisis.SelfHarm)]
    [InlineData("toi muon tu tu", Crisis.SelfHarm)]
    [InlineData("пожар, дом горит", Crisis.Peril)]
    [InlineData("스토킹 당해요", Crisis.Peril)]
    [InlineData("a man is stalking me", Crisis.Peril)]
    public void An_understanding_heeds_it(string text, string intent)
    {
        var taught = Lessons.Teach([.. Lessons.Examples, new("죽고 싶어요", Crisis.SelfHarm, "ko"), new("사람이 쓰러졌어요", Crisis.Peril, "ko")], Lessons.Options);

        Assert.Equal(intent, taught.Understand(text, "ko").Intent);
    }

    private static Understood Said(string intent, double score, Feeling feeling) =>
        new("도와주세요", "ko", intent, score, [], [], 0) { Feeling = feeling };
}
