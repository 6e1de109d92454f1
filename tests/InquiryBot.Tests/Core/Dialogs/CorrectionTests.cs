using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>A citizen takes an answer back: the answer that he means changes, and the form goes on where it was.</summary>
public sealed class CorrectionTests
{
    readonly Citizen citizen = new();

    async Task AtDangerAsync()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("수원역 앞", names: ("place", "수원역 앞"));
        await citizen.SendsPhoto();
        Assert.Equal(["ask-danger"], citizen.Heard);
    }

    async Task AtStoryAsync()
    {
        await citizen.Says("방문하고 싶어요");
        await citizen.Says("10월 5일", null, 0, ("date", "2026-10-05"));
        citizen.Conversation = citizen.Conversation with { Dialogs = [citizen.Conversation.Dialogs[0] with { Slots = new Dictionary<string, string> { ["day"] = "2026-10-05" } }] };
        await citizen.Says("010-1234-5678", null, 0, ("phone", "01012345678"));
        Assert.Equal(["ask-story"], citizen.Heard);
    }

    [Fact]
    public async Task The_place_changes_says_so_and_the_form_goes_on()
    {
        await AtDangerAsync();
        await citizen.Says("아니 수원역 말고 서울역", null, 0, ("place", "수원역"), ("place", "서울역"));

        Assert.Equal(["corrected", "ask-danger"], citizen.Heard);
        Assert.Equal("ko corrected 장소 서울역 앞", citizen.Words.First());
        Assert.Equal("서울역 앞", citizen.Slots["place"]);
        Assert.Equal("photo.png", citizen.Slots["photo"]);
    }

    [Theory]
    [InlineData("수원역 앞 도로", "아 잠깐 수원역 말고 화서역 앞이에요", "수원역", "화서역 앞", "화서역 앞"), InlineData("수원역 앞 도로", "수원역이 아니라 영통역이요", "수원역", "영통역", "영통역 앞 도로")]
    [InlineData("in front of Suwon station", "sorry not Suwon station but in front of Hwaseo station", "Suwon station", "in front of Hwaseo station", "in front of Hwaseo station")]
    [InlineData("水原站前", "not 水原站 but 华城站前", "水原站", "华城站前", "华城站前")]
    public async Task The_place_is_what_he_says_now_and_nothing_twice(string before, string words, string wrong, string right, string then)
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says(before, names: ("place", before));
        await citizen.SendsPhoto();
        await citizen.Says(words, null, 0, ("place", wrong), ("place", right));

        Assert.Equal(["corrected", "ask-danger"], citizen.Heard);
        Assert.Equal(then, citizen.Slots["place"]);
    }

    [Fact]
    public async Task A_no_with_another_place_and_little_else_corrects_it_at_whatever_question()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("수원시청 앞", names: ("place", "수원시청 앞"));
        await citizen.Says("아니 수원역 앞 도로", null, 0, ("yes-no", "아니"), ("place", "수원역 앞 도로"));

        Assert.Equal(["corrected", "ask-photo"], citizen.Heard);
        Assert.Equal("수원역 앞 도로", citizen.Slots["place"]);

        await citizen.Says("아니 지금은 수원역 앞에 있는 것이 아니라서 사진이 없다고요", null, 0, ("yes-no", "아니"), ("place", "수원역 앞"));
        Assert.Equal("수원역 앞 도로", citizen.Slots["place"]);
    }

    [Fact]
    public async Task Another_place_is_no_longer_the_point_that_was_shared()
    {
        await citizen.Says("길이 파였어요");
        await citizen.SharesLocation(37.26, 127.0, "수원역");
        await citizen.Says("수원역 말고 서울역", null, 0, ("place", "수원역"), ("place", "서울역"));

        Assert.Equal(["corrected", "ask-photo"], citizen.Heard);
        Assert.DoesNotContain("place.latitude", citizen.Slots.Keys);
    }

    [Fact]
    public async Task An_option_changes_by_its_words()
    {
        await AtDangerAsync();
        citizen.Conversation = citizen.Conversation with { Dialogs = [citizen.Conversation.Dialogs[0] with { Step = "ask-photo", Slots = new Dictionary<string, string> { ["place"] = "수원역", ["danger"] = "cars" } }] };
        await citizen.Says("자동차가 위험해요 말고 괜찮아요");

        Assert.Equal(["corrected", "ask-photo"], citizen.Heard);
        Assert.Equal("nobody", citizen.Slots["danger"]);
    }

    [Theory]
    [InlineData("5일 말고 6일", "2026-12-05", "2026-12-06"), InlineData("5일이 아니라 6일", "2026-10-05", "2026-10-06")]
    public async Task The_day_alone_changes_the_day_of_the_month_that_was_said(string words, string said, string then)
    {
        await AtStoryAsync();
        await citizen.Says("아니 " + words, "correct", 0.99, ("yes-no", "아니"), ("date", said), ("date", then));

        Assert.Equal(["corrected", "ask-story"], citizen.Heard);
        Assert.Equal("2026-10-06", citizen.Slots["day"]);
    }

    [Fact]
    public async Task In_a_story_a_contrast_is_part_of_it()
    {
        await AtStoryAsync();
        await citizen.Says("5일 말고 6일에도 갔는데 아무도 없었어요", null, 0, ("date", "2026-10-05"), ("date", "2026-10-06"));

        Assert.Equal(["ask-sure"], citizen.Heard);
        Assert.Equal("2026-10-05", citizen.Slots["day"]);
    }

    [Theory]
    [InlineData("주소 틀렸어요", "ask-place"), InlineData("사진 틀렸어요", "ask-photo")]
    public async Task A_slot_named_without_a_new_value_is_asked_for_and_the_form_goes_on_where_it_was(string words, string asked)
    {
        await AtDangerAsync();
        await citizen.Says(words, "correct", 0.99);
        Assert.Equal([asked], citizen.Heard);

        if (asked == "ask-photo") await citizen.SendsPhoto();
        else await citizen.Says("서울역", names: ("place", "서울역"));
        Assert.Equal(["ask-danger"], citizen.Heard);
    }

    [Fact]
    public async Task What_is_unclear_is_asked_and_a_restart_in_between_forgets_nothing()
    {
        await AtDangerAsync();
        await citizen.Says("틀렸어요");
        Assert.Equal(["which-slot"], citizen.Heard);
        Assert.Equal(["장소", "사진"], citizen.Buttons);
        citizen.Conversation = Conversation.FromJson(citizen.Conversation.ToJson());
        await citizen.Says("1");
        Assert.Equal(["ask-place"], citizen.Heard);
        await citizen.Says("서울역", names: ("place", "서울역"));

        Assert.Equal(["ask-danger"], citizen.Heard);
    }

    [Fact]
    public async Task Who_was_asked_which_and_answers_the_form_instead_goes_on_with_it()
    {
        await AtDangerAsync();
        await citizen.Says("틀렸어요");
        await citizen.Says("괜찮아요");

        Assert.Equal(["done"], citizen.Heard);
    }

    [Fact]
    public async Task A_contrast_may_answer_the_question_that_is_open()
    {
        await citizen.Says("방문하고 싶어요");
        await citizen.Says("5일 말고 6일", null, 0, ("date", "2026-10-05"), ("date", "2026-10-06"));

        // Two days are none to a citizen who asks for one, but here one of them is right.
        Assert.Equal(["ask-phone"], citizen.Heard);
        Assert.True(citizen.Slots.ContainsKey("day"));
    }

    [Fact]
    public async Task A_private_value_changes_without_lying_open()
    {
        await AtStoryAsync();
        await citizen.Says("아니 010-1234-5678 말고 010-9999-8888", null, 0, ("yes-no", "아니"), ("phone", "01012345678"), ("phone", "01099998888"));
        await citizen.Says("전화번호 틀렸어요", "correct", 0.99);
        await citizen.Sends(new Activity { Type = ActivityTypes.Message, Text = "01099998888" }, null, 0, ("phone", "01099998888"));

        Assert.Equal(["ask-story"], citizen.Heard);
        Assert.StartsWith(SealedSlots.Mark, citizen.Slots["phone"], StringComparison.Ordinal);
        Assert.DoesNotContain("01099998888", citizen.Conversation.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_answered_there_is_nothing_to_correct()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("틀렸어요");

        Assert.Equal(["words", "ask-place"], citizen.Heard);
    }
}
