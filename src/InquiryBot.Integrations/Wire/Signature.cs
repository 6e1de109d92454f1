using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace InquiryBot.Integrations.Wire;

/// <summary>Whether a request is a vendor's: every comparison takes the same time, whatever the caller guessed.</summary>
internal static class Signature
{
    /// <summary>A plain shared secret, such as Telegram's header.</summary>
    public static bool IsSecret(string? given, string secret) => given is not null
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>HMAC-SHA256 over the raw body, in Base64 (LINE, X).</summary>
    public static bool IsBase64HmacSha256(string? given, string secret, ReadOnlySpan<byte> body)
    {
        Span<byte> claimed = stackalloc byte[SHA256.HashSizeInBytes + 2];
        return given is not null && Convert.TryFromBase64String(given, claimed, out var length) && Matches(claimed[..length], secret, body);
    }

    /// <summary>HMAC-SHA256 over the raw body, in hexadecimal (Meta, Viber).</summary>
    public static bool IsHexHmacSha256(string? given, string secret, ReadOnlySpan<byte> body)
    {
        Span<byte> claimed = stackalloc byte[SHA256.HashSizeInBytes];
        return given is { Length: SHA256.HashSizeInBytes * 2 }
            && Convert.FromHexString(given, claimed, out _, out var length) is System.Buffers.OperationStatus.Done && Matches(claimed[..length], secret, body);
    }

    /// <summary>SHA-256 over bytes whose end is the secret, in hexadecimal (Zalo).</summary>
    public static bool IsHexSha256(string? given, ReadOnlySpan<byte> signed)
    {
        Span<byte> claimed = stackalloc byte[SHA256.HashSizeInBytes];
        return given is { Length: SHA256.HashSizeInBytes * 2 }
            && Convert.FromHexString(given, claimed, out _, out _) is System.Buffers.OperationStatus.Done && CryptographicOperations.FixedTimeEquals(claimed, SHA256.HashData(signed));
    }

    /// <summary>SHA-1 over the parts in ordinal order, in hexadecimal; one of the parts is the secret (WeChat).</summary>
    public static bool IsHexSha1OfSorted(string? given, params string[] parts)
    {
        Span<byte> claimed = stackalloc byte[SHA1.HashSizeInBytes];
        return given is { Length: SHA1.HashSizeInBytes * 2 }
            && Convert.FromHexString(given, claimed, out _, out _) is System.Buffers.OperationStatus.Done && CryptographicOperations.FixedTimeEquals(claimed, Sha1OfSorted(parts));
    }

    /// <inheritdoc cref="IsHexSha1OfSorted"/>
    public static string HexSha1OfSorted(params string[] parts) => Convert.ToHexStringLower(Sha1OfSorted(parts));

    [SuppressMessage("Security", "CA5350", Justification = "The vendor takes no other hash; whoever could make two texts of one hash still needs the secret.")]
    static byte[] Sha1OfSorted(string[] parts) => SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Order(StringComparer.Ordinal))));

    static bool Matches(ReadOnlySpan<byte> claimed, string secret, ReadOnlySpan<byte> body)
    {
        Span<byte> own = stackalloc byte[SHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, own);
        return CryptographicOperations.FixedTimeEquals(claimed, own);
    }
}
