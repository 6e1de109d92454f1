using System.Text;
using InquiryBot.Auth;
using InquiryBot.Core;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Misses;
using InquiryBot.Workers;

namespace InquiryBot.Endpoints;

/// <summary>The dialog folder as it lies on the disk: file name relative to it, with <c>/</c>, to its text.</summary>
internal sealed record DialogSource(Func<CancellationToken, Task<IReadOnlyDictionary<string, string>>> ReadAsync);

/// <summary>Examples that people propose: listed, withdrawn, and given out as a patch.</summary>
internal sealed class ExampleProposals(IProposals proposals, DialogShelf shelf, DialogSource source, Examination examination, Ids ids, TimeProvider clock)
{
    /// <summary>Longer than any question of the dialogs; an example that tells a story teaches nothing.</summary>
    const int LongestExample = 200;

    public async Task<IResult> ListAsync(CancellationToken ct) => Results.Json(
        [.. (await proposals.ListAsync(ct)).Select(Of)], MissJson.Wire.IReadOnlyListProposalView);

    public async Task<IResult> ProposeAsync(HttpContext http, CancellationToken ct)
    {
        var (asked, problem) = await ApiBody.ReadAsync(http.Request, MissJson.Wire.ProposalRequest, ct);
        if (problem is not null) return problem;
        (var text, problem) = Line(asked!.Text);
        if (problem is not null) return problem;

        var library = shelf.Current;
        if (library.Languages.All.All(language => language.Tag != asked.Language)) return Refused(400, "language.unknown");
        if (ExamplePatch.FileOf(library, asked.Intent ?? "", asked.Language!) is null) return Refused(400, "intent.unknown");
        if (library.IntentOfExample(text) is { } known) return new Problem(409, "example.known", $"This is an example of {known} already.");

        var (by, now) = (SignedInPerson.Of(http).Account.Name, clock.GetUtcNow());
        var proposal = new Proposal(ids.New(), asked.Intent!, asked.Language!, text, by, now);
        return await proposals.AddAsync(proposal, new ExampleProposed(proposal.Id, now, proposal.Intent, proposal.Language) { By = by }, ct)
            ? Results.Json(Of(proposal), MissJson.Wire.ProposalView)
            : Refused(409, "proposal.known");
    }

    public async Task<IResult> WithdrawAsync(string id, HttpContext http, CancellationToken ct) =>
        await proposals.WithdrawAsync(id, new ProposalWithdrawn(id, clock.GetUtcNow()) { By = SignedInPerson.Of(http).Account.Name }, ct)
            ? Results.NoContent()
            : Refused(404, "proposal.unknown");

    /// <summary>Nobody takes the examples over before it is known what they do to the accuracy; asked too early, the computing begins.</summary>
    public async Task<IResult> PatchAsync(CancellationToken ct)
    {
        var (library, proposed) = (shelf.Current, await proposals.ListAsync(ct));
        var patch = ExamplePatch.Of(await source.ReadAsync(ct), library, proposed);
        if (patch.Text.Length == 0) return Refused(409, "patch.empty");

        return examination.Ask(library, proposed).State is FindingsState.Running
            ? Refused(409, "findings.running")
            : Results.File(Encoding.UTF8.GetBytes(patch.Text), "text/x-diff; charset=utf-8", "examples.patch");
    }

    /// <summary>One line, masked like a citizen's: what is proposed leaves the desk.</summary>
    static (string Text, Problem? Problem) Line(string? typed)
    {
        var (text, problem) = DeskWords.Text(typed);
        if (problem is not null) return ("", problem);

        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > LongestExample
            ? ("", new Problem(413, "example.too-long", $"At most {LongestExample} characters."))
            : (Masking.Mask(line).Text, null);
    }

    ProposalView Of(Proposal proposal) => new(
        proposal.Id, proposal.Intent, proposal.Language, proposal.Text, proposal.By, proposal.At,
        proposal.IsTaken(shelf.Current) ? "taken" : ExamplePatch.FileOf(shelf.Current, proposal.Intent, proposal.Language) is null ? "homeless" : "open");

    static Problem Refused(int status, string code) => new(status, code, code switch
    {
        "language.unknown" => "The dialogs do not speak this language.",
        "intent.unknown" => "There is no such intent.",
        "proposal.known" => "The same words are proposed already.",
        "findings.running" => "The change in accuracy is still being computed; ask again when it is known.",
        "proposal.unknown" => "There is no such proposal.",
        _ => "There is nothing to change: nothing is proposed, or the dialogs have it already.",
    });
}
