using System.ComponentModel.DataAnnotations;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Azure;

/// <summary>Section <c>Azure:Language</c>: read when Understanding:Provider is AzureLanguage.</summary>
public sealed class AzureLanguageSettings : IValidatableObject
{
    /// <summary>Of the language resource: <c>https://name.cognitiveservices.azure.com</c>.</summary>
    [Required(ErrorMessage = "Azure:Language:Endpoint is missing: it is the https address of the language resource.")]
    [VendorAddress(ErrorMessage = "Azure:Language:Endpoint must be an https address without a query.")]
    public string? Endpoint { get; init; }

    /// <summary><c>Key</c>, or <c>Entra</c>: the identity of the machine, the workload or the environment (AZURE_CLIENT_ID, …), without a key.</summary>
    [RegularExpression("Key|Entra", ErrorMessage = "Azure:Language:Identity must be Key or Entra.")]
    public string Identity { get; init; } = "Key";

    /// <summary>One of the resource's two keys.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Azure:Language:Key must have at least 16 characters and no spaces.")]
    public string? Key { get; init; }

    /// <summary>How long a citizen's turn waits, in milliseconds; what has not come by then is answered by this machine alone.</summary>
    [Range(50, 5000, ErrorMessage = "Azure:Language:BudgetMilliseconds must be between 50 and 5000.")]
    public int BudgetMilliseconds { get; init; } = 400;

    /// <summary>Analyses that are not asked for, each saves a record a message: Language, Sentiment, KeyPhrases, Entities, PersonalData.</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];

    /// <summary>Project for conversational language understanding, of the kind Conversation, whose intents are named as the dialogs are; without it intents are found on this machine.</summary>
    public string? Project { get; init; }

    /// <summary>The project's deployment.</summary>
    public string? Deployment { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Identity == "Key" && Key is null)
            yield return new("Azure:Language:Key is missing: set it in the environment, or set Azure:Language:Identity to Entra.", [nameof(Key)]);
        if (string.IsNullOrEmpty(Project) != string.IsNullOrEmpty(Deployment))
            yield return new("Azure:Language:Project and Azure:Language:Deployment need each other.", [nameof(Project)]);
        foreach (var unknown in Skip.Where(name => !Analysis.All.Any(analysis => analysis.Name == name)))
            yield return new($"Azure:Language:Skip: '{unknown}' is none of {string.Join(", ", Analysis.All.Select(analysis => analysis.Name))}.", [nameof(Skip)]);
    }
}
