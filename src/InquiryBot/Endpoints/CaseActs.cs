using InquiryBot.Auth;
using InquiryBot.Core;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;

namespace InquiryBot.Endpoints;

/// <summary>
/// What an officer does with a case: load, decide, save. When somebody else changed it between the first and the last, it is decided
/// again on what it is now. Everyone who reported it is told in the same commit.
/// </summary>
internal sealed class CaseActs(ICases cases, CaseReading reading, IDesk desk, IVault vault, Ids ids, TimeProvider clock)
{
    /// <summary>Each time another act has come between; so many on one case are no people.</summary>
    const int MostTries = 32;

    public Task<IResult> AssignAsync(string number, HttpContext http, CancellationToken ct) =>
        RunAsync(number, http, (found, by, asked) => found.Assign(by, Trimmed(asked.Officer), Trimmed(asked.Department), clock.GetUtcNow()), ct);

    public Task<IResult> StartAsync(string number, HttpContext http, CancellationToken ct) =>
        RunAsync(number, http, (found, by, _) => found.Start(by, clock.GetUtcNow()), ct);

    public Task<IResult> FinishAsync(string number, HttpContext http, CancellationToken ct) =>
        RunAsync(number, http, (found, by, _) => found.Finish(by, clock.GetUtcNow()), ct);

    public Task<IResult> DeclineAsync(string number, HttpContext http, CancellationToken ct) =>
        RunAsync(number, http, (found, by, asked) => found.Decline(by, asked.Reason ?? "", clock.GetUtcNow()), ct);

    public async Task<IResult> MergeAsync(string number, HttpContext http, CancellationToken ct)
    {
        var (asked, note, bad) = await AskedAsync(http, ct);
        if (bad is not null) return bad;

        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await reading.KnownAsync(number, ct) is not { } found || await reading.KnownAsync(asked!.Into ?? "", ct) is not { } into) return CaseReading.NoCase;
            if (await TryAsync(found, found.Merge(By(http), into, clock.GetUtcNow()), into, note, ct) is { } done) return done;
        }

        return Busy;
    }

    /// <summary>The citizen's number; that it was looked at, and why, is in the audit trail first.</summary>
    public async Task<IResult> RevealAsync(string number, HttpContext http, CancellationToken ct)
    {
        var (body, unreadable) = await ApiBody.ReadAsync(http.Request, CaseJson.Wire.RevealRequest, ct);
        if (unreadable is not null) return unreadable;
        var (reason, bad) = DeskWords.Text(body!.Reason);
        if (bad is not null) return bad;
        if (await reading.KnownAsync(number, ct) is not { } found) return CaseReading.NoCase;
        if ((body.Slot is { } slot ? found.Details.GetValueOrDefault(slot) : found.Phone) is not { } kept) return NoContact;
        if (vault.RevealSlot(kept) is not { } value) return ApiProblem.KeyMissing;

        await desk.RecordAsync(new CaseContactRevealed(found.Key, clock.GetUtcNow(), Masking.Mask(reason).Text) { By = By(http) }, ct);
        return Results.Json(new RevealedView(value), CaseJson.Wire.RevealedView);
    }

    async Task<IResult> RunAsync(string number, HttpContext http, Func<Case, string, CaseActRequest, Ruling<Case>> decide, CancellationToken ct)
    {
        var (asked, note, bad) = await AskedAsync(http, ct);
        if (bad is not null) return bad;

        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await reading.KnownAsync(number, ct) is not { } found) return CaseReading.NoCase;
            if (await TryAsync(found, decide(found, By(http), asked!), null, note, ct) is { } done) return done;
        }

        return Busy;
    }

    /// <summary>Null when somebody else was quicker.</summary>
    async Task<IResult?> TryAsync(Case found, Ruling<Case> ruling, Case? into, string? note, CancellationToken ct)
    {
        if (ruling is Ruling<Case>.Refused refused) return Refused(refused.Code);

        var allowed = (Ruling<Case>.Allowed)ruling;
        var next = note is null ? allowed.Next : allowed.Next with { Words = [.. allowed.Next.Words, new(allowed.Fact.At, allowed.Fact.GetType().Name, note)] };
        var act = new CaseAct(next, allowed.Fact, [.. await TellsAsync(allowed, note, ct)]) { Into = into };
        return await cases.SaveAsync(act, ct) ? await reading.ShowAsync(next, ct) : null;
    }

    /// <summary>For the one who reported it, and for those whose cases were merged into it.</summary>
    async Task<IEnumerable<Inbound>> TellsAsync(Ruling<Case>.Allowed act, string? note, CancellationToken ct) =>
        from told in (await cases.FollowersAsync(act.Next.Number, ct)).Prepend(act.Next)
        select CaseProgress.Of(told, act.Next, note).For(told, act.Fact.By, ids.New(), clock.GetUtcNow());

    static async Task<(CaseActRequest? Asked, string? Note, Problem? Problem)> AskedAsync(HttpContext http, CancellationToken ct)
    {
        var (body, unreadable) = await ApiBody.ReadAsync(http.Request, CaseJson.Wire.CaseActRequest, ct);
        if (unreadable is not null) return (null, null, unreadable);
        if (Trimmed(body!.Officer).Length > LongestName || Trimmed(body.Department).Length > LongestName) return (null, null, new(400, "name.too-long", $"At most {LongestName} characters."));
        if (string.IsNullOrWhiteSpace(body.Note)) return (body, null, null);

        var (note, bad) = DeskWords.Text(body.Note);
        return (body, note, bad);
    }

    const int LongestName = 100;

    static string Trimmed(string? text) => text?.Trim() ?? "";

    static string By(HttpContext http) => SignedInPerson.Of(http).Account.Name;

    static Problem Busy { get; } = new(409, "case.busy", "Too much is happening to this case at once: try again.");

    static Problem NoContact { get; } = new(404, "contact.none", "The citizen left no such value.");

    static Problem Refused(string code) => new(code is "reason.unknown" or "case.nobody" ? 400 : 409, code, code switch
    {
        "case.closed" => "This case is closed already.",
        "case.nobody" => "Name a department.",
        "case.same" => "He has this case already.",
        "case.in-progress" => "Somebody works on it already.",
        "case.not-assigned" => "Assign it first: nobody has worked on it.",
        "case.itself" => "A case cannot be merged into itself.",
        "case.other-closed" => "The other case is closed.",
        "case.other-kind" => "The other case is of another kind.",
        "reason.unknown" => $"The reason must be one of {string.Join(", ", DeclineReasons.All)}.",
        _ => "The rules of cases do not allow this.",
    });
}
