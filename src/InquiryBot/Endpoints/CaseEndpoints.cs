using InquiryBot.Auth;
using InquiryBot.Core.People;

namespace InquiryBot.Endpoints;

/// <summary>The routes of citizens' reports: counselors look, offices decide.</summary>
internal static class CaseEndpoints
{
    public static void MapCases(this WebApplication app)
    {
        var cases = app.MapGroup("/api/cases").WithTags("Cases");
        MapReading(cases, app.Services.GetRequiredService<CaseReading>());
        MapActs(cases.MapGroup("/{number}").RequireAct(Act.DecideCases), app.Services.GetRequiredService<CaseActs>());
    }

    static void MapReading(RouteGroupBuilder cases, CaseReading reading)
    {
        cases.MapGet("/", (HttpContext http, CancellationToken ct) => reading.ListAsync(http, ct))
            .RequireAct(Act.ReadCases).Produces<CasesView>().ProducesProblem(400);
        cases.MapGet("/choices", (CancellationToken ct) => reading.ChoicesAsync(ct)).RequireAct(Act.ReadCases).Produces<CaseChoicesView>();
        cases.MapGet("/export.csv", (HttpContext http, CancellationToken ct) => reading.ExportAsync(http, ct))
            .RequireAct(Act.DecideCases).Produces<string>(200, "text/csv").ProducesProblem(400);
        cases.MapGet("/{number}", (string number, CancellationToken ct) => reading.FindAsync(number, ct))
            .RequireAct(Act.ReadCases).Produces<CaseDetailView>().ProducesProblem(404);
        cases.MapGet("/{number}/photos/{id}", (string number, string id, HttpResponse response, CancellationToken ct) => reading.PhotoAsync(number, id, response, ct))
            .RequireAct(Act.ReadCases).Produces<byte[]>(200, "image/jpeg").ProducesProblem(404);
    }

    static void MapActs(RouteGroupBuilder one, CaseActs acts)
    {
        Post("/assign", acts.AssignAsync);
        Post("/start", acts.StartAsync);
        Post("/finish", acts.FinishAsync);
        Post("/decline", acts.DeclineAsync);
        Post("/merge", acts.MergeAsync);
        one.MapPost("/reveal", (string number, HttpContext http, CancellationToken ct) => acts.RevealAsync(number, http, ct))
            .Accepts<RevealRequest>("application/json").Produces<RevealedView>().ProducesProblem(404).ProducesProblem(409);

        void Post(string act, Func<string, HttpContext, CancellationToken, Task<IResult>> run) =>
            one.MapPost(act, (string number, HttpContext http, CancellationToken ct) => run(number, http, ct))
                .Accepts<CaseActRequest>("application/json").Produces<CaseDetailView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
    }
}

/// <summary>How the console draws its map.</summary>
/// <param name="Tiles">Address of tiles with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>; empty draws a plain grid.</param>
internal sealed record CaseMap(string Tiles, string Attribution);
