using System.Text.Json;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Turns;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Tests.Core.Turns;

/// <summary>Who answers, case by case.</summary>
public sealed class DecisionTests
{
    static readonly TicketId Ticket = new("t-1");

    static readonly Conversation WithBot = new() { Id = new("c-1"), Channel = "webchat" };

    static readonly Conversation Waiting = WithBot with { Ticket = Ticket };

    static readonly Conversation Attended = Waiting with { Attended = true };

    [Theory]
    [InlineData("passport")]
    [InlineData("cancel")]
    [InlineData("out-of-scope")]
    public void The_bot_answers_while_nobody_else_has_the_word(string intent) => Assert.IsType<Decision.Continue>(Says(WithBot, intent));

    [Theory]
    [InlineData("passport")]
    [InlineData("out-of-scope")]
    [InlineData("talk-to-counselor")]
    public void What_a_waiting_citizen_says_goes_to_the_desk(string intent) => Assert.Equal(new Decision.RelayToDesk(Ticket), Says(Waiting, intent));

    [Theory]
    [InlineData("call-back")]
    [InlineData("emergency-119")]
    [InlineData("mental-health-crisis")]
    public void A_call_later_and_danger_to_life_are_taken_up_while_he_waits(string intent) => Assert.IsType<Decision.Continue>(Says(Waiting, intent));

    [Fact]
    public void A_waiting_citizen_may_change_his_mind() => Assert.Equal(new Decision.Withdraw(Ticket), Says(Waiting, "cancel"));

    /// <summary>"Continue" is near to "cancel", and "I'll keep waiting" to a call later.</summary>
    [Theory]
    [InlineData("cancel")]
    [InlineData("call-back")]
    public void A_place_in_the_line_is_not_given_up_for_a_guess(string intent) => Assert.Equal(new Decision.RelayToDesk(Ticket), Says(Waiting, intent, score: 0.78));

    [Fact]
    public void A_form_that_began_while_he_waits_goes_on() =>
        Assert.IsType<Decision.Continue>(Says(Waiting with { Dialogs = [new Frame("call-back", "")] }, "out-of-scope"));

    [Theory]
    [InlineData("passport")]
    [InlineData("cancel")]
    [InlineData("emergency-119")]
    [InlineData("call-back")]
    public void The_bot_is_silent_while_a_counselor_has_the_word(string intent) => Assert.Equal(new Decision.RelayToDesk(Ticket), Says(Attended, intent));

    [Fact]
    public void Who_leaves_ends_it_whoever_has_the_word() =>
        Assert.All([WithBot, Waiting, Attended], conversation => Assert.IsType<Decision.End>(For(conversation, new Activity { Type = ActivityTypes.EndOfConversation })));

    [Fact]
    public void A_beginning_and_a_choice_of_language_are_the_bots_and_other_events_nobodys()
    {
        var language = new Activity { Type = ActivityTypes.Event, Name = EventNames.Language, Value = JsonSerializer.SerializeToElement("en") };

        Assert.IsType<Decision.Continue>(For(WithBot, new Activity { Type = ActivityTypes.ConversationUpdate }));
        Assert.IsType<Decision.Continue>(For(WithBot, language));
        Assert.Equal(new Decision.ChooseLanguage("en"), For(Attended, language));
        Assert.IsType<Decision.Ignore>(For(Attended, new Activity { Type = ActivityTypes.ConversationUpdate }));
        Assert.IsType<Decision.Ignore>(For(WithBot, language with { Value = JsonSerializer.SerializeToElement(7) }));
        Assert.IsType<Decision.Ignore>(For(WithBot, new Activity { Type = ActivityTypes.Event, Name = "page-opened" }));
        Assert.IsType<Decision.Ignore>(For(WithBot, new Activity { Type = ActivityTypes.Typing }));
    }

    [Fact]
    public void Timers_and_events_from_inside_are_the_bots_and_a_citizens_events_nobodys()
    {
        var paid = new Activity { Type = ActivityTypes.Event, Name = "payment.done", From = new ChannelAccount { Role = Roles.Bot } };

        Assert.IsType<Decision.Continue>(For(WithBot, new Activity { Type = ActivityTypes.Event, Name = EventNames.Silence }));
        Assert.IsType<Decision.Continue>(For(WithBot, paid));
        Assert.IsType<Decision.Ignore>(For(WithBot, paid with { From = new ChannelAccount { Role = Roles.User } }));
        Assert.IsType<Decision.Ignore>(For(Attended, new Activity { Type = ActivityTypes.Event, Name = EventNames.Silence }));
        Assert.IsType<Decision.Ignore>(For(Attended, paid));
    }

    [Fact]
    public void The_desks_news_count_for_the_ticket_that_has_the_word_and_for_no_other()
    {
        var accepted = Status(Ticket);

        Assert.Equal(Ticket, Assert.IsType<Decision.HearDesk>(For(Waiting, accepted)).Status.Ticket);
        Assert.IsType<Decision.Ignore>(For(Waiting with { Ticket = new("t-2") }, accepted));
        Assert.IsType<Decision.Ignore>(For(WithBot, accepted));
    }

    [Theory]
    [InlineData("passport")]
    [InlineData("cancel")]
    [InlineData("emergency-119")]
    public void In_public_a_counselor_answers_and_never_the_bot(string intent)
    {
        Assert.IsType<Decision.OpenInPublic>(Says(WithBot with { Public = true }, intent));
        Assert.All([Waiting, Attended], conversation => Assert.Equal(new Decision.RelayToDesk(Ticket), Says(conversation with { Public = true }, intent)));
        Assert.IsType<Decision.Ignore>(For(WithBot with { Public = true }, new Activity { Type = ActivityTypes.ConversationUpdate }));
        Assert.IsType<Decision.Ignore>(For(WithBot with { Public = true }, new Activity { Type = ActivityTypes.Event, Name = EventNames.Silence }));
    }

    [Fact]
    public void A_colleague_who_answers_elsewhere_takes_the_word_and_a_citizen_cannot_claim_to_be_one()
    {
        var words = new Activity { Type = ActivityTypes.Message, Text = "…", ChannelId = "webchat", ChannelData = CounselorMark.Elsewhere };

        Assert.All([WithBot, Waiting, Attended], conversation => Assert.IsType<Decision.Hold>(For(conversation, words with { From = new ChannelAccount { Role = Roles.Bot } })));
        Assert.IsType<Decision.Move>(For(WithBot, words with { From = new ChannelAccount { Role = Roles.Bot }, ChannelData = CounselorMark.Moved }));
        Assert.IsType<Decision.Continue>(For(WithBot, words with { From = new ChannelAccount { Role = Roles.User } }));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void The_bot_is_silent_while_a_colleague_holds_the_conversation(int seconds, bool speaks)
    {
        var until = new DateTimeOffset(2026, 11, 23, 4, 0, 0, TimeSpan.Zero);
        var held = WithBot with { Held = until };
        var said = new Activity { Type = ActivityTypes.Message, Text = "…", ChannelId = "webchat", Timestamp = until.AddSeconds(seconds) };

        Assert.Equal(speaks, For(held, said) is Decision.Continue);
        Assert.Equal(speaks, For(held, said with { Type = ActivityTypes.ConversationUpdate }) is Decision.Continue);
        Assert.Equal(new Decision.RelayToDesk(Ticket), For(held with { Ticket = Ticket, Attended = true }, said));
    }

    static Activity Status(TicketId ticket)
    {
        var next = new Ticket { Id = ticket, Conversation = WithBot.Id, Channel = "webchat", Language = "ko", Topic = "passport", Reason = "asked", OpenedAt = default };
        return DeskInbound.Status(next, new HandoffStatus("accepted", ticket), new("kim"), "a-1", default).Activity with { ChannelId = DeskInbound.Channel };
    }

    static Decision Says(Conversation conversation, string intent, double score = 1) => Decision.For(
        conversation, new Activity { Type = ActivityTypes.Message, Text = "…", ChannelId = "webchat" }, Understood.Nothing("ko") with { Intent = intent, Score = score });

    static Decision For(Conversation conversation, Activity message) => Decision.For(conversation, message, Understood.Nothing("ko"));
}
