using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Dialogs.Fetching;

namespace InquiryBot.Integrations.Sources;

/// <summary>A source's address with what is asked for in its place, escaped, so that it stays one piece of the path or one parameter.</summary>
internal static class SourceAddress
{
    // Longer than any name of a stop or a place.
    const int LongestValue = 200;

    /// <returns>Null when the values would make it another path, or another host.</returns>
    public static Uri? For(Source source, IReadOnlyDictionary<string, string> with, Func<SourceField, string> value)
    {
        var path = source.Address.Split('/').Select(piece => (Piece: piece, Filled: Escaped(piece, with))).ToList();
        if (path.Exists(piece => piece.Piece.Contains('{', StringComparison.Ordinal) && piece.Filled.Trim('.').Length == 0)) return null;

        var query = string.Join('&', source.Query.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(value(field))}"));
        var written = string.Join('/', path.Select(piece => piece.Filled)) + (query.Length > 0 ? "?" + query : "");
        return Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Authority == new Uri(string.Join('/', source.Address.Split('/').Take(3))).Authority ? address : null;
    }

    public static string Fill(string words, IReadOnlyDictionary<string, string> with) => Placeholder.Fill(words, name => Short(with.GetValueOrDefault(name, "")));

    static string Escaped(string words, IReadOnlyDictionary<string, string> with) => Placeholder.Fill(words, name => Uri.EscapeDataString(Short(with.GetValueOrDefault(name, ""))));

    /// <summary>Cut at a whole character, and without halves of one, which cannot be escaped.</summary>
    static string Short(string value) => string.Concat(value.EnumerateRunes().Take(LongestValue).Select(letter => letter.ToString()));
}
