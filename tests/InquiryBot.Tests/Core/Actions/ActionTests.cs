using InquiryBot.Commands;
using InquiryBot.Core;
using InquiryBot.Core.Actions;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Dialogs;
using InquiryBot.Tests.Core.Dialogs;

namespace InquiryBot.Tests.Core.Actions;

/// <summary>What dialogs can do beside talking.</summary>
public sealed class ActionTests
{
    static readonly DateTimeOffset Now = Practice.Clock.GetUtcNow();
    readonly Practice.PracticeCases cases = new();

    static ActionCall Call(string message, params (string Name, string Value)[] with) => new()
    {
        Conversation = new Conversation { Id = new ConversationId("c1"), Channel = "test" },
        Dialog = "report",
        Step = "do-1",
        Message = new Activity { Type = ActivityTypes.Message, Id = message },
        With = with.ToDictionary(value => value.Name, value => value.Value),
        Slots = new Dictionary<string, string>(),
        Library = SmallDialogs.Library,
        Texts = new Texts(SmallDialogs.Library.Words, Practice.Vault, new Random(1)),
        Now = Now,
    };

    static async Task<ActionOutcome> RunAsync(IAction action, ActionCall call) => await action.RunAsync(call, TestContext.Current.CancellationToken);

    OpenCase Open => new(cases, Practice.Hours.Zone, Practice.Vault, Competence.Shipped);

    LookUpCase LookUp => new(cases, Practice.Vault);

    async Task<Case> OpenedAsync(string message, params (string, string)[] with)
    {
        var outcome = await RunAsync(Open, Call(message, [("kind", "road"), .. with]));
        cases.Store(outcome.Entries);
        return outcome.Entries.OfType<Case>().Single();
    }

    [Fact]
    public async Task A_case_opened_twice_by_the_same_message_is_one_case()
    {
        var first = await OpenedAsync("m1");
        var again = await OpenedAsync("m1");
        var other = await OpenedAsync("m2");

        Assert.Equal((first.Number, first.OpenedBy), (again.Number, again.OpenedBy));
        Assert.NotEqual(first.Number, other.Number);
    }

    [Theory]
    [InlineData("2026-12-31T14:59:59Z", 2026), InlineData("2026-12-31T15:00:00Z", 2027)]
    public async Task The_year_of_a_number_is_that_of_the_desk(string moment, int year)
    {
        var outcome = await RunAsync(Open, Call("m1", ("kind", "road")) with { Now = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture) });

        Assert.Equal($"R-{year}-000001", outcome.Results["case.number"]);
    }

    [Fact]
    public async Task A_phone_number_is_kept_sealed()
    {
        var opened = await OpenedAsync("m1", ("phone", "01012345678"));

        Assert.True(SealedSlots.IsSealed(opened.Phone!));
        Assert.DoesNotContain("phone", opened.Details.Keys);
    }

    [Theory]
    [InlineData("R-2026-000001", "done"), InlineData("r-2026-000001", "done"), InlineData("R-2026-000002", "not-found"), InlineData("000001", "not-found"), InlineData("", "not-found")]
    public async Task A_case_is_told_where_it_was_opened(string number, string outcome)
    {
        await OpenedAsync("m1", ("place", "수원역"));

        var told = await RunAsync(LookUp, Call("m2", ("number", number)));

        Assert.Equal(outcome, told.Name);
        if (outcome == "done") Assert.Equal(("R-2026-000001", "received", "road", "수원역"), (told.Results["case.number"], told.Results["case.state"], told.Results["case.kind"], told.Results["case.place"]));
    }

    [Fact]
    public async Task Who_names_no_number_means_the_only_case_of_his_conversation_and_may_choose_among_several()
    {
        var own = new OwnCases(cases);
        Assert.Empty((await RunAsync(own, Call("m1"))).Results);

        var first = await OpenedAsync("m1");
        Assert.Equal([KeyValuePair.Create("number", first.Key)], (await RunAsync(own, Call("m2"))).Results);
        Assert.Empty((await RunAsync(own, Call("m2", ("number", "R-2026-000009")))).Results);
        Assert.Empty((await RunAsync(own, Elsewhere("m2", ""))).Results);

        var second = await OpenedAsync("m2");
        Assert.Equal([KeyValuePair.Create("case.latest", $"{second.Key} {first.Key}")], (await RunAsync(own, Call("m3"))).Results);
    }

    [Fact]
    public async Task A_case_keeps_five_pictures_each_once()
    {
        var photos = string.Join(' ', Enumerable.Range(0, 7).Select(i => $"/v3/directline/attachments/photo{i % 6}"));

        Assert.Equal(["photo0", "photo1", "photo2", "photo3", "photo4"], (await OpenedAsync("m1", ("photo", photos))).Photos);
    }

    [Fact]
    public async Task A_case_is_told_with_what_the_office_said_last()
    {
        var opened = await OpenedAsync("m1");
        Assert.Equal(("nothing", ""), await ToldAsync());

        cases.Store([opened with { Words = [new(Now, "CaseAssigned", "내일 나가 보겠습니다"), new(Now, "CaseFinished", "메웠습니다")] }]);
        Assert.Equal(("something", "메웠습니다"), await ToldAsync());

        async Task<(string, string)> ToldAsync()
        {
            var told = await RunAsync(LookUp, Call("m2", ("number", opened.Key)));
            return (told.Results["case.told"], told.Results["case.words"]);
        }
    }

    static ActionCall Elsewhere(string message, string number, string? phone = null) =>
        Call(message, phone is null ? [("number", number)] : [("number", number), ("phone", phone)]) with { Conversation = new Conversation { Id = new ConversationId("c2"), Channel = "test" } };

    [Fact]
    public async Task A_stranger_learns_nothing_but_who_knows_the_phone_number_does()
    {
        var number = (await OpenedAsync("m1", ("phone", "010-1234-5678"))).Number.ToString();

        var refused = await RunAsync(LookUp, Elsewhere("m2", number));
        Assert.Equal("unproven", refused.Name);
        Assert.Empty(refused.Results);
        Assert.Empty(refused.Entries);
        var wrong = await RunAsync(LookUp, Elsewhere("m3", number, "01099999999"));
        Assert.Equal("unproven", wrong.Name);
        Assert.Empty(wrong.Results);
        Assert.Single(wrong.Entries.OfType<CaseLookUpRefused>());
        Assert.Equal("done", (await RunAsync(LookUp, Elsewhere("m4", number, Practice.Vault.SealSlot("01012345678")))).Name);
    }

    [Fact]
    public async Task Five_refusals_lock_a_number_for_an_hour_for_everybody_but_its_own_conversation()
    {
        var number = (await OpenedAsync("m1", ("phone", "01012345678"))).Number.ToString();
        for (var attempt = 0; attempt < 5; attempt++) cases.Store((await RunAsync(LookUp, Elsewhere($"m{attempt}", number, $"0100000000{attempt}"))).Entries);

        Assert.Equal("locked", (await RunAsync(LookUp, Elsewhere("m9", number, "01012345678"))).Name);
        Assert.Equal("done", (await RunAsync(LookUp, Call("m9", ("number", number)))).Name);
        Assert.Equal("done", (await RunAsync(LookUp, Elsewhere("m9", number, "01012345678") with { Now = Now.AddMinutes(61) })).Name);
    }

    [Theory]
    [InlineData("2026-10-06T01:00:00Z", "done", ""), InlineData("2026-10-06T10:00:00Z", "closed", "ko moment-tomorrow 09:00"), InlineData("2026-10-05T23:00:00Z", "closed", "ko moment-today 09:00")]
    [InlineData("2026-10-09T10:00:00Z", "closed", "ko moment-later 09:00 Mon 10 12")]
    public async Task The_hours_are_told_in_words_with_the_next_opening(string moment, string outcome, string opens)
    {
        var told = await RunAsync(new CentreHours(Practice.Hours), Call("m1") with { Now = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture) });

        Assert.Equal((outcome, "ko day-span Mon Fri ko time-span 09:00 18:00", opens), (told.Name, told.Results["hours"], told.Results["opens"]));
    }

    [Fact]
    public async Task Hours_that_differ_by_day_are_told_one_after_the_other()
    {
        var hours = new DeskSettings { Hours = { ["Monday"] = "09:00-12:00, 13:00-18:00", ["Tuesday"] = "09:00-12:00, 13:00-18:00", ["Saturday"] = "24h" } }.ToOpeningHours();

        var told = await RunAsync(new CentreHours(hours), Call("m1"));

        Assert.Equal("ko day-span Mon Tue ko time-span 09:00 12:00, ko time-span 13:00 18:00, Sat ko all-day", told.Results["hours"]);
    }

    [Fact]
    public async Task A_desk_that_never_closes_has_no_hours_to_tell() =>
        Assert.Equal("always", (await RunAsync(new CentreHours(OpeningHours.Always(Practice.Hours.Zone)), Call("m1"))).Name);

    [Theory]
    [InlineData("수원 영통구 매탄동", "수원시청", "www.suwon.go.kr")]
    [InlineData("남양주시 다산동", "남양주시청", "www.nyj.go.kr")]
    [InlineData("양주시", "양주시청", "www.yangju.go.kr")]
    [InlineData("i live in YANGPYEONG", "양평군청", "www.yp21.go.kr")]
    [InlineData("분당", "성남시청", "www.seongnam.go.kr")]
    [InlineData("수원이나 성남", null, null)]
    [InlineData("광주", "경기도 광주시청", "www.gjcity.go.kr")]
    [InlineData("광주광역시 북구", null, null)]
    [InlineData("구리", "구리시청", "www.guri.go.kr")]
    [InlineData("구리선 도난", null, null)]
    [InlineData("г. Намянджу", "남양주시청", "www.nyj.go.kr")]
    [InlineData("수지구", "용인시청", "www.yongin.go.kr")]
    [InlineData("", null, null)]
    public async Task A_town_hall_is_found_by_the_one_town_that_is_named(string place, string? hall, string? site)
    {
        var found = await RunAsync(new FindTownHall(Competence.Shipped), Call("m1", ("place", place)));

        Assert.Equal((hall is null ? "unknown" : "done", hall, site), (found.Name, found.Results.GetValueOrDefault("hall"), found.Results.GetValueOrDefault("hall.site")));
    }

    [Fact]
    public async Task A_merged_case_tells_how_the_one_stands_that_goes_on()
    {
        var (first, second, third) = (await OpenedAsync("m1"), await OpenedAsync("m2"), await OpenedAsync("m3"));
        cases.Store([first with { State = CaseState.Merged, MergedInto = second.Number }, second with { State = CaseState.Merged, MergedInto = third.Number }, third with { State = CaseState.InProgress }]);

        var told = await RunAsync(LookUp, Call("m4", ("number", first.Key)));

        Assert.Equal((first.Key, "in-progress"), (told.Results["case.number"], told.Results["case.state"]));
    }

    public static TheoryData<string> Names => [.. Practice.Shapes.Select(shape => shape.Name)];

    /// <summary>The promise of <see cref="IAction"/>: what a crash repeats is the same act.</summary>
    [Theory, MemberData(nameof(Names))]
    public async Task An_action_run_twice_on_one_message_is_the_same_act(string name)
    {
        await OpenedAsync("m0");
        var action = ActionList.All(cases, Practice.Hours, Practice.Vault).Single(action => action.Shape.Name == name);
        var call = Call("m1", ("kind", "road"), ("number", "R-2026-000001"), ("reason", "asked"), ("on", "yes"), ("place", "수원"));

        var first = await RunAsync(action, call);
        var again = await RunAsync(action, call);

        Assert.Equal((first.Name, first.HandOff?.Reason), (again.Name, again.HandOff?.Reason));
        Assert.Equal(first.Results, again.Results);
        Assert.Equal(first.Entries.OfType<Case>().Select(opened => (opened.Number, opened.OpenedBy)), again.Entries.OfType<Case>().Select(opened => (opened.Number, opened.OpenedBy)));
        Assert.Equal(first.Conversation?.ToJson(), again.Conversation?.ToJson());
        Assert.Empty(first.Results.Keys.Except(action.Shape.Results));
        Assert.Contains(first.Name, action.Shape.Outcomes.Append(ActionOutcome.Done));
    }
}
