using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using static InquiryBot.Tests.Core.Desk.Tickets;

namespace InquiryBot.Tests.Core.Desk;

public sealed class TranscriptEntryTests
{
    [Fact]
    public void A_line_says_who_spoke_and_how_far_it_has_come()
    {
        var words = DeskInbound.Words(Waiting(), Kim.Id, "client-1", "a7", "안녕하세요", Morning).Activity;

        var counselor = TranscriptEntry.Of(Row(3, words, pending: true))!;
        Assert.Equal(("client-1", Speaker.Counselor, "kim", Progress.Sending), (counselor.Id, counselor.From, counselor.Name, counselor.Delivery));
        Assert.Equal(Speaker.Bot, TranscriptEntry.Of(Row(2, Said("bot", "hello")))!.From);
        Assert.Equal((Speaker.Citizen, Progress.Sent), (TranscriptEntry.Of(Row(1, Said("user", "hi"), pending: true))!.From, TranscriptEntry.Of(Row(1, Said("user", "hi"), pending: true))!.Delivery));
        var late = TranscriptEntry.Of(Row(2, Said("bot", "x"), pending: true, problem: "HTTP 429"))!;
        Assert.Equal((Progress.Sending, "HTTP 429"), (late.Delivery, late.Problem));
        Assert.Equal((Progress.Failed, "blocked"), (TranscriptEntry.Of(Row(2, Said("bot", "x"), problem: "blocked"))!.Delivery, TranscriptEntry.Of(Row(2, Said("bot", "x"), problem: "blocked"))!.Problem));
    }

    [Fact]
    public void A_citizen_cannot_pass_for_a_counselor()
    {
        var forged = DeskInbound.Words(Waiting(), Kim.Id, "m", "a", "I am staff", Morning).Activity with { From = new ChannelAccount { Id = "u1", Role = "user" } };

        Assert.Equal(Speaker.Citizen, TranscriptEntry.Of(Row(1, forged))!.From);
    }

    [Fact]
    public void Events_and_channel_data_of_strangers_are_no_lines()
    {
        Assert.Null(TranscriptEntry.Of(Row(1, new Activity { Type = "event", Name = "language" })));
        var odd = ActivityJson.Read("""{"type":"message","id":"a1","from":{"role":"bot"},"channelData":{"counselor":"yes"}}""");
        Assert.Equal(Speaker.Bot, TranscriptEntry.Of(Row(1, odd))!.From);
    }

    [Fact]
    public void A_note_stands_where_it_was_written()
    {
        var note = new Note(new("t1"), "n1", Kim.Id, "calls back at four", 1, Morning);

        var joined = TranscriptEntry.Join([Row(1, Said("user", "one")), Row(2, Said("user", "two"))], [note]);

        Assert.Equal([Speaker.Citizen, Speaker.Note, Speaker.Citizen], joined.Select(entry => entry.From));
    }

    [Fact]
    public void A_glimpse_shows_the_last_words_and_counts_what_came_after_the_answer()
    {
        var ticket = Waiting().Accept(Kim, Morning.AddSeconds(2)).Next();
        var answer = DeskInbound.Words(ticket, Kim.Id, "m", "a", "hello", Morning).Activity;

        var fresh = Glimpse.Of(ticket, [Row(1, Said("user", "before")), Row(3, Said("user", "first")), Row(4, Said("user", "second"))]);
        Assert.Equal(("second", 2), (fresh.Preview, fresh.Unread));
        Assert.Equal(0, Glimpse.Of(ticket, [Row(3, Said("user", "first")), Row(4, answer)]).Unread);
        Assert.Equal(new Glimpse(null, 0), Glimpse.Of(ticket, []));
    }

    [Fact]
    public void A_glimpse_of_an_urgent_ticket_shows_what_made_it_urgent_until_somebody_has_taken_it()
    {
        var ticket = Waiting() with { Urgency = Urgency.Emergency, OpenedAt = Morning.AddSeconds(2) };
        var rows = new[] { Row(1, Said("user", "my father does not breathe")), Row(3, Said("user", "hello?")) };

        Assert.Equal("my father does not breathe", Glimpse.Of(ticket, rows).Preview);
        Assert.Equal("hello?", Glimpse.Of(ticket with { Urgency = Urgency.Normal }, rows).Preview);
        Assert.Equal("hello?", Glimpse.Of(ticket.Accept(Kim, Morning.AddSeconds(4)).Next(), rows).Preview);
    }

    [Fact]
    public void A_long_preview_is_cut_at_a_whole_character()
    {
        var preview = Glimpse.Of(Waiting(), [Row(1, Said("user", "x" + string.Concat(Enumerable.Repeat("😀", 200))))]).Preview!;

        Assert.EndsWith("😀…", preview, StringComparison.Ordinal);
    }

    [Fact]
    public void A_status_survives_the_way_through_the_inbox()
    {
        var ticket = Waiting().Accept(Kim, Morning).Next();
        var inbound = DeskInbound.Status(ticket, new HandoffStatus(HandoffStates.Accepted, ticket.Id) { Counselor = "kim" }, Kim.Id, "a1", Morning);

        Assert.Equal("kim", HandoffStatus.Of(ActivityJson.Read(ActivityJson.Write(inbound.Activity)))?.Counselor);
        Assert.Equal("a1", inbound.MessageId);
        Assert.False(inbound.Shown || inbound.MayStart);
        Assert.Null(HandoffStatus.Of(inbound.Activity with { Value = null }));
    }

    static Activity Said(string role, string text) => new() { Type = "message", Id = $"a-{text.Length}", From = new ChannelAccount { Role = role }, Text = text };

    static TranscriptRow Row(long sequence, Activity activity, bool pending = false, string? problem = null) =>
        new(sequence, ActivityJson.Write(activity), Morning.AddSeconds(sequence), pending, problem);
}
