using System.ComponentModel.DataAnnotations;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Viber;

/// <summary>Section <c>Channels:Viber</c>: on when it has a token.</summary>
public sealed class ViberSettings
{
    /// <summary>With which Viber signs what it sends, and with which we send.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:Viber:Token must have at least 16 characters and no spaces.")]
    public string? Token { get; init; }

    /// <summary>Who speaks, as the citizen sees it.</summary>
    [StringLength(28, MinimumLength = 1, ErrorMessage = "Channels:Viber:SenderName must have 1 to 28 characters.")]
    public string SenderName { get; init; } = "InquiryBot";

    /// <summary>How long, in hours, after an event its webhook is believed: Viber repeats itself for about one.</summary>
    [Range(1, 48, ErrorMessage = "Channels:Viber:RepeatHours must be between 1 and 48.")]
    public int RepeatHours { get; init; } = 2;

    [VendorAddress(Plain = true, ErrorMessage = "Channels:Viber:Server must be an http or https address without a query.")]
    public string Server { get; init; } = "https://chatapi.viber.com";
}
