using System.ComponentModel.DataAnnotations;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Zalo;

/// <summary>Section <c>Channels:Zalo</c>: on when it has the official account's secret key. All that is said of Zalo is from secondary sources (unverified).</summary>
public sealed class ZaloSettings : IValidatableObject
{
    /// <summary>With which Zalo signs what it sends: the official account's secret key, not the app's.</summary>
    [RegularExpression("[!-~]{8,}", ErrorMessage = "Channels:Zalo:OaSecretKey must have at least 8 characters and no spaces.")]
    public string? OaSecretKey { get; init; }

    [RegularExpression("[0-9]+", ErrorMessage = "Channels:Zalo:AppId must be a number.")]
    public string? AppId { get; init; }

    /// <summary>With which access tokens are fetched.</summary>
    [RegularExpression("[!-~]{8,}", ErrorMessage = "Channels:Zalo:AppSecret must have at least 8 characters and no spaces.")]
    public string? AppSecret { get; init; }

    /// <summary>The first one, as the console gives it; each is good for one use, and the next is kept in <see cref="TokenFile"/>.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:Zalo:RefreshToken must have at least 16 characters and no spaces.")]
    public string? RefreshToken { get; init; }

    /// <summary>Where the latest tokens are kept, for this node alone; whoever reads it may write as the account.</summary>
    public string TokenFile { get; init; } = "data/zalo-token.json";

    /// <summary>How long, in hours, after an event its webhook is believed: Zalo repeats itself for up to twelve.</summary>
    [Range(1, 48, ErrorMessage = "Channels:Zalo:RepeatHours must be between 1 and 48.")]
    public int RepeatHours { get; init; } = 13;

    [VendorAddress(Plain = true, ErrorMessage = "Channels:Zalo:Server must be an http or https address without a query.")]
    public string Server { get; init; } = "https://openapi.zalo.me";

    /// <summary>Where access tokens are fetched.</summary>
    [VendorAddress(Plain = true, ErrorMessage = "Channels:Zalo:TokenServer must be an http or https address without a query.")]
    public string TokenServer { get; init; } = "https://oauth.zaloapp.com";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OaSecretKey is null) yield break;
        if (AppId is null) yield return new("Channels:Zalo:AppId is missing: it is part of the signature.", [nameof(AppId)]);
        if (AppSecret is null) yield return new("Channels:Zalo:AppSecret is missing: without it no access token is had.", [nameof(AppSecret)]);
        if (RefreshToken is null) yield return new("Channels:Zalo:RefreshToken is missing: without it no access token is had.", [nameof(RefreshToken)]);
    }
}
