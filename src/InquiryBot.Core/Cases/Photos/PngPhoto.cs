using System.Buffers.Binary;

namespace InquiryBot.Core.Cases.Photos;

/// <summary>PNG (ISO/IEC 15948): chunks up to IEND. Only chunks that say how the picture looks stay; texts, times and Exif go.</summary>
internal static class PngPhoto
{
    const int Signature = 8;
    const int AroundData = 12;

    static readonly byte[] Head = [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <returns>Width and height; (0, 0) when it is broken.</returns>
    public static (int Width, int Height) Walk(ReadOnlySpan<byte> file, Cut cut)
    {
        if (!file.StartsWith(Head)) return default;

        cut.Keep(0, Signature);
        var (size, data, header) = ((Width: 0, Height: 0), false, 0);
        for (var at = Signature; at + AroundData <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - AroundData) return default;
            var name = file.Slice(at + 4, 4);
            var body = file.Slice(at + 8, (int)length);
            var next = at + AroundData + (int)length;
            if (size.Width == 0)
            {
                if (!name.SequenceEqual("IHDR"u8) || length != 13) return default;
                size = (Side(body), Side(body[4..]));
                header = next;
            }

            if (name.SequenceEqual("eXIf"u8)) cut.Orientation = ExifOrientation.Read(body);
            data |= name.SequenceEqual("IDAT"u8);
            if (Stays(name)) cut.Keep(at, next);
            if (name.SequenceEqual("IEND"u8)) return data ? Finish(size, header, cut) : default;
            at = next;
        }

        return default;
    }

    static (int, int) Finish((int, int) size, int header, Cut cut)
    {
        if (cut.Orientation is var turned and not 1) cut.InsertAfter(header, Chunk("eXIf"u8, ExifOrientation.Block(turned)));
        return size;
    }

    /// <summary>Every critical chunk (its first letter is a capital), and of the others those that change how it looks or moves.</summary>
    static bool Stays(ReadOnlySpan<byte> name) =>
        char.IsAsciiLetterUpper((char)name[0])
        || name.SequenceEqual("tRNS"u8) || name.SequenceEqual("gAMA"u8) || name.SequenceEqual("cHRM"u8) || name.SequenceEqual("sRGB"u8) || name.SequenceEqual("iCCP"u8)
        || name.SequenceEqual("cICP"u8) || name.SequenceEqual("sBIT"u8) || name.SequenceEqual("bKGD"u8) || name.SequenceEqual("pHYs"u8)
        || name.SequenceEqual("acTL"u8) || name.SequenceEqual("fcTL"u8) || name.SequenceEqual("fdAT"u8);

    static int Side(ReadOnlySpan<byte> at) => (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(at));

    static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        var chunk = new byte[AroundData + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        name.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    /// <summary>Of a few dozen bytes; annex D of the standard.</summary>
    static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        }

        return ~crc;
    }
}
