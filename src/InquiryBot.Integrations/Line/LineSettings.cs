using System.ComponentModel.DataAnnotations;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Line;

/// <summary>Section <c>Channels:Line</c>: on when it has an access token.</summary>
public sealed class LineSettings : IValidatableObject
{
    /// <summary>With which LINE signs what it sends.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:Line:ChannelSecret must have at least 16 characters and no spaces.")]
    public string? ChannelSecret { get; init; }

    /// <summary>With which we send: the long-lived one of the console, or any other that somebody renews.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:Line:AccessToken must have at least 16 characters and no spaces.")]
    public string? AccessToken { get; init; }

    /// <summary>How long, in seconds, a reply token is used; LINE promises one minute at most (unverified beyond).</summary>
    [Range(1, 60, ErrorMessage = "Channels:Line:ReplySeconds must be between 1 and 60.")]
    public int ReplySeconds { get; init; } = 50;

    [VendorAddress(Plain = true, ErrorMessage = "Channels:Line:Server must be an http or https address without a query.")]
    public string Server { get; init; } = "https://api.line.me";

    /// <summary>Where the files of citizens are.</summary>
    [VendorAddress(Plain = true, ErrorMessage = "Channels:Line:ContentServer must be an http or https address without a query.")]
    public string ContentServer { get; init; } = "https://api-data.line.me";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AccessToken is not null && ChannelSecret is null) yield return new("Channels:Line:ChannelSecret is missing: without it nobody's request can be told from LINE's.", [nameof(ChannelSecret)]);
    }
}
