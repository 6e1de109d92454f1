using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>Steps that wait for an event, go to another dialog, or ask how it was.</summary>
public sealed class NewStepTests
{
    static readonly Dictionary<string, string> Files = new(SmallDialogs.Files)
    {
        ["pay/fee/dialog.yaml"] = """
            kind: form
            starts-on: fee
            steps:
              - ask: ask-place
                slot: place
                entity: place
              - wait: payment.done
                tells: waiting
                slot: receipt
                minutes: 20
                when-late: [{ say: too-late }]
              - say: paid
              - survey: survey-ask
              - say: bye
            """,
        ["pay/fee/ko.yaml"] = "examples: [수수료]\ntexts: { ask-place: 어디요?, waiting: 기다려요, too-late: 늦었어요, paid: '{receipt} 받았어요', bye: 끝 }\n",
        ["pay/shortcut/dialog.yaml"] = "kind: form\nstarts-on: shortcut\nsteps: [{ ask: ask-where, slot: where, entity: place }, { go-to: report, with: { place: \"{where}\" } }]\n",
        ["pay/shortcut/ko.yaml"] = "examples: [지름길]\ntexts: { ask-where: 어디요? }\n",
        ["pay/waste/dialog.yaml"] = """
            kind: form
            starts-on: waste
            steps:
              - say: bring
              - ask: ask-town
                slot: town
                entity: place
                by-the-way: true
                optional: true
              - say: hall
            """,
        ["pay/waste/ko.yaml"] = "examples: [쓰레기]\ntexts: { bring: 내놓으세요, ask-town: 어느 시인가요?, hall: '{town} 시청' }\n",
        ["pay/circle/dialog.yaml"] = "kind: answer\nstarts-on: circle\nsteps: [{ say: round }, { go-to: circle }]\n",
        ["pay/circle/ko.yaml"] = "examples: [뱅뱅]\ntexts: { round: 돌아요 }\n",
        ["texts/ko.yaml"] = SmallDialogs.Files["texts/ko.yaml"]
            + "  slot-where: 곳\n  slot-town: 시\n  topic-fee: 수수료\n  survey-ask: 어땠나요?\n  survey-thanks: 고마워요\n" + string.Concat(Enumerable.Range(1, 5).Select(number => $"  rating-{number}: {number}점\n")),
    };

    readonly Citizen citizen = new(SmallDialogs.Read(Files));

    static Activity Event(string name, string role) => new()
    {
        Type = ActivityTypes.Event,
        Name = name,
        From = new ChannelAccount { Role = role },
        Value = JsonSerializer.SerializeToElement("R-1", ActivityJson.Wire.String),
    };

    async Task WaitingAsync()
    {
        await citizen.Says("수수료");
        await citizen.Says("수원역", names: ("place", "수원역"));
        Assert.Equal(["waiting"], citizen.Heard);
    }

    [Fact]
    public async Task The_event_goes_on_with_its_value()
    {
        await WaitingAsync();
        await citizen.Sends(Event("payment.done", Roles.Bot));

        Assert.Equal(["paid", "survey-ask"], citizen.Heard);
        Assert.Equal("R-1 받았어요", citizen.Words.First());
    }

    [Theory]
    [InlineData("payment.done", Roles.User), InlineData("other.event", Roles.Bot)]
    public async Task Neither_a_citizen_nor_another_event_can_go_on(string name, string role)
    {
        await WaitingAsync();
        await citizen.Sends(Event(name, role));
        Assert.Empty(citizen.Last!.Replies);
        await citizen.Says("아직이에요?");

        Assert.Equal(["waiting"], citizen.Heard);
    }

    [Fact]
    public async Task What_does_not_come_in_time_is_late()
    {
        await WaitingAsync();
        await citizen.IsSilent(TimeSpan.FromMinutes(19));
        Assert.Single(citizen.Conversation.Dialogs);
        await citizen.IsSilent(TimeSpan.FromMinutes(1));

        Assert.Equal(["too-late"], citizen.Heard);
        Assert.Empty(citizen.Conversation.Dialogs);
    }

    [Theory]
    [InlineData("5점"), InlineData("5")]
    public async Task A_rating_is_a_fact_and_is_thanked_for(string words)
    {
        await WaitingAsync();
        await citizen.Sends(Event("payment.done", Roles.Bot));
        await citizen.Says(words);

        Assert.Equal(["survey-thanks", "bye"], citizen.Heard);
        Assert.Equal(("fee", 5), citizen.Last!.Entries.OfType<SurveyAnswered>().Select(fact => (fact.Dialog, fact.Rating)).Single());
    }

    [Fact]
    public async Task How_he_was_served_is_asked_once_and_nobody_is_reminded_of_it()
    {
        await WaitingAsync();
        await citizen.Sends(Event("payment.done", Roles.Bot));
        await citizen.IsSilent(TimeSpan.FromHours(1));
        Assert.Empty(citizen.Last!.Replies);
        await citizen.Says("뱅뱅이 아니라 등본 발급", "certificate", 0.9);
        Assert.Equal(["answer"], citizen.Heard);

        await WaitingAsync();
        await citizen.Sends(Event("payment.done", Roles.Bot));
        Assert.Equal(["paid", "bye"], citizen.Heard);
    }

    [Fact]
    public async Task After_a_day_he_is_asked_again()
    {
        await SurveyedAsync();
        await citizen.Says("5");
        await citizen.IsSilent(TimeSpan.FromHours(23));
        await SurveyedAsync();
        Assert.Equal(["paid", "bye"], citizen.Heard);

        await citizen.IsSilent(TimeSpan.FromHours(1));
        await SurveyedAsync();
        Assert.Equal(["paid", "survey-ask"], citizen.Heard);
    }

    [Theory]
    [InlineData(59, 1), InlineData(60, 0)]
    public async Task After_an_hour_a_number_is_no_rating(int minutes, int ratings)
    {
        await SurveyedAsync();
        await citizen.IsSilent(TimeSpan.FromMinutes(minutes));
        await citizen.Says("5");

        Assert.Equal(ratings, citizen.Last!.Entries.OfType<SurveyAnswered>().Count());
        Assert.Empty(citizen.Conversation.Dialogs);
    }

    [Fact]
    public async Task What_an_earlier_version_knew_of_a_survey_is_read_and_asked_anew()
    {
        citizen.Conversation = Conversation.FromJson(citizen.Conversation.ToJson().Replace("\"channel\"", "\"surveyed\":true,\"channel\"", StringComparison.Ordinal));
        await SurveyedAsync();

        Assert.Equal(["paid", "survey-ask"], citizen.Heard);
    }

    async Task SurveyedAsync()
    {
        await WaitingAsync();
        await citizen.Sends(Event("payment.done", Roles.Bot));
    }

    [Fact]
    public async Task Who_goes_on_with_something_else_has_not_answered()
    {
        await WaitingAsync();
        await citizen.Sends(Event("payment.done", Roles.Bot));
        await citizen.Says("등본 발급");

        Assert.Equal(["answer"], citizen.Heard);
        Assert.Empty(citizen.Last!.Entries);
        Assert.Empty(citizen.Conversation.Dialogs);
    }

    [Theory]
    [InlineData("수원", "수원", null, "hall")]
    [InlineData("저는 수원에 살고 있는 사람이에요", "수원", null, "hall")]
    [InlineData("수원", "수원", "report", "hall")]
    [InlineData("건너뛰기", null, null, "hall")]
    [InlineData("수원에서 등본 발급을 받고 싶어요", "수원", "certificate", "answer")]
    [InlineData("등본 발급", null, null, "answer")]
    [InlineData("그게 뭐더라", null, null, "did-not-understand")]
    public async Task What_is_asked_by_the_way_takes_a_clear_answer_and_is_passed_over_by_all_else(string words, string? place, string? means, string heard)
    {
        await citizen.Says("쓰레기");
        Assert.Equal(["bring", "ask-town"], citizen.Heard);
        Assert.Null(citizen.Waking);
        await citizen.Says(words, means, 0.7, place is null ? [] : [("place", place)]);

        Assert.Equal([heard], citizen.Heard);
        Assert.Empty(citizen.Conversation.Dialogs);
    }

    [Fact]
    public async Task By_the_way_nothing_is_asked_in_the_middle_of_a_form_and_nothing_that_is_known()
    {
        await citizen.Says("수원 쓰레기", "waste", 0.9, ("place", "수원"));
        Assert.Equal(["bring", "hall"], citizen.Heard);

        await citizen.Says("길이 파였어요");
        await citizen.Says("쓰레기");
        Assert.Equal(["bring", "go-on-offer"], citizen.Heard);
    }

    [Fact]
    public async Task Danger_leaves_nothing_behind_that_was_asked_by_the_way()
    {
        await citizen.Says("쓰레기");
        await citizen.Says("불이 났어요", "emergency-119", 0.99);

        Assert.Empty(citizen.Conversation.Dialogs);
    }

    [Fact]
    public async Task Another_dialog_takes_the_place_with_what_is_known()
    {
        await citizen.Says("지름길");
        await citizen.Says("수원역", names: ("place", "수원역"));

        Assert.Equal(["ask-photo"], citizen.Heard);
        Assert.Equal("수원역", citizen.Slots["place"]);
        Assert.Equal(["report"], citizen.Conversation.Dialogs.Select(frame => frame.Dialog));
    }

    [Fact]
    public async Task A_dialog_that_goes_to_itself_ends_somewhere()
    {
        await citizen.Says("뱅뱅");

        Assert.InRange(citizen.Last!.Replies.Count, 1, 200);
        Assert.Empty(citizen.Conversation.Dialogs);
    }

    [Theory]
    [InlineData("go-to: nowhere", "there is no dialog `nowhere`")]
    [InlineData("go-to: report, with: { plaze: x }", "`report` has no slot `plaze`")]
    [InlineData("confirm: words, slots: [nothing]", "unknown slot `nothing`")]
    [InlineData("ask: words, slot: place, entity: place, valid: { min: 3 }", "unknown property `min`")]
    [InlineData("ask: words, slot: day, entity: date, valid: { after: soon }", "`after` must be a day, not `soon`")]
    [InlineData("ask: words, slot: unnamed, entity: date", "there is no text `slot-unnamed`")]
    public void Check_finds_what_a_new_step_lacks(string step, string fault)
    {
        var reading = DialogReader.Read(SmallDialogs.With("control/help/dialog.yaml", $"kind: control\nstarts-on: help\nsteps: [{{ {step} }}]\n"));

        Assert.Contains(DialogCheck.Faults(reading, InquiryBot.Commands.Practice.Shapes), found => found.Message == fault);
    }
}
