using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Storage.Sql;
using InquiryBot.Storage.Sqlite;
using InquiryBot.Tests.Core.Desk;
using static InquiryBot.Tests.Core.Desk.Tickets;

namespace InquiryBot.Tests.Storage;

public sealed class SqliteDesk() : DeskContract(SqliteFolder.Open);

/// <summary>What every store promises to the desk.</summary>
public abstract class DeskContract(Func<TimeProvider, (Engine, Func<ValueTask>)> open) : IAsyncLifetime
{
    DeskStore _store = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await DeskStore.OpenAsync(open);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store.DisposeAsync();
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
        _store.Clock.Pass(TimeSpan.FromSeconds(1));

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

        var (lease, turn) = await _store.ClaimAsync();
        Assert.Equal("accepted", HandoffStatus.Of(turn.Message)?.State);
        await _store.Conversations.CommitAsync(lease, turn, new TurnOutcome(turn.Conversation, [], []), Ct);

        (_, turn) = await _store.ClaimAsync();
        Assert.Equal(("m1", "안녕하세요"), (turn.MessageId, turn.Message.Text));
        Assert.Equal("m1", CounselorMark.Of(turn.Message)?.Message);
        Assert.Equal(DeskInbound.Channel, turn.Message.ChannelId);
    }

    [Fact]
    public async Task A_counselors_words_wait_for_the_turn_that_is_running()
    {
        var ticket = await _store.OpenTicketAsync();
        var conversation = (await _store.Conversations.FindAsync(ticket.Conversation, Ct))!;
        await _store.SayAsync(conversation, "still there?");
        var (lease, citizen) = await _store.ClaimAsync();
        await AcceptAsync(ticket, Kim);

        Assert.Equal(0, _store.Conversations.Waiting);
        await _store.Conversations.CommitAsync(lease, citizen, new TurnOutcome(citizen.Conversation, [], []), Ct);
        Assert.NotNull(HandoffStatus.Of((await _store.ClaimAsync()).Turn.Message));
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
        Assert.Equal(["accepted", "안녕하세요"], await DrainAsync());
    }

    [Fact]
    public async Task An_act_on_an_old_version_leaves_nothing_behind()
    {
        var ticket = await _store.OpenTicketAsync();
        await AcceptAsync(ticket, Kim);
        await DrainAsync();

        Assert.Equal(Saved.Stale, await AcceptAsync(ticket, Lee));

        Assert.Equal(0, _store.Conversations.Waiting);
        Assert.Equal(2, (await _store.Desk.ReadFactsAsync(ticket.Id.Value, Ct)).Count);
    }

    [Fact]
    public async Task To_a_conversation_that_has_ended_no_words_go_but_its_ticket_can_be_closed()
    {
        var ticket = await _store.OpenTicketAsync();
        await AcceptAsync(ticket, Kim);
        var (lease, turn) = await _store.ClaimAsync();
        await _store.Conversations.CommitAsync(lease, turn, new TurnOutcome(turn.Conversation with { Ended = true }, [], []), Ct);

        Assert.Equal(Saved.ConversationEnded, await AnswerAsync(ticket.Id, "m1"));
        Assert.Null((await _store.Desk.FindAsync(ticket.Id, Ct))!.AnsweredAt);

        var open = (await _store.Desk.FindAsync(ticket.Id, Ct))!;
        Assert.Equal(Saved.Stored, await SaveAsync(open.Close(Kim, "no-answer", _store.Clock.GetUtcNow()), null));
        Assert.Equal(TicketStatus.Closed, (await _store.Desk.FindAsync(ticket.Id, Ct))!.Status);
    }

    [Fact]
    public async Task A_turn_that_decided_on_an_old_ticket_stores_nothing()
    {
        var ticket = await _store.OpenTicketAsync();
        await _store.SayAsync((await _store.Conversations.FindAsync(ticket.Conversation, Ct))!, "never mind");
        var (lease, turn) = await _store.ClaimAsync();
        var (left, fact) = Assert.IsType<Ruling<Ticket>.Allowed>(ticket.Withdraw(_store.Clock.GetUtcNow()));
        await AcceptAsync(ticket, Kim);

        var reply = new Activity { Type = "message", Id = "r1", Text = "bye" };
        await Assert.ThrowsAsync<StorageException>(async () =>
            await _store.Conversations.CommitAsync(lease, turn, new TurnOutcome(turn.Conversation with { Ticket = null }, [reply], [left, fact]), Ct));

        Assert.Equal(TicketStatus.Open, (await _store.Desk.FindAsync(ticket.Id, Ct))!.Status);
        Assert.Equal(2, (await _store.Desk.TailAsync(ticket.Conversation, 50, Ct)).Count);
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
        Assert.Equal(0, _store.Conversations.Waiting);
    }

    [Fact]
    public async Task A_change_is_told_once_to_those_who_listen()
    {
        var heard = new List<Change>();
        using var listening = _store.Signal.ListenToAll(heard.Add);

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
        foreach (var text in new[] { "two", "three" }) await _store.SayAsync((await _store.Conversations.FindAsync(ticket.Conversation, Ct))!, text);

        Assert.Equal(["two", "three"], (await _store.Desk.TailAsync(ticket.Conversation, 2, Ct)).Select(row => ActivityJson.Read(row.Body).Text));
    }

    Task<Saved> AcceptAsync(Ticket ticket, Counselor by)
    {
        var ruling = ticket.Accept(by, _store.Clock.GetUtcNow());
        var status = new HandoffStatus(HandoffStates.Accepted, ticket.Id) { Counselor = by.Id.Value };
        return SaveAsync(ruling, DeskInbound.Status(ruling.Next(), status, by.Id, _store.Clock.GetUtcNow()));
    }

    async Task<Saved> AnswerAsync(TicketId id, string message)
    {
        var ticket = (await _store.Desk.FindAsync(id, Ct))!;
        var words = DeskInbound.Words(ticket, Kim.Id, message, $"a-{Guid.CreateVersion7():N}", "안녕하세요", _store.Clock.GetUtcNow());
        var (next, fact) = Assert.IsType<Ruling<Ticket>.Allowed>(ticket.Answer(Kim, message, _store.Clock.GetUtcNow()));
        return await _store.Desk.SaveAsync(new DeskAct(next, fact) { Id = message, Inbound = words }, Ct);
    }

    Task<Saved> SaveAsync(Ruling<Ticket> ruling, Inbound? inbound, Note? note = null)
    {
        var (next, fact) = Assert.IsType<Ruling<Ticket>.Allowed>(ruling);
        return _store.Desk.SaveAsync(new DeskAct(next, fact) { Id = note?.Id, Inbound = inbound, Note = note }, Ct).AsTask();
    }

    /// <summary>Runs the turns that wait; returns the text or the state of each message.</summary>
    async Task<List<string>> DrainAsync()
    {
        var texts = new List<string>();
        while (_store.Conversations.Waiting > 0)
        {
            var (lease, turn) = await _store.ClaimAsync();
            texts.Add(turn.Message.Text ?? HandoffStatus.Of(turn.Message)!.State);
            await _store.Conversations.CommitAsync(lease, turn, new TurnOutcome(turn.Conversation, [], []), Ct);
        }

        return texts;
    }
}

/// <summary>A database in a folder of its own that goes with the test.</summary>
internal static class SqliteFolder
{
    public static (Engine, Func<ValueTask>) Open(TimeProvider clock)
    {
        var folder = Directory.CreateTempSubdirectory("inquirybot-").FullName;
        return (new SqliteEngine(folder, clock), () =>
        {
            Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        });
    }
}
