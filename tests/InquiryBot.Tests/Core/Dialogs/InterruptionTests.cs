using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>Something else in the middle of a form, silence in the middle of a form, and the way back.</summary>
public sealed class InterruptionTests
{
    static readonly TimeSpan Reminds = TimeSpan.FromMinutes(15);
    static readonly TimeSpan Saves = TimeSpan.FromMinutes(30);

    readonly Citizen citizen = new();

    async Task InterruptedAsync()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("수원역 앞", names: ("place", "수원역 앞"));
        await citizen.Says("등본 발급");
        Assert.Equal(["answer", "go-on-offer"], citizen.Heard);
        Assert.Equal(["ko go-on", "ko stop"], citizen.Buttons);
    }

    async Task LeftAsync()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("수원역 앞", names: ("place", "수원역 앞"));
        await citizen.IsSilent(Reminds + Saves);
        Assert.Equal(["draft-saved"], citizen.Heard);
    }

    [Theory]
    [InlineData("ko go-on"), InlineData("예"), InlineData("1")]
    public async Task Going_on_asks_the_question_again_also_after_a_restart(string words)
    {
        await InterruptedAsync();
        citizen.Conversation = Conversation.FromJson(citizen.Conversation.ToJson());
        await citizen.Says(words);

        Assert.Equal(["ask-photo"], citizen.Heard);
        Assert.Equal("수원역 앞", citizen.Slots["place"]);
    }

    [Theory]
    [InlineData("ko stop"), InlineData("아니오"), InlineData("2")]
    public async Task Stopping_keeps_the_form_as_a_draft(string words)
    {
        await InterruptedAsync();
        await citizen.Says(words);

        Assert.Equal(["draft-saved"], citizen.Heard);
        Assert.Empty(citizen.Conversation.Dialogs);
        Assert.Equal("report", citizen.Conversation.Draft!.Dialogs[^1].Dialog);
    }

    [Fact]
    public async Task The_answer_itself_goes_on_as_well()
    {
        await InterruptedAsync();
        await citizen.SendsPhoto();

        Assert.Equal(["ask-danger"], citizen.Heard);
    }

    [Fact]
    public async Task A_second_question_is_answered_too_and_the_form_is_still_there()
    {
        await InterruptedAsync();
        await citizen.Says("등본 발급");
        Assert.Equal(["answer", "go-on-offer"], citizen.Heard);
        await citizen.Says("ko go-on");

        Assert.Equal(["ask-photo"], citizen.Heard);
    }

    [Fact]
    public async Task A_form_that_ends_on_top_of_another_offers_the_other()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("방문하고 싶어요");
        await citizen.Says("2026-10-07", names: ("date", "2026-10-07"));
        await citizen.Says("010-1234-5678", null, 0, ("phone", "01012345678"));
        await citizen.Says("그냥요");
        await citizen.Says("아니오");

        Assert.Equal(["visit-done", "go-on-offer"], citizen.Heard);
        Assert.Contains("길이 파였어요", citizen.Words.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_is_met_with_one_reminder_and_the_question()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("수원역 앞", names: ("place", "수원역 앞"));
        await citizen.IsSilent(Reminds);
        Assert.Equal(["silence-reminder", "ask-photo"], citizen.Heard);
        await citizen.SendsPhoto();

        Assert.Equal(["ask-danger"], citizen.Heard);
    }

    [Fact]
    public async Task One_timer_looks_after_a_form_however_often_the_citizen_answers()
    {
        await citizen.Says("방문하고 싶어요");
        Assert.NotNull(citizen.Last!.Wake);
        await citizen.IsSilent(TimeSpan.FromMinutes(10));
        await citizen.Says("2026-10-07", names: ("date", "2026-10-07"));
        Assert.Null(citizen.Last!.Wake);

        // It rings 15 minutes after the first word, when only 5 have passed since the last.
        await citizen.IsSilent(TimeSpan.FromMinutes(5));
        Assert.Empty(citizen.Last.Replies);
        await citizen.IsSilent(TimeSpan.FromMinutes(10));
        Assert.Equal(["silence-reminder", "ask-phone"], citizen.Heard);
    }

    [Fact]
    public async Task Longer_silence_saves_the_form_and_the_citizen_finds_it_when_he_comes_back()
    {
        await LeftAsync();
        await citizen.IsSilent(TimeSpan.FromDays(6));
        citizen.Conversation = Conversation.FromJson(citizen.Conversation.ToJson());
        await citizen.Arrives();
        Assert.Equal(["words", "draft-offer"], citizen.Heard);
        await citizen.Says("ko go-on");

        Assert.Equal(["ask-photo"], citizen.Heard);
        Assert.Equal("수원역 앞", citizen.Slots["place"]);
        Assert.Null(citizen.Conversation.Draft);
    }

    [Fact]
    public async Task Who_begins_the_same_form_is_asked_whether_to_go_on_or_to_begin_anew()
    {
        await LeftAsync();
        await citizen.Says("길이 파였어요");
        Assert.Equal(["draft-offer"], citizen.Heard);
        Assert.Equal(["ko go-on", "ko start-anew"], citizen.Buttons);
        await citizen.Says("ko start-anew");

        Assert.Equal(["ask-place"], citizen.Heard);
        Assert.Null(citizen.Conversation.Draft);
    }

    [Fact]
    public async Task A_draft_is_offered_once_and_not_behind_every_answer()
    {
        await LeftAsync();
        await citizen.Says("등본 발급");
        Assert.Equal(["answer", "draft-offer"], citizen.Heard);
        await citizen.Says("등본 발급");

        Assert.Equal(["answer"], citizen.Heard);
    }

    [Fact]
    public async Task A_form_that_goes_to_a_counselor_is_kept_until_he_comes_and_nobody_is_told_of_it()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("수원역 앞", names: ("place", "수원역 앞"));
        await citizen.Says("상담사 연결");

        Assert.Empty(citizen.Heard);
        Assert.Empty(citizen.Conversation.Dialogs);
        Assert.Equal(("report", true), (citizen.Conversation.Draft!.Dialogs[^1].Dialog, citizen.Conversation.Draft.Handed));
        await citizen.Says("등본 발급");
        Assert.Equal(["answer"], citizen.Heard);
    }

    [Fact]
    public async Task After_seven_days_a_draft_is_forgotten_though_nobody_came()
    {
        await LeftAsync();
        await citizen.IsSilent(TimeSpan.FromDays(8));

        Assert.Null(citizen.Conversation.Draft);
        await citizen.Arrives();
        Assert.Equal(["words"], citizen.Heard);
    }

    [Fact]
    public async Task A_form_in_which_nothing_was_said_is_no_draft()
    {
        await citizen.Says("길이 파였어요");
        await citizen.IsSilent(Reminds + Saves);

        Assert.Equal(["cancelled"], citizen.Heard);
        Assert.Null(citizen.Conversation.Draft);
    }

    [Fact]
    public async Task Who_pretends_that_time_has_passed_changes_nothing()
    {
        await citizen.Says("길이 파였어요");
        var before = citizen.Conversation;
        for (var i = 0; i < 5; i++) await citizen.Sends(new Activity { Type = ActivityTypes.Event, Name = EventNames.Silence });

        Assert.Equal(before.ToJson(), citizen.Conversation.ToJson());
        Assert.Empty(citizen.Last!.Replies);
        Assert.Null(citizen.Last.Wake);
    }

    [Fact]
    public async Task Two_intents_too_near_each_other_are_both_offered_and_a_second_miss_offers_the_counselor()
    {
        var torn = new Understood("둘 다", "ko", "certificate", 0.62, [new Alternative("report", 0.5)], [], 0);
        await citizen.Hears(torn);
        Assert.Equal(["did-you-mean"], citizen.Heard);
        Assert.Equal(["등본 발급", "길이 파였어요", "ko none-of-these"], citizen.Buttons);
        await citizen.Says("ko none-of-these");

        Assert.Equal(["did-not-understand-offer"], citizen.Heard);
    }

    [Fact]
    public async Task An_intent_far_enough_ahead_is_followed()
    {
        await citizen.Hears(new Understood("등본이요", "ko", "certificate", 0.62, [new Alternative("report", 0.4)], [], 0));

        Assert.Equal(["answer"], citizen.Heard);
    }
}
