using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace InquiryBot.Integrations.Wire;

/// <summary>
/// A text whose pieces stay at home: each place holds <c>[[1]]</c>, <c>[[2]]</c>, … on the way, and its words again after it.
/// A translator moves placeholders about and may put spaces into them; it must not lose or invent one.
/// </summary>
internal sealed partial class Placeholders
{
    readonly List<string> words = [];

    Placeholders(string text, IEnumerable<Piece> pieces)
    {
        var sheltered = new StringBuilder(text.Length);
        var end = 0;
        foreach (var piece in pieces)
        {
            words.Add(piece.Words);
            sheltered.Append(text, end, piece.Start - end).Append(Sign(words.Count));
            end = piece.Start + piece.Length;
        }

        Text = sheltered.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>What may leave the house.</summary>
    public string Text { get; }

    public int Count => words.Count;

    /// <param name="pieces">What to keep, the most important first: one that overlaps an earlier one is left out. What looks like a placeholder already is kept as it is.</param>
    public static Placeholders In(string text, IEnumerable<Piece> pieces)
    {
        var kept = new List<Piece>();
        foreach (var piece in pieces.Concat(Signs().Matches(text).Select(sign => new Piece(sign.Index, sign.Length, sign.Value))))
            if (piece.Length > 0 && !kept.Exists(other => piece.Start < other.Start + other.Length && other.Start < piece.Start + piece.Length)) kept.Add(piece);
        return new(text, kept.OrderBy(piece => piece.Start));
    }

    /// <returns>The translation with the words in their places; null when a placeholder was lost or invented.</returns>
    public string? Restore(string translated)
    {
        var seen = new bool[words.Count];
        var sound = true;
        var restored = Signs().Replace(translated, sign =>
        {
            sound &= int.TryParse(sign.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= words.Count;
            if (!sound) return "";
            seen[number - 1] = true;
            return words[number - 1];
        });
        return sound && Array.TrueForAll(seen, one => one) ? restored : null;
    }

    public static string Sign(int number) => string.Create(CultureInfo.InvariantCulture, $"[[{number}]]");

    [GeneratedRegex(@"\[\s?\[\s?([0-9]+)\s?\]\s?\]")]
    public static partial Regex Signs();

    /// <summary>A stretch of the text, in UTF-16 units, and the words that will stand there in the end.</summary>
    public readonly record struct Piece(int Start, int Length, string Words);
}
