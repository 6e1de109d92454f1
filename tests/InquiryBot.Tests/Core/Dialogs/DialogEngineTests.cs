using InquiryBot.Core.Activities;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>What a citizen may rely on while he talks with the bot.</summary>
public sealed class DialogEngineTests
{
    readonly Citizen citizen = new();

    static async Task<Citizen> AtPhotoAsync(Citizen citizen)
    {
        await citizen.Says("길이 파였어요");
        return await citizen.Says("수원역 앞", names: ("place", "수원역 앞"));
    }

    [Fact]
    public async Task A_form_asks_fills_its_slots_and_ends_in_a_case_with_a_number()
    {
        await citizen.Says("길이 파였어요");
        Assert.Equal(["ask-place"], citizen.Heard);
        await citizen.Says("수원역 앞", names: ("place", "수원역 앞"));
        Assert.Equal(["ask-photo"], citizen.Heard);
        await citizen.SendsPhoto();
        Assert.Equal(["ask-danger"], citizen.Heard);
        await citizen.Says("자동차가 위험해요");

        Assert.Equal(["done"], citizen.Heard);
        Assert.Equal(["자동차가 위험해요: 접수번호는 R-2026-000001입니다."], citizen.Words);
        var opened = Assert.Single(citizen.Last!.Entries.OfType<Case>());
        Assert.Equal(("road", "수원역 앞", "photo.png", "cars"), (opened.Kind, opened.Place!.Words, opened.Photos.Single(), opened.Details["danger"]));
        Assert.Single(citizen.Last.Entries.OfType<CaseOpened>());
        Assert.Empty(citizen.Conversation.Dialogs);
    }

    [Fact]
    public async Task Words_for_a_place_are_kept_with_what_identifies_a_person_covered()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("수원역 앞, 010-1234-5678, 900101-1234568", names: ("place", "수원역 앞"));

        Assert.Equal("수원역 앞, 010-****-5678, ******-*******", citizen.Slots["place"]);
    }

    [Fact]
    public async Task A_place_in_the_first_sentence_is_kept_covered_too()
    {
        await citizen.Says("수원역 010-1234-5678 앞 길이 파였어요", means: "report", names: ("place", "수원역 010-1234-5678 앞"));

        Assert.Equal("수원역 010-****-5678 앞", citizen.Slots["place"]);
    }

    [Fact]
    public async Task The_name_of_a_photo_is_kept_covered()
    {
        await AtPhotoAsync(citizen);
        await citizen.Sends(new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment { ContentType = "image/png", Name = "900101-1234568.png" }] });

        Assert.Equal("******-*******.png", citizen.Slots["photo"]);
    }

    [Fact]
    public async Task A_shared_location_is_a_place_with_its_point()
    {
        await citizen.Says("길이 파였어요");
        await citizen.SharesLocation(37.26633, 127.0002, "수원역");
        Assert.Equal(("수원역", "37.26633", "127.0002"), (citizen.Slots["place"], citizen.Slots["place.latitude"], citizen.Slots["place.longitude"]));

        await citizen.Says("건너뛰기");
        await citizen.Says("3");
        Assert.Equal(new InquiryBot.Core.Cases.Place("수원역", 37.26633, 127.0002), citizen.Last!.Entries.OfType<Case>().Single().Place);
    }

    [Fact]
    public async Task What_the_first_sentence_says_is_not_asked_again()
    {
        await citizen.Says("수원역 길이 파였다고요", means: "report", names: ("place", "수원역"));

        Assert.Equal(["ask-photo"], citizen.Heard);
        Assert.Equal("수원역", citizen.Slots["place"]);
    }

    [Theory]
    [InlineData("hole near Gangnam-daero 123, Yongin", "near Gangnam-daero 123, Yongin"), InlineData("from Suwon Station up to Yongin", null)]
    public async Task Places_in_a_row_are_one_place_and_places_apart_are_none(string words, string? place)
    {
        await citizen.Says(words, "report", 0.9, place is null ? [("place", "Suwon Station"), ("place", "Yongin")] : [("place", "near Gangnam-daero 123"), ("place", "Yongin")]);

        Assert.Equal([place is null ? "ask-place" : "ask-photo"], citizen.Heard);
        Assert.Equal(place, citizen.Slots.GetValueOrDefault("place"));
    }

    [Theory]
    [InlineData("건너뛰기"), InlineData("없어요"), InlineData("예"), InlineData("ko share-location")]
    public async Task Words_of_a_button_are_no_place_however_often(string words)
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says(words);
        await citizen.Says(words);

        Assert.Equal(["retry-place"], citizen.Heard);
    }

    [Fact]
    public async Task A_photo_beside_a_no_is_kept()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("수원역 앞", names: ("place", "수원역 앞"));
        await citizen.SendsPhoto("아니오");

        Assert.Equal(["ask-danger"], citizen.Heard);
        Assert.Equal("photo.png", citizen.Slots["photo"]);
    }

    [Fact]
    public async Task A_photo_with_the_first_sentence_is_not_asked_for_again()
    {
        await citizen.SendsPhoto("길이 파였어요");
        await citizen.Says("수원역 앞", names: ("place", "수원역 앞"));

        Assert.Equal(["ask-danger"], citizen.Heard);
    }

    [Fact]
    public async Task A_photo_that_comes_too_early_waits_its_turn()
    {
        await citizen.Says("길이 파였어요");
        await citizen.SendsPhoto();
        Assert.Equal(["attachment-received", "ask-place"], citizen.Heard);
        await citizen.Says("수원역 앞", names: ("place", "수원역 앞"));

        Assert.Equal(["ask-danger"], citizen.Heard);
    }

    [Theory]
    [InlineData("건너뛰기"), InlineData("없어요"), InlineData("skip"), InlineData("1")]
    public async Task An_optional_question_is_skipped_by_its_button_other_words_or_number(string words)
    {
        await AtPhotoAsync(citizen);
        Assert.Equal(["건너뛰기", "이전"], citizen.Buttons);
        await citizen.Says(words);

        Assert.Equal(["ask-danger"], citizen.Heard);
        Assert.Equal("", citizen.Slots["photo"]);
    }

    [Theory]
    [InlineData("no no", "ask-danger"), InlineData("no. 5 gate of the park", "retry-photo")]
    public async Task A_plain_no_skips_an_optional_question_and_a_longer_answer_does_not(string words, string heard)
    {
        await AtPhotoAsync(citizen);
        await citizen.Says(words, names: ("yes-no", "no"));

        Assert.Equal([heard], citizen.Heard);
    }

    [Theory]
    [InlineData("사람이 위험해요", "people"), InlineData("1", "people"), InlineData("2번", "cars"), InlineData("자동차", "cars"), InlineData("괜찮아요!", "nobody"), InlineData("cars are in danger", "cars")]
    public async Task A_choice_is_made_by_words_by_number_or_by_words_that_are_near(string words, string option)
    {
        await AtPhotoAsync(citizen);
        await citizen.Says("건너뛰기");
        await citizen.Says(words);

        Assert.Equal(option, citizen.Last!.Entries.OfType<Case>().Single().Details["danger"]);
    }

    [Fact]
    public async Task An_offered_answer_is_never_taken_for_an_emergency()
    {
        await AtPhotoAsync(citizen);
        await citizen.Says("건너뛰기");
        await citizen.Says("사람이 위험해요", means: "emergency", score: 0.99);

        Assert.Equal(["danger-first", "done"], citizen.Heard);
    }

    [Fact]
    public async Task A_question_is_asked_again_as_often_as_its_retry_says_and_then_a_counselor_takes_over_with_all_that_is_known()
    {
        await citizen.SendsPhoto("길이 파였어요");
        await citizen.Says("?");
        await citizen.Says("!");
        Assert.Equal(["retry-place"], citizen.Heard);
        await citizen.Says(".");

        Assert.Equal(("not-understood", "report"), (citizen.Last!.HandOff!.Reason, citizen.Last.HandOff.Topic));
        Assert.Equal("photo.png", citizen.Last.HandOff.Slots["photo"]);
        Assert.Empty(citizen.Conversation.Dialogs);
    }

    [Fact]
    public async Task A_retry_may_end_in_skipping_or_in_cancelling()
    {
        await AtPhotoAsync(citizen);
        await citizen.Says("사진은 나중에");
        Assert.Equal(["retry-photo"], citizen.Heard);
        await citizen.Says("사진은 나중에");
        Assert.Equal(["ask-danger"], citizen.Heard);
        await citizen.Says("글쎄");
        await citizen.Says("글쎄");

        Assert.Equal(["cancelled"], citizen.Heard);
        Assert.Empty(citizen.Conversation.Dialogs);
    }

    [Fact]
    public async Task Another_question_in_a_form_is_answered_and_the_form_offers_to_go_on()
    {
        await AtPhotoAsync(citizen);
        await citizen.Says("등본은 어떻게 떼나요", means: "certificate");

        Assert.Equal(["answer", "go-on-offer"], citizen.Heard);
        await citizen.Says("ko go-on");
        Assert.Equal(["ask-photo"], citizen.Heard);
        await citizen.Says("건너뛰기");
        Assert.Equal(["ask-danger"], citizen.Heard);
    }

    [Fact]
    public async Task A_form_within_a_form_leads_back_to_the_outer_one()
    {
        await AtPhotoAsync(citizen);
        await citizen.Says("방문하고 싶어요");
        Assert.Equal(["ask-day"], citizen.Heard);
        await citizen.Says("취소");

        Assert.Equal(["cancelled", "ask-photo"], citizen.Heard);
    }

    [Fact]
    public async Task A_form_asked_for_twice_is_taken_up_where_it_stands()
    {
        await AtPhotoAsync(citizen);
        await citizen.Says("방문하고 싶어요");
        await citizen.Says("길이 파였어요");

        Assert.Equal(["ask-photo"], citizen.Heard);
        Assert.Equal(["report"], citizen.Conversation.Dialogs.Select(frame => frame.Dialog));
    }

    [Theory]
    [InlineData(0.79, "ask-photo"), InlineData(0.81, "answer")]
    public async Task A_text_answer_is_not_taken_from_the_form_by_a_weak_guess(double score, string heard)
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("?");
        await citizen.Says("다정 민원실 앞", means: "certificate", score: score);

        Assert.Equal(heard, citizen.Heard.First());
    }

    [Theory]
    [InlineData(0.94, "ask-sure"), InlineData(0.96, "answer")]
    public async Task Where_any_text_is_an_answer_only_a_very_sure_guess_interrupts(double score, string heard)
    {
        await citizen.Says("방문하고 싶어요");
        await citizen.Says("내일", names: ("date", "2026-10-07"));
        await citizen.Says("010-1234-5678", names: ("phone", "01012345678"));
        await citizen.Says("등본 때문에 여쭤볼 것이 있어요", means: "certificate", score: score);

        Assert.Equal(heard, citizen.Heard.First());
    }

    [Fact]
    public async Task The_words_of_a_topic_are_that_topic_also_where_they_name_a_place()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("등본 발급", names: ("place", "등본 발급"));

        Assert.Equal(["answer", "go-on-offer"], citizen.Heard);
    }

    [Fact]
    public async Task Of_more_than_five_forms_one_within_the_other_the_first_is_forgotten()
    {
        var files = new Dictionary<string, string>(SmallDialogs.Files);
        for (var form = 1; form <= 7; form++)
        {
            files[$"many/form{form}/dialog.yaml"] = $"kind: form\nstarts-on: form{form}\nsteps: [{{ ask: ask{form}, slot: day, entity: date }}, {{ say: done }}]\n";
            files[$"many/form{form}/ko.yaml"] = $"examples: [양식 {form}]\ntexts: {{ ask{form}: 언제요?, done: 됐어요 }}\n";
        }

        var busy = new Citizen(SmallDialogs.Read(files));
        for (var form = 1; form <= 7; form++) await busy.Says($"양식 {form}");
        Assert.Equal(["form3", "form4", "form5", "form6", "form7"], busy.Conversation.Dialogs.Select(frame => frame.Dialog));

        // Each is found again below the one that ends, though the program was started anew before every word.
        for (var form = 7; form >= 3; form--)
        {
            busy.Conversation = Conversation.FromJson(busy.Conversation.ToJson());
            await busy.Says("내일", names: ("date", "2026-10-07"));
            Assert.Equal(form > 3 ? ["done", "go-on-offer"] : ["done"], busy.Heard);
            busy.Conversation = Conversation.FromJson(busy.Conversation.ToJson());
            if (form == 3) break;
            await busy.Says("ko go-on");
            Assert.Equal([$"ask{form - 1}"], busy.Heard);
        }

        Assert.Empty(busy.Conversation.Dialogs);
    }

    [Fact]
    public async Task The_steps_for_another_outcome_end_the_dialog()
    {
        var asking = new Citizen(SmallDialogs.Read(new Dictionary<string, string>(SmallDialogs.Files)
        {
            ["centre/status/dialog.yaml"] = """
                kind: lookup
                starts-on: status
                steps:
                  - ask: ask-number
                    slot: number
                    entity: case-number
                  - do: look-up-case
                    with: { number: "{number}" }
                    when-not-found: [{ say: no-such-case }]
                    when-locked: [{ say: no-such-case }]
                  - say: found
                """,
            ["centre/status/ko.yaml"] = "examples: [진행 상황]\ntexts: { ask-number: 번호는요?, no-such-case: 없는 번호예요, found: 찾았어요 }\n",
        }));
        await asking.Says("진행 상황");
        await asking.Says("R-2026-999999", names: ("case-number", "R-2026-999999"));

        Assert.Equal(["no-such-case"], asking.Heard);
        Assert.Empty(asking.Conversation.Dialogs);
    }

    [Fact]
    public async Task A_named_place_is_an_answer_whatever_else_it_resembles()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("수원역 등본 발급기 앞", means: "certificate", score: 0.99, names: ("place", "수원역"));

        Assert.Equal("수원역 등본 발급기 앞", citizen.Slots["place"]);
    }

    [Fact]
    public async Task A_text_that_names_no_place_is_asked_again_and_believed_the_second_time()
    {
        await citizen.Says("길이 파였어요");
        await citizen.Says("길이 많이 파였다니까요");
        Assert.Equal(["retry-place"], citizen.Heard);

        await citizen.Says("길 파인 데 바로 앞");
        Assert.Equal(["ask-photo"], citizen.Heard);
    }

    [Fact]
    public async Task A_private_slot_is_sealed_in_the_state_and_in_the_hand_off_but_not_in_the_words()
    {
        await citizen.Says("방문하고 싶어요");
        await citizen.Says("내일", names: ("date", "2026-10-07"));
        await citizen.Says("010-1234-5678", names: ("phone", "01012345678"));
        Assert.DoesNotContain("01012345678", citizen.Conversation.ToJson(), StringComparison.Ordinal);
        await citizen.Says("민원");
        await citizen.Says("예");

        Assert.Equal(["2026-10-07 01012345678"], citizen.Words);
        Assert.DoesNotContain("01012345678", citizen.Conversation.ToJson(), StringComparison.Ordinal);
        Assert.True(citizen.Last!.HandOff!.CallBack);
        Assert.True(SealedSlots.IsSealed(citizen.Last.HandOff.Slots["phone"]));
        Assert.Equal("01012345678", InquiryBot.Commands.Practice.Vault.OpenSlot(citizen.Last.HandOff.Slots["phone"]));
    }

    [Fact]
    public async Task An_emergency_comes_before_everything_and_ends_the_form()
    {
        await AtPhotoAsync(citizen);
        await citizen.Says("수원역 앞에 사람이 쓰러졌어요", means: "emergency", score: 0.61, names: ("place", "수원역"));

        Assert.Equal(["call-now", "draft-saved"], citizen.Heard);
        Assert.Equal(Urgency.Emergency, citizen.Last!.HandOff!.Urgency);
        Assert.Equal("수원역 앞", citizen.Last.HandOff.Slots["place"]);
        Assert.Empty(citizen.Conversation.Dialogs);
    }

    [Fact]
    public async Task A_cry_that_resembles_an_option_comes_first_where_the_form_names_nobody_to_call()
    {
        await AtPhotoAsync(citizen);
        await citizen.Says("건너뛰기");
        await citizen.Says("사람이 너무 위험해요", means: "emergency", score: 0.9);

        Assert.Equal(["call-now", "draft-saved"], citizen.Heard);
        Assert.Equal(Urgency.Emergency, citizen.Last!.HandOff!.Urgency);
    }

    [Fact]
    public async Task Links_are_a_card_under_the_text_and_buttons_send_their_own_words()
    {
        await citizen.Says("등본 발급");

        var reply = Assert.Single(citizen.Last!.Replies);
        var card = Assert.Single(reply.Attachments!);
        Assert.Equal("application/vnd.microsoft.card.hero", card.ContentType);
        var link = card.Content!.Value.GetProperty("buttons")[0];
        Assert.Equal(("openUrl", "정부24", "https://www.gov.kr"), (link.GetProperty("type").GetString(), link.GetProperty("title").GetString(), link.GetProperty("value").GetString()));
        var button = Assert.Single(reply.SuggestedActions!.Actions!);
        Assert.Equal((CardActionTypes.ImBack, "상담사 연결", "상담사 연결"), (button.Type, button.Title, button.Value!.Value.GetString()));
        Assert.Equal(("plain", "ko", Roles.Bot, InputHints.AcceptingInput), (reply.TextFormat, reply.Locale, reply.From!.Role, reply.InputHint));
    }

    [Fact]
    public async Task A_number_under_buttons_presses_one_where_a_channel_can_only_number_them()
    {
        await citizen.Says("등본 발급");
        await citizen.Says("1");

        Assert.Equal("asked", citizen.Last!.HandOff!.Reason);
        Assert.Equal("certificate", citizen.Last.HandOff.Topic);
    }

    [Fact]
    public async Task The_bot_answers_in_the_language_of_the_question_until_one_is_picked()
    {
        citizen.Conversation = citizen.Conversation with { Language = "en" };
        await citizen.Says("resident certificate");
        Assert.Equal(["On Government24."], citizen.Words);

        await citizen.PicksLanguage("ko");
        Assert.Equal(["ko language-changed"], citizen.Words);
        Assert.True(citizen.Conversation.LanguageChosen);
    }

    [Fact]
    public async Task Who_arrives_is_greeted_and_who_comes_back_into_a_form_is_asked_again()
    {
        await citizen.Arrives();
        Assert.Equal(["words"], citizen.Heard);
        await citizen.Says("길이 파였어요");
        await citizen.Arrives();

        Assert.Equal(["ask-place"], citizen.Heard);
    }
}
