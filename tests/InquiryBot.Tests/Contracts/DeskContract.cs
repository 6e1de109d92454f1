using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Tests.Core.Desk;
using InquiryBot.Tests.Storage;
using static InquiryBot.Tests.Core.Desk.Tickets;

namespace InquiryBot.Tests.Contracts;

/// <summary>What every store promises to the desk.</summary>
public abstract class DeskContract(ITestDatabase database) : IAsyncLifetime
{
    readonly Ids _ids = new(TimeProvider.System);
    DeskStore _store = null!;

    CancellationToken Ct => _store.Node.Patience;

    public async ValueTask InitializeAsync() => _store = await DeskStore.OpenAsync(database);

    public async ValueTask DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_ticket_comes_back_as_the_turn_made_it()
    {
        var ticket = await _store.OpenTicketAsync(ticket => ticket with
        {
            Topic = "passport",
            Urgency = Urgency.Emergency,
            CallBack = true,
            Slots = new Dictionary<string, string> { ["장소"] = "수원 \"역\"" },
        });

        var stored = (await _store.Desk.FindAsync(ticket.Id, Ct))!;
        Assert.Equal(ticket with { Slots = stored.Slots }, stored);
        Assert.Equal(ticket.Slots, stored.Slots);
        Assert.Null(await _store.Desk.FindAsync(new("none"), Ct));
        Assert.Equal(nameof(TicketOpened), Assert.Single(await _store.Desk.ReadFactsAsync(ticket.Id.Value, Ct)).Name);
    }

    [Fact]
    public async Task Of_sixteen_who_accept_at_once_one_wins()
    {
        var ticket = await _store.OpenTicketAsync();

        var saved = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => AcceptAsync(ticket, Counselor($"c{i}"))));

        Assert.Equal(1, saved.Count(one => one is Saved.Stored));
        Assert.Equal(15, saved.Count(one => one is Saved.Stale));
        Assert.Equal(["TicketOpened", "TicketAccepted"], (await _store.Desk.ReadFactsAsync(ticket.Id.Value, Ct)).Select(fact => fact.Name));
        Assert.Equal((await _store.Desk.FindAsync(ticket.Id, Ct))!.Counselor!.Value.Value, (await _store.Desk.ReadFactsAsync(ticket.Id.Value, Ct))[^1].By);
    }

    [Fact]
    public async Task What_the_desk_does_comes_into_the_conversation_in_its_order()
    {
        var ticket = await _store.OpenTicketAsync();
        await AcceptAsync(ticket, Kim);
        await AnswerAsync(ticket.Id, "m1");

        var turn = await _store.Node.TurnAsync();
        Assert.Equal("accepted", HandoffStatus.Of(turn.Claimed.Message)?.State);
        await turn.AnswersAsync();

        var message = (await _store.Node.TurnAsync()).Claimed.Message;
        Assert.Equal(("안녕하세요", DeskInbound.Channel), (message.Text, message.ChannelId));
        Assert.Equal("m1", CounselorMark.Of(message)?.Message);
    }

    [Fact]
    public async Task A_citizens_message_of_the_same_id_is_another_message()
    {
        var ticket = await _store.OpenTicketAsync();
        await AcceptAsync(ticket, Kim);
        await _store.DrainAsync();
        await _store.Node.SaysAsync(ticket.Conversation.Value, "still there?", id: "m1");

        Assert.Equal(Saved.Stored, await AnswerAsync(ticket.Id, "m1"));

        Assert.Equal(["still there?", "안녕하세요"], await _store.DrainAsync());
    }

    [Fact]
    public async Task A_counselors_words_wait_for_the_turn_that_is_running()
    {
        var ticket = await _store.OpenTicketAsync();
        await _store.Node.SaysAsync(ticket.Conversation.Value, "still there?");
        var citizen = await _store.Node.TurnAsync();
        await AcceptAsync(ticket, Kim);

        Assert.Equal(0, _store.Node.Conversations.Waiting);
        await citizen.AnswersAsync();
        Assert.NotNull(HandoffStatus.Of((await _store.Node.TurnAsync()).Claimed.Message));
    }

    [Fact]
    public async Task The_same_message_again_is_stored_once_also_when_eight_come_at_once()
    {
        var ticket = await _store.OpenTicketAsync();
        await AcceptAsync(ticket, Kim);

        var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AnswerAsync(ticket.Id, "m1")));

        Assert.Equal(1, saved.Count(one => one is Saved.Stored));
        Assert.All(saved, one => Assert.NotEqual(Saved.ConversationEnded, one));
        Assert.Equal(Saved.Repeated, await AnswerAsync(ticket.Id, "m1"));
        Assert.True(await _store.Desk.KnowsAsync(ticket.Id, "m1", Ct));
        Assert.False(await _store.Desk.KnowsAsync(ticket.Id, "m2", Ct));
        Assert.Equal(1, (await _store.Desk.ReadFactsAsync(ticket.Id.Value, Ct)).Count(fact => fact.Name == nameof(TicketAnswered)));
        Assert.Equal(["accepted", "안녕하세요"], await _store.DrainAsync());
    }

    [Fact]
    public async Task An_act_on_an_old_version_leaves_nothing_behind()
    {
        var ticket = await _store.OpenTicketAsync();
        await AcceptAsync(ticket, Kim);
        await _store.DrainAsync();

        Assert.Equal(Saved.Stale, await AcceptAsync(ticket, Lee));

        Assert.Equal(0, _store.Node.Conversations.Waiting);
        Assert.Equal(2, (await _store.Desk.ReadFactsAsync(ticket.Id.Value, Ct)).Count);
    }

    [Fact]
    public async Task To_a_conversation_that_has_ended_no_words_go_but_its_ticket_can_be_closed()
    {
        var ticket = await _store.OpenTicketAsync();
        await AcceptAsync(ticket, Kim);
        var turn = await _store.Node.TurnAsync();
        await turn.CommitAsync(new(turn.Claimed.Conversation with { Ended = true }, [], []));

        Assert.Equal(Saved.ConversationEnded, await AnswerAsync(ticket.Id, "m1"));
        Assert.Null((await _store.Desk.FindAsync(ticket.Id, Ct))!.AnsweredAt);

        var open = (await _store.Desk.FindAsync(ticket.Id, Ct))!;
        Assert.Equal(Saved.Stored, await SaveAsync(open.Close(Kim, "no-answer", _store.Clock.GetUtcNow()), null));
        Assert.Equal(TicketStatus.Closed, (await _store.Desk.FindAsync(ticket.Id, Ct))!.Status);
    }

    [Fact]
    public async Task A_turn_that_decided_on_an_old_ticket_stores_nothing_and_is_run_again_at_once()
    {
        var (ticket, turn, outcome) = await DecidedTooLateAsync();

        Assert.Equal(Committed.Stale, await turn.EndAsync(outcome));

        Assert.Equal(TicketStatus.Open, (await _store.Desk.FindAsync(ticket.Id, Ct))!.Status);
        Assert.Equal(2, (await _store.Desk.TailAsync(ticket.Conversation, 50, Ct)).Count);
        var again = await _store.Node.TurnAsync();
        Assert.Equal("never mind", again.Text);
        Assert.True(await again.AnswersAsync("somebody is coming"));
    }

    [Fact]
    public async Task A_turn_that_decided_on_an_old_ticket_fails_none_of_its_batch_and_lets_no_turn_begin_twice()
    {
        const int neighbours = 40;
        var (_, turn, outcome) = await DecidedTooLateAsync();
        Assert.Equal(0, _store.Node.Conversations.Waiting);

        var writes = new List<Task>();
        for (var i = 0; i < neighbours; i++)
        {
            if (i == neighbours / 2) writes.Add(turn.EndAsync(outcome).AsTask());
            writes.Add(_store.Node.SaysAsync($"n{i}", "hello").AsTask());
        }

        await Task.WhenAll(writes);
        Assert.Equal(neighbours + 1, _store.Node.Conversations.Waiting);
    }

    [Fact]
    public async Task An_act_whose_console_has_gone_away_is_stored_told_and_taken_up()
    {
        var ticket = await _store.OpenTicketAsync();
        var heard = new List<Change>();
        using var listening = _store.Node.Signal.ListenToAll(heard.Add);

        Assert.Equal(Saved.Stored, await AcceptAsync(ticket, Kim, new CancellationToken(canceled: true)));

        Assert.Equal([new Change.TicketChanged(ticket.Conversation, ticket.Id)], heard);
        Assert.Equal(["accepted"], await _store.DrainAsync());
    }

    /// <summary>The citizen withdraws his ticket at the moment at which a counselor accepts it.</summary>
    async Task<(Ticket Ticket, TestNode.Turn Turn, TurnOutcome Outcome)> DecidedTooLateAsync()
    {
        var ticket = await _store.OpenTicketAsync();
        await _store.Node.SaysAsync(ticket.Conversation.Value, "never mind");
        var turn = await _store.Node.TurnAsync();
        var (left, fact) = Assert.IsType<Ruling<Ticket>.Allowed>(ticket.Withdraw(_store.Clock.GetUtcNow()));
        await AcceptAsync(ticket, Kim);
        return (ticket, turn, turn.Answer("bye") with { Entries = [left, fact] });
    }

    [Fact]
    public async Task The_line_is_kept_in_its_order_and_everyone_knows_his_place()
    {
        var first = await _store.OpenTicketAsync();
        _store.Clock.Pass(TimeSpan.FromMinutes(1));
        var second = await _store.OpenTicketAsync();
        _store.Clock.Pass(TimeSpan.FromMinutes(1));
        var urgent = await _store.OpenTicketAsync(ticket => ticket with { Urgency = Urgency.High });

        Assert.Equal([urgent.Id, first.Id, second.Id], (await _store.Desk.ListAsync(TicketStatus.Waiting, 10, Ct)).Select(ticket => ticket.Id));
        Assert.Equal(2, await _store.Desk.PositionAsync(first, Ct));
        Assert.Equal(3, await _store.Desk.PositionAsync(second, Ct));
        await AcceptAsync(urgent, Kim);
        Assert.Equal(1, await _store.Desk.PositionAsync(first, Ct));
        Assert.Equal([urgent.Id], (await _store.Desk.ListAsync(TicketStatus.Open, 10, Ct)).Select(ticket => ticket.Id));
        Assert.Single(await _store.Desk.ListAsync(TicketStatus.Waiting, 1, Ct));
        Assert.Empty(await _store.Desk.ListAsync(TicketStatus.Closed, 10, Ct));
    }

    [Fact]
    public async Task A_note_is_kept_once_and_never_comes_into_the_conversation()
    {
        var ticket = await _store.OpenTicketAsync();
        var note = new Note(ticket.Id, "n1", Kim.Id, "통역 필요", 1, _store.Clock.GetUtcNow());

        Assert.Equal(Saved.Stored, await SaveAsync(ticket.Note(Kim, "n1", note.At), null, note));
        Assert.Equal(Saved.Repeated, await SaveAsync(ticket.Note(Kim, "n1", note.At), null, note));

        Assert.Equal([note], await _store.Desk.NotesAsync(ticket.Id, Ct));
        Assert.Equal(0, _store.Node.Conversations.Waiting);
    }

    [Fact]
    public async Task A_change_is_told_once_to_those_who_listen()
    {
        var heard = new List<Change>();
        using var listening = _store.Node.Signal.ListenToAll(heard.Add);

        var ticket = await _store.OpenTicketAsync();
        await AcceptAsync(ticket, Kim);
        await AcceptAsync(ticket, Lee);

        var changed = new Change.TicketChanged(ticket.Conversation, ticket.Id);
        Assert.Equal([changed, changed], heard.OfType<Change.TicketChanged>());
    }

    [Fact]
    public async Task The_tail_of_a_transcript_is_its_last_lines_in_order()
    {
        var ticket = await _store.OpenTicketAsync();
        foreach (var text in new[] { "two", "three" }) await _store.Node.SaysAsync(ticket.Conversation.Value, text);

        Assert.Equal(["two", "three"], (await _store.Desk.TailAsync(ticket.Conversation, 2, Ct)).Select(row => ActivityJson.Read(row.Body).Text));
    }

    [Fact]
    public async Task The_tail_of_a_long_transcript_is_shorter()
    {
        var ticket = await _store.OpenTicketAsync();
        foreach (var letter in "abcdef") await _store.Node.SaysAsync(ticket.Conversation.Value, new string(letter, 300_000), $"{letter}");

        Assert.Equal("def", string.Concat((await _store.Desk.TailAsync(ticket.Conversation, 50, Ct)).Select(row => ActivityJson.Read(row.Body).Text![0])));
    }

    [Fact]
    public async Task A_line_of_which_something_was_covered_says_so_to_the_desk_and_gives_it_back()
    {
        var ticket = await _store.OpenTicketAsync();
        var covered = _store.Node.Message(ticket.Conversation.Value, "010-****-5678") with { Original = "sealed words" };
        var line = Assert.IsType<Received.Stored>(await _store.Node.AddAsync(covered)).Sequence;

        Assert.Equal([false, true], (await _store.Desk.TailAsync(ticket.Conversation, 50, Ct)).Select(row => row.Masked));
        Assert.Equal([false, true], (await _store.Desk.LinesAsync(ticket.Conversation, 0, 50, Ct)).Select(row => row.Masked));
        Assert.Equal("sealed words", await _store.Desk.OriginalAsync(ticket.Conversation, line, Ct));
        Assert.Null(await _store.Desk.OriginalAsync(ticket.Conversation, line - 1, Ct));
        Assert.Null(await _store.Desk.OriginalAsync(new("another"), line, Ct));
    }

    [Fact]
    public async Task A_list_sees_the_last_words_of_each_conversation()
    {
        var tickets = new[] { await _store.OpenTicketAsync(), await _store.OpenTicketAsync(), await _store.OpenTicketAsync() };
        _store.Clock.Pass(TimeSpan.FromSeconds(1));
        foreach (var i in Enumerable.Range(1, 50)) await _store.Node.SaysAsync(tickets[0].Conversation.Value, $"words {i}");
        await _store.Node.SaysAsync(tickets[2].Conversation.Value, "hello?");
        var nowhere = tickets[0] with { Id = new("t9"), Conversation = new("erased") };

        var glimpses = await _store.Desk.GlimpsesAsync([.. tickets, nowhere], Ct);

        Assert.Equal(["words 50", "a person, please", "hello?"], tickets.Select(ticket => glimpses[ticket.Id].Preview));
        Assert.Equal([20, 0, 1], tickets.Select(ticket => glimpses[ticket.Id].Unread));
        Assert.False(glimpses.ContainsKey(nowhere.Id));
        Assert.Empty(await _store.Desk.GlimpsesAsync([], Ct));
    }

    Task<Saved> AcceptAsync(Ticket ticket, Counselor by, CancellationToken? ct = null)
    {
        var ruling = ticket.Accept(by, _store.Clock.GetUtcNow());
        var status = new HandoffStatus(HandoffStates.Accepted, ticket.Id) { Counselor = by.Id.Value };
        return SaveAsync(ruling, DeskInbound.Status(ruling.Next(), status, by.Id, _ids.New(), _store.Clock.GetUtcNow()), ct: ct);
    }

    async Task<Saved> AnswerAsync(TicketId id, string message)
    {
        var ticket = (await _store.Desk.FindAsync(id, Ct))!;
        var words = DeskInbound.Words(ticket, Kim.Id, message, _ids.New(), "안녕하세요", _store.Clock.GetUtcNow());
        var (next, fact) = Assert.IsType<Ruling<Ticket>.Allowed>(ticket.Answer(Kim, message, _store.Clock.GetUtcNow()));
        return await _store.Desk.SaveAsync(new DeskAct(next, fact) { Id = message, Inbound = words }, Ct);
    }

    Task<Saved> SaveAsync(Ruling<Ticket> ruling, Inbound? inbound, Note? note = null, CancellationToken? ct = null)
    {
        var (next, fact) = Assert.IsType<Ruling<Ticket>.Allowed>(ruling);
        return _store.Desk.SaveAsync(new DeskAct(next, fact) { Id = note?.Id, Inbound = inbound, Note = note }, ct ?? Ct).AsTask();
    }
}
