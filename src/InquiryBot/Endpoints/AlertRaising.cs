using InquiryBot.Auth;
using InquiryBot.Core;
using InquiryBot.Core.Alerts;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Turns;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Endpoints;

/// <summary>Switches disaster mode on and off, and shows before what citizens will hear.</summary>
internal sealed class AlertRaising(IAlerts alerts, AlertBoard board, AlertWords words, DialogShelf shelf, CitizenWords citizens, ITranslator translator, Ids ids, TimeProvider clock)
{
    /// <summary>A banner on a phone; who needs more writes an address.</summary>
    const int LongestWords = 300;
    const int LongestReason = 500;
    const int ShownAlerts = 50;

    /// <summary>What was forgotten must not stand there for ever.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    static IResult Nothing { get; } = Results.NoContent();

    public IResult Banner(string? language) => board.Current is { } alert
        ? Results.Json(new BannerView(alert.Id, words.Say(alert.Kind, alert.Words, citizens.Language(language)).Text!, alert.Until), AlertJson.Wire.BannerView)
        : Nothing;

    public async Task<IResult> ListAsync(CancellationToken ct) => Results.Json(
        new AlertsView([.. (await alerts.ListAsync(ShownAlerts, ct)).Select(Of)], AlertKinds.All), AlertJson.Wire.AlertsView);

    public async Task<IResult> PreviewAsync(HttpContext http, CancellationToken ct)
    {
        var (asked, problem) = await ReadAsync(http, ct);
        if (problem is not null) return problem;

        var all = await TranslatedAsync(asked!.Words!, ct);
        var texts = shelf.Current.Languages.All.ToDictionary(language => language.Tag, language => words.Say(asked.Kind!, all, language.Tag).Text!);
        return Results.Json(new PreviewView(all, texts), AlertJson.Wire.PreviewView);
    }

    public async Task<IResult> RaiseAsync(HttpContext http, CancellationToken ct)
    {
        var (asked, problem) = await ReadAsync(http, ct);
        if (problem is not null) return problem;
        var (reason, unfit) = DeskWords.Text(asked!.Reason);
        if (unfit is not null) return Refused("alert.reason");
        if (reason.Length > LongestReason) return new Problem(413, "text.too-long", $"At most {LongestReason} characters.");

        var (now, by) = (clock.GetUtcNow(), SignedInPerson.Of(http).Account.Name);
        if (asked.Until is not { } until || until <= now || until > now + Longest) return Refused("alert.until");

        var alert = new Alert(ids.New(), asked.Kind!, asked.Words!, reason, by, now, until);
        await alerts.RaiseAsync(alert, new AlertRaised(alert.Id, now, alert.Kind, reason, until) { By = by }, ct);
        board.Post(alert);
        return Results.Json(Of(alert), AlertJson.Wire.AlertView);
    }

    public async Task<IResult> EndAsync(string id, HttpContext http, CancellationToken ct)
    {
        if (!await alerts.EndAsync(id, new AlertEnded(id, clock.GetUtcNow()) { By = SignedInPerson.Of(http).Account.Name }, ct))
            return new Problem(409, "alert.over", "This alert is not on any more.");
        board.Post(null);
        return Nothing;
    }

    /// <summary>The kind and the words, as far as every request needs them.</summary>
    async Task<(AlertRequest? Asked, Problem? Problem)> ReadAsync(HttpContext http, CancellationToken ct)
    {
        var (asked, problem) = await ApiBody.ReadAsync(http.Request, AlertJson.Wire.AlertRequest, ct);
        if (problem is not null) return (null, problem);
        if (!AlertKinds.All.Contains(asked!.Kind)) return (null, Refused("alert.kind"));

        var fit = new Dictionary<string, string>();
        foreach (var (tag, typed) in asked.Words ?? new Dictionary<string, string>())
        {
            if (string.IsNullOrWhiteSpace(typed)) continue;
            if (shelf.Current.Languages.All.All(language => language.Tag != tag)) return (null, Refused("language.unknown"));
            (fit[tag], problem) = DeskWords.Text(typed);
            if (problem is not null) return (null, problem);
            if (fit[tag].Length > LongestWords) return (null, new Problem(413, "text.too-long", $"At most {LongestWords} characters in one language."));
        }

        return (asked with { Words = fit }, null);
    }

    /// <summary>The words also in the languages that have none, where there is a translator and it answers.</summary>
    async Task<IReadOnlyDictionary<string, string>> TranslatedAsync(IReadOnlyDictionary<string, string> given, CancellationToken ct)
    {
        var languages = shelf.Current.Languages;
        if (languages.Chain(languages.Default.Tag).FirstOrDefault(given.ContainsKey) is not { } from) return given;

        var missing = languages.All.Select(language => language.Tag).Where(tag => !given.ContainsKey(tag)).ToList();
        var made = await Task.WhenAll(missing.Select(async tag => (Tag: tag, Words: (await translator.TranslateAsync(given[from], from, tag, ct))?.Text)));
        return made.Where(one => one.Words is not null).Select(one => KeyValuePair.Create(one.Tag, one.Words!)).Concat(given).ToDictionary();
    }

    AlertView Of(Alert alert) => new(alert.Id, alert.Kind, alert.Words, alert.Reason, alert.By, alert.At, alert.Until, alert.EndedAt, alert.IsOn(clock.GetUtcNow()));

    static Problem Refused(string code) => new(400, code, code switch
    {
        "alert.kind" => "There is no such kind of alert.",
        "alert.reason" => "Say why: the reason is kept in the audit trail.",
        "alert.until" => $"It needs an end that lies ahead, at most {Longest.Days} days.",
        _ => "The dialogs do not speak this language.",
    });
}
