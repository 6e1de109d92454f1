using Dapper;
using InquiryBot.Core;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Contracts;

public abstract partial class StorageContract
{
    const int Reports = 1000;
    const int Writers = 16;

    Case Report(string conversation, string act, string kind = "road-damage", Place? place = null) => new()
    {
        Number = _node.Cases.Announce(2026, act),
        OpenedBy = act,
        Conversation = new(conversation),
        Channel = "test",
        Language = "ko",
        Kind = kind,
        Place = place,
        OpenedAt = _clock.GetUtcNow(),
    };

    /// <summary>A turn that opens a case, says its number and remembers it.</summary>
    static async Task<bool> OpensAsync(TestNode.Turn turn, Case report)
    {
        var said = turn.Answer($"접수번호는 {report.Key}입니다. ({report.Key})");
        return await turn.CommitAsync(said with
        {
            Conversation = turn.Claimed.Conversation with { Dialogs = [new Frame("report", "done") { Slots = new Dictionary<string, string> { ["case.number"] = report.Key } }] },
            Entries = [report, new CaseOpened(report.Key, report.OpenedAt, report.Kind)],
        });
    }

    async Task<Case> OpenedAsync(string conversation, string kind = "road-damage", Place? place = null)
    {
        await _node.SaysAsync(conversation, "report", $"report {kind} {place}");
        Assert.True(await OpensAsync(await _node.TurnAsync(), Report(conversation, conversation + kind + place, kind, place)));
        return (await _node.Cases.ListAsync(new() { Take = 1000 }, _node.Patience)).Cases.Last(opened => opened.Conversation.Value == conversation);
    }

    [Fact]
    public async Task A_thousand_cases_from_sixteen_writers_have_the_numbers_one_to_a_thousand()
    {
        var north = _node;
        var south = await OtherNodeAsync();
        await Task.WhenAll(Enumerable.Range(0, Reports).Select(i => (i % 2 == 0 ? north : south).SaysAsync($"c{i}", "report").AsTask()));
        var left = new[] { south == north ? Reports : Reports / 2, Reports / 2 };
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var (node, half) = writer % 2 == 0 || south == north ? (north, 0) : (south, 1);
            while (Interlocked.Decrement(ref left[half]) >= 0)
            {
                var turn = await node.TurnAsync();
                var id = turn.Lease.Conversation.Value;

                // Every tenth fails between its talk and its case, and is tried again: what is undone takes no number.
                if (id.EndsWith('7')) await Assert.ThrowsAnyAsync<Exception>(() => turn.CommitAsync(turn.Answer("broken") with { Entries = [Report(id, id), new Unknown()] }).AsTask());
                Assert.True(await OpensAsync(turn, Report(id, id)));
            }
        }, _node.Patience)));

        var numbers = await north.Engine.ReadAsync(connection => connection.QueryAsync<string>("select number from cases order by number"), _node.Patience);
        Assert.Equal(Enumerable.Range(1, Reports).Select(count => new CaseNumber(2026, count).ToString()), numbers);
        if (south != north) await south.DisposeAsync();
    }

    sealed record Unknown : Entry;

    [Fact]
    public async Task Whatever_a_turn_says_of_its_case_says_the_number_that_is_stored()
    {
        var opened = await OpenedAsync("c");
        var number = opened.Number.ToString();

        Assert.Equal("R-2026-000001", number);
        Assert.Equal($"report | 접수번호는 {number}입니다. ({number}) …", await _node.TranscriptAsync("c"));
        Assert.Equal($"접수번호는 {number}입니다. ({number})", await _node.DeliversAsync());
        Assert.Equal(number, (await _node.FindAsync("c"))!.Dialogs[0].Slots["case.number"]);
        var about = await _node.Engine.ReadAsync(connection => connection.QuerySingleAsync<string>("select about from facts where name = 'CaseOpened'"), _node.Patience);
        Assert.Equal(number, about);
    }

    [Fact]
    public async Task Every_year_begins_with_one_and_a_turn_may_open_two()
    {
        await OpenedAsync("a");
        await _node.SaysAsync("b", "two");
        var turn = await _node.TurnAsync();
        var (next, old) = (Report("b", "one") with { Number = _node.Cases.Announce(2027, "one") }, Report("b", "two"));
        await turn.CommitAsync(turn.Answer($"{next.Key} {old.Key}") with { Entries = [next, old] });

        Assert.Equal("two | R-2027-000001 R-2026-000002 …", await _node.TranscriptAsync("b"));
    }

    [Fact]
    public async Task A_lost_lease_takes_no_number()
    {
        await _node.SaysAsync("c", "report");
        var turn = await _node.TurnAsync();
        Assert.False(await OpensAsync(turn with { Lease = turn.Lease with { Token = "another" } }, Report("c", "1")));
        Assert.True(await OpensAsync(turn, Report("c", "1")));

        Assert.Equal(new CaseNumber(2026, 1), (await _node.Cases.ListAsync(new(), _node.Patience)).Cases.Single().Number);
    }

    [Fact]
    public async Task An_officers_act_is_stored_with_its_fact_and_told_to_everyone_who_reported()
    {
        var main = await OpenedAsync("a");
        var other = await OpenedAsync("b");
        await _node.DeliversAsync();
        await _node.DeliversAsync();
        var merged = Allowed(other.Merge("kim", main, _clock.GetUtcNow()));
        Assert.True(await _node.Cases.SaveAsync(new(merged.Next, merged.Fact, [Tell(merged.Next, merged.Next)]) { Into = main }, _node.Patience));
        var heard = await _node.TurnAsync();
        Assert.Equal("merged", CaseProgress.In(heard.Claimed.Message)!.State);
        await heard.AnswersAsync("merged");

        var started = Allowed(main.Start("kim", _clock.GetUtcNow()));
        var followers = await _node.Cases.FollowersAsync(main.Number, _node.Patience);
        Assert.True(await _node.Cases.SaveAsync(new(started.Next, started.Fact, [Tell(started.Next, started.Next), .. followers.Select(follower => Tell(follower, started.Next))]), _node.Patience));

        TestNode.Turn[] turns = [await _node.TurnAsync(), await _node.TurnAsync()];
        Assert.Equal(["a", "b"], turns.Select(turn => turn.Lease.Conversation.Value).Order());
        Assert.All(turns, turn => Assert.Equal("in-progress", CaseProgress.In(turn.Claimed.Message)!.State));
        Assert.Equal([2L, 2L], (await _node.Cases.ListAsync(new(), _node.Patience)).Cases.Select(kept => kept.Version));
    }

    /// <summary>Whoever reported a case that was merged into one that was merged hears of the one that goes on.</summary>
    [Fact]
    public async Task Those_who_follow_a_case_that_follows_another_follow_that_one_too()
    {
        var (first, second, third) = (await OpenedAsync("a"), await OpenedAsync("b"), await OpenedAsync("c"));
        await MergedAsync(first, second);
        await MergedAsync((await _node.Cases.FindAsync(second.Number, _node.Patience))!, third);

        Assert.Equal(["a", "b"], await FollowersAsync(third));
        Assert.Equal(["a"], await FollowersAsync(second));
        Assert.Empty(await FollowersAsync(first));

        async Task MergedAsync(Case one, Case into)
        {
            var merged = Allowed(one.Merge("kim", into, _clock.GetUtcNow()));
            Assert.True(await _node.Cases.SaveAsync(new(merged.Next, merged.Fact, []) { Into = into }, _node.Patience));
        }

        async Task<IEnumerable<string>> FollowersAsync(Case of) => (await _node.Cases.FollowersAsync(of.Number, _node.Patience)).Select(follower => follower.Conversation.Value);
    }

    [Fact]
    public async Task Of_two_officers_one_wins_and_the_other_decides_again()
    {
        var main = await OpenedAsync("a");
        var (first, second) = (Allowed(main.Start("kim", _clock.GetUtcNow())), Allowed(main.Decline("lee", "not-ours", _clock.GetUtcNow())));

        Assert.True(await _node.Cases.SaveAsync(new(first.Next, first.Fact, []), _node.Patience));
        Assert.False(await _node.Cases.SaveAsync(new(second.Next, second.Fact, [Tell(second.Next, second.Next)]), _node.Patience));

        Assert.Equal(CaseState.InProgress, (await _node.Cases.FindAsync(main.Number, _node.Patience))!.State);
        Assert.Equal(0, _node.Conversations.Waiting);
    }

    [Fact]
    public async Task Neighbours_are_of_the_same_kind_within_fifty_metres_and_seven_days()
    {
        // Along the meridian a hundred-thousandth of a degree is 1.11 m.
        var here = await OpenedAsync("here", place: new("here", 37.26, 127.03));
        await OpenedAsync("near", place: new("near", 37.26044, 127.03));
        await OpenedAsync("nearest", place: new("nearest", 37.26, 127.03));
        await OpenedAsync("far", place: new("far", 37.26046, 127.03));
        await OpenedAsync("corner", place: new("corner", 37.26043, 127.03054));
        await OpenedAsync("kind", "streetlight", new("kind", 37.26, 127.03));
        await OpenedAsync("words", place: new("only words"));
        _clock.Pass(TimeSpan.FromDays(7) + TimeSpan.FromMilliseconds(1));
        await OpenedAsync("late", place: new("late", 37.26, 127.03));

        var near = await _node.Cases.NearAsync(here, 50, TimeSpan.FromDays(7), _node.Patience);

        Assert.Equal(["nearest", "near"], near.Select(other => other.Conversation.Value));
    }

    /// <summary>What locks a case for an hour: the refusals about its number from anywhere, and those of one conversation about any number.</summary>
    [Fact]
    public async Task Refused_look_ups_are_counted_by_number_and_by_conversation_since_a_moment()
    {
        var (first, second) = (await OpenedAsync("a"), await OpenedAsync("b"));
        var began = _clock.GetUtcNow();
        for (var i = 0; i < 5; i++)
        {
            _clock.Pass(TimeSpan.FromMinutes(1));
            await RefusedAsync(i % 2 == 0 ? "stranger" : $"stranger{i}", first);
        }

        await RefusedAsync("stranger", second);

        Assert.Equal((5, 1, 4, 0), (await CountAsync(first, "x"), await CountAsync(second, "x"), await CountAsync(second, "stranger"), await CountAsync(first with { Number = new(2026, 99) }, "strange")));
        began = _clock.GetUtcNow() - TimeSpan.FromMinutes(1);
        Assert.Equal((2, 2), (await CountAsync(first, "x"), await CountAsync(second, "stranger")));

        async Task RefusedAsync(string conversation, Case asked)
        {
            await _node.SaysAsync(conversation, $"look up {_clock.GetUtcNow().Ticks} {asked.Key}");
            var turn = await _node.TurnAsync();
            Assert.True(await turn.CommitAsync(turn.Answer("no") with { Entries = [new CaseLookUpRefused(asked.Key, _clock.GetUtcNow())] }));
        }

        Task<int> CountAsync(Case asked, string conversation) => _node.Cases.CountRefusalsAsync(asked.Number, new(conversation), began, _node.Patience).AsTask();
    }

    [Fact]
    public async Task A_list_is_filtered_and_paged_newest_first()
    {
        for (var i = 0; i < 5; i++)
        {
            await OpenedAsync($"c{i}", i % 2 == 0 ? "road-damage" : "streetlight");
            _clock.Pass(TimeSpan.FromMinutes(1));
        }

        var page = await _node.Cases.ListAsync(new() { Kind = "road-damage", Skip = 1, Take = 1 }, _node.Patience);
        Assert.Equal((3L, "R-2026-000003"), (page.Total, page.Cases.Single().Key));
        Assert.Equal(5, (await _node.Cases.ListAsync(new() { Open = true }, _node.Patience)).Total);
        Assert.Equal(0, (await _node.Cases.ListAsync(new() { State = CaseState.Done }, _node.Patience)).Total);
        Assert.Equal("R-2026-000002", (await _node.Cases.ListAsync(new() { Conversation = new("c1") }, _node.Patience)).Cases.Single().Key);
        Assert.Equal("R-2026-000004", (await _node.Cases.ListAsync(new() { Number = "0004'%" }, _node.Patience)).Cases.Single().Key);
    }

    [Fact]
    public async Task A_list_is_narrowed_by_town_by_officer_and_by_what_is_overdue()
    {
        DateOnly day = new(2026, 10, 7);
        foreach (var (id, town, due) in new[] { ("late", "suwon", day.AddDays(-1)), ("today", "suwon", day), ("elsewhere", "yongin", day.AddDays(-3)), ("nodate", "", (DateOnly?)null) })
        {
            await _node.SaysAsync(id, "report");
            Assert.True(await OpensAsync(await _node.TurnAsync(), Report(id, id) with { Municipality = town, Due = due }));
        }

        var late = (await FindAsync(new() { Municipality = "suwon", DueBefore = day })).Single();
        var taken = Allowed(late.Assign("kim", "lee", "roads", _clock.GetUtcNow()));
        Assert.True(await _node.Cases.SaveAsync(new(taken.Next, taken.Fact, []), _node.Patience));

        Assert.Equal(["late", "today"], Ids(await FindAsync(new() { Municipality = "suwon" })));
        Assert.Equal(["elsewhere", "late"], Ids(await FindAsync(new() { DueBefore = day })));
        Assert.Equal(["late"], Ids(await FindAsync(new() { Officer = "lee" })));
        var done = Allowed(taken.Next.Finish("lee", _clock.GetUtcNow()));
        Assert.True(await _node.Cases.SaveAsync(new(done.Next, done.Fact, []), _node.Patience));
        Assert.Equal(["elsewhere"], Ids(await FindAsync(new() { DueBefore = day })));

        async Task<IReadOnlyList<Case>> FindAsync(CaseFilter filter) => (await _node.Cases.ListAsync(filter, _node.Patience)).Cases;
        static IEnumerable<string> Ids(IEnumerable<Case> cases) => cases.Select(found => found.Conversation.Value).Order();
    }

    static Ruling<Case>.Allowed Allowed(Ruling<Case> ruling) => Assert.IsType<Ruling<Case>.Allowed>(ruling);

    Inbound Tell(Case told, Case next) => CaseProgress.Of(told, next, null).For(told, "kim", new Ids(_clock).New(), _clock.GetUtcNow());
}
