using System.Globalization;
using System.Text;

namespace InquiryBot.Core.Channels;

/// <summary>What a vendor counts.</summary>
public enum LengthUnit
{
    /// <summary>UTF-16 code units, as C# strings have them.</summary>
    Utf16,

    /// <summary>What a reader calls one character (Unicode UAX #29).</summary>
    Graphemes,

    /// <summary>Bytes of UTF-8.</summary>
    Utf8Bytes,

    /// <summary>X's weighted count: Latin 1, most other letters and an emoji 2, an address 23.</summary>
    Weighted,
}

/// <summary>The longest text, in the vendor's unit.</summary>
public readonly record struct TextLimit(int Most, LengthUnit Unit)
{
    const int WeightOfAddress = 23;

    public bool Fits(string text) => (Unit is LengthUnit.Utf16 && text.Length <= Most) || LengthOf(text) <= Most;

    public int LengthOf(string text) => Unit switch
    {
        LengthUnit.Utf16 => text.Length,
        LengthUnit.Graphemes => new StringInfo(text).LengthInTextElements,
        LengthUnit.Utf8Bytes => Encoding.UTF8.GetByteCount(text),
        _ => WeightOf(text),
    };

    static int WeightOf(string text)
    {
        var (weight, end) = (0, 0);
        foreach (var link in Atoms.LinksIn(text))
        {
            weight += WeightOfWords(text[end..link.Start.Value]) + WeightOfAddress;
            end = link.End.Value;
        }

        return weight + WeightOfWords(text[end..]);
    }

    /// <summary>Ranges and weights of twitter-text's configuration, version 3.</summary>
    static int WeightOfWords(string words)
    {
        var weight = 0;
        foreach (var element in Elements(words))
        {
            var runes = element.EnumerateRunes();
            var sum = 0;
            var emoji = false;
            foreach (var rune in runes)
            {
                sum += rune.Value is <= 0x10FF or (>= 0x2000 and <= 0x200D) or (>= 0x2010 and <= 0x201F) or (>= 0x2032 and <= 0x2037) ? 1 : 2;
                emoji |= rune.Value is >= 0x1F000 or (>= 0x2600 and <= 0x27BF) or 0xFE0F or 0x20E3;
            }

            weight += emoji ? 2 : sum;
        }

        return weight;
    }

    static IEnumerable<string> Elements(string words)
    {
        var elements = StringInfo.GetTextElementEnumerator(words);
        while (elements.MoveNext()) yield return elements.GetTextElement();
    }
}
