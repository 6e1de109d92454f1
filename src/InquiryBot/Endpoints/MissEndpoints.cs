using InquiryBot.Auth;
using InquiryBot.Core.People;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Endpoints;

/// <summary>The routes of what was not understood: for supervisors and administrators.</summary>
internal static class MissEndpoints
{
    public static void MapMisses(this WebApplication app)
    {
        var misses = app.MapGroup("/api/misses").WithTags("Misses").RequireAct(Act.ReviewMisses);
        MapReading(misses, app.Services.GetRequiredService<MissReading>());
        MapProposals(misses.MapGroup("/proposals"), app.Services.GetRequiredService<ExampleProposals>());
    }

    static void MapReading(RouteGroupBuilder misses, MissReading reading)
    {
        misses.MapGet("/", (CancellationToken ct) => reading.ClustersAsync(ct)).Produces<MissesView>();
        misses.MapGet("/intents", () => reading.Intents()).Produces<IReadOnlyList<IntentView>>();
        misses.MapPost("/alternatives", (HttpContext http, CancellationToken ct) => reading.AlternativesAsync(http, ct))
            .Accepts<AlternativesRequest>("application/json").Produces<IReadOnlyList<Alternative>>().ProducesProblem(400);
        misses.MapGet("/findings", (CancellationToken ct) => reading.FindingsAsync(ct)).Produces<FindingsView>();
    }

    static void MapProposals(RouteGroupBuilder proposals, ExampleProposals examples)
    {
        proposals.MapGet("/", (CancellationToken ct) => examples.ListAsync(ct)).Produces<IReadOnlyList<ProposalView>>();
        proposals.MapPost("/", (HttpContext http, CancellationToken ct) => examples.ProposeAsync(http, ct))
            .Accepts<ProposalRequest>("application/json").Produces<ProposalView>().ProducesProblem(400).ProducesProblem(409);
        proposals.MapPost("/{id}/withdraw", (string id, HttpContext http, CancellationToken ct) => examples.WithdrawAsync(id, http, ct))
            .Produces(204).ProducesProblem(404);
        proposals.MapGet("/patch", (CancellationToken ct) => examples.PatchAsync(ct))
            .Produces<string>(200, "text/x-diff").ProducesProblem(409);
    }
}
