using InquiryBot.Core.Understanding;

namespace InquiryBot.Tests.Contracts;

/// <summary>What every understanding promises, whoever is asked behind it and however he is today. Its desk is that of <see cref="Core.Understanding.Lessons"/>.</summary>
public abstract class UnderstandingContract(IUnderstanding understanding)
{
    public static TheoryData<string> Texts =>
    [
        "", " ", "ok", "👍", "여권 재발급 어떻게 하나요", "I lost my passport yesterday at Suwon station", "제 번호는 010-1234-5678이고 이메일은 hong@naver.com 입니다",
        "내일 오후 3시 수원역 앞, tomorrow at 5", "toi muon gia han visa", "half a character \ud83d here", "null\0 and \u200b\u202e marks",
        "\u1112\u1161\u11ab\u1100\u1173\u11af", "ＦＵＬＬ ｗｉｄｔｈ", "{\"kind\":\"Conversation\"}", new string('가', 5_120), new string('x', 10_000), string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦 ", 900)),
    ];

    [Theory, MemberData(nameof(Texts))]
    public async Task Any_text_is_understood_somehow(string text)
    {
        var understood = await UnderstandAsync(text, "ko");

        Assert.Equal(text, understood.Text);
        Assert.Matches("^[a-z]{2,3}$", understood.Language);
        Assert.NotEmpty(understood.Intent);
        Assert.InRange(understood.Sentiment, -1, 1);
        var scores = understood.Alternatives.Select(other => other.Score).ToList();
        Assert.All(scores.Append(understood.Score), score => Assert.InRange(score, 0, 1));
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.DoesNotContain(understood.Alternatives, other => other.Intent == understood.Intent);
        AssertInPlace(understood);
    }

    [Theory]
    [InlineData("여권 재발급 어떻게 하나요", "passport")]
    [InlineData("my boss did not pay me", "wages")]
    [InlineData("asdkjh qwpoe zxmcn", Intents.OutOfScope)]
    public async Task A_question_has_its_intent(string text, string intent) => Assert.Equal(intent, (await UnderstandAsync(text, null)).Intent);

    [Theory]
    [InlineData("여권을 잃어버려서 다시 만들고 싶어요", "en", "ko")]
    [InlineData("how can I renew my passport before the summer", "ko", "en")]
    [InlineData("ok", "ko", "ko")]
    [InlineData("1", "en", "en")]
    [InlineData("👍", "en", "en")]
    public async Task The_language_is_the_texts_own_and_on_doubt_the_conversations(string text, string prior, string language) =>
        Assert.Equal(language, (await UnderstandAsync(text, prior)).Language);

    [Fact]
    public async Task A_date_has_its_value_in_one_spelling()
    {
        var understood = await UnderstandAsync("내일 오후 3시에 갈게요", "ko");

        Assert.Contains(new FoundEntity(EntityTypes.Date, "내일", "2026-11-25", 0), understood.Entities);
        Assert.Contains(understood.Entities, entity => entity is { Type: EntityTypes.Time, Value: "15:00" });
    }

    [Fact]
    public async Task Many_turns_get_each_their_own_answer()
    {
        var texts = Enumerable.Range(0, 40).Select(number => $"여권 재발급 {number}번 창구, I lost my passport").ToList();

        var all = await Task.WhenAll(texts.Select(text => UnderstandAsync(text, "ko")));

        Assert.Equal(texts, all.Select(understood => understood.Text));
        Assert.All(all, AssertInPlace);
    }

    [Fact]
    public async Task Who_gives_up_gets_an_answer_or_his_own_cancellation()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        var problem = await Record.ExceptionAsync(async () => await understanding.UnderstandAsync("여권 재발급", "ko", given.Token));

        Assert.True(problem is null or OperationCanceledException, problem?.ToString());
    }

    /// <summary>Pieces stand in the text where they say, one after the other.</summary>
    static void AssertInPlace(Understood understood)
    {
        var end = 0;
        foreach (var entity in understood.Entities)
        {
            Assert.True(entity.Start >= end, $"{entity} begins before {end}");
            Assert.Equal(entity.Text, understood.Text.Substring(entity.Start, entity.Text.Length));
            end = entity.Start + entity.Text.Length;
        }
    }

    /// <summary>A turn that waits far longer than any budget has failed.</summary>
    Task<Understood> UnderstandAsync(string text, string? prior) =>
        understanding.UnderstandAsync(text, prior, TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
}
