using System.Buffers.Text;
using System.Text.Unicode;

namespace InquiryBot.Core.Activities;

/// <summary>
/// Whether JSON can be written again: well-formed UTF-8, and every escaped surrogate with its other half.
/// The parser looks only at the texts that are asked for, so half a character inside channel data would be
/// found when it is too late to refuse it.
/// </summary>
public static class Unicode
{
    public static bool IsWhole(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json)) return false;

        for (var at = json.IndexOf((byte)'\\'); at >= 0;)
        {
            json = json[at..];
            if (!TryMeasure(json, out var length)) return false;
            json = json[length..];
            at = json.IndexOf((byte)'\\');
        }

        return true;
    }

    /// <summary>How long the escape at the beginning is; false for half a pair.</summary>
    static bool TryMeasure(ReadOnlySpan<byte> json, out int length)
    {
        length = Math.Min(json.Length, 2);
        if (!TryUnit(json, out var first) || !char.IsSurrogate(first)) return true;

        length = 12;
        return char.IsHighSurrogate(first) && TryUnit(json[6..], out var second) && char.IsLowSurrogate(second);
    }

    static bool TryUnit(ReadOnlySpan<byte> json, out char unit)
    {
        unit = default;
        if (json.Length < 6 || !json.StartsWith("\\u"u8)) return false;
        if (!Utf8Parser.TryParse(json.Slice(2, 4), out ushort value, out var read, 'x') || read != 4) return false;
        unit = (char)value;
        return true;
    }
}
