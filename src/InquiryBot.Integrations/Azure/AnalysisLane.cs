using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Azure;

/// <summary>
/// One kind of analysis for all turns. A text that comes alone goes at once; texts that come while two requests are out
/// wait for the first to come back, and travel together, as many as a request may hold.
/// </summary>
internal sealed class AnalysisLane(Analysis analysis, Vendor vendor, Uri address)
{
    const int Requests = 2;

    readonly Lock gate = new();
    readonly Queue<Waiting> line = [];
    int underway;

    /// <param name="ct">Cancelled when nobody waits any longer: a text still in line then never leaves.</param>
    /// <returns>Null when there is no answer for this text.</returns>
    public Task<AnalyzedDocument?> AskAsync(string text, string? language, CancellationToken ct)
    {
        var waiting = new Waiting(text, language, ct);
        lock (gate)
        {
            line.Enqueue(waiting);
            if (underway == Requests) return waiting.Answer.Task;
            underway++;
        }

        _ = TravelAsync();
        return waiting.Answer.Task;
    }

    async Task TravelAsync()
    {
        while (NextBatch() is { Count: > 0 } batch)
        {
            var answers = (await SendAsync(batch))?.Results.Documents.OfType<AnalyzedDocument>().GroupBy(document => document.Id).ToDictionary(same => same.Key, same => same.First()) ?? [];
            for (var i = 0; i < batch.Count; i++) batch[i].Answer.SetResult(answers.GetValueOrDefault(Id(i)));
        }
    }

    List<Waiting> NextBatch()
    {
        var batch = new List<Waiting>();
        lock (gate)
        {
            while (batch.Count < analysis.Documents && line.TryDequeue(out var next))
            {
                if (next.GivenUp.IsCancellationRequested) next.Answer.SetResult(null);
                else batch.Add(next);
            }

            if (batch.Count == 0) underway--;
        }

        return batch;
    }

    /// <summary>The service keeps nothing of a citizen's text: <c>loggingOptOut</c>.</summary>
    Task<AnalyzeTextAnswer?> SendAsync(List<Waiting> batch) => vendor.AskAsync(
        address,
        new AnalyzeText(
            analysis.Kind, new("latest", LoggingOptOut: true, analysis.Places ? "Utf16CodeUnit" : null),
            new([.. batch.Select((waiting, i) => new Document(Id(i), waiting.Language, waiting.Language is null ? "kr" : null, waiting.Text))])),
        AzureLanguageJson.Default.AnalyzeText, AzureLanguageJson.Default.AnalyzeTextAnswer, CancellationToken.None);

    static string Id(int place) => (place + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    sealed record Waiting(string Text, string? Language, CancellationToken GivenUp)
    {
        public TaskCompletionSource<AnalyzedDocument?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
