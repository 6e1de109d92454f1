using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>What steers the conversation works at every moment, in the middle of a form too.</summary>
public sealed class ControlTests
{
    readonly Citizen citizen = new();

    async Task AtPhotoAsync()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("수원역 앞", names: ("place", "수원역 앞"));
    }

    [Fact]
    public async Task Cancelling_asks_once_when_something_would_be_lost()
    {
        await AtPhotoAsync();
        await citizen.Says("취소");
        Assert.Equal(["cancel-asks"], citizen.Heard);
        Assert.Equal(["예", "아니오"], citizen.Buttons);
        await citizen.Says("예");

        Assert.Equal(["cancelled"], citizen.Heard);
        Assert.Empty(citizen.Conversation.Dialogs);
    }

    [Theory]
    [InlineData("아니오"), InlineData("no"), InlineData("2")]
    public async Task Who_does_not_cancel_after_all_goes_on_where_he_was(string no)
    {
        await AtPhotoAsync();
        await citizen.Says("취소");
        await citizen.Says(no);

        Assert.Equal(["ask-photo"], citizen.Heard);
        Assert.Equal("수원역 앞", citizen.Slots["place"]);
    }

    [Fact]
    public async Task To_cancel_twice_is_to_mean_it()
    {
        await AtPhotoAsync();
        await citizen.Says("취소");
        await citizen.Says("취소");

        Assert.Equal(["cancelled"], citizen.Heard);
    }

    [Fact]
    public async Task An_answer_to_the_form_passes_over_the_question_whether_to_cancel()
    {
        await AtPhotoAsync();
        await citizen.Says("취소");
        await citizen.SendsPhoto();
        Assert.Equal(["ask-danger"], citizen.Heard);
        await citizen.Says("예");

        Assert.DoesNotContain("cancelled", citizen.Heard);
    }

    [Fact]
    public async Task Cancelling_asks_nothing_when_nothing_would_be_lost()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("취소");
        Assert.Equal(["cancelled"], citizen.Heard);
        await citizen.Says("취소");

        Assert.Equal(["nothing-to-cancel"], citizen.Heard);
    }

    [Fact]
    public async Task Starting_over_forgets_the_form_at_once()
    {
        await AtPhotoAsync();
        await citizen.Says("처음부터");

        Assert.Equal(["started-over"], citizen.Heard);
        Assert.Empty(citizen.Conversation.Dialogs);
    }

    [Fact]
    public async Task Repeating_says_the_question_of_the_form_again()
    {
        await AtPhotoAsync();
        await citizen.Says("다시 말해 줘");

        Assert.Equal(["ask-photo"], citizen.Heard);
    }

    [Fact]
    public async Task Repeating_says_the_last_answer_again_with_its_link_and_its_button()
    {
        await citizen.Says("등본 발급");
        var first = citizen.Last!.Replies[0];
        await citizen.Says("다시 말해 줘");

        var again = Assert.Single(citizen.Last!.Replies);
        Assert.Equal(first.Text, again.Text);
        Assert.Single(again.Attachments!);
        Assert.Equal(["상담사 연결"], citizen.Buttons);
    }

    [Fact]
    public async Task Repeating_before_anything_was_said_says_so()
    {
        await citizen.Says("다시 말해 줘");

        Assert.Equal(["nothing-to-repeat"], citizen.Heard);
    }

    [Fact]
    public async Task Help_in_a_form_helps_and_asks_again()
    {
        await AtPhotoAsync();
        await citizen.Says("도움말");

        Assert.Equal(["words", "ask-photo"], citizen.Heard);
    }

    [Theory]
    [InlineData("영어로 해줘"), InlineData("언어 바꿔줘", "English")]
    public async Task The_language_changes_in_the_middle_of_a_form_and_the_form_is_kept(params string[] words)
    {
        await AtPhotoAsync();
        foreach (var word in words) await citizen.Says(word, means: "change-language", score: 0.99);

        Assert.Equal(["language-changed", "ask-photo"], citizen.Heard);
        Assert.Equal(["en language-changed", "Do you have a photo?"], citizen.Words);
        Assert.Equal("수원역 앞", citizen.Slots["place"]);
    }

    [Fact]
    public void Another_language_brings_the_greetings_topics_unless_a_form_or_a_counselor_goes_on()
    {
        var library = SmallDialogs.Read(SmallDialogs.With("control/greeting/dialog.yaml", "kind: control\nstarts-on: greeting\nsteps: [{ say: words, buttons: [topic-report, topic-visit] }]\n"));
        var free = new Conversation { Id = new("c"), Channel = "test", Language = "en" };

        Assert.Equal(["topic-report", "topic-visit"], LanguageChoice.Made(library, free).Buttons);
        Assert.Empty(LanguageChoice.Made(library, free with { Dialogs = [new Frame("report", "ask-place")] }).Buttons);
        Assert.Empty(LanguageChoice.Made(library, free with { Ticket = new("t") }).Buttons);
    }

    [Fact]
    public async Task A_language_picked_in_the_menu_keeps_the_form_too()
    {
        await AtPhotoAsync();
        await citizen.PicksLanguage("en-US");

        Assert.Equal(["en language-changed", "Do you have a photo?"], citizen.Words);
    }

    [Fact]
    public async Task A_language_that_nobody_speaks_here_leads_to_the_choice_of_those_that_are()
    {
        await citizen.PicksLanguage("tlh");

        Assert.Equal(["which-language"], citizen.Heard);
        Assert.Equal(["한국어", "English"], citizen.Buttons);
    }

    [Fact]
    public async Task A_counselor_who_is_asked_for_in_a_form_gets_what_it_has_learned()
    {
        await AtPhotoAsync();
        await citizen.Says("상담사 연결");

        Assert.Equal(("asked", "report", "수원역 앞"), (citizen.Last!.HandOff!.Reason, citizen.Last.HandOff.Topic, citizen.Last.HandOff.Slots["place"]));
        Assert.Empty(citizen.Last.Replies);
    }

    [Fact]
    public async Task The_first_miss_already_has_a_button_for_a_counselor()
    {
        await citizen.Says("어쩌고");
        Assert.Equal(["상담사 연결"], citizen.Buttons);
        await citizen.Says("1");

        Assert.Equal("asked", citizen.Last!.HandOff!.Reason);
    }

    [Fact]
    public async Task After_two_misses_a_counselor_is_offered_and_yes_takes_him()
    {
        await citizen.Says("어쩌고");
        Assert.Equal(["did-not-understand"], citizen.Heard);
        await citizen.Says("저쩌고");
        Assert.Equal(["did-not-understand-offer"], citizen.Heard);
        await citizen.Says("예");

        Assert.Equal("asked", citizen.Last!.HandOff!.Reason);
    }

    [Fact]
    public async Task Who_wants_no_counselor_gets_help()
    {
        await citizen.Says("어쩌고");
        await citizen.Says("저쩌고");
        await citizen.Says("아니오");

        Assert.Equal(["words"], citizen.Heard);
    }

    [Fact]
    public async Task No_with_another_wish_is_the_other_wish()
    {
        await citizen.Says("어쩌고");
        await citizen.Says("저쩌고");
        await citizen.Says("아니 등본이요", means: "certificate", names: ("yes-no", "no"));

        Assert.Equal(["answer"], citizen.Heard);
    }

    [Fact]
    public async Task Something_understood_in_between_forgets_the_misses()
    {
        await citizen.Says("어쩌고");
        await citizen.Says("등본 발급");
        await citizen.Says("저쩌고");

        Assert.Equal(["did-not-understand"], citizen.Heard);
    }

    [Fact]
    public async Task A_near_topic_is_offered_and_refused_counts_as_a_miss()
    {
        await citizen.Says("등본이랑 비슷한 거", means: "certificate", score: 0.5);
        Assert.Equal(["did-you-mean"], citizen.Heard);
        Assert.Equal(["등본 발급", "ko none-of-these"], citizen.Buttons);
        await citizen.Says("ko none-of-these");

        Assert.Equal(["did-not-understand-offer"], citizen.Heard);
    }

    [Fact]
    public async Task A_crisis_is_never_offered_as_a_guess()
    {
        var named = new Citizen(SmallDialogs.Read(new Dictionary<string, string>(SmallDialogs.Files)
        {
            ["texts/ko.yaml"] = SmallDialogs.Files["texts/ko.yaml"] + "  topic-emergency: 위급해요\n",
            ["texts/en.yaml"] = SmallDialogs.Files["texts/en.yaml"] + "  topic-emergency: Emergency\n",
        }));
        await named.Says("과태료가 많이 나왔어요", means: "emergency", score: 0.5);

        Assert.Equal(["did-not-understand"], named.Heard);
    }

    [Fact]
    public async Task A_file_without_a_form_is_acknowledged()
    {
        await citizen.SendsPhoto();

        Assert.Equal(["attachment-received"], citizen.Heard);
    }
}
