using System.ComponentModel.DataAnnotations;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.LibreTranslate;

/// <summary>Section <c>LibreTranslate</c>: read when Translation:Provider is LibreTranslate.</summary>
public sealed class LibreTranslateSettings
{
    /// <summary>Of the server; plain http is for one in the own network.</summary>
    [Required(ErrorMessage = "LibreTranslate:Endpoint is missing: it is the address of your server.")]
    [VendorAddress(Plain = true, ErrorMessage = "LibreTranslate:Endpoint must be an http or https address without a query.")]
    public string? Endpoint { get; init; }

    /// <summary>For a server that asks for one.</summary>
    [RegularExpression("[!-~]+", ErrorMessage = "LibreTranslate:Key must have no spaces.")]
    public string? Key { get; init; }
}
