using InquiryBot.Core.Cases;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Dialogs.Steps;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>A form as the citizen fills it: in whatever order, corrected, gone back in, looked over at the end.</summary>
public sealed class FormTests
{
    static readonly DialogLibrary Library = SmallDialogs.Read(new Dictionary<string, string>(SmallDialogs.Files)
    {
        ["rooms/booking/dialog.yaml"] = """
            kind: form
            starts-on: booking
            steps:
              - ask: ask-place
                slot: place
                entity: place
              - ask: ask-first
                slot: first
                entity: date
                role: from
                valid: { after: today, before: 90 days, say: not-that-day }
              - ask: ask-last
                slot: last
                entity: date
                role: to
              - ask: ask-time
                slot: time
                entity: time
                valid: { from: "09:00", to: "18:00", say: not-that-time }
              - ask: ask-people
                slot: people
                entity: number
                optional: true
                valid: { min: 1, max: 20, say: not-so-many }
              - choose: ask-floor
                slot: floor
                options: [ground, upper]
              - say: nearly
              - ask: ask-phone
                slot: phone
                entity: phone
                private: true
              - confirm: confirm-booking
              - do: open-case
                with: { kind: booking, place: "{place}", first: "{first}", last: "{last}", time: "{time}", people: "{people}", phone: "{phone}", floor: "{floor}" }
              - say: booked
            """,
        ["rooms/booking/ko.yaml"] = """
            examples: [방 예약]
            texts: { ask-place: 어디요?, ask-first: 언제부터요?, ask-last: 언제까지요?, ask-time: 몇 시요?, ask-people: 몇 명이요?, ask-floor: 몇 층이요?, ground: 아래층, upper: 위층, nearly: 거의 다 됐어요, ask-phone: 번호요?,
              not-that-day: 그 날은 안 돼요, not-that-time: 그 시간은 안 돼요, not-so-many: 그 인원은 안 돼요, confirm-booking: "맞나요? {summary}", booked: 됐어요 }
            """,
        ["texts/ko.yaml"] = SmallDialogs.Files["texts/ko.yaml"]
            + "  slot-first: 첫날\n  slot-last: 마지막 날\n  slot-time: 시간\n  slot-people: 인원\n  slot-floor: 층\n  topic-booking: 방 예약\n  role-from: [\"{value}부터\", \"from {value}\"]\n  role-to: [\"{value}까지\", \"to {value}\"]\n",
    });

    readonly Citizen citizen = new(Library);

    async Task AtConfirmAsync()
    {
        await citizen.Says("방 예약");
        await citizen.Says("수원역 3층", names: ("place", "수원역"));
        await citizen.Says("2026-10-10", names: ("date", "2026-10-10"));
        await citizen.Says("2026-10-12", names: ("date", "2026-10-12"));
        await citizen.Says("10:00", names: ("time", "10:00"));
        await citizen.Says("4", names: ("number", "4"));
        await citizen.Says("위층");
        await citizen.Says("010-1234-5678", null, 0, ("phone", "01012345678"));
        Assert.Equal(["confirm-booking"], citizen.Heard);
    }

    [Fact]
    public async Task One_sentence_fills_what_it_names_each_in_its_part()
    {
        await citizen.Says("수원역 방 2026-10-10부터 2026-10-12까지 10:00", "booking", 0.9, ("place", "수원역"), ("date", "2026-10-10"), ("date", "2026-10-12"), ("time", "10:00"));

        Assert.Equal(["ask-people"], citizen.Heard);
        Assert.Equal(("수원역", "2026-10-10", "2026-10-12", "10:00"), (citizen.Slots["place"], citizen.Slots["first"], citizen.Slots["last"], citizen.Slots["time"]));
    }

    [Fact]
    public async Task Where_any_words_answer_the_form_says_what_in_a_sentence_does()
    {
        var stops = new Citizen(SmallDialogs.Read(new Dictionary<string, string>(SmallDialogs.Files)
        {
            ["rooms/stops/dialog.yaml"] = """
                kind: form
                starts-on: stops
                steps:
                  - ask: ask-from
                    slot: from
                    entity: text
                    named-by: [bus-stop, place]
                    role: from
                  - ask: ask-to
                    slot: to
                    entity: text
                    named-by: [bus-stop, place]
                    role: to
                    buttons: [unknown]
                  - ask: ask-bus
                    slot: bus
                    entity: text
                    named-by: [bus-route]
                  - do: open-case
                    with: { kind: stops, from: "{from}", to: "{to}", bus: "{bus}" }
                """,
            ["rooms/stops/ko.yaml"] = "examples: [정류장 신고]\ntexts: { ask-from: 어디서요?, ask-to: 어디까지요?, ask-bus: 몇 번이요?, unknown: 모름 }\n",
            ["out-of-scope/ko.yaml"] = "examples: [모름]\n",
            ["texts/ko.yaml"] = SmallDialogs.Files["texts/ko.yaml"] + "  slot-from: 출발\n  slot-to: 도착\n  slot-bus: 버스\n  role-from: [\"{value}에서\"]\n  role-to: [\"{value}까지\"]\n",
        }));

        await stops.Says("수원역에서 타는 88번 정류장 신고", "stops", 0.9, ("place", "수원역"), ("bus-route", "88"));
        Assert.Equal(["ask-to"], stops.Heard);
        Assert.Equal(("수원역", "88"), (stops.Slots["from"], stops.Slots["bus"]));

        // What the question itself offers is an answer, whatever else it means.
        await stops.Says("모름");
        Assert.Equal("모름", stops.Last!.Entries.OfType<Case>().Single().Details["to"]);
    }

    [Theory]
    [InlineData("안 다쳤어요", "nobody"), InlineData("아직 안 다쳤어요", "nobody")]
    [InlineData("다쳤어요", null), InlineData("안 다쳤어요?", null), InlineData("안 다쳤어요 그런데 잘 모르겠어요", null)]
    public async Task An_option_is_chosen_by_other_words_too_and_never_by_their_opposite(string says, string? chosen)
    {
        var hurt = new Citizen(SmallDialogs.Read(new Dictionary<string, string>(SmallDialogs.Files)
        {
            ["roads/report/ko.yaml"] = SmallDialogs.Files["roads/report/ko.yaml"] + "\n  nobody-words: [안 다쳤어요]\n",
            ["roads/report/en.yaml"] = SmallDialogs.Files["roads/report/en.yaml"] + "\n  nobody-words: [nobody is hurt]\n",
        }));
        await hurt.Says("길이 파였어요");
        await hurt.Says("수원역 앞", names: ("place", "수원역"));
        await hurt.Says("건너뛰기");
        Assert.Equal(["ask-danger"], hurt.Heard);

        await hurt.Says(says);

        Assert.Equal(chosen, hurt.Last!.Entries.OfType<Case>().SingleOrDefault()?.Details["danger"]);
    }

    [Fact]
    public async Task Two_days_without_a_part_are_asked_for()
    {
        await citizen.Says("2026-10-10 2026-10-12 방 예약", "booking", 0.9, ("date", "2026-10-10"), ("date", "2026-10-12"));

        Assert.Equal(["ask-place"], citizen.Heard);
        Assert.DoesNotContain("first", citizen.Slots.Keys);
    }

    [Fact]
    public async Task An_answer_in_the_middle_fills_what_else_it_names()
    {
        await citizen.Says("방 예약");
        await citizen.Says("수원역이고 10:00요", null, 0, ("place", "수원역"), ("time", "10:00"));

        Assert.Equal(["ask-first"], citizen.Heard);
        Assert.Equal(("수원역", "10:00"), (citizen.Slots["place"], citizen.Slots["time"]));
    }

    [Theory]
    [InlineData(0.9, 0, "retry-place"), InlineData(0, 0.9, "retry-place"), InlineData(0, 0, "ask-photo")]
    public async Task Anger_that_names_nothing_is_no_place_however_often_it_is_said(double anger, double abuse, string heard)
    {
        var citizen = new Citizen();
        await citizen.Says("길이 파였어요");
        await citizen.Says("몰라요 저도");
        Assert.Equal(["retry-place"], citizen.Heard);
        await citizen.Hears(new Understood("그냥 와서 보라고", "ko", Intents.OutOfScope, 0.9, [], [], 0) { Feeling = new(anger, 0, abuse, 0, 0) });

        Assert.Equal([heard], citizen.Heard);
    }

    [Fact]
    public async Task What_is_said_too_early_is_noted_and_the_question_asked_again()
    {
        await citizen.Says("방 예약");
        await citizen.Says("10:00", null, 0, ("time", "10:00"));

        Assert.Equal(["noted", "ask-place"], citizen.Heard);
        Assert.Equal("10:00", citizen.Slots["time"]);
    }

    [Theory]
    [InlineData("2026-10-06", "not-that-day"), InlineData("2026-10-05", "not-that-day"), InlineData("2026-10-07", "ask-last"), InlineData("2027-01-04", "not-that-day"), InlineData("2027-01-03", "ask-last")]
    public async Task A_day_outside_the_limits_is_asked_for_again_in_words_of_its_own(string day, string heard)
    {
        await citizen.Says("방 예약");
        await citizen.Says("수원역", names: ("place", "수원역"));
        await citizen.Says(day, names: ("date", day));

        Assert.Equal([heard], citizen.Heard);
    }

    [Theory]
    [InlineData("time", "08:59", "not-that-time"), InlineData("time", "09:00", "ask-people"), InlineData("time", "18:00", "ask-people"), InlineData("time", "18:01", "not-that-time")]
    public async Task A_time_outside_the_limits_is_none(string kind, string value, string heard)
    {
        await citizen.Says("수원역 방 2026-10-10부터 2026-10-12까지", "booking", 0.9, ("place", "수원역"), ("date", "2026-10-10"), ("date", "2026-10-12"));
        await citizen.Says(value, names: (kind, value));

        Assert.Equal([heard], citizen.Heard);
    }

    [Fact]
    public async Task What_the_first_sentence_names_outside_the_limits_is_not_taken()
    {
        await citizen.Says("수원역 방 22:00", "booking", 0.9, ("place", "수원역"), ("time", "22:00"));

        Assert.DoesNotContain("time", citizen.Slots.Keys);
    }

    [Theory]
    [InlineData("after", "today", "2026-10-06", false), InlineData("after", "-1 days", "2026-10-06", true), InlineData("before", "2026-10-10", "2026-10-10", false), InlineData("before", "1 day", "2026-10-06", true)]
    public void A_limit_is_a_day_or_so_many_days_from_today(string side, string limit, string day, bool holds)
    {
        var valid = side == "after" ? new Validity { After = DayLimit.Of(limit) } : new Validity { Before = DayLimit.Of(limit) };

        Assert.Equal(holds, valid.Holds(day, new DateOnly(2026, 10, 6)));
    }

    [Fact]
    public async Task Back_leads_to_the_question_before_and_what_lies_behind_is_kept()
    {
        await citizen.Says("방 예약");
        await citizen.Says("수원역", names: ("place", "수원역"));
        Assert.Equal(["이전"], citizen.Buttons);
        await citizen.Says("2026-10-10", names: ("date", "2026-10-10"));
        await citizen.Says("이전");
        Assert.Equal(["ask-first"], citizen.Heard);
        await citizen.Says("이전");
        Assert.Equal(["ask-place"], citizen.Heard);
        await citizen.Says("이전");
        Assert.Equal(["first-question", "ask-place"], citizen.Heard);
        await citizen.Says("서울역", names: ("place", "서울역"));

        Assert.Equal(["ask-first"], citizen.Heard);
    }

    [Fact]
    public async Task The_summary_shows_every_answer_and_a_button_to_change_each()
    {
        await AtConfirmAsync();

        Assert.Contains("장소: 수원역 3층\n첫날: 2026-10-10", citizen.Words.Single(), StringComparison.Ordinal);
        Assert.Contains("층: 위층\n전화번호: 01012345678", citizen.Words.Single(), StringComparison.Ordinal);
        Assert.Equal(["ko confirm-yes", "✎ 장소", "✎ 첫날", "✎ 마지막 날", "✎ 시간", "✎ 인원", "✎ 층", "✎ 전화번호"], citizen.Buttons);
        Assert.DoesNotContain("01012345678", citizen.Conversation.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko confirm-yes"), InlineData("예"), InlineData("1")]
    public async Task What_is_confirmed_becomes_a_case(string yes)
    {
        await AtConfirmAsync();
        Assert.Empty(citizen.Last!.Entries);
        await citizen.Says(yes);

        Assert.Equal(["booked"], citizen.Heard);
        Assert.Equal("upper", citizen.Last!.Entries.OfType<Case>().Single().Details["floor"]);
    }

    [Theory]
    [InlineData("✎ 시간"), InlineData("시간"), InlineData("5")]
    public async Task A_button_of_the_summary_asks_for_that_answer_and_leads_back_to_the_summary(string button)
    {
        await AtConfirmAsync();
        await citizen.Says(button);
        Assert.Equal(["ask-time"], citizen.Heard);
        await citizen.Says("14:00", names: ("time", "14:00"));

        Assert.Equal(["confirm-booking"], citizen.Heard);
        Assert.Contains("시간: 14:00", citizen.Words.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_on_the_summary_asks_what_is_to_be_changed()
    {
        await AtConfirmAsync();
        await citizen.Says("아니오");
        Assert.Equal(["which-slot"], citizen.Heard);
        await citizen.Says("층");
        Assert.Equal(["ask-floor"], citizen.Heard);
        await citizen.Says("아래층");

        Assert.Equal(["confirm-booking"], citizen.Heard);
        Assert.Equal("ground", citizen.Slots["floor"]);
    }

    [Fact]
    public async Task A_new_value_on_the_summary_is_taken_at_once()
    {
        await AtConfirmAsync();
        await citizen.Says("14:00로 해 주세요", names: ("time", "14:00"));

        Assert.Equal(["corrected", "confirm-booking"], citizen.Heard);
        Assert.Equal("14:00", citizen.Slots["time"]);
    }

    [Fact]
    public async Task A_correction_outside_the_limits_is_asked_for_again()
    {
        await AtConfirmAsync();
        await citizen.Says("10:00 말고 22:00", null, 0, ("time", "10:00"), ("time", "22:00"));
        Assert.Equal(["not-that-time"], citizen.Heard);
        await citizen.Says("11:00", names: ("time", "11:00"));

        Assert.Equal(["confirm-booking"], citizen.Heard);
        Assert.Equal("11:00", citizen.Slots["time"]);
    }

    [Fact]
    public async Task Of_two_days_the_one_that_was_wrong_is_changed()
    {
        await AtConfirmAsync();
        await citizen.Says("2026-10-12 말고 2026-10-13", null, 0, ("date", "2026-10-12"), ("date", "2026-10-13"));

        Assert.Equal(["corrected", "confirm-booking"], citizen.Heard);
        Assert.Equal(("2026-10-10", "2026-10-13"), (citizen.Slots["first"], citizen.Slots["last"]));
    }

    [Fact]
    public async Task A_day_that_is_neither_is_asked_about_and_then_changed()
    {
        await AtConfirmAsync();
        await citizen.Says("2026-10-20 말고 2026-10-21", null, 0, ("date", "2026-10-20"), ("date", "2026-10-21"));
        Assert.Equal(["which-slot"], citizen.Heard);
        Assert.Equal(["첫날", "마지막 날"], citizen.Buttons);
        await citizen.Says("2");

        Assert.Equal(["corrected", "confirm-booking"], citizen.Heard);
        Assert.Equal(("2026-10-10", "2026-10-21"), (citizen.Slots["first"], citizen.Slots["last"]));
    }
}
