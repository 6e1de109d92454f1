using System.Security.Cryptography;
using System.Text;

namespace InquiryBot.Core.Channels;

/// <summary>Names one part of one reply for ever, so that a vendor recognises it when it comes twice.</summary>
public static class IdempotencyKey
{
    /// <returns>A UUID of version 8 (RFC 9562 §5.8), made of the two alone.</returns>
    public static string Of(string activityId, int part)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{activityId}/{part}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString("D");
    }
}
