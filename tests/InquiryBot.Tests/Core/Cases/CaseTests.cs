using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Cases;
using Place = InquiryBot.Core.Cases.Place;

namespace InquiryBot.Tests.Core.Cases;

/// <summary>What may be done with a case, and what follows.</summary>
public sealed class CaseTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 27, 9, 0, 0, TimeSpan.FromHours(9));

    static Case One(CaseState state = CaseState.Received, long count = 1, string kind = "road-damage") => new()
    {
        Number = new(2026, count),
        OpenedBy = "act",
        Conversation = new("c"),
        Channel = "test",
        Language = "ko",
        Kind = kind,
        State = state,
        OpenedAt = Now - TimeSpan.FromDays(1),
        Department = "도로관리과",
        Officer = state is CaseState.Received ? "" : "kim",
    };

    static readonly Dictionary<string, Func<Case, Ruling<Case>>> Acts = new()
    {
        ["assign"] = one => one.Assign("lee", "park", "", Now),
        ["start"] = one => one.Start("lee", Now),
        ["finish"] = one => one.Finish("lee", Now),
        ["decline"] = one => one.Decline("lee", "not-ours", Now),
        ["merge"] = one => one.Merge("lee", One(count: 2), Now),
    };

    /// <summary>Every act in every state: the next state, or why not.</summary>
    [Theory]
    [InlineData(CaseState.Received, "assign:assigned start:in-progress finish:case.not-assigned decline:declined merge:merged")]
    [InlineData(CaseState.Assigned, "assign:assigned start:in-progress finish:done decline:declined merge:merged")]
    [InlineData(CaseState.InProgress, "assign:assigned start:case.in-progress finish:done decline:declined merge:merged")]
    [InlineData(CaseState.Done, "assign:case.closed start:case.closed finish:case.closed decline:case.closed merge:case.closed")]
    [InlineData(CaseState.Declined, "assign:case.closed start:case.closed finish:case.closed decline:case.closed merge:case.closed")]
    [InlineData(CaseState.Merged, "assign:case.closed start:case.closed finish:case.closed decline:case.closed merge:case.closed")]
    public void Acts_lead_from_state_to_state(CaseState state, string expected) =>
        Assert.Equal(expected, string.Join(' ', Acts.Select(act => $"{act.Key}:{act.Value(One(state)) switch
        {
            Ruling<Case>.Allowed allowed => allowed.Next.State.Key(),
            Ruling<Case>.Refused refused => refused.Code,
            _ => "",
        }}")));

    [Fact]
    public void Words_belong_to_their_own_act_also_when_two_acts_share_an_instant()
    {
        var word = new OfficeWord(Now, nameof(CaseAssigned), "내일 나가 보겠습니다");

        Assert.True(word.CameWith(nameof(CaseAssigned), Now.AddTicks(9)));
        Assert.False(word.CameWith(nameof(CaseStarted), Now));
        Assert.False(word.CameWith(nameof(CaseAssigned), Now.AddMilliseconds(1)));
    }

    [Fact]
    public void What_follows_says_who_did_it_and_counts_the_version()
    {
        foreach (var (_, act) in Acts)
        {
            var before = One(CaseState.Assigned);
            var (next, fact) = Assert.IsType<Ruling<Case>.Allowed>(act(before));
            Assert.Equal((before.Version + 1, "lee", "R-2026-000001", Now), (next.Version, fact.By, fact.About, fact.At));
        }
    }

    [Fact]
    public void The_rules_of_merging_and_declining()
    {
        Assert.Equal("case.itself", Code(One().Merge("lee", One(), Now)));
        Assert.Equal("case.other-closed", Code(One().Merge("lee", One(CaseState.Done, 2), Now)));
        Assert.Equal("case.other-kind", Code(One().Merge("lee", One(count: 2, kind: "streetlight"), Now)));
        Assert.Equal("reason.unknown", Code(One().Decline("lee", "no wish to", Now)));
        Assert.Equal("case.same", Code(One(CaseState.Assigned).Assign("lee", "kim", "", Now)));
        Assert.Equal("case.nobody", Code((One() with { Department = "" }).Assign("lee", "kim", "", Now)));
    }

    static string Code(Ruling<Case> ruling) => Assert.IsType<Ruling<Case>.Refused>(ruling).Code;

    [Theory]
    [InlineData(37.26, 127.03, 37.26045, 127.03, 50)]
    [InlineData(37.26, 127.03, 37.26, 127.03057, 50)]
    [InlineData(0, 179.9999, 0, -179.9999, 22.24)]
    [InlineData(37.5665, 126.9780, 35.1796, 129.0756, 325_100)]
    public void The_way_between_two_points_is_told_in_metres(double north, double east, double otherNorth, double otherEast, double metres) =>
        Assert.Equal(metres, new Place("", north, east).MetresTo(new Place("", otherNorth, otherEast))!.Value, metres / 100);

    [Theory]
    [InlineData("2026-11-27", 1, "2026-11-30")]
    [InlineData("2026-12-24", 1, "2026-12-28")]
    [InlineData("2026-09-23", 1, "2026-09-28")]
    [InlineData("2026-12-31", 2, "2027-01-05")]
    [InlineData("2027-02-05", 1, "2027-02-10")]
    [InlineData("2026-11-28", 7, "2026-12-08")]
    public void Working_days_leave_out_weekends_and_holidays(string from, int days, string until) =>
        Assert.Equal(DateOnly.Parse(until, null), Competence.Shipped.After(DateOnly.Parse(from, null), days));

    [Theory]
    [InlineData("수원시 팔달구 효원로 1", null, null, "suwon")]
    [InlineData("in front of Suwon Station", null, null, "suwon")]
    [InlineData("水原站前", null, null, "suwon")]
    [InlineData("수원에서 용인 가는 길", null, null, "")]
    [InlineData("우리 집 앞", null, null, "")]
    [InlineData("37.26, 127.03", 37.2664, 127.0002, "suwon")]
    [InlineData("서귀포", 33.25, 126.56, "")]
    public void The_municipality_is_what_the_words_name_or_the_nearest_town_hall(string words, double? north, double? east, string town) =>
        Assert.Equal(town, Competence.Shipped.MunicipalityOf(new Place(words, north, east)));

    [Fact]
    public void The_most_exact_line_says_who_is_competent()
    {
        var offices = Competence.Read("*\t*\tanybody\t9\nroad-damage\t*\troads\t5\n*\tsuwon\tSuwon\t3\nroad-damage\tsuwon\tSuwon roads\t1\n", "2026-11-30\ta holiday");
        var friday = new DateOnly(2026, 11, 27);

        Assert.Equal(("Suwon roads", new DateOnly(2026, 12, 1)), Of("road-damage", "수원역"));
        Assert.Equal("roads", Of("road-damage", "어딘가").Department);
        Assert.Equal("Suwon", Of("noise", "수원역").Department);
        Assert.Equal("anybody", Of("noise", "어딘가").Department);
        Assert.Contains("only three", Assert.Throws<FormatException>(() => Competence.Read("only three\tcells\there", null)).Message, StringComparison.Ordinal);

        (string Department, DateOnly? Due) Of(string kind, string place)
        {
            var one = offices.Assigned(One(kind: kind) with { Place = new(place) }, friday);
            return (one.Department, one.Due);
        }
    }

    [Fact]
    public void Every_kind_that_a_dialog_opens_has_a_line_of_its_own()
    {
        var kinds = SourceTree.Files("dialogs", "dialog.yaml").SelectMany(file => System.Text.RegularExpressions.Regex.Matches(SourceTree.Read(file), @"kind: ([a-z-]+),? ?[^\n]*\}").Select(match => match.Groups[1].Value)).Distinct();
        var lines = SourceTree.Read("src/InquiryBot.Core/Cases/departments.tsv").Split('\n').Select(line => line.Split('\t')[0]).ToHashSet();

        Assert.Empty(kinds.Except(lines));
    }

    [Fact]
    public void Progress_comes_from_offices_alone()
    {
        var inbound = CaseProgress.Of(One(), One(CaseState.Done), "고쳤습니다").For(One(), "kim", "a1", Now);

        Assert.Equal(("done", "고쳤습니다"), (CaseProgress.In(inbound.Activity)!.State, CaseProgress.In(inbound.Activity)!.Note));
        Assert.Null(CaseProgress.In(inbound.Activity with { ChannelId = "webchat" }));
        Assert.Null(CaseProgress.In(inbound.Activity with { Type = ActivityTypes.Message }));
    }
}
