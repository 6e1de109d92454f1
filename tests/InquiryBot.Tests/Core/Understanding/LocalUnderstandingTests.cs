using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local.Learning;

namespace InquiryBot.Tests.Core.Understanding;

public sealed class LocalUnderstandingTests
{
    [Theory]
    [InlineData("여권재발급어떻게하나요", "passport")]
    [InlineData("여꿘 재발급 하고 싶어요", "passport")]
    [InlineData("여권ㅈㅐ발급 방법", "passport")]
    [InlineData("도로에구멍이났는데요", "road-damage")]
    [InlineData("돌로에 구멍이 낫어요", "road-damage")]
    [InlineData("월급을못받았습니다", "wages")]
    [InlineData("임금채불 신고", "wages")]
    [InlineData("쇼파 버릴려고 하는데요", "waste")]
    [InlineData("상담원바꿔주세요", "counselor")]
    [InlineData("１주말에도 하나요？", "hours")]
    [InlineData("passport 재발급", "passport")]
    [InlineData("my pasport is expired", "passport")]
    [InlineData("ROAD IS BROKEN!!", "road-damage")]
    [InlineData("i didnt get paid by my boss", "wages")]
    public void Understands_what_people_type(string text, string intent)
    {
        var understood = Lessons.Taught.Understand(text, null);

        Assert.Equal(intent, understood.Intent);
        Assert.Equal(text, understood.Text);
    }

    /// <summary>The other keyboard, or the other alphabet, of somebody who writes the same language.</summary>
    [Theory]
    [InlineData("dang ky tam tru o dau", "đăng ký tạm trú ở đâu")]
    [InlineData("паспортимни йўқотдим", "pasportimni yo'qotdim")]
    [InlineData("pasportimni yoqotdim", "pasportimni yoʻqotdim")]
    [InlineData("uhmeer baina", "үхмээр байна")]
    [InlineData("виза сунгах", "viza sungah")]
    [InlineData("バス", "ばす")]
    [InlineData("shtraf za parkovku", "штраф за парковку")]
    public void Spellings_of_one_sentence_meet(string typed, string example)
    {
        var pieces = new[] { typed, example }.Select(Pieces).ToArray();

        Assert.True(2 * pieces[0].Intersect(pieces[1]).Count() > pieces[0].Union(pieces[1]).Count() * 0.9, "They share too little.");

        static HashSet<ulong> Pieces(string text)
        {
            var notepad = new Notepad();
            Course.Cut(text, notepad);
            return [.. notepad.Pieces.Block(InquiryBot.Core.Understanding.Local.Learning.Pieces.Letters)];
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("asdkjh qwpoe zxmcn")]
    [InlineData("ㅁㄴㅇㄹ ㅂㅈㄷㄱ")]
    [InlineData("👍👍😂")]
    [InlineData("...!?")]
    [InlineData("q")]
    [InlineData("ㅋ")]
    [InlineData("7")]
    [InlineData("뷁뛟쒫")]
    public void Says_when_it_does_not_understand(string text) =>
        Assert.Equal(Intents.OutOfScope, Lessons.Taught.Understand(text, "ko").Intent);

    [Fact]
    public void An_example_has_its_own_intent_however_short_it_is() =>
        Assert.All(
            Lessons.Examples.Where(example => example.Intent != Intents.OutOfScope),
            example => Assert.Equal(example.Intent, Lessons.Taught.Understand(example.Text + "!", null).Intent));

    [Fact]
    public void Names_other_intents_with_falling_scores()
    {
        var understood = Lessons.Taught.Understand("여권 몇 시까지 해요", "ko");

        var scores = understood.Alternatives.Select(other => other.Score).Prepend(understood.Score).ToList();
        Assert.Equal(3, understood.Alternatives.Count);
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.All(scores, score => Assert.InRange(score, 0, 1));
        Assert.Contains(understood.Alternatives.Select(other => other.Intent).Append(understood.Intent), intent => intent == "hours");
    }

    [Fact]
    public void Out_of_scope_still_names_what_came_nearest()
    {
        var understood = Lessons.Taught.Understand("피자 주문할게", "ko");

        Assert.Equal(Intents.OutOfScope, understood.Intent);
        Assert.Equal(3, understood.Alternatives.Count);
        Assert.True(understood.Score > 0.5);
    }

    [Fact]
    public void Same_seed_and_examples_give_the_same_bytes()
    {
        var again = Lessons.Teach(Lessons.Examples, Lessons.Options with { Threads = 1 });

        Assert.Equal(Lessons.Bytes(Lessons.Taught), Lessons.Bytes(again));
    }

    [Fact]
    public void Another_seed_gives_another_model() =>
        Assert.NotEqual(
            Lessons.Bytes(Lessons.Taught),
            Lessons.Bytes(Lessons.Teach(Lessons.Examples, Lessons.Options with { Seed = 2 })));

    [Fact]
    public async Task Many_threads_get_the_same_answers()
    {
        var alone = Lessons.Examples.Select(example => Lessons.Taught.Understand(example.Text, "ko").Score).ToArray();

        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => Lessons.Examples.Select(example => Lessons.Taught.Understand(example.Text, "ko").Score).ToArray(),
            TestContext.Current.CancellationToken)));

        Assert.All(together, scores => Assert.Equal(alone, scores));
    }

    [Fact]
    public void Nothing_learned_is_out_of_scope_and_no_error()
    {
        var blank = Lessons.Teach([], Lessons.Options);

        var understood = blank.Understand("안녕하세요", null);

        Assert.Equal((Intents.OutOfScope, "ko"), (understood.Intent, understood.Language));
        Assert.Empty(understood.Alternatives);
    }

    [Fact]
    public void One_example_alone_is_learned()
    {
        var one = Lessons.Teach([new Example("여권 재발급", "passport", "ko")], Lessons.Options);

        Assert.Equal("passport", one.Understand("여권 재발급", null).Intent);
        Assert.Equal(Intents.OutOfScope, one.Understand("what time is it", null).Intent);
    }

    [Fact]
    public void An_example_of_two_intents_is_one_of_the_two()
    {
        Example[] examples = [.. Lessons.Examples, new("증명서 주세요", "passport", "ko"), new("증명서 주세요", "waste", "ko")];

        var understood = Lessons.Teach(examples, Lessons.Options).Understand("증명서 주세요", null);

        Assert.Contains(understood.Intent, new[] { "passport", "waste" });
    }

    /// <summary>Random UTF-16, half of it broken: lone surrogates, marks, controls, all scripts.</summary>
    [Fact]
    public void No_text_is_an_error()
    {
        var chance = new Random(20261118);
        for (var round = 0; round < 2_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, chance.Next(60)).Select(_ => (char)chance.Next(0x10000))]);

            var understood = Lessons.Taught.Understand(text, "ko");

            Assert.InRange(understood.Score, 0, 1);
            Assert.All(understood.Entities, entity => Assert.StartsWith(entity.Text, text[entity.Start..], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_text_of_ten_thousand_characters_is_read()
    {
        var text = string.Concat(Enumerable.Repeat("여권 재발급 어떻게 하나요 ", 700));

        Assert.Equal("passport", Lessons.Taught.Understand(text, "ko").Intent);
    }
}
