using InquiryBot.Core;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Misses;
using InquiryBot.Storage.Sql;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Contracts;

public abstract partial class StorageContract
{
    SqlMisses Misses => new(_node.Engine);

    [Fact]
    public async Task What_was_not_understood_is_stored_with_its_turn()
    {
        var turn = await AskedAsync("c", "강아지 등록?");
        var miss = MissOf(turn) with { Offered = ["passport", "local-tax"] };

        Assert.True(await turn.CommitAsync(turn.Answer("sorry") with { Entries = [miss] }));

        var stored = Assert.Single(await ReadMissesAsync());
        Assert.Equal(miss with { Offered = stored.Offered }, stored);
        Assert.Equal(miss.Offered, stored.Offered);
    }

    [Fact]
    public async Task What_was_not_understood_goes_with_a_turn_that_lost_its_lease()
    {
        var turn = await AskedAsync("c", "강아지 등록?");
        _clock.Pass(TimeSpan.FromSeconds(TestNode.Settings.LeaseSeconds + 1));
        await _node.SweepAsync();
        var other = await _node.TurnAsync();

        Assert.False(await turn.CommitAsync(turn.Answer("sorry") with { Entries = [MissOf(turn)] }));

        Assert.Empty(await ReadMissesAsync());
        Assert.True(await other.AnswersAsync("good day"));
    }

    [Fact]
    public async Task What_became_of_it_is_told_for_all_open_ones_of_the_conversation_and_no_other()
    {
        foreach (var (conversation, words) in new[] { ("a", "one"), ("a", "two"), ("b", "three") }) await MissAsync(conversation, words);
        await SettleAsync("a", Sequel.Rephrased, "passport");
        await MissAsync("a", "four");
        await SettleAsync("a", Sequel.HandedOff, null);

        var sequels = (await ReadMissesAsync()).ToDictionary(miss => miss.Text, miss => (miss.Sequel, miss.Intent));
        Assert.Equal((Sequel.Rephrased, "passport"), sequels["one"]);
        Assert.Equal((Sequel.Rephrased, "passport"), sequels["two"]);
        Assert.Equal((Sequel.Open, null), sequels["three"]);
        Assert.Equal((Sequel.HandedOff, null), sequels["four"]);
    }

    [Fact]
    public async Task Those_that_were_not_understood_come_newest_first_and_no_more_than_asked_for()
    {
        foreach (var words in new[] { "one", "two", "three" })
        {
            await MissAsync("c", words);
            _clock.Pass(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["three", "two"], (await Misses.ReadAsync(DateTimeOffset.MinValue, 2, _node.Patience)).Select(miss => miss.Text));
        Assert.Equal(["three"], (await Misses.ReadAsync(_clock.GetUtcNow() - TimeSpan.FromMinutes(1), 9, _node.Patience)).Select(miss => miss.Text));
    }

    [Fact]
    public async Task Any_words_may_have_been_not_understood()
    {
        await MissAsync("대화", "👋🏽 مرحبا 'quote\" \0 \ud83d");

        Assert.Equal("👋🏽 مرحبا 'quote\" \ufffd \ufffd", Assert.Single(await ReadMissesAsync()).Text);
    }

    [Fact]
    public async Task What_was_not_understood_is_kept_for_its_days_and_then_forgotten()
    {
        foreach (var number in Enumerable.Range(0, 3)) await MissAsync($"c{number}", "early");
        _clock.Pass(TimeSpan.FromDays(TestNode.Settings.KeepMissesDays) - TimeSpan.FromMilliseconds(1));
        await MissAsync("late", "late");
        Assert.Equal(0, (await ForgetAsync()).Misses);

        _clock.Pass(TimeSpan.FromMilliseconds(1));

        Assert.Equal(3, (await ForgetAsync()).Misses);
        Assert.Equal("late", Assert.Single(await ReadMissesAsync()).Text);
    }

    [Fact]
    public async Task What_was_not_understood_of_a_person_goes_when_he_is_erased()
    {
        await MissAsync("c", Secret);
        await MissAsync("other", "hello");

        var receipt = await Erasure.EraseAsync(new("c"), _node.Patience);

        Assert.Contains(new Erased("questions not understood", 1), receipt!.Removed);
        Assert.Equal("hello", Assert.Single(await ReadMissesAsync()).Text);
        Assert.DoesNotContain(Secret, await DumpAsync(_node.Engine), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_example_is_proposed_once_however_it_is_spelled()
    {
        Assert.True(await ProposeAsync("p1", "강아지 등록은 어디서 해요?"));
        Assert.False(await ProposeAsync("p2", "강아지등록은 어디서 해요"));
        Assert.True(await ProposeAsync("p3", "강아지 등록은 어디서 해요?", language: "en"));

        Assert.Equal(["p1", "p3"], (await Misses.ListAsync(_node.Patience)).Select(proposal => proposal.Id));
    }

    [Fact]
    public async Task What_is_withdrawn_is_gone_and_may_be_proposed_again_and_the_audit_trail_knows()
    {
        await ProposeAsync("p1", "강아지 등록");

        Assert.True(await Misses.WithdrawAsync("p1", new ProposalWithdrawn("p1", _clock.GetUtcNow()) { By = "lee" }, _node.Patience));
        Assert.False(await Misses.WithdrawAsync("p1", new ProposalWithdrawn("p1", _clock.GetUtcNow()), _node.Patience));

        Assert.Empty(await Misses.ListAsync(_node.Patience));
        Assert.True(await ProposeAsync("p2", "강아지 등록"));
        var facts = await _node.Engine.ReadAsync(connection => SqlFacts.ReadAsync(connection, "p1"), _node.Patience);
        Assert.Equal([("ExampleProposed", "kim"), ("ProposalWithdrawn", "lee")], facts.Select(fact => (fact.Name, fact.By)));
        Assert.DoesNotContain(facts, fact => fact.Body.Contains("강아지", StringComparison.Ordinal));
    }

    Miss MissOf(TestNode.Turn turn) => new(turn.Lease.Conversation, turn.Claimed.Sequence, turn.Text!, "ko", [], _clock.GetUtcNow());

    async Task MissAsync(string conversation, string words)
    {
        var turn = await AskedAsync(conversation, words);
        Assert.True(await turn.CommitAsync(turn.Answer("sorry") with { Entries = [MissOf(turn)] }));
    }

    async Task SettleAsync(string conversation, Sequel sequel, string? intent)
    {
        var turn = await AskedAsync(conversation, $"then {sequel}");
        Assert.True(await turn.CommitAsync(turn.Answer("good") with { Entries = [new MissSettled(new(conversation), sequel, intent)] }));
    }

    ValueTask<bool> ProposeAsync(string id, string words, string language = "ko") => Misses.AddAsync(
        new Proposal(id, "passport", language, words, "kim", _clock.GetUtcNow()), new ExampleProposed(id, _clock.GetUtcNow(), "passport", language) { By = "kim" }, _node.Patience);

    ValueTask<IReadOnlyList<Miss>> ReadMissesAsync() => Misses.ReadAsync(DateTimeOffset.MinValue, 100, _node.Patience);
}
