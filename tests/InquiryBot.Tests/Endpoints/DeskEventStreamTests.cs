using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.People;
using InquiryBot.Endpoints;

namespace InquiryBot.Tests.Endpoints;

public sealed class DeskEventStreamTests : IAsyncLifetime
{
    DeskServer _server = null!;
    HttpClient _kim = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await DeskServer.StartAsync();
        _kim = await _server.SignedInAsync("kim");
    }

    public async ValueTask DisposeAsync()
    {
        _kim.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_console_hears_a_ticket_from_its_opening_to_its_end()
    {
        using var events = await EventReader.OpenAsync(_kim);

        var ticket = await _server.OpenTicketAsync();
        var opened = await events.UntilAsync("ticket");
        Assert.Equal(("t1", "waiting", 1), (opened.Text("id"), opened.Text("status"), opened.GetProperty("position").GetInt32()));

        await PostAsync($"{ticket.Id}/accept", "{}");
        Assert.Equal(("open", "kim"), await events.UntilAsync("ticket") is var open ? (open.Text("status"), open.Text("counselor")) : default);
        await _server.TurnAsync();

        await PostAsync($"{ticket.Id}/messages", """{"id":"m-1","text":"안녕하세요"}""");
        await _server.RelayAsync();
        var entry = (await events.UntilAsync("entry")).GetProperty("entry");
        Assert.Equal(("m-1", "counselor", "안녕하세요", "sending"), (entry.Text("id"), entry.Text("from"), entry.Text("text"), entry.Text("delivery")));

        await DeliverAsync(sequence => new Settlement.Delivered(sequence));
        Assert.Equal(("m-1", "sent"), await events.UntilAsync("delivery") is var sent ? (sent.Text("id"), sent.Text("delivery")) : default);

        await PostAsync($"{ticket.Id}/note", """{"id":"n-1","text":"done"}""");
        Assert.Equal("note", (await events.UntilAsync("entry")).GetProperty("entry").Text("from"));

        await PostAsync($"{ticket.Id}/close", """{"resolution":"resolved"}""");
        Assert.Equal("closed", (await events.UntilAsync("ticket")).Text("status"));
    }

    [Fact]
    public async Task The_citizens_words_and_typing_are_heard_at_once()
    {
        using var events = await EventReader.OpenAsync(_kim);
        var ticket = await _server.OpenTicketAsync();
        await events.UntilAsync("ticket");

        _server.Part<ISignal>().Raise(new Change.Passing(ticket.Conversation, ActivityJson.Write(new() { Type = "typing", From = new() { Role = "user" } })));
        Assert.Equal("citizen", (await events.UntilAsync("typing")).Text("from"));

        await _server.SaysAsync(ticket.Conversation, "still there?");
        var told = await events.UntilAsync("entry");
        Assert.Equal((ticket.Id.Value, "still there?", "citizen"), (told.Text("ticket"), told.GetProperty("entry").Text("text"), told.GetProperty("entry").Text("from")));
    }

    [Fact]
    public async Task A_reply_that_the_vendor_refused_is_told_with_the_reason()
    {
        var ticket = await _server.OpenTicketAsync();
        await PostAsync($"{ticket.Id}/accept", "{}");
        await _server.TurnAsync();
        using var events = await EventReader.OpenAsync(_kim);
        await PostAsync($"{ticket.Id}/messages", """{"id":"m-1","text":"x"}""");
        await _server.RelayAsync();
        await events.UntilAsync("entry");

        await DeliverAsync(sequence => new Settlement.SetAside(sequence, "blocked by the user"));

        var failed = await events.UntilAsync("delivery");
        Assert.Equal(("failed", "blocked by the user"), (failed.Text("delivery"), failed.Text("problem")));
    }

    [Fact]
    public async Task Who_comes_back_hears_what_he_missed_and_nothing_twice()
    {
        using var colleague = await EventReader.OpenAsync(_kim);
        string? last;
        using (var before = await EventReader.OpenAsync(_kim))
        {
            await _server.OpenTicketAsync();
            await before.UntilAsync("ticket");
            last = before.LastId;
        }

        await _server.OpenTicketAsync();
        await _server.OpenTicketAsync();
        while ((await colleague.UntilAsync("ticket")).Text("id") != "t3") { }

        using var after = await EventReader.OpenAsync(_kim, last);
        Assert.Equal("t2", (await after.UntilAsync("ticket")).Text("id"));
        Assert.Equal("t3", (await after.UntilAsync("ticket")).Text("id"));
    }

    [Fact]
    public async Task Even_without_an_event_there_is_an_id_to_come_back_with()
    {
        string? last;
        using (var before = await EventReader.OpenAsync(_kim))
        {
            await before.NextAsync();
            last = before.LastId;
        }

        await _server.OpenTicketAsync();
        using var after = await EventReader.OpenAsync(_kim, last);

        Assert.Equal("t1", (await after.UntilAsync("ticket")).Text("id"));
    }

    [Theory]
    [InlineData("of-another-life-7")]
    [InlineData("nonsense")]
    public async Task An_id_that_says_nothing_here_makes_the_console_fetch_again(string id)
    {
        using var events = await EventReader.OpenAsync(_kim, id);

        Assert.Equal("reload", (await events.NextAsync())?.Name);
    }

    [Fact]
    public async Task A_conversation_with_the_bot_is_nobodys_business()
    {
        using var events = await EventReader.OpenAsync(_kim);
        await _server.SaysAsync(new("private"), "a secret");
        await _server.TurnAsync();

        await _server.OpenTicketAsync();

        Assert.Equal("", (await events.NextAsync())?.Name);
        Assert.Equal("ticket", (await events.NextAsync())?.Name);
    }

    [Fact]
    public async Task A_silent_line_is_kept_open_and_an_ended_session_is_not()
    {
        using var events = await EventReader.OpenAsync(_kim);
        await events.NextAsync();

        Assert.Equal(":", await LaterAsync(events));

        await _server.People.ChangeAsync((await _server.People.FindAsync("kim", Ct))! with { Stamp = "second" }, new PasswordChanged("kim", _server.Clock.GetUtcNow()), Ct);
        Assert.Null(await LaterAsync(events));
    }

    [Fact]
    public async Task An_ended_session_hears_nothing_more_however_busy_the_line_is()
    {
        using var events = await EventReader.OpenAsync(_kim);
        await events.NextAsync();

        await _server.People.ChangeAsync((await _server.People.FindAsync("kim", Ct))! with { Disabled = true }, new AccountDisabled("kim", _server.Clock.GetUtcNow()), Ct);

        Assert.False(await IsToldAsync(events, times: 20));
    }

    [Fact]
    public async Task Who_only_watches_a_busy_line_is_there()
    {
        using var events = await EventReader.OpenAsync(_kim);
        await events.NextAsync();

        Assert.True(await IsToldAsync(events, times: 60));

        Assert.True(Assert.Single(await _server.Desk.CounselorsAsync(Ct)).OnDuty);
    }

    [Fact]
    public async Task A_stopping_server_lets_its_consoles_go_at_once()
    {
        using var events = await EventReader.OpenAsync(_kim);
        await events.NextAsync();

        await _server.StopAsync().WaitAsync(TimeSpan.FromSeconds(10), Ct);

        Assert.Null(await events.NextAsync());
    }

    async Task PostAsync(string path, string json) => Assert.InRange((await _kim.PostAsync($"/api/desk/tickets/{path}", json).OutcomeAsync()).Status, 200, 204);

    async Task DeliverAsync(Func<long, Settlement> outcome)
    {
        var outbox = _server.Part<IOutbox>();
        var parcel = (await outbox.TakeAsync(Ct))!;
        await outbox.SettleAsync(parcel, [.. parcel.Replies.Select(reply => outcome(reply.Sequence))], Ct);
    }

    /// <summary>Something happens every ten seconds. False when the stream ended meanwhile.</summary>
    async Task<bool> IsToldAsync(EventReader events, int times)
    {
        for (var told = 0; told < times; told++)
        {
            _server.Part<DeskEvents>().Publish("ticket", "{}");
            (string Name, System.Text.Json.JsonElement Data)? next;
            do next = await events.NextAsync();
            while (next is { Name: not "ticket" });
            if (next is null) return false;
            _server.Clock.Pass(TimeSpan.FromSeconds(10));
        }

        return true;
    }

    /// <summary>Lets time pass until the stream says something, or ends.</summary>
    async Task<string?> LaterAsync(EventReader events)
    {
        var next = events.NextAsync();
        for (var tries = 0; tries < 100 && !next.IsCompleted; tries++)
        {
            _server.Clock.Pass(TimeSpan.FromSeconds(15));
            await Task.WhenAny(next, next.WaitAsync(TimeSpan.FromMilliseconds(100), Ct));
        }

        return (await next)?.Name;
    }
}
