using System.Text.Json;
using Azure.Core;
using InquiryBot.Integrations.Azure;

namespace InquiryBot.Tests.Integrations.Azure;

/// <summary>How Azure AI Language is asked: its contract, its limits, its bad days.</summary>
public sealed class AzureLanguageTests
{
    static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("LanguageDetection", null, "kr", null)]
    [InlineData("SentimentAnalysis", "zh-hans", null, "Utf16CodeUnit")]
    [InlineData("KeyPhraseExtraction", "zh-hans", null, null)]
    [InlineData("EntityRecognition", "zh-hans", null, "Utf16CodeUnit")]
    [InlineData("PiiEntityRecognition", "zh-hans", null, "Utf16CodeUnit")]
    public async Task Each_analysis_is_asked_as_its_contract_wants(string kind, string? language, string? country, string? unit)
    {
        var desk = new AzureDesk(FakeAzureLanguage.Vendor());

        await desk.Language.AnalyzeAsync("你好", "zh", Ct);

        var asked = Assert.Single(desk.Vendor.Asked, question => question.Json.GetProperty("kind").GetString() == kind);
        Assert.Equal("https://inquiry.cognitiveservices.azure.com/language/:analyze-text?api-version=2023-04-01", asked.Address.AbsoluteUri);
        Assert.Equal(AzureDesk.Key, asked.Headers["Ocp-Apim-Subscription-Key"]);
        var parameters = asked.Json.GetProperty("parameters");
        Assert.True(parameters.GetProperty("loggingOptOut").GetBoolean());
        Assert.Equal(unit, Text(parameters, "stringIndexType"));
        var document = asked.Json.GetProperty("analysisInput").GetProperty("documents").EnumerateArray().Single();
        Assert.Equal(("1", "你好", language, country), (Text(document, "id"), Text(document, "text"), Text(document, "language"), Text(document, "countryHint")));
    }

    [Fact]
    public async Task Analyses_that_are_skipped_are_not_asked()
    {
        var desk = new AzureDesk(FakeAzureLanguage.Vendor(), project: false, skip: ["KeyPhrases", "PersonalData"]);

        await desk.Language.AnalyzeAsync("안녕하세요", "ko", Ct);

        Assert.Equal(["EntityRecognition", "LanguageDetection", "SentimentAnalysis"], desk.Vendor.Asked.Select(asked => asked.Json.GetProperty("kind").GetString()).Order());
    }

    [Fact]
    public async Task Texts_that_wait_travel_together_and_never_more_than_a_request_may_hold()
    {
        var gate = new TaskCompletionSource();
        var desk = new AzureDesk(new FakeVendor(async (asked, _) =>
        {
            await gate.Task;
            return FakeVendor.Json(FakeAzureLanguage.Answer(asked));
        }), new WallClock());

        var all = Enumerable.Range(0, 24).Select(number => desk.Language.AnalyzeAsync($"문장 {number}", "ko", Ct)).ToList();
        gate.SetResult();
        await Task.WhenAll(all).WaitAsync(Long, Ct);

        // Two go at once; 22 wait for them.
        Assert.Equal([1, 1, 22], Sizes(desk, "LanguageDetection"));
        Assert.Equal([1, 1, 2, 10, 10], Sizes(desk, "SentimentAnalysis"));
        Assert.Equal([1, 1, 2, 10, 10], Sizes(desk, "KeyPhraseExtraction"));
        Assert.Equal([1, 1, 2, 5, 5, 5, 5], Sizes(desk, "EntityRecognition"));
        Assert.Equal([1, 1, 2, 5, 5, 5, 5], Sizes(desk, "PiiEntityRecognition"));
        Assert.Equal(24, desk.Vendor.Asked.Count(asked => asked.Json.GetProperty("kind").GetString() == "Conversation"));
    }

    [Fact]
    public async Task Texts_that_nobody_waits_for_any_more_never_leave()
    {
        var clock = new WallClock();
        var desk = new AzureDesk(FakeVendor.Silent(), clock, project: false);

        var first = Enumerable.Range(0, 2).Select(number => desk.Language.AnalyzeAsync($"문장 {number}", "ko", Ct)).ToList();
        using var given = new CancellationTokenSource();
        var later = Enumerable.Range(2, 22).Select(number => desk.Language.AnalyzeAsync($"문장 {number}", "ko", given.Token)).ToList();
        await given.CancelAsync();
        foreach (var one in later) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        clock.Pass(TimeSpan.FromMilliseconds(400));
        await Task.WhenAll(first).WaitAsync(Long, Ct);

        Assert.Equal(10, desk.Vendor.Asked.Count);
    }

    [Fact]
    public async Task A_citizen_waits_for_the_budget_and_no_longer()
    {
        var clock = new WallClock();
        var desk = new AzureDesk(FakeVendor.Deaf(), clock);

        var turn = desk.OwnDialogs.UnderstandAsync("여권 재발급", "ko", Ct).AsTask();
        clock.Pass(TimeSpan.FromMilliseconds(399));
        Assert.False(turn.IsCompleted);
        clock.Pass(TimeSpan.FromMilliseconds(1));

        Assert.Equal("passport", (await turn.WaitAsync(Long, Ct)).Intent);
    }

    [Fact]
    public async Task What_comes_in_time_counts_though_the_rest_is_late()
    {
        var clock = new WallClock();
        var desk = new AzureDesk(new FakeVendor((asked, _) =>
        {
            if (asked.Json.GetProperty("kind").GetString() != "KeyPhraseExtraction") return new TaskCompletionSource<HttpResponseMessage>().Task;
            return Task.FromResult(FakeVendor.Json(FakeAzureLanguage.Answer(asked)));
        }), clock);

        var turn = desk.Language.AnalyzeAsync("My cat might need to see a veterinarian.", "en", Ct);
        clock.Pass(TimeSpan.FromMilliseconds(400));
        var said = await turn.WaitAsync(Long, Ct);

        Assert.Equal(["cat", "veterinarian"], said.KeyPhrases);
        Assert.Null(said.Sentiment);
    }

    [Fact]
    public async Task A_service_that_fails_five_times_is_left_alone_for_half_a_minute()
    {
        var clock = new WallClock();
        var desk = new AzureDesk(FakeVendor.Refuses(500), clock, project: false, skip: ["Language", "Sentiment", "KeyPhrases", "Entities"]);

        for (var i = 0; i < 8; i++) await desk.Language.AnalyzeAsync("안녕하세요", "ko", Ct);
        Assert.Equal(5, desk.Vendor.Asked.Count);
        Assert.Equal("Warning: Azure AI Language (PiiEntityRecognition) is not asked for 30 s: HTTP 500", desk.Log.Lines[^1]);

        clock.Pass(TimeSpan.FromSeconds(30));
        for (var i = 0; i < 3; i++) await desk.Language.AnalyzeAsync("안녕하세요", "ko", Ct);
        Assert.Equal(6, desk.Vendor.Asked.Count);
    }

    [Fact]
    public async Task A_busy_service_is_left_alone_for_as_long_as_it_asks()
    {
        var clock = new WallClock();
        var busy = true;
        var desk = new AzureDesk(
            new FakeVendor((asked, _) =>
            {
                if (!busy) return Task.FromResult(FakeVendor.Json(FakeAzureLanguage.Answer(asked)));
                var refusal = FakeVendor.Json(FakeAzureLanguage.Text("error.language-429.constructed"), System.Net.HttpStatusCode.TooManyRequests);
                refusal.Headers.Add("Retry-After", "7");
                return Task.FromResult(refusal);
            }),
            clock, project: false, skip: ["Language", "Sentiment", "KeyPhrases", "Entities"]);

        await desk.Language.AnalyzeAsync("안녕하세요", "ko", Ct);
        clock.Pass(TimeSpan.FromSeconds(6.9));
        await desk.Language.AnalyzeAsync("안녕하세요", "ko", Ct);
        Assert.Single(desk.Vendor.Asked);

        busy = false;
        clock.Pass(TimeSpan.FromSeconds(0.1));
        for (var i = 0; i < 3; i++) await desk.Language.AnalyzeAsync("안녕하세요", "ko", Ct);
        Assert.Equal(4, desk.Vendor.Asked.Count);
        Assert.Equal("Information: Azure AI Language (PiiEntityRecognition) answers again", desk.Log.Lines[^1]);
    }

    [Fact]
    public async Task A_token_is_fetched_to_the_end_though_the_first_turn_does_not_wait_for_it()
    {
        var clock = new WallClock();
        var entra = new SlowEntra();
        var desk = new AzureDesk(FakeAzureLanguage.Vendor(), clock, entra, project: false, skip: ["Language", "Sentiment", "Entities", "PersonalData"]);

        var first = desk.Language.AnalyzeAsync("My cat might need to see a veterinarian.", "en", Ct);
        clock.Pass(TimeSpan.FromMilliseconds(400));
        Assert.Empty((await first.WaitAsync(Long, Ct)).KeyPhrases);
        Assert.Empty(desk.Vendor.Asked);

        var second = desk.Language.AnalyzeAsync("My cat might need to see a veterinarian.", "en", Ct);
        entra.Token.SetResult(new AccessToken("t0ken", new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(["cat", "veterinarian"], (await second.WaitAsync(Long, Ct)).KeyPhrases);
        Assert.Equal("Bearer t0ken", Assert.Single(desk.Vendor.Asked).Headers["Authorization"]);
        Assert.Equal(("https://cognitiveservices.azure.com/.default", 1), (entra.Scope, entra.Fetched));
    }

    [Theory]
    [InlineData("zh_chs", "zh")]
    [InlineData("zh-Hant", "zh")]
    [InlineData("mn-Cyrl", "mn")]
    [InlineData("fil", "tl")]
    [InlineData("ko", "ko")]
    [InlineData("(Unknown)", null)]
    [InlineData("", null)]
    public void Codes_become_tags(string code, string? tag) => Assert.Equal(tag, AzureCodes.ToTag(code));

    static IEnumerable<int> Sizes(AzureDesk desk, string kind) => desk.Vendor.Asked
        .Where(asked => asked.Json.GetProperty("kind").GetString() == kind)
        .Select(asked => AzureUnderstandingTests.Texts(asked).Count()).Order();

    static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() : null;

    sealed class SlowEntra : TokenCredential
    {
        public TaskCompletionSource<AccessToken> Token { get; } = new();

        public int Fetched { get; private set; }

        public string? Scope { get; private set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            (Fetched, Scope) = (Fetched + 1, requestContext.Scopes[0]);
            return new(Token.Task.WaitAsync(cancellationToken));
        }
    }
}
