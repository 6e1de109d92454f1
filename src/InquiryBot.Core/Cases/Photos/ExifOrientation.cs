using System.Buffers.Binary;

namespace InquiryBot.Core.Cases.Photos;

/// <summary>The one thing of Exif that the picture needs: how to turn it.</summary>
internal static class ExifOrientation
{
    const ushort Tag = 0x0112;
    const ushort Short = 3;
    const int HeaderLength = 8;
    const int EntryLength = 12;

    /// <param name="tiff">An Exif block from its byte order on.</param>
    /// <returns>1 to 8; 1 when it says nothing, or nonsense.</returns>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < HeaderLength + 2) return 1;
        var little = tiff.StartsWith("II"u8);
        if (!little && !tiff.StartsWith("MM"u8)) return 1;

        var directory = Long(tiff[4..], little);
        if (directory < HeaderLength || directory > tiff.Length - 2) return 1;
        var entries = Word(tiff[(int)directory..], little);
        for (var i = 0; i < entries; i++)
        {
            var at = (int)directory + 2 + i * EntryLength;
            if (at + EntryLength > tiff.Length) return 1;
            if (Word(tiff[at..], little) != Tag || Word(tiff[(at + 2)..], little) != Short) continue;
            return Word(tiff[(at + 8)..], little) is >= 1 and <= 8 and var turned ? turned : 1;
        }

        return 1;
    }

    /// <summary>A block that says this and nothing else.</summary>
    public static byte[] Block(int orientation) =>
    [
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, HeaderLength, 0, 1,
        Tag >> 8, Tag & 0xFF, 0, (byte)Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    static ushort Word(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    static uint Long(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
