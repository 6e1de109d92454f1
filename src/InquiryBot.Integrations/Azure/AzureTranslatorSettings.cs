using System.ComponentModel.DataAnnotations;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Azure;

/// <summary>Section <c>Azure:Translator</c>: read when Translation:Provider is AzureTranslator.</summary>
public sealed class AzureTranslatorSettings
{
    /// <summary>The global address, one of a geography, or the resource's own (<c>https://name.cognitiveservices.azure.com</c>).</summary>
    [VendorAddress(ErrorMessage = "Azure:Translator:Endpoint must be an https address without a query.")]
    public string Endpoint { get; init; } = "https://api.cognitive.microsofttranslator.com";

    /// <summary>One of the resource's two keys.</summary>
    [Required(ErrorMessage = "Azure:Translator:Key is missing: set it in the environment.")]
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Azure:Translator:Key must have at least 16 characters and no spaces.")]
    public string? Key { get; init; }

    /// <summary>The resource's region, such as koreacentral; a global resource has none.</summary>
    [RegularExpression("[a-z0-9]+", ErrorMessage = "Azure:Translator:Region must be a region's short name, such as koreacentral.")]
    public string? Region { get; init; }
}
