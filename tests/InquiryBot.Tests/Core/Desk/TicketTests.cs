using FsCheck;
using FsCheck.Fluent;
using InquiryBot.Core;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using static InquiryBot.Tests.Core.Desk.Tickets;

namespace InquiryBot.Tests.Core.Desk;

public sealed class TicketTests
{
    static readonly Conversation Talk = new()
    {
        Id = new("c1"),
        Channel = "telegram",
        Language = "en",
        Dialogs =
        [
            new Frame("passport", "ask") { Slots = new Dictionary<string, string> { ["place"] = "Suwon", ["name"] = "outer" } },
            new Frame("fee", "ask") { Slots = new Dictionary<string, string> { ["name"] = "inner" } },
        ],
    };

    [Fact]
    public void A_hand_off_becomes_a_waiting_ticket_that_knows_what_the_forms_had_learned()
    {
        var ruling = Ticket.Open(new("t9"), Talk, new HandOffRequest("not-understood", Urgency.High) { CallBack = true }, Morning);

        var ticket = ruling.Next();
        Assert.Equal((TicketStatus.Waiting, "fee", "en", "telegram", true), (ticket.Status, ticket.Topic, ticket.Language, ticket.Channel, ticket.CallBack));
        Assert.Equal("Suwon", ticket.Slots["place"]);
        Assert.Equal("inner", ticket.Slots["name"]);
        var fact = ruling.FactOf<TicketOpened>();
        Assert.Equal(("t9", "not-understood", Urgency.High), (fact.About, fact.Reason, fact.Urgency));
    }

    [Fact]
    public void The_topic_of_the_request_comes_before_the_dialog_in_progress() =>
        Assert.Equal("wage-arrears", Ticket.Open(new("t9"), Talk, new HandOffRequest("asked") { Topic = "wage-arrears" }, Morning).Next().Topic);

    [Fact]
    public void A_conversation_with_a_ticket_opens_no_second_one() =>
        Assert.Equal("conversation.handed-off", Ticket.Open(new("t9"), Talk with { Ticket = new("t1") }, new HandOffRequest("asked"), Morning).Code());

    [Fact]
    public void Who_comes_second_is_refused()
    {
        var accepted = Waiting().Accept(Kim, Morning.AddMinutes(3));

        Assert.Equal(TimeSpan.FromMinutes(3), accepted.FactOf<TicketAccepted>().Waited);
        Assert.Equal(Kim.Id, accepted.Next().Counselor);
        Assert.Equal("ticket.not-waiting", accepted.Next().Accept(Lee, Morning).Code());
        Assert.Equal("ticket.not-waiting", accepted.Next().Accept(Kim, Morning).Code());
    }

    [Fact]
    public void Only_its_counselor_writes_to_the_citizen_not_even_a_supervisor()
    {
        var open = Waiting().Accept(Kim, Morning).Next();

        Assert.Equal("ticket.not-open", Waiting().Answer(Kim, "m1", Morning).Code());
        Assert.Equal("ticket.not-mine", open.Answer(Lee, "m1", Morning).Code());
        Assert.Equal("ticket.not-mine", open.Answer(Chief, "m1", Morning).Code());
        Assert.Equal("m1", open.Answer(Kim, "m1", Morning).FactOf<TicketAnswered>().Message);
    }

    [Fact]
    public void The_first_answer_is_remembered()
    {
        var first = Waiting().Accept(Kim, Morning).Next().Answer(Kim, "m1", Morning.AddMinutes(1)).Next();
        var second = first.Answer(Kim, "m2", Morning.AddMinutes(9)).Next();

        Assert.Equal(Morning.AddMinutes(1), second.AnsweredAt);
    }

    [Fact]
    public void A_transfer_needs_a_colleague_who_is_there()
    {
        var open = Waiting().Accept(Kim, Morning).Next();

        Assert.Equal("counselor.off-duty", open.Transfer(Kim, Lee with { OnDuty = false }, Morning).Code());
        Assert.Equal("counselor.same", open.Transfer(Kim, Kim, Morning).Code());
        Assert.Equal("ticket.not-mine", open.Transfer(Lee, Lee, Morning).Code());
        var moved = open.Transfer(Chief, Lee, Morning);
        Assert.Equal(Lee.Id, moved.Next().Counselor);
        Assert.Equal(("kim", "lee", "chief"), (moved.FactOf<TicketTransferred>().From, moved.FactOf<TicketTransferred>().To, moved.FactOf<TicketTransferred>().By));
    }

    [Fact]
    public void Who_is_put_back_into_the_line_keeps_his_place()
    {
        var back = Waiting().Accept(Kim, Morning.AddMinutes(5)).Next().Return(Kim, Morning.AddMinutes(6)).Next();

        Assert.Equal((TicketStatus.Waiting, Morning), (back.Status, back.OpenedAt));
    }

    [Fact]
    public void A_ticket_ends_with_a_known_resolution_by_its_counselor_or_a_supervisor()
    {
        var open = Waiting().Accept(Kim, Morning).Next();

        Assert.Equal("resolution.unknown", open.Close(Kim, "done", Morning).Code());
        Assert.Equal("resolution.unknown", open.Close(Kim, Resolutions.Withdrawn, Morning).Code());
        Assert.Equal("ticket.not-mine", open.Close(Lee, "resolved", Morning).Code());
        Assert.Equal("ticket.not-open", Waiting().Close(Kim, "spam", Morning).Code());
        Assert.Equal("spam", Waiting().Close(Chief, "spam", Morning).Next().Resolution);
        Assert.Equal(TimeSpan.FromMinutes(2), open.Close(Kim, "resolved", Morning.AddMinutes(2)).FactOf<TicketClosed>().Served);
    }

    [Fact]
    public void A_citizen_can_leave_at_any_time_but_only_once()
    {
        var left = Waiting().Withdraw(Morning).Next();

        Assert.Equal(Resolutions.Withdrawn, left.Resolution);
        Assert.Equal("ticket.closed", left.Withdraw(Morning).Code());
    }

    [Fact]
    public void Who_is_not_yet_served_can_ask_for_more_and_becomes_no_less_urgent()
    {
        var amended = Waiting(urgency: Urgency.High).Amend(new HandOffRequest("asked") { CallBack = true }, Morning).Next();

        Assert.Equal((Urgency.High, true), (amended.Urgency, amended.CallBack));
        Assert.Equal(Urgency.Emergency, amended.Amend(new HandOffRequest("danger", Urgency.Emergency), Morning).Next().Urgency);
        var open = Waiting().Accept(Kim, Morning).Next();
        Assert.Equal((TicketStatus.Open, Kim.Id, true), (Called(open).Status, Called(open).Counselor, Called(open).CallBack));
        Assert.Equal("ticket.closed", Waiting().Withdraw(Morning).Next().Amend(new HandOffRequest("asked"), Morning).Code());

        static Ticket Called(Ticket ticket) => ticket.Amend(new HandOffRequest("call-back") { CallBack = true }, Morning).Next();
    }

    [Fact]
    public void A_clock_that_runs_behind_makes_no_negative_waiting_time() =>
        Assert.Equal(TimeSpan.Zero, Waiting().Accept(Kim, Morning.AddSeconds(-2)).FactOf<TicketAccepted>().Waited);

    [Fact]
    public void No_sequence_of_acts_leaves_an_illegal_ticket() =>
        Prop.ForAll(Gen.Choose(0, Acts.Length * 3 - 1).ListOf().ToArbitrary(), steps =>
        {
            var ticket = Waiting();
            foreach (var step in steps)
            {
                var before = ticket;
                var ruling = Acts[step / 3](ticket, new[] { Kim, Lee, Chief }[step % 3], Morning.AddMinutes(ticket.Version));
                if (ruling is Ruling<Ticket>.Allowed allowed) ticket = allowed.Next;
                Assert.Equal(ruling is Ruling<Ticket>.Allowed ? before.Version + 1 : before.Version, ticket.Version);
                Assert.True(before.Status is not TicketStatus.Closed || ticket == before with { Version = ticket.Version }, "what is closed stays as it is");
                AssertLegal(ticket);
            }
        }).QuickCheckThrowOnFailure();

    static readonly Func<Ticket, Counselor, DateTimeOffset, Ruling<Ticket>>[] Acts =
    [
        (ticket, by, now) => ticket.Accept(by, now),
        (ticket, by, now) => ticket.Answer(by, "m", now),
        (ticket, by, now) => ticket.Note(by, "n", now),
        (ticket, by, now) => ticket.Transfer(by, Lee, now),
        (ticket, by, now) => ticket.Return(by, now),
        (ticket, by, now) => ticket.Close(by, "resolved", now),
        (ticket, _, now) => ticket.Amend(new HandOffRequest("danger", Urgency.Emergency) { CallBack = true }, now),
        (ticket, _, now) => ticket.Withdraw(now),
    ];

    static void AssertLegal(Ticket ticket)
    {
        Assert.Equal(Morning, ticket.OpenedAt);
        Assert.Equal(ticket.Status is TicketStatus.Closed, ticket.ClosedAt is not null);
        Assert.Equal(ticket.Status is TicketStatus.Closed, ticket.Resolution is not null);
        Assert.Equal(ticket.Counselor is null, ticket.AcceptedAt is null);
        if (ticket.Status is TicketStatus.Waiting) Assert.Null(ticket.Counselor);
        if (ticket.Status is TicketStatus.Open) Assert.NotNull(ticket.Counselor);
    }
}
