using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Actions;

/// <summary>
/// <c>look-up-case</c>: how far a case is, told only in the conversation that opened it or to whom gives the phone
/// number of its form. Five wrong tries within an hour, about one number or in one conversation, lock it for that hour, so that phone
/// numbers cannot be tried out.
/// </summary>
public sealed class LookUpCase(ICases cases, IVault vault) : IAction
{
    const int Tries = 5;
    static readonly TimeSpan Window = TimeSpan.FromHours(1);
    static readonly ActionOutcome NotFound = new("not-found");

    public ActionShape Shape { get; } = new("look-up-case")
    {
        Repeats = true,
        Needs = ["number"],
        Takes = ["phone"],
        Outcomes = ["not-found", "unproven", "no-phone", "locked"],
        Results = ["case.number", "case.state", "case.kind", "case.place", "case.told", "case.words"],
        Values = new Dictionary<string, string[]>
        {
            ["case.state"] = [.. Enum.GetValues<CaseState>().Where(state => state is not CaseState.Merged).Select(CaseStates.Key)],
            ["case.told"] = ["something", "nothing"],
        },
    };

    public async ValueTask<ActionOutcome> RunAsync(ActionCall call, CancellationToken ct)
    {
        if (CaseNumber.Read(vault.OpenSlot(call.With["number"])) is not { } number) return NotFound;
        if (await cases.FindAsync(number, ct) is not { } found) return NotFound;
        if (found.Conversation == call.Conversation.Id) return await TellAsync(found, ct);

        if (await cases.CountRefusalsAsync(number, call.Conversation.Id, call.Now - Window, ct) >= Tries) return new ActionOutcome("locked");
        if (SamePhone(found, call)) return await TellAsync(found, ct);

        if (found.Phone is null) return new ActionOutcome("no-phone");

        // To ask without a phone number tries nothing out.
        return call.With.GetValueOrDefault("phone") is not { Length: > 0 } ? new ActionOutcome("unproven")
            : new ActionOutcome("unproven") { Entries = [new CaseLookUpRefused(number.ToString(), call.Now)] };
    }

    bool SamePhone(Case found, ActionCall call) =>
        found.Phone is { } kept
        && call.With.GetValueOrDefault("phone") is { Length: > 0 } given
        && Digits(vault.OpenSlot(given)) is { Length: > 0 } digits
        && digits == Digits(vault.OpenSlot(kept));

    static string Digits(string phone) => string.Concat(phone.Where(char.IsAsciiDigit));

    async ValueTask<ActionOutcome> TellAsync(Case found, CancellationToken ct)
    {
        var now = await GoingOnAsync(found, ct);
        var words = now.Words.Count > 0 ? now.Words[^1].Words : "";
        return new()
        {
            Results = new Dictionary<string, string>
            {
                ["case.number"] = found.Key,
                ["case.state"] = now.State.Key(),
                ["case.kind"] = found.Kind,
                ["case.place"] = found.Place?.Words ?? "",
                ["case.told"] = words.Length > 0 ? "something" : "nothing",
                ["case.words"] = words,
            },
        };
    }

    /// <summary>The case itself, or the one that goes on for it.</summary>
    async ValueTask<Case> GoingOnAsync(Case of, CancellationToken ct)
    {
        while (of.MergedInto is { } into && await cases.FindAsync(into, ct) is { } next) of = next;
        return of;
    }
}
