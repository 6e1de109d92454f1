using System.ComponentModel.DataAnnotations;
using System.Net;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.NaverTalkTalk;

/// <summary>Section <c>Channels:NaverTalkTalk</c>: on when it has an authorization key.</summary>
public sealed class NaverTalkTalkSettings : IValidatableObject
{
    /// <summary>With which we send, as the partner centre gives it.</summary>
    [RegularExpression("[!-~]{16,}", ErrorMessage = "Channels:NaverTalkTalk:Authorization must have at least 16 characters and no spaces.")]
    public string? Authorization { get; init; }

    /// <summary>What the webhook's address ends with (<c>?key=…</c>): Naver signs nothing, so this and the caller's network tell its requests from others.</summary>
    [RegularExpression("[A-Za-z0-9_-]{24,}", ErrorMessage = "Channels:NaverTalkTalk:Secret must have at least 24 letters, digits, _ or -.")]
    public string? Secret { get; init; }

    /// <summary>Networks that Naver calls from; 0.0.0.0/0 lets everybody in who has the secret.</summary>
    public IReadOnlyList<string> Networks { get; init; } = ["211.249.40.0/27", "211.249.68.0/27", "220.230.168.0/27"];

    /// <summary>How long, in milliseconds, the same words of the same person are the same message: Naver gives no ids.</summary>
    [Range(0, 5000, ErrorMessage = "Channels:NaverTalkTalk:RepeatMilliseconds must be between 0 and 5000.")]
    public int RepeatMilliseconds { get; init; } = 1000;

    [VendorAddress(Plain = true, ErrorMessage = "Channels:NaverTalkTalk:Server must be an http or https address without a query.")]
    public string Server { get; init; } = "https://gw.talk.naver.com";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Authorization is not null && Secret is null) yield return new("Channels:NaverTalkTalk:Secret is missing: without it anybody could pass for Naver.", [nameof(Secret)]);
        foreach (var network in Networks.Where(network => !IPNetwork.TryParse(network, out _)))
            yield return new($"Channels:NaverTalkTalk:Networks: {network} is no network such as 211.249.40.0/27.", [nameof(Networks)]);
    }
}
