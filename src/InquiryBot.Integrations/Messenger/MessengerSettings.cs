using System.ComponentModel.DataAnnotations;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Messenger;

/// <summary>Section <c>Channels:Messenger</c>: on when it has an access token.</summary>
public sealed class MessengerSettings : IValidatableObject
{
    /// <summary>Of the Page, as Meta's app dashboard generates it.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:Messenger:AccessToken must have at least 16 characters and no spaces.")]
    public string? AccessToken { get; init; }

    /// <summary>With which Meta signs what it sends.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:Messenger:AppSecret must have at least 16 characters and no spaces.")]
    public string? AppSecret { get; init; }

    /// <summary>The number of the app: by it the bot knows its own messages from a colleague's in Meta's inbox.</summary>
    [Range(1, long.MaxValue, ErrorMessage = "Channels:Messenger:AppId must be the app's number.")]
    public long? AppId { get; init; }

    /// <summary>The number of the Page.</summary>
    [RegularExpression("[0-9]+", ErrorMessage = "Channels:Messenger:PageId must be the Page's number.")]
    public string? PageId { get; init; }

    /// <summary>What Meta shows when it first calls; made up by us.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:Messenger:VerifyToken must have at least 16 characters and no spaces.")]
    public string? VerifyToken { get; init; }

    /// <summary>Meta has granted the permission <c>Human Agent</c>: counselors may write for seven days after the citizen's last message.</summary>
    public bool HumanAgent { get; init; }

    /// <summary>The Graph API with its version.</summary>
    [VendorAddress(Plain = true, ErrorMessage = "Channels:Messenger:Server must be an http or https address without a query.")]
    public string Server { get; init; } = "https://graph.facebook.com/v25.0";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AccessToken is null) yield break;
        if (AppSecret is null) yield return new("Channels:Messenger:AppSecret is missing: without it nobody's request can be told from Meta's.", [nameof(AppSecret)]);
        if (AppId is null) yield return new("Channels:Messenger:AppId is missing: without it the bot cannot tell its own messages from a colleague's.", [nameof(AppId)]);
        if (PageId is null) yield return new("Channels:Messenger:PageId is missing: it says which Page this is.", [nameof(PageId)]);
        if (VerifyToken is null) yield return new("Channels:Messenger:VerifyToken is missing: make one up; connecting tells it to Meta.", [nameof(VerifyToken)]);
    }
}
