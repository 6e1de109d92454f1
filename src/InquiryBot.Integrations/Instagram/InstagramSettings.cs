using System.ComponentModel.DataAnnotations;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Instagram;

/// <summary>Section <c>Channels:Instagram</c>: on when it has an access token.</summary>
public sealed class InstagramSettings : IValidatableObject
{
    /// <summary>Of the professional account, by Instagram Login; it lasts 60 days and must be renewed (unverified).</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:Instagram:AccessToken must have at least 16 characters and no spaces.")]
    public string? AccessToken { get; init; }

    /// <summary>The Instagram app's secret, with which Meta signs what it sends.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:Instagram:AppSecret must have at least 16 characters and no spaces.")]
    public string? AppSecret { get; init; }

    /// <summary>The number of the app: by it the bot knows its own messages from a colleague's in the inbox.</summary>
    [Range(1, long.MaxValue, ErrorMessage = "Channels:Instagram:AppId must be the app's number.")]
    public long? AppId { get; init; }

    /// <summary>The number of the professional account, as webhooks name it.</summary>
    [RegularExpression("[0-9]+", ErrorMessage = "Channels:Instagram:AccountId must be the account's number.")]
    public string? AccountId { get; init; }

    /// <summary>What Meta shows when it first calls; made up by us.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:Instagram:VerifyToken must have at least 16 characters and no spaces.")]
    public string? VerifyToken { get; init; }

    /// <summary>Meta has granted the permission <c>Human Agent</c>: counselors may write for seven days after the citizen's last message.</summary>
    public bool HumanAgent { get; init; }

    /// <summary>The Graph API of Instagram with its version.</summary>
    [VendorAddress(Plain = true, ErrorMessage = "Channels:Instagram:Server must be an http or https address without a query.")]
    public string Server { get; init; } = "https://graph.instagram.com/v25.0";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AccessToken is null) yield break;
        if (AppSecret is null) yield return new("Channels:Instagram:AppSecret is missing: without it nobody's request can be told from Meta's.", [nameof(AppSecret)]);
        if (AppId is null) yield return new("Channels:Instagram:AppId is missing: without it the bot cannot tell its own messages from a colleague's.", [nameof(AppId)]);
        if (AccountId is null) yield return new("Channels:Instagram:AccountId is missing: it says which account this is.", [nameof(AccountId)]);
        if (VerifyToken is null) yield return new("Channels:Instagram:VerifyToken is missing: make one up and enter the same in Meta's app dashboard.", [nameof(VerifyToken)]);
    }
}
