using System.Text.Json;
using InquiryBot.Core.Understanding;
using InquiryBot.Integrations.Azure;
using InquiryBot.Tests.Core.Understanding;

namespace InquiryBot.Tests.Integrations.Azure;

/// <summary>What Azure AI Language adds, by its official samples.</summary>
public sealed class AzureUnderstandingTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_of_people_and_companies_are_found()
    {
        var understood = await new AzureDesk(FakeAzureLanguage.Vendor()).Understanding.UnderstandAsync("Microsoft was founded by Bill Gates and Paul Allen.", "en", Ct);

        Assert.Equal(
            [
                new FoundEntity(EntityTypes.Organization, "Microsoft", "Microsoft", 0),
                new FoundEntity(EntityTypes.Person, "Bill Gates", "Bill Gates", 25),
                new FoundEntity(EntityTypes.Person, "Paul Allen", "Paul Allen", 40),
            ],
            understood.Entities);
        Assert.Equal(["Bill Gates", "Paul Allen", "Microsoft"], understood.KeyPhrases);
    }

    [Fact]
    public async Task Personal_data_that_this_machine_does_not_know_is_found()
    {
        var understood = await new AzureDesk(FakeAzureLanguage.Vendor()).Understanding.UnderstandAsync("Is 998.214.865-68 your Brazilian CPF number?", "en", Ct);

        Assert.Contains(new FoundEntity(EntityTypes.Personal, "998.214.865-68", "998.214.865-68", 3), understood.Entities);
    }

    [Fact]
    public async Task The_feeling_is_the_services()
    {
        const string Text = "Great atmosphere. Close to plenty of restaurants, hotels, and transit! Staff are friendly and helpful.";

        var understood = await new AzureDesk(FakeAzureLanguage.Vendor()).Understanding.UnderstandAsync(Text, "en", Ct);

        Assert.Equal(1, understood.Sentiment);
        Assert.True(Lessons.Taught.Understand(Text, "en").Sentiment < 1);
    }

    [Theory]
    [InlineData("Bonjour tout le monde", "fr")]
    [InlineData("Tumhara naam kya hai?", "hi")]
    public async Task The_language_is_the_services_where_the_text_is_long_enough(string text, string language) =>
        Assert.Equal(language, (await new AzureDesk(FakeAzureLanguage.Vendor()).Understanding.UnderstandAsync(text, "en", Ct)).Language);

    [Theory]
    [InlineData("등본 OK", 1.0)]
    [InlineData("여권을 잃어버려서 다시 만들고 싶어요", 0.7)]
    public async Task A_short_text_or_an_unsure_service_leaves_the_language_to_this_machine(string text, double sure)
    {
        var vendor = new FakeVendor(_ => """{"results":{"documents":[{"id":"1","detectedLanguage":{"name":"English","iso6391Name":"en","confidenceScore":SURE}}]}}""".Replace("SURE", $"{sure}", StringComparison.Ordinal));

        Assert.Equal("ko", (await new AzureDesk(vendor).OwnDialogs.UnderstandAsync(text, "ko", Ct)).Language);
    }

    [Fact]
    public async Task A_project_names_the_intent()
    {
        const string Text = "play In the air tonight from Phil Collins";
        var desk = new AzureDesk(FakeAzureLanguage.Vendor());

        var understood = await desk.Understanding.UnderstandAsync(Text, "en", Ct);

        Assert.Equal(("PlayMusic", 1.0), (understood.Intent, understood.Score));
        // SearchCreativeWork is no dialog of ours.
        Assert.Equal([new Alternative("AddToPlaylist", 0)], understood.Alternatives);
        var asked = Assert.Single(desk.Vendor.Asked, question => question.Address.AbsolutePath.EndsWith(":analyze-conversations", StringComparison.Ordinal));
        Assert.Equal("https://inquiry.cognitiveservices.azure.com/language/:analyze-conversations?api-version=2023-04-01", asked.Address.AbsoluteUri);
        Assert.Equal(Text, asked.Json.GetProperty("analysisInput").GetProperty("conversationItem").GetProperty("text").GetString());
        Assert.Equal(("inquiry", "production"), (asked.Json.GetProperty("parameters").GetProperty("projectName").GetString(), asked.Json.GetProperty("parameters").GetProperty("deploymentName").GetString()));
    }

    [Theory]
    [InlineData("None")]
    [InlineData("SomethingElse")]
    public async Task A_project_that_knows_nothing_leaves_the_word_to_this_machine(string top)
    {
        var vendor = new FakeVendor(asked => asked.Json.GetProperty("kind").GetString() == "Conversation"
            ? """{"result":{"prediction":{"topIntent":"TOP","intents":[{"category":"TOP","confidenceScore":0.9}],"entities":[]}}}""".Replace("TOP", top, StringComparison.Ordinal)
            : FakeAzureLanguage.Answer(asked));

        Assert.Equal("passport", (await new AzureDesk(vendor).Understanding.UnderstandAsync("I lost my passport", "en", Ct)).Intent);
    }

    [Theory]
    [InlineData("죽고 싶어요", Crisis.SelfHarm)]
    [InlineData("somebody is breaking into my house", Crisis.Peril)]
    public async Task No_project_talks_a_cry_for_help_away(string text, string crisis)
    {
        var vendor = new FakeVendor(asked => asked.Json.GetProperty("kind").GetString() == "Conversation"
            ? """{"result":{"prediction":{"topIntent":"passport","intents":[{"category":"passport","confidenceScore":1}],"entities":[]}}}"""
            : FakeAzureLanguage.Answer(asked));
        var own = Lessons.Teach([.. Lessons.Examples, new Example(text, crisis, "en")], Lessons.Options);

        Assert.Equal(crisis, (await new AzureUnderstanding(own, new AzureDesk(vendor).Language, _ => true).UnderstandAsync(text, "en", Ct)).Intent);
    }

    /// <summary>This machine has no dialog for danger here, so that it names none by itself; it hears it all the same.</summary>
    [Theory]
    [InlineData("I lost my passport", Crisis.Peril, 0.99, "passport")]
    [InlineData("hello", Crisis.SelfHarm, 0.99, "greeting")]
    [InlineData("somebody is breaking into my house", Crisis.Peril, 0.4, Crisis.Peril)]
    [InlineData("somebody is breaking into my house", "passport", 0.3, Crisis.Peril)]
    [InlineData("I lost my passport", "wages", 0.3, "wages")]
    public async Task Danger_that_a_project_names_or_overlooks_is_weighed_with_what_is_heard_here(string text, string named, double sure, string intent)
    {
        var desk = new AzureDesk(Naming(named, sure));

        Assert.Equal(intent, (await new AzureUnderstanding(Lessons.Taught, desk.Language, _ => true).UnderstandAsync(text, "en", Ct)).Intent);
    }

    [Fact]
    public async Task A_project_that_doubts_an_everyday_matter_which_this_machine_knows_makes_no_danger_of_it()
    {
        const string Text = "somebody is breaking into my house";
        var own = Lessons.Teach([.. Lessons.Examples, new Example(Text, "police-report", "en")], Lessons.Options);

        var understood = await new AzureUnderstanding(own, new AzureDesk(Naming("police-report", 0.3)).Language, _ => true).UnderstandAsync(Text, "en", Ct);

        Assert.Equal(("police-report", 0.3), (understood.Intent, understood.Score));
    }

    [Fact]
    public async Task An_orchestration_project_is_no_answer()
    {
        var vendor = new FakeVendor(_ => """{"result":{"prediction":{"projectKind":"Orchestration","topIntent":"passport","intents":{"passport":{"confidenceScore":1,"targetProjectKind":"Conversation"}}}}}""");
        var desk = new AzureDesk(vendor, skip: ["Language", "Sentiment", "KeyPhrases", "Entities", "PersonalData"]);

        Assert.Equal("wages", (await desk.OwnDialogs.UnderstandAsync("my boss did not pay me", "en", Ct)).Intent);
        Assert.Contains("Debug: Azure AI Language (Conversation) gave no answer: unreadable", desk.Log.Lines);
    }

    [Fact]
    public async Task Pieces_that_do_not_stand_where_the_service_says_are_left_out()
    {
        // The service answers as if it had been asked about another text.
        var understood = await new AzureDesk(FakeAzureLanguage.Vendor()).OwnDialogs.UnderstandAsync("수원역 앞 도로가 깨졌어요. 아주 위험합니다. 빨리 고쳐 주세요.", "ko", Ct);

        Assert.Equal(Lessons.Taught.Understand(understood.Text, "ko").Entities, understood.Entities);
    }

    [Fact]
    public async Task What_leaves_the_house_is_masked()
    {
        const string Text = "홍길동입니다. 주민번호 900101-1234568, 전화 010-2345-6789, hong@naver.com";
        var desk = new AzureDesk(FakeAzureLanguage.Vendor());

        var understood = await desk.OwnDialogs.UnderstandAsync(Text, "ko", Ct);

        Assert.Equal(Text, understood.Text);
        Assert.Equal(6, desk.Vendor.Asked.Count);
        Assert.All(["1234568", "2345", "hong@"], secret => Assert.DoesNotContain(secret, desk.Vendor.Traffic, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234 👍 …")]
    public async Task A_text_without_words_stays_at_home(string text) => Assert.Empty(await AskedAsync(text));

    [Fact]
    public async Task A_text_that_is_too_long_stays_at_home()
    {
        Assert.Empty(await AskedAsync(new string('가', 5_121)));
        Assert.NotEmpty(await AskedAsync(new string('가', 5_120)));
    }

    [Fact]
    public async Task Nothing_of_a_question_and_no_key_reaches_a_log()
    {
        const string Text = "여권 재발급 010-2345-6789";
        FakeVendor[] vendors = [FakeAzureLanguage.Vendor(), FakeVendor.Refuses(400, "{\"error\":{\"message\":\"" + Text + "\"}}"), FakeVendor.Unreachable(), new(_ => Text)];
        foreach (var vendor in vendors)
        {
            var desk = new AzureDesk(vendor);
            for (var i = 0; i < 6; i++) await desk.OwnDialogs.UnderstandAsync(Text, "ko", Ct);

            Assert.All(["여권", "재발급", "2345", AzureDesk.Key], secret => Assert.DoesNotContain(desk.Log.Lines, line => line.Contains(secret, StringComparison.Ordinal)));
            Assert.Equal(vendor == vendors[0], desk.Log.Lines.Count == 0);
        }
    }

    [Fact]
    public async Task Half_a_letter_goes_out_as_one_that_cannot_be_read()
    {
        var desk = new AzureDesk(FakeAzureLanguage.Vendor());

        await desk.OwnDialogs.UnderstandAsync("half \ud83d here", "en", Ct);

        Assert.Equal("half \ufffd here", Texts(desk.Vendor.Asked[0]).Single());
    }

    static FakeVendor Naming(string intent, double sure) => new(asked => asked.Json.GetProperty("kind").GetString() == "Conversation"
        ? """{"result":{"prediction":{"topIntent":"NAMED","intents":[{"category":"NAMED","confidenceScore":SURE}],"entities":[]}}}""".Replace("NAMED", intent, StringComparison.Ordinal).Replace("SURE", $"{sure}", StringComparison.Ordinal)
        : FakeAzureLanguage.Answer(asked));

    internal static IEnumerable<string> Texts(Asked asked) =>
        asked.Json.GetProperty("analysisInput").TryGetProperty("documents", out var documents) ? documents.EnumerateArray().Select(Text) : [];

    static string Text(JsonElement document) => document.GetProperty("text").GetString()!;

    static async Task<IReadOnlyList<Asked>> AskedAsync(string text)
    {
        var desk = new AzureDesk(FakeAzureLanguage.Vendor());
        await desk.OwnDialogs.UnderstandAsync(text, "ko", Ct);
        return desk.Vendor.Asked;
    }
}
