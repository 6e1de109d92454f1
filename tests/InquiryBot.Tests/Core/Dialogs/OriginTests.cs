using System.Text.Json;
using InquiryBot.Commands;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>An official answer says whose it is; one that nobody has looked at for too long says that too.</summary>
public sealed class OriginTests
{
    const string Certificate = "documents/certificate/dialog.yaml";

    // The practice clock stands at 2026-10-06.
    static DialogLibrary Reviewed(string day, string bot = "") => SmallDialogs.Read(new Dictionary<string, string>(SmallDialogs.Files)
    {
        [Certificate] = SmallDialogs.Files[Certificate].Replace("2026-10-01", day, StringComparison.Ordinal),
        ["bot.yaml"] = SmallDialogs.Files["bot.yaml"] + bot,
        ["texts/ko.yaml"] = SmallDialogs.Files["texts/ko.yaml"].Replace("{reviewed}", "{reviewed:short}", StringComparison.Ordinal),
    });

    static async Task<(Activity Reply, DialogOutcome Outcome)> AskAsync(DialogLibrary library)
    {
        var citizen = new Citizen(library);
        await citizen.Says("등본 발급");
        return (Assert.Single(citizen.Last!.Replies), citizen.Last);
    }

    [Fact]
    public async Task An_answer_names_its_office_the_day_it_was_checked_and_its_source()
    {
        var (reply, outcome) = await AskAsync(Reviewed("2026-10-01"));
        var card = reply.Attachments!.Single().Content!.Value.Deserialize(ActivityJson.Wire.HeroCard)!;

        Assert.Equal("정부24에서 됩니다.", reply.Text);
        Assert.StartsWith("ko origin-line office 2026. 10. 1", card.Text, StringComparison.Ordinal);
        Assert.Equal(["정부24"], card.Buttons!.Select(button => button.Title));
        Assert.Empty(outcome.Overdue);
    }

    [Fact]
    public async Task Another_language_calls_the_office_by_its_name_there_and_the_Korean_one_stands_behind_it()
    {
        var named = SmallDialogs.Read(SmallDialogs.With("offices.yaml", "offices: [{ ko: office, en: Ministry }]\n"));
        var citizen = new Citizen(named, "en");
        await citizen.Says("resident certificate", "certificate");
        var card = citizen.Last!.Replies.Single().Attachments!.Single().Content!.Value.Deserialize(ActivityJson.Wire.HeroCard)!;

        Assert.Contains("Ministry (office)", card.Text, StringComparison.Ordinal);
        Assert.Equal(("office", "office", "elsewhere"), (named.Office("office", "ko"), SmallDialogs.Library.Office("office", "en"), named.Office("elsewhere", "en")));
    }

    [Fact]
    public void Check_finds_an_office_that_a_language_has_no_name_for() => Assert.Equal(
        [$"{Certificate}:1:1: error: `office` has no name in en (add it to offices.yaml)"],
        DialogCheck.Faults(DialogReader.Read(SmallDialogs.With("offices.yaml", "offices: [{ ko: office }, { ko: other, en: Other }]\n")), Practice.Shapes).Select(fault => fault.ToString()));

    [Fact]
    public async Task A_source_that_no_link_leads_to_gets_one()
    {
        var (reply, _) = await AskAsync(SmallDialogs.Read(SmallDialogs.With(Certificate, SmallDialogs.Files[Certificate].Replace("source: https://www.gov.kr", "source: https://law.go.kr", StringComparison.Ordinal))));
        var buttons = reply.Attachments!.Single().Content!.Value.Deserialize(ActivityJson.Wire.HeroCard)!.Buttons!;

        Assert.Equal(["정부24", "ko source-link"], buttons.Select(button => button.Title));
        Assert.Equal("https://law.go.kr", buttons[1].Value!.Value.GetString());
    }

    [Theory]
    [InlineData("2025-10-07", "", false)]
    [InlineData("2025-10-06", "", true)]
    [InlineData("2026-10-01", "review-every-days: 5\n", true)]
    [InlineData("2026-10-01", "review-every-days: 6\n", false)]
    public async Task One_that_is_due_is_given_all_the_same_marked_and_counted(string day, string bot, bool due)
    {
        var library = Reviewed(day, bot);
        var (reply, outcome) = await AskAsync(library);

        Assert.Equal(due ? "정부24에서 됩니다.\nko being-reviewed" : "정부24에서 됩니다.", reply.Text);
        Assert.Equal(due ? ["certificate"] : [], outcome.Overdue);
    }

    [Fact]
    public void Check_warns_of_it_at_the_day_that_is_written()
    {
        var files = SmallDialogs.With(Certificate, SmallDialogs.Files[Certificate].Replace("2026-10-01", "2025-10-01", StringComparison.Ordinal));
        var reading = DialogReader.Read(files);

        Assert.Empty(DialogCheck.Faults(reading, Practice.Shapes));
        Assert.Empty(DialogCheck.Warnings(reading, new DateOnly(2026, 9, 30)));
        Assert.Equal(
            [$"{Certificate}:5:11: warning: the answer is due for review since 2026-10-01 (compare it with https://www.gov.kr)"],
            DialogCheck.Warnings(reading, new DateOnly(2026, 10, 1)).Select(fault => fault.ToString()));
    }

    [Theory]
    [InlineData("등본은 정부24에서 됩니다.", "Get your resident certificate on Government24.", null)]
    [InlineData("등본은 정부24에서 됩니다.", "Residents' certificates (등본) are there.", null)]
    [InlineData("등본은 정부24에서 됩니다.", "Your abstract is there.", "documents/certificate/en.yaml:2:10: warning: `answer` says 등본 otherwise than the glossary (resident certificate (household))")]
    [InlineData("초등본은 다른 말입니다.", "Your abstract is there.", null)]
    public void Check_warns_of_a_term_that_a_text_words_in_its_own_way(string ko, string en, string? warning)
    {
        var reading = DialogReader.Read(new Dictionary<string, string>(SmallDialogs.Files)
        {
            ["glossary.yaml"] = "terms: [{ ko: 등본, en: resident certificate (household) }]\n",
            ["documents/certificate/ko.yaml"] = $"examples: [등본 발급]\ntexts: {{ answer: \"{ko}\", link: 정부24 }}\n",
            ["documents/certificate/en.yaml"] = $"examples: [resident certificate]\ntexts: {{ answer: \"{en}\", link: Government24 }}\n",
        });

        Assert.Empty(DialogCheck.Faults(reading, Practice.Shapes));
        Assert.Equal(warning is null ? [] : [warning], DialogCheck.Warnings(reading, new DateOnly(2026, 10, 6)).Select(fault => fault.ToString()));
    }

    [Fact]
    public void Check_finds_a_button_that_is_too_long()
    {
        var files = SmallDialogs.With("roads/report/en.yaml", SmallDialogs.Files["roads/report/en.yaml"].Replace("People are in danger", "People are in danger or will be soon", StringComparison.Ordinal));

        Assert.Contains("roads/report/en.yaml:8:3: error: the button `people` has 36 letters (a button holds 32)", DialogCheck.Faults(DialogReader.Read(files), Practice.Shapes).Select(fault => fault.ToString()));
    }
}
