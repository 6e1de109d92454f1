namespace InquiryBot.Integrations.Azure;

/// <summary>Languages as the two services call them; everywhere else they are BCP 47 primary tags.</summary>
internal static class AzureCodes
{
    /// <summary>For a document of Azure AI Language.</summary>
    public static string ForLanguage(string tag) => tag is "zh" ? "zh-hans" : tag;

    /// <summary>For Azure Translator.</summary>
    public static string ForTranslator(string tag) => tag switch
    {
        "zh" => "zh-Hans",
        "mn" => "mn-Cyrl",
        "tl" => "fil",
        "sr" => "sr-Cyrl",
        "no" => "nb",
        _ => tag,
    };

    /// <summary>zh_chs, zh-Hant, mn-Cyrl, fil as primary tags; null for what was not recognised.</summary>
    public static string? ToTag(string code) => code.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "fil" => "tl",
        { Length: 2 or 3 } primary when primary.All(char.IsAsciiLetterLower) => primary,
        _ => null,
    };
}
