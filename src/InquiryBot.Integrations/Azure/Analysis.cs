namespace InquiryBot.Integrations.Azure;

/// <summary>A kind of analyze-text, with the documents that one request may hold (Azure's "Service limits for Azure Language").</summary>
/// <param name="Name">As the settings call it.</param>
/// <param name="Kind">As the service calls it.</param>
/// <param name="Documents">Language detection takes 1,000, but a request 1 MB: 32 of the longest texts, each letter escaped, fill it.</param>
/// <param name="Places">Whether its answers hold places in the text, and it wants to know in which unit.</param>
internal sealed record Analysis(string Name, string Kind, int Documents, bool Places)
{
    public static readonly Analysis Language = new("Language", "LanguageDetection", 32, Places: false);
    public static readonly Analysis Sentiment = new("Sentiment", "SentimentAnalysis", 10, Places: true);
    public static readonly Analysis KeyPhrases = new("KeyPhrases", "KeyPhraseExtraction", 10, Places: false);
    public static readonly Analysis Entities = new("Entities", "EntityRecognition", 5, Places: true);
    public static readonly Analysis PersonalData = new("PersonalData", "PiiEntityRecognition", 5, Places: true);

    public static IReadOnlyList<Analysis> All { get; } = [Language, Sentiment, KeyPhrases, Entities, PersonalData];
}
