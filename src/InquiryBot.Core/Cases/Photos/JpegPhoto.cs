using System.Buffers.Binary;

namespace InquiryBot.Core.Cases.Photos;

/// <summary>
/// JPEG (ITU-T T.81 annex B): segments up to the end of the picture. Of the application segments stay the JFIF header, the colour
/// profile (APP2 <c>ICC_PROFILE</c>) and Adobe's colour transform (APP14); comments, thumbnails, and whatever cameras append after the
/// picture go.
/// </summary>
internal static class JpegPhoto
{
    const byte Mark = 0xFF;
    const byte Start = 0xD8;
    const byte End = 0xD9;
    const byte Scan = 0xDA;
    const byte Comment = 0xFE;

    /// <returns>Width and height; (0, 0) when it is broken.</returns>
    public static (int Width, int Height) Walk(ReadOnlySpan<byte> file, Cut cut)
    {
        if (file.Length < 4 || file[0] != Mark || file[1] != Start) return default;

        cut.Keep(0, 2);
        var (size, scanned, at) = ((Width: 0, Height: 0), false, 2);
        while (at + 1 < file.Length)
        {
            if (file[at] != Mark) return default;
            var kind = file[at + 1];
            if (kind == Mark)
            {
                at++; // Fill bytes may stand before any marker.
                continue;
            }

            if (kind == End)
            {
                cut.Keep(at, at + 2);
                return scanned ? Finish(size, cut) : default;
            }

            if (IsAlone(kind))
            {
                cut.Keep(at, at + 2);
                at += 2;
                continue;
            }

            if (at + 4 > file.Length) return default;
            var next = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (next < at + 4 || next > file.Length) return default;
            var body = file[(at + 4)..next];
            if (IsFrame(kind))
            {
                if (body.Length < 5 || size.Width > 0) return default;
                size = (BinaryPrimitives.ReadUInt16BigEndian(body[3..]), BinaryPrimitives.ReadUInt16BigEndian(body[1..]));
            }

            if (kind == 0xE1 && body.StartsWith("Exif\0\0"u8)) cut.Orientation = ExifOrientation.Read(body[6..]);
            if (kind == Scan)
            {
                if (size.Width == 0) return default;
                scanned = true;
                next = EndOfScan(file, next);
            }

            if (Stays(kind, body)) cut.Keep(at, next);
            at = next;
        }

        // A picture that was cut off still shows what arrived.
        return scanned ? Finish(size, cut) : default;
    }

    static (int, int) Finish((int, int) size, Cut cut)
    {
        if (cut.Orientation is var turned and not 1) cut.InsertAfter(2, [Mark, 0xE1, 0, 34, .. "Exif\0\0"u8, .. ExifOrientation.Block(turned)]);
        return size;
    }

    static bool Stays(byte kind, ReadOnlySpan<byte> body) => kind switch
    {
        0xE0 => body.StartsWith("JFIF\0"u8),
        0xE2 => body.StartsWith("ICC_PROFILE\0"u8),
        0xEE => body.StartsWith("Adobe"u8),
        >= 0xE1 and <= 0xEF or Comment => false,
        _ => true,
    };

    /// <summary>The data of a scan: up to the next marker that is neither a stuffed byte nor a restart.</summary>
    static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (file[at..].IndexOf(Mark) is >= 0 and var found)
        {
            at += found;
            if (at + 1 >= file.Length) break;
            if (file[at + 1] is not (0 or Mark or >= 0xD0 and <= 0xD7)) return at;
            at += file[at + 1] == Mark ? 1 : 2;
        }

        return file.Length;
    }

    static bool IsAlone(byte kind) => kind is 0x01 or >= 0xD0 and <= 0xD7;

    static bool IsFrame(byte kind) => kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
