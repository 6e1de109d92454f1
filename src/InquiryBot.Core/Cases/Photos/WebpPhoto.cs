using System.Buffers.Binary;

namespace InquiryBot.Core.Cases.Photos;

/// <summary>WebP (RFC 9649): chunks of a RIFF file. Picture, transparency, animation and colour profile stay; EXIF, XMP and unknown chunks go.</summary>
internal static class WebpPhoto
{
    const int Header = 12;
    const int ChunkHeader = 8;
    const byte HasXmp = 0x04;
    const byte HasExif = 0x08;

    /// <returns>Width and height; (0, 0) when it is broken.</returns>
    public static (int Width, int Height) Walk(ReadOnlySpan<byte> file, Cut cut)
    {
        if (file.Length < Header || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WEBP"u8)) return default;

        cut.Keep(0, Header);
        var (size, extended, picture) = ((Width: 0, Height: 0), false, false);
        var end = (int)Math.Min(file.Length, BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L);
        for (var at = Header; at + ChunkHeader <= end;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (length > end - at - ChunkHeader) return default;
            var name = file.Slice(at, 4);
            var body = file.Slice(at + ChunkHeader, (int)length);
            var next = (int)Math.Min(end, at + ChunkHeader + (long)length + (length & 1));
            if (at == Header) (size, extended) = (SizeOf(name, body), name.SequenceEqual("VP8X"u8));
            if (name.SequenceEqual("EXIF"u8)) cut.Orientation = ExifOrientation.Read(body.StartsWith("Exif\0\0"u8) ? body[6..] : body);
            picture |= name.SequenceEqual("VP8 "u8) || name.SequenceEqual("VP8L"u8) || name.SequenceEqual("ANMF"u8);
            if (Stays(name)) cut.Keep(at, next);
            at = next;
        }

        if (!extended) cut.Orientation = 1; // Only the extended form may be turned.
        if (cut.Orientation is var turned and not 1) cut.Insert([.. "EXIF"u8, 26, 0, 0, 0, .. ExifOrientation.Block(turned)]);
        return picture ? size : default;
    }

    /// <summary>Writes the new length, and what is no longer in it.</summary>
    public static void Complete(Span<byte> file, int orientation)
    {
        BinaryPrimitives.WriteInt32LittleEndian(file[4..], file.Length - 8);
        if (!file[Header..].StartsWith("VP8X"u8)) return;

        ref var flags = ref file[Header + ChunkHeader];
        flags = (byte)(flags & ~(HasXmp | HasExif) | (orientation == 1 ? 0 : HasExif));
    }

    static bool Stays(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("VP8 "u8) || name.SequenceEqual("VP8L"u8) || name.SequenceEqual("VP8X"u8) || name.SequenceEqual("ALPH"u8)
        || name.SequenceEqual("ICCP"u8) || name.SequenceEqual("ANIM"u8) || name.SequenceEqual("ANMF"u8);

    static (int, int) SizeOf(ReadOnlySpan<byte> name, ReadOnlySpan<byte> body)
    {
        if (name.SequenceEqual("VP8X"u8) && body.Length >= 10) return (1 + Three(body[4..]), 1 + Three(body[7..]));
        if (name.SequenceEqual("VP8L"u8) && body.Length >= 5 && body[0] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
            return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        return name.SequenceEqual("VP8 "u8) && body.Length >= 10 && body[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? (BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF)
            : default;
    }

    static int Three(ReadOnlySpan<byte> at) => at[0] | at[1] << 8 | at[2] << 16;
}
