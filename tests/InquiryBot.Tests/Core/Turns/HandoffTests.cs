using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Tests.Workers;
using static InquiryBot.Tests.Core.Desk.Tickets;

namespace InquiryBot.Tests.Core.Turns;

/// <summary>What a client is told of a hand-off by the protocol's events, and the citizen in words.</summary>
public sealed class HandoffTests : IAsyncLifetime
{
    WorkingNode _working = null!;

    public async ValueTask InitializeAsync() => _working = await WorkingNode.StartAsync();

    public ValueTask DisposeAsync() => _working.DisposeAsync();

    [Fact]
    public async Task A_hand_off_begins_with_handoff_initiate_and_what_it_is_about()
    {
        var outcome = await _working.Front.OpenAsync(Nothing("en"), new HandOffRequest("asked", Urgency.High), _working.Ct);

        var ticket = Assert.Single(outcome.Entries.OfType<Ticket>());
        var initiate = outcome.Replies[0];
        Assert.Equal((ActivityTypes.Event, "handoff.initiate"), (initiate.Type, initiate.Name));
        Assert.Equal($$"""{"ticket":"{{ticket.Id.Value}}","reason":"asked","urgency":"high","topic":"","language":"en"}""", initiate.Value!.Value.GetRawText());
    }

    [Theory]
    [InlineData("accepted", "ko counselor-joined kim")]
    [InlineData("transferred", "ko transferred")]
    [InlineData("completed", "ko counselor-left | ko back-to-bot")]
    [InlineData("failed", "")]
    public async Task What_the_desk_does_is_told_to_the_client_by_handoff_status_and_to_the_citizen_in_words(string state, string hears)
    {
        var ticket = Waiting();
        var attended = new Conversation { Id = ticket.Conversation, Channel = "test", Ticket = ticket.Id };
        var news = DeskInbound.Status(ticket, new HandoffStatus(state, ticket.Id) { Counselor = "kim" }, new("kim"), "a1", default);

        var outcome = await _working.Turn.RunAsync(new Claimed(attended, "m", 1, news.Activity, 0), _working.Ct);

        var told = Assert.Single(outcome.Replies, reply => reply.Type is ActivityTypes.Event);
        Assert.Equal(("handoff.status", $$"""{"state":"{{state}}"}"""), (told.Name, told.Value!.Value.GetRawText()));
        Assert.Equal(hears, Heard(outcome));
    }

    // The clock stands at nine on a Monday morning.
    [Theory]
    [InlineData("Monday", "10:00-18:00", "ko", "ko moment-today 10:00")]
    [InlineData("Wednesday", "09:30-18:00", "ko", "ko moment-later 09:30 Wed 11 25")]
    [InlineData("Wednesday", "09:30-18:00", "en", "en moment-later 09:30 Wed 11 25")]
    public async Task Who_asks_while_the_desk_is_closed_hears_when_it_opens_and_his_ticket_is_kept(string day, string shift, string language, string opens)
    {
        var hours = new DeskSettings { Hours = new() { [day] = shift } }.ToOpeningHours();

        var outcome = await _working.FrontAt(hours).OpenAsync(Nothing(language), new HandOffRequest("asked"), _working.Ct);

        Assert.Equal($"{language} nobody-on-duty {opens} | {language} call-back-offer", Heard(outcome));
        Assert.Equal(TicketStatus.Waiting, Assert.Single(outcome.Entries.OfType<Ticket>()).Status);
    }

    [Fact]
    public async Task Who_leaves_the_line_is_offered_the_form_that_he_was_in()
    {
        var waits = new Conversation { Id = new("c"), Channel = "test", Ticket = Waiting().Id, Draft = Form(handed: true) };

        var outcome = await _working.Turn.RunAsync(new Claimed(waits, "m", 1, new Activity { Type = ActivityTypes.Message, ChannelId = "test", Text = "cancel" }, 0), _working.Ct);

        Assert.Equal("ko ticket-withdrawn | ko draft-offer 길이 파였어요", Heard(outcome));
        Assert.Equal((null, false, "draft"), (outcome.Conversation.Ticket, outcome.Conversation.Draft!.Handed, outcome.Conversation.Pending));
    }

    [Fact]
    public async Task Who_was_in_danger_and_takes_it_back_stays_in_the_line_and_hears_that_somebody_looks()
    {
        await _working.Node.SaysAsync("c", "talk-to-counselor");
        var turn = await _working.Node.TurnAsync();
        var waits = await _working.Turn.RunAsync(turn.Claimed, _working.Ct);
        Assert.True(await turn.CommitAsync(waits));
        var (danger, fact) = Assert.IsType<Ruling<Ticket>.Allowed>(waits.Entries.OfType<Ticket>().Single().Amend(new HandOffRequest("danger", Urgency.Emergency), _working.Clock.GetUtcNow()));
        Assert.Equal(Saved.Stored, await _working.Desk.SaveAsync(new DeskAct(danger, fact), _working.Ct));

        var outcome = await _working.Turn.RunAsync(new Claimed(waits.Conversation, "m", 1, new Activity { Type = ActivityTypes.Message, ChannelId = "test", Text = "cancel" }, 0), _working.Ct);

        Assert.Equal("ko emergency-stays", Heard(outcome));
        Assert.Equal(danger.Id, outcome.Conversation.Ticket);
        Assert.Equal((TicketStatus.Waiting, Urgency.Emergency), outcome.Entries.OfType<Ticket>().Select(kept => (kept.Status, kept.Urgency)).Single());
        Assert.Equal(Ticket.TakenBack, outcome.Entries.OfType<TicketAmended>().Single().Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_counselor_who_comes_goes_on_with_the_form_that_he_was_given_and_with_no_other(bool handed)
    {
        var ticket = Waiting();
        var waits = new Conversation { Id = ticket.Conversation, Channel = "test", Ticket = ticket.Id, Draft = Form(handed) };
        var comes = DeskInbound.Status(ticket, new HandoffStatus(HandoffStates.Accepted, ticket.Id) { Counselor = "kim" }, new("kim"), "a1", default);

        var outcome = await _working.Turn.RunAsync(new Claimed(waits, "m", 1, comes.Activity, 0), _working.Ct);

        Assert.Equal(handed, outcome.Conversation.Draft is null);
    }

    Draft Form(bool handed) => new([new Frame("report", "photo") { Slots = new Dictionary<string, string> { ["place"] = "수원역" } }], _working.Clock.GetUtcNow()) { Handed = handed };

    static TurnOutcome Nothing(string language) => new(new Conversation { Id = new("c"), Channel = "test", Language = language }, [], []);

    static string Heard(TurnOutcome outcome) => string.Join(" | ", outcome.Replies.Where(reply => reply.Type is ActivityTypes.Message).Select(reply => reply.Text));
}
