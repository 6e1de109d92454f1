using System.Globalization;
using System.Text.Json;
using InquiryBot.Auth;
using InquiryBot.Core;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Endpoints;

/// <summary>What offices see of citizens' reports.</summary>
internal sealed class CaseReading(
    ICases cases, IDesk desk, IAttachments attachments, DialogShelf shelf, Competence competence, CaseMap map, OpeningHours hours, TimeProvider clock)
{
    /// <summary>Within so many metres and days two reports of one kind may be about one thing.</summary>
    const double NearMetres = 50;
    static readonly TimeSpan NearSpan = TimeSpan.FromDays(7);

    const int PageSize = 50;
    const int MostExported = 10_000;

    public async Task<IResult> ListAsync(HttpContext http, CancellationToken ct)
    {
        var (filter, bad) = FilterOf(http);
        if (bad is not null) return bad;

        var page = await cases.ListAsync(filter!, ct);
        return Results.Json(new CasesView([.. page.Cases.Select(View)], page.Total), CaseJson.Wire.CasesView);
    }

    /// <summary>A choice in the words of its button, for its key says little; what is private only as such.</summary>
    string Shown(string value)
    {
        if (SealedSlots.IsSealed(value)) return SealedSlots.Mark;

        var library = shelf.Current;
        return value.Contains('-', StringComparison.Ordinal)
            ? library.Words.Dialogs.Select(dialog => library.Words.In(dialog, library.Languages.Default.Tag).GetValueOrDefault(value)).FirstOrDefault(words => words is not null)?.Variants[0] ?? value
            : value;
    }

    public async Task<IResult> ChoicesAsync(CancellationToken ct) => Results.Json(
        new CaseChoicesView(
            await cases.KindsAsync(ct), [.. Enum.GetValues<CaseState>().Select(CaseStates.Key)], DeclineReasons.All,
            [.. competence.Municipalities.Select(town => new TownView(town.Key, town.Name))], competence.Departments, map.Tiles, map.Attribution),
        CaseJson.Wire.CaseChoicesView);

    public async Task<IResult> FindAsync(string number, CancellationToken ct) =>
        await KnownAsync(number, ct) is { } found ? await ShowAsync(found, ct) : NoCase;

    public async Task<IResult> ShowAsync(Case found, CancellationToken ct) => Results.Json(
        new CaseDetailView(
            View(found),
            [.. found.Details.Select(detail => new SlotView(detail.Key, Shown(detail.Value)))],
            [.. found.Photos.Select(photo => $"/api/cases/{found.Key}/photos/{Uri.EscapeDataString(photo)}")],
            found.Phone is not null,
            [.. (await cases.FollowersAsync(found.Number, ct)).Select(View)],
            found.State.IsOpen() ? [.. (await cases.NearAsync(found, NearMetres, NearSpan, ct)).Where(near => near.State.IsOpen()).Select(near => Near(found, near))] : [],
            [.. (await desk.ReadFactsAsync(found.Key, ct)).Where(fact => fact.Name != nameof(CaseLookUpRefused)).Select(fact => new CaseFactView(fact.Name, fact.By, fact.At, What(fact.Body), found.Words.FirstOrDefault(word => word.CameWith(fact.Name, fact.At))?.Words))]),
        CaseJson.Wire.CaseDetailView);

    public async Task<IResult> PhotoAsync(string number, string id, HttpResponse response, CancellationToken ct)
    {
        if (await KnownAsync(number, ct) is not { } found || !found.Photos.Contains(id)) return NoCase;
        if (await attachments.FindAsync(id, ct) is not { } file || !FileKinds.IsImage(file.ContentType)) return NoPhoto;

        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, max-age=3600";
        return Results.File(file.Content, file.ContentType);
    }

    public async Task<IResult> ExportAsync(HttpContext http, CancellationToken ct)
    {
        var (filter, bad) = FilterOf(http);
        if (bad is not null) return bad;

        var by = SignedInPerson.Of(http).Account.Name;
        var page = await cases.ListAsync(filter! with { Skip = 0, Take = MostExported }, ct);
        await desk.RecordAsync(new CasesExported(by, clock.GetUtcNow(), page.Cases.Count) { By = by }, ct);
        http.Response.Headers.ContentDisposition = "attachment; filename=cases.csv";
        return Results.Text(CaseTable.Csv(page.Cases, hours.Zone), "text/csv", System.Text.Encoding.UTF8);
    }

    public async Task<Case?> KnownAsync(string number, CancellationToken ct) => CaseNumber.Read(number) is { } read ? await cases.FindAsync(read, ct) : null;

    public static Problem NoCase { get; } = new(404, "case.unknown", "There is no such case.");

    static Problem NoPhoto { get; } = new(404, "photo.unknown", "This picture is no longer kept.");

    NearView Near(Case of, Case near) => new(View(near), (int)Math.Round(of.Place!.MetresTo(near.Place!) ?? 0));

    DateOnly Today => LocalDay.Of(clock.GetUtcNow(), hours.Zone);

    CaseView View(Case of) => new(
        of.Key, of.Kind, of.State.Key(), of.Place?.Words, of.Place?.Latitude, of.Place?.Longitude, of.Photos.Count, of.Language, of.Channel,
        of.Municipality, of.Department, of.Officer, of.Due, of.State.IsOpen() && of.Due < Today, of.OpenedAt, of.Reason, of.MergedInto?.ToString());

    (CaseFilter? Filter, Problem? Problem) FilterOf(HttpContext http)
    {
        var query = http.Request.Query;
        var (state, page) = (Text("state"), Text("page") ?? "1");
        if (state is not (null or "open" or "overdue") && CaseStates.Read(state) is null) return (null, new(400, "state.bad", "The state must be open, overdue or one of a case's states."));
        if (!int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 100_000) return (null, new(400, "page.bad", "The page must be a number from 1."));

        return (new CaseFilter
        {
            State = CaseStates.Read(state),
            Open = state is "open",
            DueBefore = state is "overdue" ? Today : null,
            Kind = Text("kind"),
            Municipality = Text("municipality"),
            Officer = Text("mine") is "true" ? SignedInPerson.Of(http).Account.Name : Text("officer"),
            Number = Text("number"),
            Skip = (number - 1) * PageSize,
            Take = PageSize,
        }, null);

        string? Text(string name) => query[name].ToString() is { Length: > 0 and <= 100 } text ? text : null;
    }

    /// <summary>What of a fact's body is shown.</summary>
    static readonly string[] Shares = ["department", "officer", "reason", "into"];

    static string? What(string fact)
    {
        using var json = JsonDocument.Parse(fact);
        var texts = Shares.Select(name => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null)
            .Where(text => !string.IsNullOrEmpty(text)).ToList();
        return texts.Count == 0 ? null : string.Join(" · ", texts);
    }
}
