using System.ComponentModel.DataAnnotations;
using System.Net;

namespace InquiryBot.Wiring;

/// <summary>Section <c>Limits</c>: what one address may do, and whom we believe about addresses.</summary>
public sealed class LimitSettings : IValidatableObject
{
    /// <summary>Requests at a stroke.</summary>
    [Range(1, 1000000, ErrorMessage = "Limits:Burst must be between 1 and 1000000.")]
    public int Burst { get; init; } = 600;

    /// <summary>Requests a second in the long run.</summary>
    [Range(1, 1000000, ErrorMessage = "Limits:PerSecond must be between 1 and 1000000.")]
    public int PerSecond { get; init; } = 120;

    /// <summary>New web chats a minute.</summary>
    [Range(1, 1000000, ErrorMessage = "Limits:TokensPerMinute must be between 1 and 1000000.")]
    public int TokensPerMinute { get; init; } = 120;

    /// <summary>Reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed, as addresses or networks (10.0.0.0/8); one on this machine always is.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Proxies
        .Where(proxy => !IPNetwork.TryParse(Network(proxy), out _))
        .Select(proxy => new ValidationResult($"Limits:Proxies: '{proxy}' is no address and no network.", [nameof(Proxies)]));

    /// <summary>The proxies of settings that were found valid.</summary>
    public IEnumerable<IPNetwork> Networks() => Proxies.Select(proxy => IPNetwork.Parse(Network(proxy)));

    static string Network(string proxy) => proxy.Contains('/', StringComparison.Ordinal) ? proxy : $"{proxy}/{(proxy.Contains(':', StringComparison.Ordinal) ? 128 : 32)}";
}
