using System.ComponentModel.DataAnnotations;

namespace InquiryBot.Wiring;

/// <summary>Section <c>Translation</c>.</summary>
public sealed class TranslationSettings
{
    /// <summary>Who translates; each has a section of its own.</summary>
    [RegularExpression("None|AzureTranslator|LibreTranslate|OpenAi", ErrorMessage = "Translation:Provider must be None, AzureTranslator, LibreTranslate or OpenAi.")]
    public string Provider { get; init; } = "None";

    /// <summary>How long a translation may take before there is none, in milliseconds.</summary>
    [Range(100, 60000, ErrorMessage = "Translation:BudgetMilliseconds must be between 100 and 60000.")]
    public int BudgetMilliseconds { get; init; } = 4000;

    /// <summary>How many translations are kept in memory.</summary>
    [Range(0, 100000, ErrorMessage = "Translation:Remembered must be between 0 and 100000.")]
    public int Remembered { get; init; } = 2000;
}
