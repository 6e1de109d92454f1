using System.ComponentModel.DataAnnotations;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.OpenAi;

/// <summary>Section <c>OpenAi</c>: read when Translation:Provider is OpenAi.</summary>
public sealed class OpenAiSettings
{
    /// <summary>The address before <c>/chat/completions</c>, such as <c>https://api.openai.com/v1</c>; plain http is for one in the own network.</summary>
    [Required(ErrorMessage = "OpenAi:Endpoint is missing: it is the address before /chat/completions.")]
    [VendorAddress(Plain = true, ErrorMessage = "OpenAi:Endpoint must be an http or https address without a query.")]
    public string? Endpoint { get; init; }

    /// <summary>Sent as Bearer; an endpoint in the own network may need none.</summary>
    [RegularExpression("[!-~]+", ErrorMessage = "OpenAi:Key must have no spaces.")]
    public string? Key { get; init; }

    /// <summary>As the endpoint calls it.</summary>
    [Required(ErrorMessage = "OpenAi:Model is missing: it is the name of a model as the endpoint calls it.")]
    public string? Model { get; init; }

    /// <summary>0 repeats itself best; without it the model's own is taken, because some refuse any other.</summary>
    [Range(0, 2, ErrorMessage = "OpenAi:Temperature must be between 0 and 2.")]
    public double? Temperature { get; init; }
}
