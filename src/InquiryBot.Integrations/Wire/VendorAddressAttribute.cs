using System.ComponentModel.DataAnnotations;

namespace InquiryBot.Integrations.Wire;

/// <summary>A setting that is the address of a service: https, or plain http where the service may stand in the own network.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VendorAddressAttribute : ValidationAttribute
{
    /// <summary>Whether http is enough.</summary>
    public bool Plain { get; init; }

    public override bool IsValid(object? value) => value is null || (value is string address
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (Plain && uri.Scheme == Uri.UriSchemeHttp))
        && uri is { Query: "", Fragment: "", UserInfo: "" });

    /// <summary>A path below a setting that was found valid.</summary>
    internal static Uri Below(string? address, string path) => new((address ?? "").TrimEnd('/') + path);
}
