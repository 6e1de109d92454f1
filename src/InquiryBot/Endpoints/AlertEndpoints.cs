using System.Text.Json.Serialization;
using InquiryBot.Auth;
using InquiryBot.Core.People;

namespace InquiryBot.Endpoints;

/// <summary>Disaster mode: the banner that everybody may read, and the switch of the supervisors.</summary>
internal static class AlertEndpoints
{
    public static void MapAlerts(this WebApplication app)
    {
        var raising = app.Services.GetRequiredService<AlertRaising>();
        app.MapGet($"{DirectLineEndpoints.Base}/alert", (string? language) => raising.Banner(language)).WithTags("Direct Line")
            .Produces<BannerView>().Produces(204);

        var group = app.MapGroup("/api/alerts").WithTags("Alerts");
        group.MapGet("/", (CancellationToken ct) => raising.ListAsync(ct)).RequireAct(Act.ReadTickets).Produces<AlertsView>();
        group.MapPost("/preview", (HttpContext http, CancellationToken ct) => raising.PreviewAsync(http, ct)).RequireAct(Act.RaiseAlerts)
            .Accepts<AlertRequest>("application/json").Produces<PreviewView>().ProducesProblem(400);
        group.MapPost("/", (HttpContext http, CancellationToken ct) => raising.RaiseAsync(http, ct)).RequireAct(Act.RaiseAlerts)
            .Accepts<AlertRequest>("application/json").Produces<AlertView>().ProducesProblem(400).ProducesProblem(413);
        group.MapPost("/{id}/end", (string id, HttpContext http, CancellationToken ct) => raising.EndAsync(id, http, ct)).RequireAct(Act.RaiseAlerts)
            .Produces(204).ProducesProblem(409);
    }
}

/// <summary>What is shown above every web chat.</summary>
internal sealed record BannerView(string Id, string Text, DateTimeOffset Until);

/// <param name="Words">What is said besides the kind's own text, by language tag.</param>
internal sealed record AlertRequest(string? Kind, IReadOnlyDictionary<string, string>? Words, string? Reason, DateTimeOffset? Until);

/// <param name="EndedAt">When it was ended before its time.</param>
internal sealed record AlertView(
    string Id, string Kind, IReadOnlyDictionary<string, string> Words, string Reason, string By, DateTimeOffset At, DateTimeOffset Until, DateTimeOffset? EndedAt, bool On);

/// <param name="Alerts">The latest, newest first.</param>
internal sealed record AlertsView(IReadOnlyList<AlertView> Alerts, IReadOnlyList<string> Kinds);

/// <param name="Words">With what the translator made of them, for the languages that had none.</param>
/// <param name="Texts">What citizens will hear, by language tag.</param>
internal sealed record PreviewView(IReadOnlyDictionary<string, string> Words, IReadOnlyDictionary<string, string> Texts);

[JsonSerializable(typeof(BannerView))]
[JsonSerializable(typeof(AlertRequest))]
[JsonSerializable(typeof(AlertView))]
[JsonSerializable(typeof(AlertsView))]
[JsonSerializable(typeof(PreviewView))]
internal sealed partial class AlertJson : JsonSerializerContext
{
    public static AlertJson Wire { get; } = new(ApiJson.Options());
}
