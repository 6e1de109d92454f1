using System.Net;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.People;

namespace InquiryBot.Tests.Endpoints;

public sealed class DeskEndpointsTests : IAsyncLifetime
{
    DeskServer _server = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await DeskServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_officer_sees_no_tickets_and_a_counselor_no_history()
    {
        using var officer = await _server.SignedInAsync("officer", Role.Officer);
        using var counselor = await _server.SignedInAsync("kim");

        Assert.Equal(HttpStatusCode.Forbidden, await officer.StatusAsync("/api/desk/tickets?status=waiting"));
        Assert.Equal(HttpStatusCode.Forbidden, await counselor.StatusAsync("/api/desk/tickets/t1/history"));
    }

    [Fact]
    public async Task Of_sixteen_who_accept_at_once_one_wins_and_fifteen_are_told()
    {
        var ticket = await _server.OpenTicketAsync();
        using var kim = await _server.SignedInAsync("kim");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => kim.PostAsync($"/api/desk/tickets/{ticket.Id}/accept", "{}").OutcomeAsync()));

        Assert.Equal(1, outcomes.Count(outcome => outcome == (200, null)));
        Assert.Equal(15, outcomes.Count(outcome => outcome == (409, "ticket.not-waiting")));
    }

    [Fact]
    public async Task A_ticket_is_shown_with_what_the_citizen_said_and_what_the_forms_know()
    {
        var ticket = await _server.OpenTicketAsync(ticket => ticket with
        {
            Topic = "passport",
            Urgency = Urgency.High,
            CallBack = true,
            Slots = new Dictionary<string, string> { ["place"] = "수원", ["phone"] = _server.Part<IVault>().SealSlot("010-1234-5678") },
        });
        using var kim = await _server.SignedInAsync("kim");

        var listed = Assert.Single((await kim.ReadAsync("/api/desk/tickets?status=waiting")).EnumerateArray().ToList());
        Assert.Equal(("t1", "c1", "high", "waiting", "passport", 1), (listed.Text("id"), listed.Text("conversation"), listed.Text("urgency"), listed.Text("status"), listed.Text("topic"), listed.GetProperty("position").GetInt32()));
        Assert.Equal("a person, please", listed.Text("preview"));

        var shown = await kim.ReadAsync($"/api/desk/tickets/{ticket.Id}");
        Assert.True(shown.GetProperty("callBack").GetBoolean());
        Assert.Equal("citizen", shown.GetProperty("transcript")[0].Text("from"));
        Assert.Equal(["수원", "sealed:"], shown.GetProperty("slots").EnumerateArray().Select(slot => slot.Text("value")));
    }

    [Fact]
    public async Task What_is_sealed_is_shown_for_a_reason_and_that_is_written_down()
    {
        var ticket = await _server.OpenTicketAsync(ticket => ticket with
        {
            Slots = new Dictionary<string, string> { ["phone"] = _server.Part<IVault>().SealSlot("010-1234-5678") },
        });
        using var kim = await _server.SignedInAsync("kim");
        var path = $"/api/desk/tickets/{ticket.Id}/reveal";

        Assert.Equal((400, "text.empty"), await kim.PostAsync(path, """{"slot":"phone"}""").OutcomeAsync());
        Assert.Equal((404, "slot.unknown"), await kim.PostAsync(path, """{"slot":"name","reason":"call back"}""").OutcomeAsync());
        using var answer = await kim.PostAsync(path, """{"slot":"phone","reason":"call back"}""");

        Assert.Contains("010-1234-5678", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        var fact = (await _server.Desk.ReadFactsAsync(ticket.Id.Value, Ct))[^1];
        Assert.Equal(("SlotRevealed", "kim"), (fact.Name, fact.By));
        Assert.Contains("call back", fact.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_covered_in_a_line_is_shown_for_a_reason_and_that_is_written_down()
    {
        var ticket = await _server.OpenTicketAsync();
        await _server.SaysAsync(ticket.Conversation, "call 010-****-5678", "call 010-1234-5678");
        using var kim = await _server.SignedInAsync("kim");
        using var interpreter = await _server.SignedInAsync("interpreter", Role.Interpreter);
        var path = $"/api/desk/tickets/{ticket.Id}/reveal";

        var lines = (await interpreter.ReadAsync($"/api/desk/tickets/{ticket.Id}")).GetProperty("transcript").EnumerateArray().ToList();
        Assert.Equal([false, true], lines.Select(line => line.GetProperty("masked").GetBoolean()));
        var (open, masked) = (lines[0].GetProperty("sequence").GetInt64(), lines[1].GetProperty("sequence").GetInt64());

        Assert.Equal((403, "act.forbidden"), await interpreter.PostAsync(path, $$"""{"line":{{masked}},"reason":"call back"}""").OutcomeAsync());
        Assert.Equal((400, "text.empty"), await kim.PostAsync(path, $$"""{"line":{{masked}}}""").OutcomeAsync());
        Assert.Equal((404, "line.unknown"), await kim.PostAsync(path, $$"""{"line":{{open}},"reason":"call back"}""").OutcomeAsync());
        Assert.DoesNotContain(await _server.Desk.ReadFactsAsync(ticket.Id.Value, Ct), fact => fact.Name is "LineRevealed");

        using var answer = await kim.PostAsync(path, $$"""{"line":{{masked}},"reason":"call back"}""");
        Assert.Contains("call 010-1234-5678", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        var fact = (await _server.Desk.ReadFactsAsync(ticket.Id.Value, Ct))[^1];
        Assert.Equal(("LineRevealed", "kim"), (fact.Name, fact.By));
        Assert.Contains("call back", fact.Body, StringComparison.Ordinal);

        _server.Clock.Pass(TimeSpan.FromDays(31));
        using var late = await _server.SignedInAsync("late");
        Assert.Equal((404, "line.unknown"), await late.PostAsync(path, $$"""{"line":{{masked}},"reason":"call back"}""").OutcomeAsync());
    }

    [Fact]
    public async Task What_was_sealed_with_a_key_that_is_gone_is_said_to_be_and_no_look_is_written_down()
    {
        var lost = _server.Part<IVault>().Seal("010-1234-5678")[..^4] + "AAAA";
        var ticket = await _server.OpenTicketAsync(ticket => ticket with { Slots = new Dictionary<string, string> { ["phone"] = SealedSlots.Mark + lost } });
        await _server.SaysAsync(ticket.Conversation, "call 010-****-5678", closed: lost);
        using var kim = await _server.SignedInAsync("kim");
        var path = $"/api/desk/tickets/{ticket.Id}/reveal";
        var line = (await kim.ReadAsync($"/api/desk/tickets/{ticket.Id}")).GetProperty("transcript").EnumerateArray().Single(line => line.GetProperty("masked").GetBoolean());

        Assert.Equal((409, "key.missing"), await kim.PostAsync(path, """{"slot":"phone","reason":"call back"}""").OutcomeAsync());
        Assert.Equal((409, "key.missing"), await kim.PostAsync(path, $$"""{"line":{{line.GetProperty("sequence").GetInt64()}},"reason":"call back"}""").OutcomeAsync());
        Assert.DoesNotContain(await _server.Desk.ReadFactsAsync(ticket.Id.Value, Ct), fact => fact.Name is "SlotRevealed" or "LineRevealed");
    }

    [Fact]
    public async Task A_message_goes_to_the_citizen_once_however_often_it_is_sent()
    {
        var (ticket, kim) = await AcceptedAsync();
        var path = $"/api/desk/tickets/{ticket.Id}/messages";

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => kim.PostAsync(path, """{"id":"m-1","text":" 안녕하세요 "}""").OutcomeAsync()));

        Assert.All(outcomes, outcome => Assert.Equal((200, null), outcome));
        Assert.Equal("안녕하세요", (await _server.RelayAsync()).Message.Text);
        Assert.Equal((200, null), await kim.PostAsync(path, """{"id":"m-1","text":"안녕하세요"}""").OutcomeAsync());
        await kim.PostAsync($"/api/desk/tickets/{ticket.Id}/close", """{"resolution":"resolved"}""").OutcomeAsync();
        Assert.Equal((200, null), await kim.PostAsync(path, """{"id":"m-1","text":"안녕하세요"}""").OutcomeAsync());
        Assert.Equal((409, "ticket.not-open"), await kim.PostAsync(path, """{"id":"m-2","text":"late"}""").OutcomeAsync());

        var transcript = (await kim.ReadAsync($"/api/desk/tickets/{ticket.Id}")).GetProperty("transcript").EnumerateArray();
        Assert.Equal(("m-1", "counselor", "kim", "sending"), Assert.Single(transcript, entry => entry.Text("from") is "counselor") is var one ? (one.Text("id"), one.Text("from"), one.Text("name"), one.Text("delivery")) : default);
    }

    [Theory]
    [InlineData("""{"id":"m1","text":"  "}""", 400, "text.empty")]
    [InlineData("""{"id":"m1"}""", 400, "text.empty")]
    [InlineData("""{"id":"m1","text":"a\u0000b"}""", 400, "text.control-characters")]
    [InlineData("""{"id":"m 1","text":"x"}""", 400, "id.bad")]
    [InlineData("""{"text":"x"}""", 400, "id.bad")]
    [InlineData("""{"id":"m1","text":"\ud800"}""", 400, "body.unreadable")]
    public async Task Words_that_cannot_be_sent_are_refused_with_their_fault(string body, int status, string code)
    {
        var (ticket, kim) = await AcceptedAsync();

        Assert.Equal((status, code), await kim.PostAsync($"/api/desk/tickets/{ticket.Id}/messages", body).OutcomeAsync());
        Assert.Equal((413, "text.too-long"), await kim.PostAsync($"/api/desk/tickets/{ticket.Id}/note", $$"""{"id":"n1","text":"{{new string('가', 4001)}}"}""").OutcomeAsync());
    }

    [Fact]
    public async Task A_note_is_seen_by_colleagues_masked_and_never_sent()
    {
        var (ticket, kim) = await AcceptedAsync();
        using var lee = await _server.SignedInAsync("lee");

        Assert.Equal((200, null), await lee.PostAsync($"/api/desk/tickets/{ticket.Id}/note", """{"id":"n1","text":"주민번호 900101-1234568 확인"}""").OutcomeAsync());

        var note = Assert.Single((await kim.ReadAsync($"/api/desk/tickets/{ticket.Id}")).GetProperty("transcript").EnumerateArray(), entry => entry.Text("from") is "note");
        Assert.Equal("lee", note.Text("name"));
        Assert.DoesNotContain("1234568", note.Text("text"), StringComparison.Ordinal);
        Assert.Equal(0, await _server.Part<IConversations>().SweepAsync(Ct));
    }

    [Fact]
    public async Task Somebody_elses_ticket_is_left_alone_except_by_a_supervisor()
    {
        var (ticket, kim) = await AcceptedAsync();
        using var lee = await _server.SignedInAsync("lee");
        using var chief = await _server.SignedInAsync("chief", Role.Supervisor);
        var path = $"/api/desk/tickets/{ticket.Id}";

        Assert.Equal((409, "ticket.not-mine"), await lee.PostAsync($"{path}/messages", """{"id":"m1","text":"x"}""").OutcomeAsync());
        Assert.Equal((409, "ticket.not-mine"), await lee.PostAsync($"{path}/typing", "{}").OutcomeAsync());
        Assert.Equal((409, "ticket.not-mine"), await lee.PostAsync($"{path}/close", """{"resolution":"spam"}""").OutcomeAsync());
        Assert.Equal((409, "ticket.not-mine"), await lee.PostAsync($"{path}/transfer", """{"to":"lee"}""").OutcomeAsync());
        Assert.Equal((200, null), await chief.PostAsync($"{path}/transfer", """{"to":"lee","note":"speaks English"}""").OutcomeAsync());
        Assert.Equal((200, null), await lee.PostAsync($"{path}/messages", """{"id":"m1","text":"x"}""").OutcomeAsync());
        Assert.Equal((409, "ticket.not-mine"), await kim.PostAsync($"{path}/messages", """{"id":"m2","text":"x"}""").OutcomeAsync());
        Assert.Equal(
            ["TicketOpened", "TicketAccepted", "TicketTransferred", "TicketAnswered"],
            (await chief.ReadAsync($"{path}/history")).EnumerateArray().Select(fact => fact.Text("name")));
    }

    [Fact]
    public async Task A_ticket_can_go_back_into_the_line_but_not_to_who_is_not_there()
    {
        var (ticket, kim) = await AcceptedAsync();
        using var away = await _server.SignedInAsync("away", onDuty: false);
        var path = $"/api/desk/tickets/{ticket.Id}/transfer";

        Assert.Equal((409, "counselor.off-duty"), await kim.PostAsync(path, """{"to":"away"}""").OutcomeAsync());
        Assert.Equal((409, "counselor.unknown"), await kim.PostAsync(path, """{"to":"nobody"}""").OutcomeAsync());
        Assert.Equal((200, null), await kim.PostAsync(path, """{"to":null,"note":""}""").OutcomeAsync());

        Assert.Equal(TicketStatus.Waiting, (await _server.Desk.FindAsync(ticket.Id, Ct))!.Status);
        var status = HandoffStatus.Of((await _server.TurnAsync()).Message);
        Assert.Equal((HandoffStatus.Transferred, null), (status?.State, status?.To));
    }

    [Fact]
    public async Task Closing_tells_the_conversation_and_keeps_the_note()
    {
        var (ticket, kim) = await AcceptedAsync();
        var path = $"/api/desk/tickets/{ticket.Id}/close";

        Assert.Equal((400, "resolution.unknown"), await kim.PostAsync(path, """{"resolution":"done"}""").OutcomeAsync());
        Assert.Equal((200, null), await kim.PostAsync(path, """{"resolution":"referred","note":"to the tax office"}""").OutcomeAsync());
        Assert.Equal((409, "ticket.not-open"), await kim.PostAsync(path, """{"resolution":"referred"}""").OutcomeAsync());

        Assert.Equal("referred", HandoffStatus.Of((await _server.TurnAsync()).Message)?.Resolution);
        var closed = Assert.Single((await kim.ReadAsync("/api/desk/tickets?status=closed")).EnumerateArray().ToList());
        Assert.Equal("closed", closed.Text("status"));
        Assert.Equal("to the tax office", Assert.Single(await _server.Desk.NotesAsync(ticket.Id, Ct)).Text);
    }

    [Fact]
    public async Task A_counselor_is_seen_writing_only_by_his_own_citizen()
    {
        var (ticket, kim) = await AcceptedAsync();
        var heard = new TaskCompletionSource<Change>();
        using var listening = _server.Part<ISignal>().Listen(ticket.Conversation, change => heard.TrySetResult(change));

        Assert.Equal((204, null), await kim.PostAsync($"/api/desk/tickets/{ticket.Id}/typing", "{}").OutcomeAsync());

        var passing = Assert.IsType<Change.Passing>(await heard.Task.WaitAsync(TimeSpan.FromSeconds(5), Ct));
        Assert.Contains("\"typing\"", passing.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duty_is_said_and_shown()
    {
        using var kim = await _server.SignedInAsync("kim", onDuty: false);

        Assert.Equal((400, "duty.bad"), await kim.PostAsync("/api/desk/duty", "{}").OutcomeAsync());
        Assert.Equal((204, null), await kim.PostAsync("/api/desk/duty", """{"on":true}""").OutcomeAsync());

        var shown = Assert.Single((await kim.ReadAsync("/api/desk/counselors")).EnumerateArray().ToList());
        Assert.Equal(("kim", true, 0), (shown.Text("name"), shown.GetProperty("onDuty").GetBoolean(), shown.GetProperty("open").GetInt32()));
    }

    [Fact]
    public async Task The_canned_replies_of_the_product_are_there_in_Korean_and_English()
    {
        using var kim = await _server.SignedInAsync("kim");

        var replies = (await kim.ReadAsync("/api/desk/canned")).EnumerateArray().ToList();

        Assert.True(replies.Count >= 10);
        Assert.All(replies, reply => Assert.Equal(["en", "ko"], reply.GetProperty("text").EnumerateObject().Select(text => text.Name).Order()));
    }

    [Fact]
    public async Task An_unknown_ticket_is_not_found()
    {
        using var kim = await _server.SignedInAsync("kim");

        Assert.Equal(HttpStatusCode.NotFound, await kim.StatusAsync("/api/desk/tickets/none"));
        Assert.Equal((404, "ticket.unknown"), await kim.PostAsync("/api/desk/tickets/none/accept", "{}").OutcomeAsync());
        Assert.Equal((404, "ticket.unknown"), await kim.PostAsync("/api/desk/tickets/none/typing", "{}").OutcomeAsync());
    }

    [Theory]
    [InlineData("010-1234-5678로 전화 주세요.")]
    [InlineData("접수자 900101-1234568 확인했습니다.")]
    [InlineData("minji@example.com 으로 보냈습니다.")]
    public async Task Personal_data_is_never_answered_in_public(string words)
    {
        var (ticket, kim) = await AcceptedAsync(ticket => ticket with { Reason = Ticket.Comment, Topic = Ticket.Comment });
        var path = $"/api/desk/tickets/{ticket.Id}";

        Assert.Equal((409, "text.personal-data"), await kim.PostAsync($"{path}/messages", $$"""{"id":"m1","text":"{{words}}"}""").OutcomeAsync());
        Assert.DoesNotContain((await kim.ReadAsync(path)).GetProperty("transcript").EnumerateArray(), entry => entry.Text("from") is "counselor");
        Assert.Equal((200, null), await kim.PostAsync($"{path}/messages", $$"""{"id":"m1","text":"{{words}}","private":true}""").OutcomeAsync());
        Assert.True(CounselorMark.Of((await _server.RelayAsync()).Message)?.Private);
        Assert.Equal((200, null), await kim.PostAsync($"{path}/messages", """{"id":"m2","text":"확인했습니다."}""").OutcomeAsync());
        Assert.Null(CounselorMark.Of((await _server.RelayAsync()).Message)?.Private);

        var shown = await kim.ReadAsync(path);
        Assert.True(shown.GetProperty("public").GetBoolean() && shown.GetProperty("privateReplies").GetBoolean());
        Assert.Equal([true, false], shown.GetProperty("transcript").EnumerateArray().Where(entry => entry.Text("from") is "counselor").Select(entry => entry.GetProperty("privately").GetBoolean()));
    }

    [Fact]
    public async Task A_private_reply_is_for_what_was_said_in_public_where_the_channel_takes_it()
    {
        var (chat, kim) = await AcceptedAsync();
        var comment = await _server.OpenTicketAsync(ticket => ticket with { Reason = Ticket.Comment });
        var elsewhere = await _server.OpenTicketAsync(ticket => ticket with { Reason = Ticket.Comment, Channel = "elsewhere" });

        Assert.Equal((409, "ticket.not-public"), await PrivatelyAsync(chat));
        Assert.Equal((409, "ticket.not-open"), await PrivatelyAsync(comment));
        Assert.Equal((409, "channel.no-private-replies"), await PrivatelyAsync(elsewhere));
        Assert.False((await kim.ReadAsync($"/api/desk/tickets/{elsewhere.Id}")).GetProperty("privateReplies").GetBoolean());

        Task<(int, string?)> PrivatelyAsync(Ticket ticket) => kim.PostAsync($"/api/desk/tickets/{ticket.Id}/messages", """{"id":"m1","text":"x","private":true}""").OutcomeAsync();
    }

    /// <summary>A ticket that kim has accepted; its conversation has heard so.</summary>
    async Task<(Ticket, HttpClient)> AcceptedAsync(Func<Ticket, Ticket>? with = null)
    {
        var ticket = await _server.OpenTicketAsync(with);
        var kim = await _server.SignedInAsync("kim");
        Assert.Equal((200, null), await kim.PostAsync($"/api/desk/tickets/{ticket.Id}/accept", "{}").OutcomeAsync());
        Assert.Equal("accepted", HandoffStatus.Of((await _server.TurnAsync()).Message)?.State);
        _server.Clock.Pass(TimeSpan.FromSeconds(1));
        return (ticket, kim);
    }
}
