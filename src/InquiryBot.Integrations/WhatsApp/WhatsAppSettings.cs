using System.ComponentModel.DataAnnotations;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.WhatsApp;

/// <summary>Section <c>Channels:WhatsApp</c>: on when it has an access token.</summary>
public sealed class WhatsAppSettings : IValidatableObject
{
    /// <summary>Of a system user, with which we send.</summary>
    [RegularExpression("[!-~]{10,}", ErrorMessage = "Channels:WhatsApp:AccessToken must have no spaces.")]
    public string? AccessToken { get; init; }

    /// <summary>With which Meta signs what it sends.</summary>
    [RegularExpression("[0-9a-fA-F]{32}", ErrorMessage = "Channels:WhatsApp:AppSecret must be the app secret of 32 hexadecimal digits.")]
    public string? AppSecret { get; init; }

    /// <summary>What Meta shows when it checks our address; made up by us.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:WhatsApp:VerifyToken must have at least 16 characters and no spaces.")]
    public string? VerifyToken { get; init; }

    /// <summary>Meta's id of our number, which is not the number.</summary>
    [RegularExpression("[0-9]{5,}", ErrorMessage = "Channels:WhatsApp:PhoneNumberId must be a number.")]
    public string? PhoneNumberId { get; init; }

    /// <summary>By language, the approved template that asks a citizen to write again; Meta's code after a colon where it is not ours: <c>write_again:zh_CN</c>.</summary>
    public IReadOnlyDictionary<string, string> Templates { get; init; } = new Dictionary<string, string>();

    /// <summary>Meta's own.</summary>
    [VendorAddress(Plain = true, ErrorMessage = "Channels:WhatsApp:Server must be an http or https address without a query.")]
    public string Server { get; init; } = "https://graph.facebook.com";

    /// <summary>Of the Graph API.</summary>
    [RegularExpression("v[0-9]+\\.[0-9]+", ErrorMessage = "Channels:WhatsApp:Version must look like v23.0.")]
    public string Version { get; init; } = "v23.0";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, value) in new[] { (nameof(AppSecret), AppSecret), (nameof(VerifyToken), VerifyToken), (nameof(PhoneNumberId), PhoneNumberId) })
            if (AccessToken is not null && value is null) yield return new($"Channels:WhatsApp:{name} is missing: the access token alone is not enough.", [name]);
    }
}
