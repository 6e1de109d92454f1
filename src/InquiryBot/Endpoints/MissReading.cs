using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Misses;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Measuring;
using InquiryBot.Workers;

namespace InquiryBot.Endpoints;

/// <summary>
/// What was not understood, what it may have meant, and how well the understanding does. This machine's understanding is asked, whoever
/// else helps with citizens' words: a page of two hundred questions would wait for two hundred answers from outside.
/// </summary>
/// <param name="understanding">This machine's.</param>
internal sealed class MissReading(
    IMisses misses, IProposals proposals, DialogShelf shelf, IUnderstanding understanding, Examination examination, TimeProvider clock)
{
    const int Days = 180;
    const int MostQuestions = 3000;
    const int MostClusters = 200;
    const int ShownSamples = 3;

    /// <summary>What the dialogs have word for word by now is no longer open, and an example already proposed is marked.</summary>
    public async Task<IResult> ClustersAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var library = shelf.Current;
        var open = (await misses.ReadAsync(now.AddDays(-Days), MostQuestions, ct)).Where(miss => library.IntentOfExample(miss.Text) is null).ToList();
        var proposed = (await proposals.ListAsync(ct)).Select(proposal => proposal.Text).ToHashSet(StringComparer.Ordinal);
        var clusters = new List<ClusterView>();
        foreach (var cluster in Cluster.Of(open, now).Take(MostClusters))
            clusters.Add(Of(cluster, cluster.Others.Prepend(cluster.Sample).Any(proposed.Contains), await NearestAsync(cluster, library, ct)));
        return Results.Json(new MissesView(clusters, open.Count, Days), MissJson.Wire.MissesView);
    }

    /// <summary>Every intent that an example may be given to, by name, and at the end what is nobody's.</summary>
    public IResult Intents()
    {
        var library = shelf.Current;
        var counts = library.Lines.CountBy(line => (line.Intent, line.Language)).ToDictionary();
        return Results.Json(
            [.. library.Dialogs.Select(dialog => dialog.Intent).Order(StringComparer.Ordinal).Append(Core.Understanding.Intents.OutOfScope).Select(Of)],
            MissJson.Wire.IReadOnlyListIntentView);

        IntentView Of(string intent) => new(
            intent,
            library.Languages.All.Select(language => (language.Tag, Words: library.Words.In(Wordings.Shared, language.Tag).GetValueOrDefault(SystemTexts.Topic(intent))))
                .Where(title => title.Words is not null).ToDictionary(title => title.Tag, title => title.Words!.Variants[0]),
            library.Languages.All.ToDictionary(language => language.Tag, language => counts.GetValueOrDefault((intent, language.Tag))));
    }

    /// <summary>The intents that the words are nearest to, best first; never a crisis, which nobody should read about a parking fine.</summary>
    public async Task<IResult> AlternativesAsync(HttpContext http, CancellationToken ct)
    {
        var (asked, problem) = await ApiBody.ReadAsync(http.Request, MissJson.Wire.AlternativesRequest, ct);
        if (problem is not null) return problem;
        (var text, problem) = DeskWords.Text(asked!.Text);
        if (problem is not null) return problem;

        var near = await NearAsync(text, asked.Language, ct);
        return Results.Json([.. near.Select(one => one with { Score = Math.Round(one.Score, 3) })], MissJson.Wire.IReadOnlyListAlternative);
    }

    async Task<IEnumerable<Alternative>> NearAsync(string text, string? language, CancellationToken ct)
    {
        var understood = await understanding.UnderstandAsync(text, language, ct);
        return understood.Alternatives.Prepend(new Alternative(understood.Intent, understood.Score)).Where(near => shelf.Current.Find(near.Intent) is { IsEmergency: false });
    }

    /// <summary>What citizens found at last, or else the nearest by the words, of the intents that can have an example in this language.</summary>
    async Task<string?> NearestAsync(Cluster cluster, DialogLibrary library, CancellationToken ct)
    {
        if (library.Languages.Find(cluster.Language) is null) return null;
        return cluster.Found.FirstOrDefault(Takes) ?? (await NearAsync(cluster.Sample, cluster.Language, ct)).Select(near => near.Intent).FirstOrDefault(Takes);

        bool Takes(string intent) => library.Find(intent) is { IsEmergency: false } && ExamplePatch.FileOf(library, intent, cluster.Language) is not null;
    }

    /// <summary>How far the examination is; the first who asks begins it.</summary>
    public async Task<IResult> FindingsAsync(CancellationToken ct) =>
        Results.Json(Of(examination.Ask(shelf.Current, await proposals.ListAsync(ct))), MissJson.Wire.FindingsView);

    /// <summary>The word for what happened next.</summary>
    static string Word(Sequel sequel) => sequel switch
    {
        Sequel.HandedOff => "handed-off",
        Sequel.GaveUp => "gave-up",
        _ => DeskViews.Word(sequel),
    };

    static ClusterView Of(Cluster cluster, bool proposed, string? nearest) => new(
        cluster.Sample, cluster.Language, cluster.Count, cluster.Languages, cluster.Others, cluster.LastAsked,
        cluster.Sequels.ToDictionary(sequel => Word(sequel.Key), sequel => sequel.Value), cluster.Found, nearest, proposed);

    static FindingsView Of(Findings findings) => new(
        DeskViews.Word(findings.State), findings.Done, findings.Total, findings.Proposed,
        [.. findings.Changes.Select(change => new ChangeView(change.Language, change.Questions, change.Added, Of(change.Before), Of(change.After)))],
        [.. findings.Intents.Select(intent => new IntentFiguresView(intent.Intent, intent.Due, intent.Precision, intent.Recall))],
        [.. findings.Confusions.Select(pair => new ConfusionView(pair.Expected, pair.Answered, pair.Texts.Count, [.. pair.Texts.Take(ShownSamples)]))]);

    static ScoreView Of(Score score) => new(score.Right, score.Answered, score.OutOfScope);
}
