using System.ComponentModel.DataAnnotations;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Telegram;

/// <summary>Section <c>Channels:Telegram</c>: on when it has a token.</summary>
public sealed class TelegramSettings : IValidatableObject
{
    /// <summary>Of the bot, as @BotFather gave it.</summary>
    [RegularExpression("[0-9]+:[A-Za-z0-9_-]{10,}", ErrorMessage = "Channels:Telegram:Token must look like 123456:ABC-DEF…, as @BotFather gives it.")]
    public string? Token { get; init; }

    /// <summary>What Telegram shows us with every update, so that nobody else can send any; we tell it to Telegram ourselves.</summary>
    [RegularExpression("[A-Za-z0-9_-]{16,256}", ErrorMessage = "Channels:Telegram:SecretToken must have 16 to 256 letters, digits, _ or -.")]
    public string? SecretToken { get; init; }

    /// <summary>Ask Telegram for updates instead of being called: for a computer without a public address.</summary>
    public bool Polling { get; init; }

    /// <summary>Telegram's own, or that of a local Bot API server.</summary>
    [VendorAddress(Plain = true, ErrorMessage = "Channels:Telegram:Server must be an http or https address without a query.")]
    public string Server { get; init; } = "https://api.telegram.org";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Token is not null && SecretToken is null && !Polling)
            yield return new("Channels:Telegram:SecretToken is missing: set one, or set Channels:Telegram:Polling to true.", [nameof(SecretToken)]);
    }
}
