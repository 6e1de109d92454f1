using InquiryBot.Auth;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.People;

namespace InquiryBot.Endpoints;

/// <summary>What a counselor does: each act is decided by the ticket and goes into one commit with its fact and its message.</summary>
internal sealed class DeskServing(TicketActs acts, IDesk desk, DeskViews views, Reach reach, IVault vault, ISignal signal, Ids ids, TimeProvider clock)
{
    public async Task<IResult> AcceptAsync(TicketId id, HttpContext http, CancellationToken ct)
    {
        var by = Acting(http);
        var (next, problem) = await acts.RunAsync(id, ticket => ticket.Accept(by, Now),
            act => act with { Inbound = Status(act.Next, by, new(HandoffStates.Accepted, id) { Counselor = by.Id.Value }) }, null, ct);
        return problem ?? await ShowAsync(next!, ct);
    }

    public async Task<IResult> AnswerAsync(TicketId id, HttpContext http, CancellationToken ct)
    {
        var (words, bad) = await WordsAsync(http, ct);
        if (bad is not null) return bad;
        if (await desk.FindAsync(id, ct) is { } asked)
        {
            if (await reach.OfAsync(asked, ct) is { Why: DeliveryReasons.WindowClosed }) return TicketActs.Refused("channel.window-closed");
            if (words.Private && reach.WhyNotPrivately(asked, words.Text) is { } code) return TicketActs.Refused(code);
        }

        var by = Acting(http);
        var (_, problem) = await acts.RunAsync(id, ticket => ticket.Answer(by, words.Id, words.Text, words.Private, Now),
            act => act with { Inbound = DeskInbound.Words(act.Next, by.Id, words.Id, ids.New(), words.Text, Now, words.Private) }, words.Id, ct);
        return problem ?? Results.Json(new MessageView(words.Id), DeskJson.Wire.MessageView);
    }

    public async Task<IResult> NoteAsync(TicketId id, HttpContext http, CancellationToken ct)
    {
        var (words, bad) = await WordsAsync(http, ct);
        if (bad is not null) return bad;

        var by = Acting(http);
        var after = await LastLineAsync(id, ct);
        var (_, problem) = await acts.RunAsync(id, ticket => ticket.Note(by, words.Id, Now),
            act => act with { Note = new(id, words.Id, by.Id, Masking.Mask(words.Text).Text, after, Now) }, words.Id, ct);
        return problem ?? Results.Json(new MessageView(words.Id), DeskJson.Wire.MessageView);
    }

    public async Task<IResult> TypeAsync(TicketId id, HttpContext http, CancellationToken ct)
    {
        var by = Acting(http);
        if (await desk.FindAsync(id, ct) is not { } ticket) return ApiProblem.NoTicket;
        if (ticket.WhyNoAnswer(by) is { } code) return TicketActs.Refused(code);

        signal.Raise(new Change.Passing(ticket.Conversation, ActivityJson.Write(DeskInbound.Typing(ticket, by.Id, Now))));
        return Results.NoContent();
    }

    public async Task<IResult> TransferAsync(TicketId id, HttpContext http, CancellationToken ct)
    {
        var (body, unreadable) = await ApiBody.ReadAsync(http.Request, DeskJson.Wire.TransferRequest, ct);
        if (unreadable is not null) return unreadable;
        var (note, bad) = await NoteAsync(id, http, body!.Note, ct);
        if (bad is not null) return bad;

        var by = Acting(http);
        var to = body.To is null ? null : (await desk.CounselorsAsync(ct)).FirstOrDefault(counselor => counselor.Id.Value == body.To);
        if (body.To is not null && to is null) return TicketActs.Refused("counselor.unknown");

        var (next, problem) = await acts.RunAsync(id, ticket => to is null ? ticket.Return(by, Now) : ticket.Transfer(by, to, Now),
            act => act with { Note = note, Inbound = Status(act.Next, by, new(HandoffStatus.Transferred, id) { To = to?.Id.Value }) }, null, ct);
        return problem ?? await ShowAsync(next!, ct);
    }

    public async Task<IResult> CloseAsync(TicketId id, HttpContext http, CancellationToken ct)
    {
        var (body, unreadable) = await ApiBody.ReadAsync(http.Request, DeskJson.Wire.CloseRequest, ct);
        if (unreadable is not null) return unreadable;
        var (note, bad) = await NoteAsync(id, http, body!.Note, ct);
        if (bad is not null) return bad;

        var by = Acting(http);
        var (next, problem) = await acts.RunAsync(id, ticket => ticket.Close(by, body.Resolution ?? "", Now),
            act => act with { Note = note, Inbound = Status(act.Next, by, new(HandoffStates.Completed, id) { Resolution = act.Next.Resolution }) }, null, ct);
        return problem ?? await ShowAsync(next!, ct);
    }

    /// <summary>
    /// A private value, such as the number to call back, or what was covered in a line; that it was looked at, and why, is
    /// in the audit trail first.
    /// </summary>
    public async Task<IResult> RevealAsync(TicketId id, HttpContext http, CancellationToken ct)
    {
        var (body, unreadable) = await ApiBody.ReadAsync(http.Request, DeskJson.Wire.RevealRequest, ct);
        if (unreadable is not null) return unreadable;
        var (reason, bad) = DeskWords.Text(body!.Reason);
        if (bad is not null) return bad;
        if (await desk.FindAsync(id, ct) is not { } ticket) return ApiProblem.NoTicket;

        var (by, why) = (Acting(http).Id.Value, Masking.Mask(reason).Text);
        var (fact, kept) = body.Line is { } line
            ? (new LineRevealed(id.Value, Now, line, why) { By = by }, await desk.OriginalAsync(ticket.Conversation, line, ct))
            : ((Fact)new SlotRevealed(id.Value, Now, body.Slot ?? "", why) { By = by }, ticket.Slots.GetValueOrDefault(body.Slot ?? ""));
        if (kept is null) return body.Line is null ? NoSlot : NoLine;
        if ((body.Line is null ? vault.RevealSlot(kept) : LineOf(kept)) is not { } value) return ApiProblem.KeyMissing;

        await desk.RecordAsync(fact, ct);
        return Results.Json(new RevealedView(value), DeskJson.Wire.RevealedView);
    }

    string? LineOf(string closed) => vault.Open(closed) is { } original ? TranscriptEntry.WordsOf(ActivityJson.Read(original)) : null;

    public async Task<IResult> SetDutyAsync(HttpContext http, CancellationToken ct)
    {
        var (body, unreadable) = await ApiBody.ReadAsync(http.Request, DeskJson.Wire.DutyRequest, ct);
        if (unreadable is not null) return unreadable;
        if (body!.On is not { } on) return new Problem(400, "duty.bad", "Say on: true or false.");

        var by = Acting(http).Id;
        await desk.SetDutyAsync(by, new DutyChanged(by.Value, Now, on) { By = by.Value }, ct);
        return Results.NoContent();
    }

    static Problem NoSlot { get; } = new(404, "slot.unknown", "This ticket has no such value.");

    static Problem NoLine { get; } = new(404, "line.unknown", "Nothing was covered in this line, or it is no longer kept.");

    DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Who asks, as the ticket's rules see him; whether he is on duty does not bind his own hands.</summary>
    static Counselor Acting(HttpContext http)
    {
        var account = SignedInPerson.Of(http).Account;
        return new()
        {
            Id = new(account.Name),
            Role = RoleNames.Of(account.Role),
            Supervises = Permissions.Allow(account.Role, Act.SuperviseTickets),
            Languages = account.Languages,
            Skills = account.Skills,
            OnDuty = true,
        };
    }

    Inbound Status(Ticket next, Counselor by, HandoffStatus status) => DeskInbound.Status(next, status, by.Id, ids.New(), Now);

    static async Task<((string Id, string Text, bool Private) Words, Problem? Problem)> WordsAsync(HttpContext http, CancellationToken ct)
    {
        var (body, unreadable) = await ApiBody.ReadAsync(http.Request, DeskJson.Wire.MessageRequest, ct);
        if (unreadable is not null) return (default, unreadable);
        var (text, bad) = DeskWords.Text(body!.Text);
        return ((body.Id ?? "", text, body.Private is true), DeskWords.Fault(body.Id) ?? bad);
    }

    /// <summary>The note that goes with another act, or null when there is none.</summary>
    async Task<(Note? Note, Problem? Problem)> NoteAsync(TicketId id, HttpContext http, string? typed, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(typed)) return (null, null);

        var (text, bad) = DeskWords.Text(typed);
        return bad is not null
            ? (null, bad)
            : (new(id, ids.New(), Acting(http).Id, Masking.Mask(text).Text, await LastLineAsync(id, ct), Now), null);
    }

    async Task<long> LastLineAsync(TicketId id, CancellationToken ct) =>
        await desk.FindAsync(id, ct) is { } ticket && await desk.TailAsync(ticket.Conversation, 1, ct) is [var last] ? last.Sequence : 0;

    async Task<IResult> ShowAsync(Ticket ticket, CancellationToken ct) => Results.Json(await views.OfAsync(ticket, ct), DeskJson.Wire.TicketView);
}
