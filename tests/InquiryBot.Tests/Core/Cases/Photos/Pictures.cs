using System.Buffers.Binary;
using System.Text;

namespace InquiryBot.Tests.Core.Cases.Photos;

/// <summary>Pictures as files, made segment by segment, with everything in them that tells of the one who took them.</summary>
internal static class Pictures
{
    /// <summary>Stands for every word that must not be found again.</summary>
    public const string Secret = "taken-by-Kim";

    public static readonly byte[] Profile = [.. "ICC_PROFILE\0"u8, 1, 1, .. "a colour profile"u8];

    /// <summary>Exif with an orientation, a device and a place: 37.2634 N, 127.0287 E (Suwon City Hall).</summary>
    public static byte[] Exif(int orientation, bool little = false)
    {
        var bytes = new byte[8 + 2 + 3 * 12 + 4 + 2 + 4 * 12 + 4 + 48 + 16];
        var (directory, gps, values) = (8, 8 + 2 + 36 + 4, 8 + 2 + 36 + 4 + 2 + 48 + 4);
        (little ? "II"u8 : "MM"u8).CopyTo(bytes);
        Word(2, 42);
        Long(4, directory);
        Word(directory, 3);
        Entry(directory + 2, 0x010F, 2, Secret.Length + 1, values + 48);
        Encoding.ASCII.GetBytes(Secret).CopyTo(bytes, values + 48);
        Entry(directory + 14, 0x0112, 3, 1, 0);
        Word(directory + 22, orientation);
        Entry(directory + 26, 0x8825, 4, 1, gps);
        Word(gps, 4);
        Entry(gps + 2, 1, 2, 2, 0);
        bytes[gps + 10] = (byte)'N';
        Entry(gps + 14, 2, 5, 3, values);
        Entry(gps + 26, 3, 2, 2, 0);
        bytes[gps + 34] = (byte)'E';
        Entry(gps + 38, 4, 5, 3, values + 24);
        foreach (var (at, value) in new[] { (0, 37), (8, 15), (16, 48), (24, 127), (32, 1), (40, 43) })
        {
            Long(values + at, value);
            Long(values + at + 4, 1);
        }

        return bytes;

        void Entry(int at, int tag, int type, int count, int value)
        {
            Word(at, tag);
            Word(at + 2, type);
            Long(at + 4, count);
            Long(at + 8, value);
        }

        void Word(int at, int value)
        {
            if (little) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)value);
            else BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), (ushort)value);
        }

        void Long(int at, int value)
        {
            if (little) BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
            else BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), value);
        }
    }

    /// <summary>A JPEG in two scans with every kind of segment that tells, and a second picture after its end.</summary>
    /// <param name="data">The bytes of its first scan, marks stuffed.</param>
    public static byte[] Jpeg(int width = 64, int height = 48, int orientation = 6, byte[]? data = null, byte[]? more = null) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]),
        .. Segment(0xE0, [.. "JFXX\0"u8, .. Encoding.ASCII.GetBytes(Secret)]),
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.ASCII.GetBytes(Secret)]),
        .. Segment(0xE2, Profile),
        .. Segment(0xE2, [.. "MPF\0"u8, .. Encoding.ASCII.GetBytes(Secret)]),
        .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Encoding.ASCII.GetBytes(Secret)]),
        .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]),
        .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)),
        .. Segment(0xDB, new byte[65]), .. more ?? [],
        0xFF, 0xFF,
        .. Segment(0xC2, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xC4, new byte[20]),
        .. Segment(0xDA, [1, 1, 0, 0, 0, 0]), .. data ?? [1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4],
        .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)),
        .. Segment(0xDA, [1, 1, 0, 1, 5, 0]), 5, 6, 0xFF, 0, 7,
        0xFF, 0xD9,
        .. Encoding.ASCII.GetBytes(Secret), 0xFF, 0xD8, 0xFF, 0xD9,
    ];

    /// <summary>What stays of <see cref="Jpeg"/>.</summary>
    public static byte[] CleanJpeg(int width = 64, int height = 48, int orientation = 6) =>
    [
        0xFF, 0xD8,
        .. orientation == 1 ? [] : Segment(0xE1, [.. "Exif\0\0"u8, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0]),
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]),
        .. Segment(0xE2, Profile),
        .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]),
        .. Segment(0xDB, new byte[65]),
        .. Segment(0xC2, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xC4, new byte[20]),
        .. Segment(0xDA, [1, 1, 0, 0, 0, 0]), 1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4,
        .. Segment(0xDA, [1, 1, 0, 1, 5, 0]), 5, 6, 0xFF, 0, 7,
        0xFF, 0xD9,
    ];

    public static byte[] Segment(byte kind, byte[] body) => [0xFF, kind, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    public static byte[] Png(int width = 64, int height = 48, int orientation = 6) =>
    [
        0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n',
        .. Chunk("IHDR", [.. Big(width), .. Big(height), 8, 2, 0, 0, 0]),
        .. Chunk("gAMA", Big(45455)),
        .. Chunk("eXIf", Exif(orientation, little: true)),
        .. Chunk("tEXt", Encoding.ASCII.GetBytes("Author\0" + Secret)),
        .. Chunk("iTXt", Encoding.ASCII.GetBytes("XML:com.adobe.xmp\0\0\0\0\0" + Secret)),
        .. Chunk("zTXt", Encoding.ASCII.GetBytes("Comment\0\0" + Secret)),
        .. Chunk("tIME", [7, 234, 11, 28, 10, 0, 0]),
        .. Chunk("prVt", Encoding.ASCII.GetBytes(Secret)),
        .. Chunk("IDAT", [1, 2, 3]),
        .. Chunk("IEND", []),
        .. Encoding.ASCII.GetBytes(Secret),
    ];

    /// <summary>The extended form with a profile, or the simple one.</summary>
    public static byte[] Webp(int width = 64, int height = 48, int orientation = 6)
    {
        byte[] body =
        [
            .. "WEBP"u8,
            .. Riff("VP8X", [0x2C, 0, 0, 0, .. Little(width - 1)[..3], .. Little(height - 1)[..3]]),
            .. Riff("ICCP", [.. "a profile"u8]),
            .. Riff("VP8 ", [0x30, 1, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 9]),
            .. Riff("EXIF", Exif(orientation)),
            .. Riff("XMP ", Encoding.ASCII.GetBytes(Secret)),
            .. Riff("Kim!", Encoding.ASCII.GetBytes(Secret)),
        ];
        return [.. "RIFF"u8, .. Little(body.Length), .. body, .. Encoding.ASCII.GetBytes(Secret)];
    }

    static byte[] Riff(string name, byte[] body) => [.. Encoding.ASCII.GetBytes(name), .. Little(body.Length), .. body, .. body.Length % 2 == 0 ? [] : new byte[1]];

    static byte[] Chunk(string name, byte[] body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. body];
        return [.. Big(body.Length), .. named, .. Big((int)Crc(named))];
    }

    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        }

        return ~crc;
    }

    static byte[] Big(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    static byte[] Little(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)];
}
