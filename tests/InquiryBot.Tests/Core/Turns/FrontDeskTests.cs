using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.People;
using InquiryBot.Tests.Workers;
using static InquiryBot.Tests.Core.Desk.Tickets;

namespace InquiryBot.Tests.Core.Turns;

/// <summary>What the citizen hears when the bot hands over, and what becomes of his ticket.</summary>
public sealed class FrontDeskTests : IAsyncLifetime
{
    WorkingNode _working = null!;

    public async ValueTask InitializeAsync() => _working = await WorkingNode.StartAsync();

    public ValueTask DisposeAsync() => _working.DisposeAsync();

    [Theory]
    [InlineData("ko", "ko", "ko waiting-first")]
    [InlineData("en,ko", "ko", "ko waiting-first")]
    [InlineData("", "en", "en waiting-first")]
    [InlineData("ko", "en", "en nobody-right-now | en call-back-offer")]
    public async Task Next_is_only_who_somebody_on_duty_can_talk_with(string spoken, string language, string hears)
    {
        await ComesToTheDeskAsync("kim", spoken);

        var outcome = await OpenAsync(new Conversation { Id = new("c"), Channel = "test", Language = language }, new HandOffRequest("asked"));

        Assert.Equal(hears, Heard(outcome));
    }

    [Theory]
    [InlineData("ko", "ko waiting-first")]
    [InlineData("km", "ko waiting-first")]
    [InlineData("vi", "ko nobody-right-now | ko call-back-offer")]
    public async Task Who_writes_what_the_bot_does_not_speak_is_served_by_who_speaks_the_bots_language_or_his(string spoken, string hears)
    {
        await ComesToTheDeskAsync("kim", spoken);

        var outcome = await OpenAsync(new Conversation { Id = new("c"), Channel = "test", Foreign = "km" }, new HandOffRequest("asked"));

        Assert.Equal(hears, Heard(outcome));
        Assert.Equal("km", Assert.Single(outcome.Entries.OfType<Ticket>()).Language);
    }

    [Fact]
    public async Task Who_is_in_danger_is_told_no_place_in_a_line_and_never_to_wait_for_nobody()
    {
        var (conversation, danger) = (new Conversation { Id = new("c"), Channel = "test" }, new HandOffRequest("danger", Urgency.Emergency));
        Assert.Equal("ko emergency-nobody", Heard(await OpenAsync(conversation, danger)));

        await ComesToTheDeskAsync("kim", "ko");
        Assert.Equal("ko emergency-waits", Heard(await OpenAsync(conversation, danger)));
    }

    [Fact]
    public async Task Who_asked_for_easy_words_hears_them_in_line_too()
    {
        var easy = new Conversation { Id = new("c"), Channel = "test", Easy = true };

        Assert.Equal("ko easy nobody-right-now | ko easy call-back-offer", Heard(await OpenAsync(easy, new HandOffRequest("asked"))));
        await ComesToTheDeskAsync("kim", "ko");
        Assert.Equal("ko easy waiting-first", Heard(await OpenAsync(easy, new HandOffRequest("asked"))));
        var (waits, _) = await WaitsAsync();
        Assert.Equal("ko easy ticket-still-waiting", Heard(await RunAsync(waits with { Easy = true }, new Activity { Type = ActivityTypes.Message, ChannelId = "test", Text = "one thing more" })));
    }

    [Fact]
    public async Task Who_asked_for_easy_words_is_warned_of_a_disaster_in_them_and_told_so_why_his_case_was_declined()
    {
        var (easy, now) = (new Conversation { Id = new("c"), Channel = "test", Easy = true }, _working.Clock.GetUtcNow());
        _working.Alerts.Post(new("a", "heavy-rain", new Dictionary<string, string>(), "test", "kim", now, now.AddHours(1)));
        Assert.StartsWith("ko easy alert-heavy-rain | ", Heard(await RunAsync(easy, new Activity { Type = ActivityTypes.Message, ChannelId = "test", Text = "certificate" })), StringComparison.Ordinal);

        var news = new Activity
        {
            Type = ActivityTypes.Event,
            ChannelId = CaseProgress.FromCases,
            Name = CaseProgress.EventName,
            Value = System.Text.Json.JsonSerializer.SerializeToElement(new { number = "R-2026-000001", state = "declined", reason = "unclear" }),
        };
        Assert.Equal("ko case-declined R-2026-000001 ko easy case-reason-unclear", Heard(await RunAsync(easy, news)));
    }

    [Fact]
    public async Task Who_no_longer_wants_a_counselor_is_told_that_just_this_is_cancelled()
    {
        var (waits, ticket) = await WaitsAsync();

        var outcome = await RunAsync(waits, new Activity { Type = ActivityTypes.Message, ChannelId = "test", Text = "cancel" });

        Assert.Equal("ko ticket-withdrawn", Heard(outcome));
        Assert.Equal((ticket.Id, TicketStatus.Closed), outcome.Entries.OfType<Ticket>().Select(left => (left.Id, left.Status)).Single());
        Assert.Null(outcome.Conversation.Ticket);
    }

    static string Heard(TurnOutcome outcome) => string.Join(" | ", outcome.Replies.Where(reply => reply.Type is ActivityTypes.Message).Select(reply => reply.Text));

    [Fact]
    public async Task A_call_back_that_is_asked_for_while_a_counselor_accepts_is_on_his_ticket()
    {
        var (conversation, ticket) = await WaitsAsync();
        await SaveAsync(ticket.Accept(Kim, _working.Clock.GetUtcNow()));

        var outcome = await OpenAsync(conversation, new HandOffRequest("call-back") { CallBack = true, Slots = new Dictionary<string, string> { ["phone"] = "sealed" } });

        var amended = Assert.Single(outcome.Entries.OfType<Ticket>());
        Assert.Equal((ticket.Id, TicketStatus.Open, true, "sealed"), (amended.Id, amended.Status, amended.CallBack, amended.Slots["phone"]));
    }

    [Fact]
    public async Task A_call_back_that_is_asked_for_while_the_ticket_is_closed_gets_a_new_one()
    {
        var (conversation, ticket) = await WaitsAsync();
        await SaveAsync(ticket.Close(Chief, "other", _working.Clock.GetUtcNow()));

        var outcome = await OpenAsync(conversation, new HandOffRequest("call-back") { CallBack = true });

        var opened = Assert.Single(outcome.Entries.OfType<Ticket>());
        Assert.NotEqual(ticket.Id, opened.Id);
        Assert.Equal((opened.Id, TicketStatus.Waiting, true), (outcome.Conversation.Ticket, opened.Status, opened.CallBack));
    }

    [Fact]
    public async Task Who_picks_a_language_while_a_counselor_has_the_word_hears_nothing_and_is_understood()
    {
        var attended = new Conversation { Id = new("c"), Channel = "test", Ticket = new("t"), Attended = true };
        var choice = new Activity { Type = ActivityTypes.Event, Name = EventNames.Language, Value = System.Text.Json.JsonSerializer.SerializeToElement("en") };

        var outcome = await _working.Turn.RunAsync(new Claimed(attended, "m", 1, choice, 0), _working.Ct);

        Assert.Empty(outcome.Replies);
        Assert.Equal(attended with { Language = "en", LanguageChosen = true }, outcome.Conversation);
    }

    [Fact]
    public async Task A_citizen_hears_that_it_was_his_message_and_nothing_of_that_kind_when_it_was_not()
    {
        var conversation = new Conversation { Id = new("c"), Channel = "test", Ticket = new("t") };

        Assert.Equal("ko message-set-aside", await SetAsideAsync(new Activity { Type = ActivityTypes.Message, ChannelId = "test" }));
        Assert.Equal("ko apology", await SetAsideAsync(new Activity { Type = ActivityTypes.Message, ChannelId = DeskInbound.Channel }));
        Assert.Equal("ko apology", await SetAsideAsync(new Activity { Type = ActivityTypes.ConversationUpdate, ChannelId = "test" }));

        async Task<string?> SetAsideAsync(Activity message) =>
            Assert.Single((await _working.Turn.SetAsideAsync(new Claimed(conversation, "m", 1, message, 4), "JsonException", _working.Ct)).Replies).Text;
    }

    [Fact]
    public async Task Who_asks_how_long_yet_hears_each_time_where_he_stands()
    {
        await ComesToTheDeskAsync("kim", "ko");
        var (conversation, _) = await WaitsAsync();

        Assert.Equal("ko ticket-still-waiting", await AsksAsync("언제 와요?"));
        Assert.Equal("ko waiting-first", await AsksAsync("그래서 언제 와요"));
        Assert.Equal("ko waiting-first", await AsksAsync("How long will it take"));
        Assert.Equal("", await AsksAsync("one thing more"));
        Assert.Equal("", await AsksAsync("언제 와서 보실지 모르겠지만 저희 집 앞 도로가 파인 지 벌써 두 달이 넘었고 그동안 여러 번 말씀드렸는데도 아무도 안 오셨습니다"));

        async Task<string> AsksAsync(string words)
        {
            var told = await _working.Turn.RunAsync(new Claimed(conversation, "m", 2, new Activity { Type = ActivityTypes.Message, ChannelId = "test", Text = words }, 0), _working.Ct);
            conversation = told.Conversation;
            return Heard(told);
        }
    }

    [Fact]
    public async Task Who_waits_is_told_so_at_his_first_words_then_now_and_again_and_how_to_leave()
    {
        var (conversation, _) = await WaitsAsync();
        await IsToldAsync();
        Assert.Empty((await AddsAsync()).Replies);

        _working.Clock.Pass(TimeSpan.FromMinutes(3));
        await IsToldAsync();
        Assert.Empty((await AddsAsync()).Replies);

        async Task IsToldAsync()
        {
            var told = await AddsAsync();
            var reply = Assert.Single(told.Replies);
            Assert.Equal("ko ticket-still-waiting", reply.Text);
            Assert.Equal(["ko call-back-button", "ko cancel-button"], reply.SuggestedActions!.Actions!.Select(action => action.Title));
            conversation = told.Conversation;
        }

        ValueTask<TurnOutcome> AddsAsync() =>
            _working.Turn.RunAsync(new Claimed(conversation, "m", 2, new Activity { Type = ActivityTypes.Message, ChannelId = "test", Text = "one thing more" }, 0), _working.Ct);
    }

    [Fact]
    public async Task Who_waits_still_gets_an_answer_that_the_bot_is_sure_of_until_a_counselor_has_come()
    {
        var (conversation, ticket) = await WaitsAsync();
        var question = new Activity { Type = ActivityTypes.Message, ChannelId = "test", Text = "certificate" };

        var answered = await RunAsync(conversation, question);
        Assert.Equal("정부24에서 됩니다.", Assert.Single(answered.Replies).Text);
        Assert.Equal((ticket.Id, 0), (answered.Conversation.Ticket, answered.Conversation.Dialogs.Count));

        Assert.Empty((await RunAsync(answered.Conversation with { Attended = true }, question)).Replies);
    }

    [Fact]
    public async Task What_is_said_in_public_waits_for_a_counselor_and_is_answered_by_him_alone()
    {
        var comment = new Conversation { Id = new("c"), Channel = "test", Public = true };
        var message = new Activity { Type = ActivityTypes.Message, ChannelId = "test", Text = "passport" };

        var opened = await RunAsync(comment, message);
        var ticket = Assert.Single(opened.Entries.OfType<Ticket>());
        Assert.Equal((TicketStatus.Waiting, Ticket.Comment, Ticket.Comment, true), (ticket.Status, ticket.Reason, ticket.Topic, ticket.Public));
        Assert.Empty(opened.Replies);

        var joined = await RunAsync(opened.Conversation, DeskInbound.Status(ticket, new HandoffStatus("accepted", ticket.Id) { Counselor = "kim" }, new("kim"), "a1", default).Activity);
        Assert.True(joined.Conversation.Attended);
        Assert.Empty(joined.Replies);

        var answered = await RunAsync(joined.Conversation, DeskInbound.Words(ticket, new("kim"), "m1", "a2", "확인했습니다.", default, privately: true).Activity);
        var reply = Assert.Single(answered.Replies);
        Assert.Equal(("확인했습니다.", new CounselorMark(true, "m1") { Private = true }), (reply.Text, CounselorMark.Of(reply)));

        var left = await RunAsync(answered.Conversation, DeskInbound.Status(ticket, new HandoffStatus("completed", ticket.Id), new("kim"), "a3", default).Activity);
        Assert.Null(left.Conversation.Ticket);
        Assert.Empty(left.Replies);
        Assert.Single((await RunAsync(left.Conversation, message)).Entries.OfType<Ticket>());

        var aside = await _working.Turn.SetAsideAsync(new Claimed(comment, "m", 1, message, 4), "JsonException", _working.Ct);
        Assert.Empty(aside.Replies);
        Assert.True(Assert.Single(aside.Entries.OfType<Ticket>()).Public);
    }

    [Fact]
    public async Task A_colleague_has_the_word_for_some_hours_and_what_the_bot_was_at_is_left()
    {
        var asking = new Conversation { Id = new("c"), Channel = "test", Dialogs = [new Frame("passport", "")], Pending = "cancel" };

        var outcome = await RunAsync(asking, new Activity { Type = ActivityTypes.Message, ChannelId = "test", Text = "담당자입니다.", From = new() { Role = Roles.Bot }, ChannelData = CounselorMark.Elsewhere });

        Assert.Empty(outcome.Replies);
        Assert.Equal((_working.Clock.GetUtcNow().AddHours(4), 0, null), (outcome.Conversation.Held, outcome.Conversation.Dialogs.Count, outcome.Conversation.Pending));
    }

    [Fact]
    public async Task Who_answers_a_counselor_that_moved_to_his_chat_is_answered_by_the_desk()
    {
        var chat = new Conversation { Id = new("c"), Channel = "test", Dialogs = [new Frame("passport", "")] };
        var counselor = new Activity { Type = ActivityTypes.Message, ChannelId = "test", Text = "자세히 적어 주세요.", From = new() { Role = Roles.Bot }, ChannelData = CounselorMark.Moved };

        var moved = await RunAsync(chat, counselor);
        Assert.Empty(moved.Replies);
        Assert.Equal((true, 0, null), (moved.Conversation.Moved, moved.Conversation.Dialogs.Count, moved.Conversation.Held));

        var answered = await RunAsync(moved.Conversation, new Activity { Type = ActivityTypes.Message, ChannelId = "test", Text = "passport" });
        var ticket = Assert.Single(answered.Entries.OfType<Ticket>());
        Assert.Equal(("moved", false, ticket.Id, false), (ticket.Reason, ticket.Public, answered.Conversation.Ticket, answered.Conversation.Moved));
        Assert.NotEmpty(answered.Replies);
    }

    ValueTask<TurnOutcome> RunAsync(Conversation conversation, Activity message) => _working.Turn.RunAsync(new Claimed(conversation, "m", 1, message, 0), _working.Ct);

    /// <summary>A citizen in line, before any news of the desk have reached his conversation.</summary>
    async Task<(Conversation Conversation, Ticket Ticket)> WaitsAsync()
    {
        await _working.Node.SaysAsync("c", "talk-to-counselor");
        var turn = await _working.Node.TurnAsync();
        var outcome = await _working.Turn.RunAsync(turn.Claimed, _working.Ct);
        Assert.True(await turn.CommitAsync(outcome));
        return (outcome.Conversation, outcome.Entries.OfType<Ticket>().Single());
    }

    ValueTask<TurnOutcome> OpenAsync(Conversation conversation, HandOffRequest request) => _working.Front.OpenAsync(new TurnOutcome(conversation, [], []), request, _working.Ct);

    async Task SaveAsync(Ruling<Ticket> ruling)
    {
        var (next, fact) = Assert.IsType<Ruling<Ticket>.Allowed>(ruling);
        Assert.Equal(Saved.Stored, await _working.Desk.SaveAsync(new DeskAct(next, fact), _working.Ct));
    }

    async Task ComesToTheDeskAsync(string name, string languages)
    {
        var now = _working.Clock.GetUtcNow();
        string[] spoken = languages.Length == 0 ? [] : languages.Split(',');
        var account = new Account { Name = name, Role = Role.Counselor, Languages = spoken, PasswordHash = "hash", Stamp = "first", CreatedAt = now };
        await _working.People.AddAsync(account, new AccountAdded(name, now, account.Role), _working.Ct);
        await _working.People.BeginSessionAsync(new Session("s", name, account.Stamp, now + Session.Length), new SignedIn(name, now, "10.0.0.1"), _working.Ct);
        await _working.Desk.SetDutyAsync(new(name), new DutyChanged(name, now, true), _working.Ct);
    }
}
