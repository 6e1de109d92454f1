using InquiryBot.Core.Cases.Photos;

namespace InquiryBot.Endpoints;

/// <summary>
/// Which files a citizen may send: pictures and documents, recognised by their first bytes and not by what they are called. No HEIC:
/// where it was taken cannot be cut out of it here, and the widget makes a JPEG of it.
/// </summary>
internal static class FileKinds
{
    public static bool IsImage(string contentType) => contentType is "image/jpeg" or "image/png" or "image/gif" or "image/webp";

    /// <summary>What a file without a name for its kind is by its first bytes; null when it is nothing that is accepted.</summary>
    public static string? Of(byte[] content) => Array.Find(Told, kind => Accepts(kind, content)) switch
    {
        "video/mp4" when content.AsSpan(8, 4).SequenceEqual("M4A "u8) => "audio/mp4",
        var kind => kind,
    };

    /// <summary>As it is kept: of a picture only the picture. Null when it is not of this kind, or no whole picture.</summary>
    public static byte[]? Keep(string contentType, ReadOnlySpan<byte> content) =>
        !Accepts(contentType, content) ? null : Photo.ContentTypes.Contains(contentType) ? Photo.Read(contentType, content)?.Content : content.ToArray();

    static readonly string[] Told = ["image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf", "audio/ogg", "audio/amr", "video/webm", "video/mp4", "audio/mpeg"];

    public static bool Accepts(string contentType, ReadOnlySpan<byte> content) => contentType switch
    {
        "image/jpeg" => content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        "image/png" => content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]),
        "image/gif" => content.StartsWith("GIF8"u8),
        "image/webp" => content.StartsWith("RIFF"u8) && content.Length > 12 && content[8..12].SequenceEqual("WEBP"u8),
        "video/mp4" or "audio/mp4" or "video/quicktime" => content.Length > 12 && content[4..8].SequenceEqual("ftyp"u8) && !IsStill(content[8..12]),
        "application/pdf" => content.StartsWith("%PDF-"u8),
        "audio/mpeg" => content.StartsWith("ID3"u8) || content is [0xFF, >= 0xE0, ..],
        "audio/webm" or "video/webm" => content.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]),
        "audio/amr" => content.StartsWith("#!AMR"u8),
        "audio/ogg" => content.StartsWith("OggS"u8),
        "text/plain" => content.IndexOf((byte)0) < 0,
        _ => false,
    };

    /// <summary>HEIC and AVIF lie in the same box as a video (ISO/IEC 23008-12, §10.2).</summary>
    static bool IsStill(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8) || brand.SequenceEqual("avif"u8);
}
