using System.ComponentModel.DataAnnotations;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.BotConnector;

/// <summary>Section <c>Channels:BotConnector</c>: without an app id only callers on this machine are served, such as the Emulator.</summary>
public sealed class BotConnectorSettings : IValidatableObject
{
    /// <summary>Of the bot's registration in Azure, a GUID.</summary>
    [RegularExpression("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", ErrorMessage = "Channels:BotConnector:AppId must be a GUID, as Azure shows it.")]
    public string? AppId { get; init; }

    /// <summary>Its client secret, with which we get the token for our replies.</summary>
    public string? Password { get; init; }

    /// <summary>Where the app lives: a tenant's id, or <c>botframework.com</c> for one of many tenants.</summary>
    [RegularExpression("[0-9A-Za-z.-]+", ErrorMessage = "Channels:BotConnector:Tenant must be a tenant's id or domain.")]
    public string Tenant { get; init; } = "botframework.com";

    /// <summary>Who gives us our token.</summary>
    [VendorAddress(Plain = true, ErrorMessage = "Channels:BotConnector:LoginServer must be an http or https address without a query.")]
    public string LoginServer { get; init; } = "https://login.microsoftonline.com";

    /// <summary>What our token is for.</summary>
    public string Scope { get; init; } = "https://api.botframework.com/.default";

    /// <summary>Where the connector's keys are told.</summary>
    [VendorAddress(Plain = true, ErrorMessage = "Channels:BotConnector:OpenIdMetadata must be an http or https address without a query.")]
    public string OpenIdMetadata { get; init; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Who signs the connector's tokens.</summary>
    public string Issuer { get; init; } = "https://api.botframework.com";

    /// <summary>How long, in milliseconds, a request that wants its replies in the response may take: Azure gives up after 15 seconds.</summary>
    [Range(500, 14500, ErrorMessage = "Channels:BotConnector:AnswerMilliseconds must be between 500 and 14500.")]
    public int AnswerMilliseconds { get; init; } = 12_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AppId is not null && string.IsNullOrEmpty(Password)) yield return new("Channels:BotConnector:Password is missing: the app id needs its client secret.", [nameof(Password)]);
    }
}
