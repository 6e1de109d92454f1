using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

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
public readonly partial record struct TextLimit(int Most, LengthUnit Unit)
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

    /// <summary>X shortens addresses, also those without https://. What only looks like one may be none, so that it counts as the longer of the two.</summary>
    static int WeightOf(string text)
    {
        var (weight, end) = (0, 0);
        foreach (Match link in Addresses().Matches(text))
        {
            var words = WeightOfWords(link.Value);
            weight += WeightOfWords(text[end..link.Index]) + (link.Groups["web"].Success ? WeightOfAddress : link.Groups["mail"].Success ? words : Math.Max(WeightOfAddress, words));
            end = link.Index + link.Length;
        }

        return weight + WeightOfWords(text[end..]);
    }

    [GeneratedRegex(
        @"(?<web>https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]+)?(?:[/?][!-~]*[a-z0-9/#=_&-])?/?)|(?<mail>[a-z0-9._+-]+@[a-z0-9.-]+)|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[!-~]*[a-z0-9/#=_&-])?/?",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();

    /// <summary>Ranges and weights of twitter-text's configuration, version 3; composed first (NFC), as X does.</summary>
    static int WeightOfWords(string words)
    {
        var weight = 0;
        foreach (var element in Elements(words))
        {
            // Only a character of several code points can be composed, and only what is alone can be no Unicode.
            var runes = (element.Length > 1 && !char.IsSurrogate(element[0]) ? element.Normalize() : element).EnumerateRunes();
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
