using System.Text.Json;
using System.Text.Json.Serialization;

namespace InquiryBot.Integrations.Azure;

// What is required here is required of an answer that counts; lists may hold nulls all the same, because the serializer does not look into them.

// POST {endpoint}/language/:analyze-text?api-version=2023-04-01 (Azure/azure-rest-api-specs, Language/stable/2023-04-01/analyzetext.json).
internal sealed record AnalyzeText(string Kind, AnalyzeTextParameters Parameters, DocumentList AnalysisInput);

internal sealed record AnalyzeTextParameters(string ModelVersion, bool LoggingOptOut, string? StringIndexType);

internal sealed record DocumentList(IReadOnlyList<Document> Documents);

/// <summary>Has a language, or a country where the language is what is asked.</summary>
internal sealed record Document(string Id, string? Language, string? CountryHint, string Text);

internal sealed record AnalyzeTextAnswer(AnalyzeTextResults Results);

/// <summary>A document that failed stands among errors, of which no more is needed than that it is missing here.</summary>
internal sealed record AnalyzeTextResults(IReadOnlyList<AnalyzedDocument?> Documents);

/// <summary>What one kind of analysis says of a document; each kind fills its own.</summary>
internal sealed record AnalyzedDocument(string Id)
{
    public DetectedLanguage? DetectedLanguage { get; init; }
    public SentimentScores? ConfidenceScores { get; init; }
    public IReadOnlyList<string?>? KeyPhrases { get; init; }
    public IReadOnlyList<AzureEntity?>? Entities { get; init; }
}

internal sealed record DetectedLanguage(string Iso6391Name, double ConfidenceScore);

internal sealed record SentimentScores(double Positive, double Negative);

/// <summary>A piece of the text, in UTF-16 units.</summary>
internal sealed record AzureEntity(string Category, string Text, int Offset, int Length, double ConfidenceScore);

// POST {endpoint}/language/:analyze-conversations?api-version=2023-04-01 (…/analyzeconversations.json).
internal sealed record AnalyzeConversation(string Kind, ConversationInput AnalysisInput, ConversationParameters Parameters);

internal sealed record ConversationInput(ConversationItem ConversationItem);

internal sealed record ConversationItem(string Id, string ParticipantId, string Text, string Language, string Modality);

internal sealed record ConversationParameters(string ProjectName, string DeploymentName, string StringIndexType, bool Verbose);

internal sealed record AnalyzeConversationAnswer(ConversationResult Result);

internal sealed record ConversationResult(Prediction Prediction);

/// <summary>Of a project of the kind Conversation; an orchestration's intents have another shape, and are no answer here.</summary>
internal sealed record Prediction(string TopIntent, IReadOnlyList<PredictedIntent?> Intents, IReadOnlyList<AzureEntity?> Entities);

internal sealed record PredictedIntent(string Category, double ConfidenceScore);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AnalyzeText))]
[JsonSerializable(typeof(AnalyzeTextAnswer))]
[JsonSerializable(typeof(AnalyzeConversation))]
[JsonSerializable(typeof(AnalyzeConversationAnswer))]
internal sealed partial class AzureLanguageJson : JsonSerializerContext;
