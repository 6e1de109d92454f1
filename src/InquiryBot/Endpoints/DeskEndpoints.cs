using InquiryBot.Auth;
using InquiryBot.Core;
using InquiryBot.Core.Desk;
using InquiryBot.Core.People;

namespace InquiryBot.Endpoints;

/// <summary>The routes of the console: what they ask for, and who does it.</summary>
internal static class DeskEndpoints
{
    public static void MapDesk(this WebApplication app)
    {
        var desk = app.MapGroup("/api/desk").WithTags("Desk");
        MapReading(desk, app.Services.GetRequiredService<DeskReading>());
        MapServing(desk, app.Services.GetRequiredService<DeskServing>());
        desk.MapGet("/events", (HttpContext http, DeskEventStream stream) => stream.RunAsync(http))
            .RequireAct(Act.ReadTickets).Produces<string>(200, "text/event-stream");
    }

    static void MapReading(RouteGroupBuilder desk, DeskReading reading)
    {
        desk.MapGet("/tickets", (string? status, CancellationToken ct) => reading.ListAsync(status, ct))
            .RequireAct(Act.ReadTickets).Produces<IReadOnlyList<TicketView>>().ProducesProblem(400);
        desk.MapGet("/tickets/{id}", (string id, CancellationToken ct) => reading.FindAsync(new(id), ct))
            .RequireAct(Act.ReadTickets).Produces<TicketDetailView>().ProducesProblem(404);
        desk.MapGet("/tickets/{id}/history", (string id, CancellationToken ct) => reading.HistoryAsync(id, ct))
            .RequireAct(Act.ReadAudit).Produces<IReadOnlyList<FactView>>();
        desk.MapGet("/counselors", (CancellationToken ct) => reading.CounselorsAsync(ct))
            .RequireAct(Act.ReadTickets).Produces<IReadOnlyList<CounselorView>>();
        desk.MapGet("/canned", () => reading.Canned()).RequireAct(Act.ReadTickets).Produces<IReadOnlyList<CannedView>>();
    }

    static void MapServing(RouteGroupBuilder desk, DeskServing serving)
    {
        desk.MapPost("/duty", (HttpContext http, CancellationToken ct) => serving.SetDutyAsync(http, ct))
            .RequireAct(Act.ServeTickets).Accepts<DutyRequest>("application/json").Produces(204);
        var ticket = desk.MapGroup("/tickets/{id}");
        ticket.MapPost("/accept", (string id, HttpContext http, CancellationToken ct) => serving.AcceptAsync(new(id), http, ct))
            .RequireAct(Act.ServeTickets).Produces<TicketView>().ProducesProblem(409);
        ticket.MapPost("/messages", (string id, HttpContext http, CancellationToken ct) => serving.AnswerAsync(new(id), http, ct))
            .RequireAct(Act.ServeTickets).Accepts<MessageRequest>("application/json").Produces<MessageView>().ProducesProblem(409);
        ticket.MapPost("/note", (string id, HttpContext http, CancellationToken ct) => serving.NoteAsync(new(id), http, ct))
            .RequireAct(Act.ServeTickets).Accepts<MessageRequest>("application/json").Produces<MessageView>();
        ticket.MapPost("/typing", (string id, HttpContext http, CancellationToken ct) => serving.TypeAsync(new(id), http, ct))
            .RequireAct(Act.ServeTickets).Produces(204).ProducesProblem(409);
        ticket.MapPost("/transfer", (string id, HttpContext http, CancellationToken ct) => serving.TransferAsync(new(id), http, ct))
            .RequireAct(Act.ServeTickets).Accepts<TransferRequest>("application/json").Produces<TicketView>().ProducesProblem(409);
        ticket.MapPost("/close", (string id, HttpContext http, CancellationToken ct) => serving.CloseAsync(new(id), http, ct))
            .RequireAct(Act.ServeTickets).Accepts<CloseRequest>("application/json").Produces<TicketView>().ProducesProblem(409);
        ticket.MapPost("/lines/{line:long}/again", (string id, long line, SendingAgain again, CancellationToken ct) => again.SendAsync(new(id), line, ct))
            .RequireAct(Act.ServeTickets).Produces(204).ProducesProblem(409);
        ticket.MapPost("/reveal", (string id, HttpContext http, CancellationToken ct) => serving.RevealAsync(new(id), http, ct))
            .RequireAct(Act.RevealOriginals).Accepts<RevealRequest>("application/json").Produces<RevealedView>().ProducesProblem(404).ProducesProblem(409);
    }
}

/// <summary>What the console shows.</summary>
internal sealed class DeskReading(IDesk desk, DeskViews views, IReadOnlyList<CannedReply> canned)
{
    const int Longest = 200;

    readonly IReadOnlyList<CannedView> _canned = [.. canned.Select(DeskViews.Of)];

    public async Task<IResult> ListAsync(string? status, CancellationToken ct)
    {
        if (!Enum.TryParse<TicketStatus>(status, ignoreCase: true, out var wanted) || status != DeskViews.Word(wanted)) return BadStatus;

        return Results.Json(await views.OfAsync(await desk.ListAsync(wanted, Longest, ct), ct), DeskJson.Wire.IReadOnlyListTicketView);
    }

    public async Task<IResult> FindAsync(TicketId id, CancellationToken ct) => await desk.FindAsync(id, ct) is { } ticket
        ? Results.Json(await views.DetailAsync(ticket, ct), DeskJson.Wire.TicketDetailView)
        : ApiProblem.NoTicket;

    public async Task<IResult> HistoryAsync(string about, CancellationToken ct) => Results.Json(
        [.. (await desk.ReadFactsAsync(about, ct)).Select(fact => new FactView(fact.Name, fact.By, fact.At))],
        DeskJson.Wire.IReadOnlyListFactView);

    public async Task<IResult> CounselorsAsync(CancellationToken ct) =>
        Results.Json([.. (await desk.CounselorsAsync(ct)).Select(DeskViews.Of)], DeskJson.Wire.IReadOnlyListCounselorView);

    public IResult Canned() => Results.Json(_canned, DeskJson.Wire.IReadOnlyListCannedView);

    static Problem BadStatus { get; } = new(400, "status.bad", "The status must be waiting, open or closed.");
}
