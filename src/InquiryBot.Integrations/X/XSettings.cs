using System.ComponentModel.DataAnnotations;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.X;

/// <summary>Section <c>Channels:X</c>: on when it has an access token. The four keys of OAuth 1.0a do not expire, so nobody has to renew them.</summary>
public sealed class XSettings : IValidatableObject
{
    /// <summary>The application's API key.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:X:ConsumerKey must have at least 16 characters and no spaces.")]
    public string? ConsumerKey { get; init; }

    /// <summary>The application's API secret, with which X signs what it sends.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:X:ConsumerSecret must have at least 16 characters and no spaces.")]
    public string? ConsumerSecret { get; init; }

    /// <summary>The account's; it begins with the account's number.</summary>
    [RegularExpression("[0-9]+-[!-~]{16,}", ErrorMessage = "Channels:X:AccessToken must look like 1234567890-AbC…, as the developer console gives it.")]
    public string? AccessToken { get; init; }

    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:X:AccessTokenSecret must have at least 16 characters and no spaces.")]
    public string? AccessTokenSecret { get; init; }

    /// <summary>The application's OAuth 2.0 client secret: an application that has one gets its events signed with it.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:X:ClientSecret must have at least 16 characters and no spaces.")]
    public string? ClientSecret { get; init; }

    /// <summary>The application's own, without a user: with it X is told our address and asked whether it sends there.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:X:BearerToken must have at least 16 characters and no spaces.")]
    public string? BearerToken { get; init; }

    /// <summary>The account's OAuth 2.0 token, which is needed once, to subscribe; it expires after two hours.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:X:UserToken must have at least 16 characters and no spaces.")]
    public string? UserToken { get; init; }

    /// <summary>Direct messages in a quarter of an hour that the account's plan allows.</summary>
    [Range(1, 100_000, ErrorMessage = "Channels:X:MessagesPerQuarter must be between 1 and 100000.")]
    public int MessagesPerQuarter { get; init; } = 15;

    [VendorAddress(Plain = true, ErrorMessage = "Channels:X:Server must be an http or https address without a query.")]
    public string Server { get; init; } = "https://api.x.com";

    /// <summary>Where the pictures of direct messages are.</summary>
    [VendorAddress(Plain = true, ErrorMessage = "Channels:X:FileServer must be an http or https address without a query.")]
    public string FileServer { get; init; } = "https://ton.twitter.com";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AccessToken is not null && (ConsumerKey is null || ConsumerSecret is null || AccessTokenSecret is null))
            yield return new("Channels:X:ConsumerKey, ConsumerSecret and AccessTokenSecret belong to the AccessToken: one of them is missing.", [nameof(AccessToken)]);
    }
}
