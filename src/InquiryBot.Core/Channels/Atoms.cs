using System.Globalization;
using System.Text.RegularExpressions;

namespace InquiryBot.Core.Channels;

/// <summary>What of a text must stay together: a link, a number, or what a reader calls one character.</summary>
internal static partial class Atoms
{
    /// <summary>Where the addresses are.</summary>
    public static IEnumerable<Range> LinksIn(string text)
    {
        foreach (Match match in Links().Matches(text))
        {
            var end = match.Index + match.Length;
            // A sentence's own stop is not the address's.
            while (end > match.Index && text[end - 1] is '.' or ',' or ')' or ']' or '!' or '?' or ';' or ':' or '\'' or '"' or '。' or '，' or '、') end--;
            if (end > match.Index) yield return match.Index..end;
        }
    }

    /// <summary>The text in pieces that are never cut, in order and with nothing left out.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var end = 0;
        foreach (var kept in Whole(text))
        {
            for (var start = end; start < kept.Start.Value; start += NextElement(text, start, kept.Start.Value)) yield return text.Substring(start, NextElement(text, start, kept.Start.Value));
            yield return text[kept];
            end = kept.End.Value;
        }

        for (var start = end; start < text.Length; start += NextElement(text, start, text.Length)) yield return text.Substring(start, NextElement(text, start, text.Length));
    }

    /// <summary>A piece that is longer than a whole message, in smaller ones: characters, and where even one is too long, code points.</summary>
    public static IReadOnlyList<string> Break(string atom)
    {
        var elements = new List<string>();
        for (var start = 0; start < atom.Length; start += NextElement(atom, start, atom.Length)) elements.Add(atom.Substring(start, NextElement(atom, start, atom.Length)));
        return elements.Count > 1 ? elements : [.. atom.EnumerateRunes().Select(rune => rune.ToString())];
    }

    static int NextElement(string text, int start, int end) => StringInfo.GetNextTextElementLength(text.AsSpan(start, end - start));

    /// <summary>Links and numbers, a number inside a link being part of it; widened to whole characters.</summary>
    static IEnumerable<Range> Whole(string text)
    {
        var links = LinksIn(text).ToList();
        var numbers = new List<Range>();
        foreach (Match match in Numbers().Matches(text)) numbers.Add(match.Index..(match.Index + match.Length));
        var end = 0;
        foreach (var range in links.Concat(numbers.Where(number => !links.Any(link => link.Start.Value < number.End.Value && number.Start.Value < link.End.Value))).OrderBy(range => range.Start.Value))
        {
            // A sign that combines with the last digit belongs to it.
            var last = range.End.Value - 1;
            var widened = Math.Max(range.End.Value, last + NextElement(text, last, text.Length));
            if (range.Start.Value < end) continue;
            yield return range.Start.Value..widened;
            end = widened;
        }
    }

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>""]+|[\w.+-]+@[\w-]+\.[\w.-]+", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    [GeneratedRegex(@"\d+(?:[.,:/~-]\d+)*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
