using System.ComponentModel.DataAnnotations;
using InquiryBot.Core.Channels;

namespace InquiryBot.Integrations.DirectLine;

/// <summary>Section <c>Channels:WebChat</c>.</summary>
public sealed class DirectLineSettings : IValidatableObject
{
    /// <summary>Opens any conversation from a server of the institution; without it only tokens work.</summary>
    [MinLength(24, ErrorMessage = "Channels:WebChat:Secret must have at least 24 characters.")]
    public string? Secret { get; init; }

    /// <summary>Other web origins that may embed the widget, such as <c>https://www.gg.go.kr</c>; the own origin always may.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>How long a token lasts, in seconds.</summary>
    [Range(60, 86400, ErrorMessage = "Channels:WebChat:TokenSeconds must be between 60 and 86400.")]
    public int TokenSeconds { get; init; } = 1800;

    /// <summary>How long after its token's end our own widget may take its conversation up again, in hours; 0 is the bare protocol.</summary>
    [Range(0, 720, ErrorMessage = "Channels:WebChat:ResumeHours must be between 0 and 720.")]
    public int ResumeHours { get; init; } = 12;

    /// <summary>Largest activity, in bytes of JSON (Azure's limit is 256 K characters).</summary>
    [Range(1024, 1048576, ErrorMessage = "Channels:WebChat:MaxActivityBytes must be between 1024 and 1048576.")]
    public int MaxActivityBytes { get; init; } = 262_144;

    /// <summary>Longest text of a message, in characters (UTF-16).</summary>
    [Range(100, 262144, ErrorMessage = "Channels:WebChat:MaxTextCharacters must be between 100 and 262144.")]
    public int MaxTextCharacters { get; init; } = 5000;

    /// <summary>Largest uploaded file, in bytes.</summary>
    [Range(1024, 104857600, ErrorMessage = "Channels:WebChat:MaxUploadBytes must be between 1024 and 104857600.")]
    public int MaxUploadBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Messages that one citizen may send at a stroke.</summary>
    [Range(1, 1000000, ErrorMessage = "Channels:WebChat:Burst must be between 1 and 1000000.")]
    public int Burst { get; init; } = 20;

    /// <summary>Messages a second that one citizen may go on sending.</summary>
    [Range(1, 1000000, ErrorMessage = "Channels:WebChat:PerSecond must be between 1 and 1000000.")]
    public int PerSecond { get; init; } = 5;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Origins.Where(origin => !WebOrigin.Is(origin))
        .Select(origin => new ValidationResult($"Channels:WebChat:Origins: '{origin}' is no web origin: write it as https://www.gg.go.kr, without a path and a slash at its end."));
}
