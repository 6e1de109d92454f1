using System.ComponentModel.DataAnnotations;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Wiring;

/// <summary>Section <c>Channels:Common</c>: what all channels of vendors share.</summary>
public sealed class ChannelSettings
{
    /// <summary>Our address outside, such as <c>https://bot.gg.go.kr</c>: vendors call it, and some sign it.</summary>
    [VendorAddress(Plain = true, ErrorMessage = "Channels:Common:PublicUrl must be an http or https address without a query.")]
    public string? PublicUrl { get; init; }

    /// <summary>Largest file of a citizen that is fetched from a vendor, in bytes.</summary>
    [Range(1024, 104857600, ErrorMessage = "Channels:Common:MaxFileBytes must be between 1024 and 104857600.")]
    public int MaxFileBytes { get; init; } = 20 * 1024 * 1024;
}
