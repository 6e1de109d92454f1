using InquiryBot.Core.Understanding;
using InquiryBot.Tests.Integrations;

namespace InquiryBot.Tests.Contracts;

/// <summary>What every translator promises, the one that is none and those whose service is away too.</summary>
public abstract class TranslatorContract(ITranslator translator)
{
    public static TheoryData<string> Texts =>
    [
        "여권 재발급은 어디서 하나요?", "등본 떼러 주민센터에 가요", "제 번호는 010-2345-6789", "[[1]] and [ [ 2 ] ] and [[999999999999]]", "half \ud83d here", "null\0, \u202e, \u200b",
        "<b>bold</b> & \"quoted\"", "a\nb\r\nc", "{\"Text\":1}", new string('가', 10_000), new string('x', 20_000),
    ];

    [Theory, MemberData(nameof(Texts))]
    public async Task A_text_has_a_translation_or_none(string text)
    {
        var translation = await TranslateAsync(text, "ko", "en");

        if (translation is not null) Assert.NotEmpty(translation.Text);
    }

    [Fact]
    public async Task A_language_that_nobody_knows_is_no_accident() => await TranslateAsync("hello", "xx-Nowhere", "qaa");

    [Fact]
    public async Task Who_gives_up_gets_an_answer_or_his_own_cancellation()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        var problem = await Record.ExceptionAsync(async () => await translator.TranslateAsync("안녕하세요", "ko", "en", given.Token));

        Assert.True(problem is null or OperationCanceledException, problem?.ToString());
    }

    [Fact]
    public async Task Many_get_each_their_own()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => TranslateAsync($"문장 {number}", "ko", "en")));

        Assert.All(all.Index().Where(one => one.Item is not null), one => Assert.Contains($" {one.Index} ", one.Item!.Text + " ", StringComparison.Ordinal));
    }

    /// <summary>Whoever waits far longer than any budget has waited in vain.</summary>
    protected Task<Translation?> TranslateAsync(string text, string? from, string to) =>
        translator.TranslateAsync(text, from, to, TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
}

/// <summary>What a translator promises whose service is away: it says so, and makes nothing up.</summary>
public abstract class AwayTranslatorContract(ITranslator translator) : TranslatorContract(translator)
{
    [Theory]
    [InlineData("여권 재발급은 어디서 하나요?", "ko", "en")]
    [InlineData("등본", "ko", "vi")]
    [InlineData("hello", null, "ko")]
    public async Task What_is_not_translated_is_none(string text, string? from, string to) => Assert.Null(await TranslateAsync(text, from, to));
}

/// <summary>What a translator promises whose service is well; the service is one of <see cref="FakeTranslation"/>.</summary>
public abstract class WellTranslatorContract : TranslatorContract
{
    readonly FakeVendor vendor;

    private protected WellTranslatorContract(Func<FakeVendor, ITranslator> make, FakeVendor vendor) : base(make(vendor)) => this.vendor = vendor;

    [Theory]
    [InlineData("안녕하세요, 반갑습니다.")]
    [InlineData("<b>bold</b> & \"quoted\" &amp; 'so' 👍 é ß")]
    [InlineData("one\ntwo\n\nthree")]
    [InlineData("[[1]] stays, [[ 2 ]] stays, <b> & \"c\"\nstay")]
    [InlineData("등본 <b> & \"c\"\nd 👍")]
    public async Task Words_go_out_and_come_back_whole(string text) =>
        Assert.Equal(FakeTranslation.Said(text.Replace("등본", "resident certificate", StringComparison.Ordinal)), (await TranslateAsync(text, "ko", "en"))?.Text);

    [Fact]
    public async Task Terms_have_the_glossarys_words()
    {
        var translation = await TranslateAsync("외국인등록증은 주민센터에서 등본처럼 진정하세요", "ko", "en");

        // 진정하세요 is another word than the glossary's 진정, and 외국인등록증 longer than its 외국인등록.
        Assert.Equal(FakeTranslation.Said("residence card은 community service center에서 resident certificate처럼 진정하세요"), translation?.Text);
        Assert.DoesNotContain("주민센터", FakeTranslation.Unescaped(vendor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_data_stays_at_home_and_comes_back()
    {
        const string Text = "제 번호는 010-2345-6789, 주민번호는 900101-1234568, hong@naver.com 입니다";

        Assert.Equal(FakeTranslation.Said(Text), (await TranslateAsync(Text, "ko", "en"))?.Text);
        Assert.All(["2345", "900101", "1234568", "hong"], secret => Assert.DoesNotContain(secret, FakeTranslation.Unescaped(vendor), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_said_lately_is_not_asked_again()
    {
        await TranslateAsync("제 번호는 010-1111-2222", "ko", "en");
        var again = await TranslateAsync("제 번호는 010-3333-4444", "ko", "en");
        await TranslateAsync("제 번호는 010-3333-4444", "ko", "ru");

        Assert.Equal(FakeTranslation.Said("제 번호는 010-3333-4444"), again?.Text);
        Assert.Equal(2, vendor.Asked.Count);
    }

    [Theory]
    [InlineData("안녕하세요", "ko", "ko")]
    [InlineData(" \n", "ko", "en")]
    public async Task What_needs_no_translation_is_its_own(string text, string from, string to)
    {
        Assert.Equal(new Translation(text, from), await TranslateAsync(text, from, to));
        Assert.Empty(vendor.Asked);
    }

    [Fact]
    public async Task A_text_that_is_too_long_stays_at_home()
    {
        Assert.Null(await TranslateAsync(new string('가', 10_001), "ko", "en"));
        Assert.Empty(vendor.Asked);
    }
}
