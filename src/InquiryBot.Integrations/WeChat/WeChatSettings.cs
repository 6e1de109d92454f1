using System.ComponentModel.DataAnnotations;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.WeChat;

/// <summary>Section <c>Channels:WeChat</c>: on when it has a token.</summary>
public sealed class WeChatSettings : IValidatableObject
{
    /// <summary>With which WeChat signs what it sends; made up by us.</summary>
    [RegularExpression("[A-Za-z0-9]{3,32}", ErrorMessage = "Channels:WeChat:Token must have 3 to 32 letters and digits.")]
    public string? Token { get; init; }

    /// <summary>With which messages and answers are encrypted, as the console makes it.</summary>
    [RegularExpression("[A-Za-z0-9]{43}", ErrorMessage = "Channels:WeChat:EncodingAesKey must have 43 letters and digits, as the console makes it.")]
    public string? EncodingAesKey { get; init; }

    /// <summary>Of the official account.</summary>
    [RegularExpression("[A-Za-z0-9]{8,64}", ErrorMessage = "Channels:WeChat:AppId must look like wx5823bf96d3bd56c7.")]
    public string? AppId { get; init; }

    /// <summary>With which access tokens are fetched.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:WeChat:AppSecret must have at least 16 characters and no spaces.")]
    public string? AppSecret { get; init; }

    /// <summary>How long, in milliseconds, a request may take: WeChat gives up at 5000 and asks again.</summary>
    [Range(500, 4900, ErrorMessage = "Channels:WeChat:AnswerMilliseconds must be between 500 and 4900.")]
    public int AnswerMilliseconds { get; init; } = 4300;

    [VendorAddress(Plain = true, ErrorMessage = "Channels:WeChat:Server must be an http or https address without a query.")]
    public string Server { get; init; } = "https://api.weixin.qq.com";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Token is null) yield break;
        if (EncodingAesKey is null) yield return new("Channels:WeChat:EncodingAesKey is missing: only encrypted messages are signed as a whole.", [nameof(EncodingAesKey)]);
        if (AppId is null) yield return new("Channels:WeChat:AppId is missing.", [nameof(AppId)]);
        if (AppSecret is null) yield return new("Channels:WeChat:AppSecret is missing: without it nothing can be sent after five seconds.", [nameof(AppSecret)]);
    }
}
