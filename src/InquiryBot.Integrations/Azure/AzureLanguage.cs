using Azure.Core;
using Azure.Core.Pipeline;
using InquiryBot.Integrations.Wire;
using Microsoft.Extensions.Logging;

namespace InquiryBot.Integrations.Azure;

/// <summary>Azure AI Language at the wire, version 2023-04-01: five analyses of a text and, where a project is set, its intent, all asked side by side.</summary>
public sealed class AzureLanguage
{
    /// <summary>A document's limit, in text elements; counted here in UTF-16 units, which are never fewer.</summary>
    public const int LongestText = 5_120;

    const string Version = "?api-version=2023-04-01";

    readonly TimeProvider clock;
    readonly TimeSpan budget;
    readonly Dictionary<Analysis, AnalysisLane> lanes;
    readonly Vendor conversations;
    readonly Uri conversationsAddress;
    readonly AzureLanguageSettings settings;

    /// <param name="settings">Found valid.</param>
    /// <param name="handler">The way out of the house.</param>
    /// <param name="credential">For the identity Entra; null: a key.</param>
    public AzureLanguage(AzureLanguageSettings settings, HttpMessageHandler handler, TokenCredential? credential, TimeProvider clock, ILogger<AzureLanguage> log)
    {
        (this.settings, this.clock, budget) = (settings, clock, TimeSpan.FromMilliseconds(settings.BudgetMilliseconds));
        var pipeline = VendorPipeline.Through(handler, Identity(settings, credential));
        var address = VendorAddressAttribute.Below(settings.Endpoint, "/language/:analyze-text" + Version);
        lanes = Analysis.All.Where(analysis => !settings.Skip.Contains(analysis.Name)).ToDictionary(analysis => analysis, analysis =>
            new AnalysisLane(analysis, new Vendor($"Azure AI Language ({analysis.Kind})", pipeline, budget, clock, log), address));
        conversations = new("Azure AI Language (Conversation)", pipeline, budget, clock, log);
        conversationsAddress = VendorAddressAttribute.Below(settings.Endpoint, "/language/:analyze-conversations" + Version);
    }

    /// <summary>What the service says within the budget; what is late or failed is missing.</summary>
    /// <param name="text">At most <see cref="LongestText"/>, masked.</param>
    /// <param name="language">BCP 47 primary tag of its likely language.</param>
    internal async Task<Analyzed> AnalyzeAsync(string text, string language, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(budget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        var code = AzureCodes.ForLanguage(language);
        var detected = AskAsync(Analysis.Language, text, null, either.Token);
        var sentiment = AskAsync(Analysis.Sentiment, text, code, either.Token);
        var phrases = AskAsync(Analysis.KeyPhrases, text, code, either.Token);
        var entities = AskAsync(Analysis.Entities, text, code, either.Token);
        var personal = AskAsync(Analysis.PersonalData, text, code, either.Token);
        var prediction = PredictAsync(text, code, either.Token);
        await Task.WhenAll(detected, sentiment, phrases, entities, personal, prediction);

        ct.ThrowIfCancellationRequested();
        return new(
            (await detected)?.DetectedLanguage, (await sentiment)?.ConfidenceScores, Whole((await phrases)?.KeyPhrases),
            Whole((await entities)?.Entities), Whole((await personal)?.Entities),
            (await prediction)?.Result.Prediction is { } one ? new Guess(one.TopIntent, Whole(one.Intents), Whole(one.Entities)) : null);
    }

    Task<AnalyzedDocument?> AskAsync(Analysis analysis, string text, string? language, CancellationToken limit) =>
        lanes.TryGetValue(analysis, out var lane) ? WithinAsync(lane.AskAsync(text, language, limit), limit) : Task.FromResult<AnalyzedDocument?>(null);

    Task<AnalyzeConversationAnswer?> PredictAsync(string text, string language, CancellationToken limit) =>
        string.IsNullOrEmpty(settings.Project) ? Task.FromResult<AnalyzeConversationAnswer?>(null) : WithinAsync(conversations.AskAsync(
            conversationsAddress,
            new AnalyzeConversation("Conversation", new(new("1", "1", text, language, "text")), new(settings.Project, settings.Deployment!, "Utf16CodeUnit", Verbose: true)),
            AzureLanguageJson.Default.AnalyzeConversation, AzureLanguageJson.Default.AnalyzeConversationAnswer, CancellationToken.None), limit);

    static IReadOnlyList<T> Whole<T>(IReadOnlyList<T?>? list) where T : class => list is null ? [] : [.. list.OfType<T>()];

    static async Task<T?> WithinAsync<T>(Task<T?> asked, CancellationToken limit) where T : class
    {
        try
        {
            return await asked.WaitAsync(limit);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    static HttpPipelinePolicy Identity(AzureLanguageSettings settings, TokenCredential? credential) => credential is null
        ? VendorPipeline.Header("Ocp-Apim-Subscription-Key", settings.Key!)
        : new BearerTokenAuthenticationPolicy(new PatientCredential(credential), "https://cognitiveservices.azure.com/.default");
}

/// <summary>What Azure AI Language said of one text; null and empty where it said nothing in time.</summary>
internal sealed record Analyzed(
    DetectedLanguage? Language, SentimentScores? Sentiment, IReadOnlyList<string> KeyPhrases,
    IReadOnlyList<AzureEntity> Entities, IReadOnlyList<AzureEntity> Personal, Guess? Guess);

/// <summary>What a project makes of a text.</summary>
internal sealed record Guess(string TopIntent, IReadOnlyList<PredictedIntent> Intents, IReadOnlyList<AzureEntity> Entities);
