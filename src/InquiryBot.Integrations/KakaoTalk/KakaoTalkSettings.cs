using System.ComponentModel.DataAnnotations;

namespace InquiryBot.Integrations.KakaoTalk;

/// <summary>Section <c>Channels:KakaoTalk</c>: on when it has a secret.</summary>
public sealed class KakaoTalkSettings
{
    /// <summary>What the skill's header holds: Kakao signs nothing, so this is all that tells its requests from others.</summary>
    [RegularExpression("[!-~]{24,}", ErrorMessage = "Channels:KakaoTalk:Secret must have at least 24 characters and no spaces.")]
    public string? Secret { get; init; }

    /// <summary>The header that the skill is set up with (unverified: how the admin centre calls it).</summary>
    [RegularExpression("[A-Za-z0-9-]+", ErrorMessage = "Channels:KakaoTalk:SecretHeader must be the name of a header.")]
    public string SecretHeader { get; init; } = "X-Skill-Secret";

    /// <summary>How long, in milliseconds, a request may take: Kakao gives up at 5000.</summary>
    [Range(500, 4900, ErrorMessage = "Channels:KakaoTalk:AnswerMilliseconds must be between 500 and 4900.")]
    public int AnswerMilliseconds { get; init; } = 4300;

    /// <summary>How long, in seconds, a callback address is used: it is good for a minute.</summary>
    [Range(1, 300, ErrorMessage = "Channels:KakaoTalk:CallbackSeconds must be between 1 and 300.")]
    public int CallbackSeconds { get; init; } = 55;

    /// <summary>Domains that a callback address may have (unverified: which ones Kakao uses).</summary>
    public IReadOnlyList<string> CallbackDomains { get; init; } = ["kakao.com", "kakaoenterprise.com"];

    /// <summary>How long, in milliseconds, the same words of the same person are the same message: Kakao gives no ids (unverified: that it never repeats itself).</summary>
    [Range(0, 5000, ErrorMessage = "Channels:KakaoTalk:RepeatMilliseconds must be between 0 and 5000.")]
    public int RepeatMilliseconds { get; init; } = 1000;
}
