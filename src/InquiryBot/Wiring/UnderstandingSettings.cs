using System.ComponentModel.DataAnnotations;

namespace InquiryBot.Wiring;

/// <summary>Section <c>Understanding</c>.</summary>
public sealed class UnderstandingSettings
{
    /// <summary><c>Local</c>: nothing leaves the house; <c>AzureLanguage</c>: Azure AI Language is asked too, as section <c>Azure:Language</c> says.</summary>
    [RegularExpression("Local|AzureLanguage", ErrorMessage = "Understanding:Provider must be Local or AzureLanguage.")]
    public string Provider { get; init; } = "Local";

    /// <summary>Where what was learned is kept, so that a restart does not learn again; without it, the folder <c>models</c> in Storage:Path.</summary>
    public string? Folder { get; init; }
}
