using System.Text.RegularExpressions;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Dialogs.Steps;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>What the served dialogs hold: the whole catalogue, asked for in enough ways, answered shortly and with nothing that ages unseen.</summary>
public sealed partial class ProductContentTests
{
    static readonly DialogLibrary Library = DialogFiles.Reading.Library!;

    public static TheoryData<string> Languages => [.. Library.Languages.All.Select(language => language.Tag)];

    /// <summary>The names that reports and evaluations use.</summary>
    static readonly Dictionary<DialogKind, string> Catalogue = new()
    {
        [DialogKind.Answer] = """
            fare-card driver-license vehicle-registration large-waste recycling noise-complaint water-bill resident-certificate family-certificate move-in-report id-card
            seal-certificate passport foreigner-registration visa-extension foreigner-health-insurance multicultural-family wage-arrears local-tax car-tax property-tax tax-refund
            basic-livelihood basic-pension child-allowance disability-registration emergency-relief youth-support vaccination job-search small-business-support video-room-info centre-hours
            """,
        [DialogKind.Lookup] = "bus-arrival bus-route hospital-open-now case-status",
        [DialogKind.Form] = """
            bus-complaint lost-item taxi-complaint parking-report road-damage-report streetlight-report traffic-signal-report flood-drain-report snow-ice-report illegal-dumping-report
            stray-animal video-room-reserve video-room-change news-subscribe study-visit praise service-complaint call-back
            """,
        [DialogKind.Control] = """
            emergency-119 mental-health-crisis news-unsubscribe talk-to-counselor sign-language interpreter change-language greeting thanks goodbye who-are-you help cancel start-over
            repeat correct abuse
            """,
    };

    static IEnumerable<(string Intent, DialogKind Kind)> Named =>
        Catalogue.SelectMany(kind => kind.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(intent => (intent, kind.Key)));

    /// <summary>What citizens call, by itself and not as a part of a longer number.</summary>
    static readonly string[] Numbers = ["120", "031-120", "119", "112", "110", "1345", "1350", "129", "109", "1577-0199", "1330", "1577-1000", "033-811-2000"];

    /// <summary>Fees that a law names, and that have stood for years.</summary>
    static readonly string[] WithFees = ["resident-certificate", "family-certificate", "seal-certificate", "id-card"];

    /// <summary>What stands on a Korean door, form or machine: who looks for it needs the word. One word for both names of an office.</summary>
    static readonly string[] OnTheDoor =
    [
        "등본", "초본", "주민센터|행정복지센터", "무인민원발급기", "가족관계증명서", "인감증명서", "본인서명사실확인서", "주민등록증", "전입신고", "외국인등록증", "출입국·외국인청", "체류지 변경",
    ];

    static IEnumerable<Wording> Answers(string language) =>
        from dialog in Library.Dialogs
        where dialog.Kind is DialogKind.Answer
        from step in dialog.All.OfType<SayStep>()
        select Library.Words.Find(dialog.Intent, step.Text.Name, language)!;

    static IEnumerable<Wording> All(string language) => Library.Words.Dialogs.SelectMany(dialog => Library.Words.In(dialog, language).Values);

    [Fact]
    public void Every_intent_of_the_catalogue_has_its_dialog() =>
        Assert.Empty(Named.Where(named => Library.Find(named.Intent)?.Kind != named.Kind).Select(named => named.Intent));

    [Theory, MemberData(nameof(Languages))]
    public void Every_intent_is_asked_for_in_enough_ways(string language)
    {
        var asked = Library.Lines.Where(line => line.Language == language).GroupBy(line => line.Intent).ToDictionary(intent => intent.Key, intent => intent.Count());
        var (each, none) = language switch { "ko" => (25, 150), "en" => (15, 60), _ => (10, 30) };

        Assert.Empty(Named.Where(named => asked.GetValueOrDefault(named.Intent) < each).Select(named => $"{named.Intent}: {asked.GetValueOrDefault(named.Intent)}"));
        Assert.True(asked[Intents.OutOfScope] >= none);
    }

    // Thai ends no sentence with a mark.
    [Theory]
    [InlineData("ko"), InlineData("en"), InlineData("zh"), InlineData("vi"), InlineData("ja"), InlineData("ru"), InlineData("mn"), InlineData("uz")]
    public void An_answer_has_four_sentences_at_most(string language) => Assert.Empty(
        from answer in Answers(language)
        from words in answer.Variants
        where SentenceEnd().Split(InBrackets().Replace(words, "")).Count(sentence => sentence.Trim().Length > 0) > 4
        select $"{answer.Key.At.File}:{answer.Key.At.Line}");

    /// <summary>A fifth sentence is none the shorter for its brackets; what stands in them is a name, a number or a term.</summary>
    [Fact]
    public void No_sentence_hides_in_brackets() => Assert.Empty(
        from answer in Answers("ja")
        from words in answer.Variants
        from aside in InBrackets().Matches(words)
        where Predicate().IsMatch(aside.Value)
        select $"{aside.Value}: {answer.Key.At.File}:{answer.Key.At.Line}");

    [Fact]
    public void Every_answer_leads_to_a_link() => Assert.Empty(
        from dialog in Library.Dialogs
        where dialog.Kind is DialogKind.Answer && dialog.Source is null && !dialog.All.OfType<SayStep>().All(step => step.Links.Count > 0)
        select dialog.Folder);

    [Theory, MemberData(nameof(Languages))]
    public void Every_number_to_call_is_named(string language)
    {
        var said = string.Join('\n', All(language).SelectMany(text => text.All));

        Assert.All(Numbers, number => Assert.Matches($@"(?<![\d-]){number}(?![\d-])", said));
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_word_that_stands_on_the_door_is_in_brackets_in_the_other_languages(string language) => Assert.Empty(
        from answer in Answers("ko").Zip(Answers(language))
        where language != "ko"
        from word in OnTheDoor
        where Regex.IsMatch(answer.First.Variants[0], word)
        where !InBrackets().Matches(answer.Second.Variants[0]).Any(brackets => Regex.IsMatch(brackets.Value, word))
        select $"{word}: {answer.Second.Key.At.File}:{answer.Second.Key.At.Line}");

    /// <summary>Where another office answers for another city, the citizen is asked which it is.</summary>
    [Fact]
    public void What_differs_by_city_asks_for_the_city() => Assert.Empty(
        from dialog in Library.Dialogs
        where dialog.Kind is DialogKind.Answer
        where dialog.Owner!.StartsWith("시·군", StringComparison.Ordinal) != dialog.All.OfType<AskStep>().Any(ask => ask is { ByTheWay: true, Slot.Name: "city" })
        select dialog.Folder);

    /// <summary>Who is in danger hears the same words each time.</summary>
    [Fact]
    public void Words_of_danger_are_fixed() => Assert.Empty(
        from dialog in Library.Dialogs
        where dialog.IsEmergency
        from text in dialog.All.SelectMany(step => step.TextKeys)
        from language in Library.Languages.All
        where Library.Words.Find(dialog.Intent, text.Name, language.Tag)!.Variants.Count != 1
        select $"{dialog.Intent}/{text} in {language.Tag}");

    [Fact]
    public void Nothing_is_to_be_looked_at_on_the_day_of_the_last_review() =>
        Assert.Empty(DialogCheck.Warnings(DialogFiles.Reading, Library.Dialogs.Max(dialog => dialog.Reviewed)!.Value).Select(warning => warning.ToString()));

    /// <summary>Sums, rates and years change: the text says where to look instead.</summary>
    [Theory, MemberData(nameof(Languages))]
    public void No_answer_names_a_sum_a_rate_or_a_year(string language) => Assert.Empty(
        from answer in Answers(language)
        where !WithFees.Any(intent => answer.Key.At.File.Contains($"/{intent}/", StringComparison.Ordinal))
        from words in answer.All
        from figure in Ages().Matches(words)
        select $"{figure.Value}: {answer.Key.At.File}:{answer.Key.At.Line}");

    [Fact]
    public void Every_threshold_stands_in_the_settings_with_its_reason()
    {
        var lines = DialogFiles.Product["bot.yaml"].Split('\n');
        var from = Array.FindIndex(lines, line => line == "thresholds:") + 1;
        var block = lines[from..].TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim()).ToList();
        string[] names = ["answer", "margin", "did-you-mean", "in-form", "in-free-text", "for-person", "emergency"];

        Assert.All(names, name => Assert.StartsWith("# ", block[block.FindIndex(line => line.StartsWith($"{name}:", StringComparison.Ordinal)) - 1], StringComparison.Ordinal));
        Assert.Equal(names.Length, block.Count(line => !line.StartsWith('#')));
    }

    [Fact]
    public void What_Uzbek_lacks_is_said_in_Russian_then_in_English_then_in_Korean() => Assert.Equal(["uz", "ru", "en", "ko"], Library.Languages.Chain("uz"));

    [GeneratedRegex(@"(?<=[^0-9A-Z])[.!?](?=\s|$)|[。！？]", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?:です|ます|ません|ください)[。）]?", RegexOptions.CultureInvariant)]
    private static partial Regex Predicate();

    [GeneratedRegex(@"\([^)]*\)|（[^）]*）", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"\d[\d,.]*\s?(?:만\s?)?(?:원|won|韩元|韓元|ウォン|вон)(?!\p{L})|\d+(?:[.,]\d+)?\s?%|(?<![\d-])20[2-9]\d(?![\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex Ages();
}
