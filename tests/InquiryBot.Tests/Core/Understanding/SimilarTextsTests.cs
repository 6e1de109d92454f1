using FsCheck;
using FsCheck.Fluent;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>What holds for grouping whatever the texts, and what it makes of real ones.</summary>
public sealed class SimilarTextsTests
{
    // The same data on every run: a red run is the change's fault.
    private const ulong Seed = 2_819_804_593_141_740_771;
    private const ulong Gamma = 7_864_496_303_012_591_383;

    private static readonly Gen<string[]> s_texts = Gen.Elements(
        "여권 재발급", "여권재발급", "여권 재발급 되나요?", "강아지 등록", "강아지 등록 어디서", "애완견 신고", "lost dog", "i lost my dog", "dog", "개", "",
        "👍", "???", "1", "\ud83d", "e\u0301", "긴 문장도 하나 있으면 좋겠는데요", "ㅋㅋㅋ", "등본", "등본 떼러").ListOf().Select(texts => texts.ToArray());

    [Fact]
    public void Every_text_is_in_one_group() => Check(s_texts, texts =>
        Assert.Equal(Enumerable.Range(0, texts.Length), SimilarTexts.Group(texts).SelectMany(group => group).Order()));

    [Fact]
    public void The_order_of_the_texts_does_not_matter() => Check(s_texts, texts =>
        Assert.Equal(Words(texts), Words([.. texts.Reverse()])));

    [Fact]
    public void The_same_words_are_together_however_they_are_spaced() => Check(s_texts, texts =>
    {
        var again = texts.Concat(texts.Select(text => text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant())).ToList();
        var groups = SimilarTexts.Group(again);
        foreach (var i in Enumerable.Range(0, texts.Length)) Assert.Contains(groups, group => group.Contains(i) && group.Contains(i + texts.Length));
    });

    [Fact]
    public void The_stricter_the_more_groups()
    {
        var texts = Lessons.Examples.Select(example => example.Text).ToList();

        var counts = new[] { 0.01, 0.2, 0.5, 0.99 }.Select(alike => SimilarTexts.Group(texts, alike).Count).ToList();

        Assert.Equal(counts.Order(), counts);
        Assert.Equal(texts.Count, SimilarTexts.Group(texts, 1.01).Sum(group => group.Count));
    }

    [Fact]
    public void Questions_of_one_intent_come_together_and_those_of_two_seldom()
    {
        var examples = Lessons.Examples.Where(example => example.Intent != Intents.OutOfScope).ToList();

        var groups = SimilarTexts.Group([.. examples.Select(example => example.Text)]).Where(group => group.Count > 1).ToList();

        var pure = groups.Sum(group => group.CountBy(i => examples[i].Intent).Max(same => same.Value));
        Assert.InRange(groups.Count, 10, 45);
        Assert.InRange((double)pure / groups.Sum(group => group.Count), 0.9, 1);
    }

    [Fact]
    public void A_group_begins_with_the_text_that_is_most_like_the_others()
    {
        string[] texts = ["강아지 등록 어디서 해요 급해요", "강아지 등록", "강아지 등록 어디서 해요", "강아지 등록 어디서 하나요", "오늘 날씨"];

        var groups = SimilarTexts.Group(texts);

        Assert.Equal("강아지 등록 어디서 해요", texts[groups[0][0]]);
    }

    private static string Words(string[] texts) => string.Join('|', SimilarTexts.Group(texts).Select(group => string.Join(',', group.Select(i => texts[i]))));

    private static void Check<T>(Gen<T> data, Action<T> holds) =>
        Prop.ForAll(Arb.From(data), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(Seed, Gamma));
}
