using System.Buffers;

namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>
/// Places in English text: romanised addresses (12 Hyowon-ro, Paldal-gu), cities, "Suwon Station", "Main Street",
/// and what stands behind "near", "in front of" and the like.
/// </summary>
internal static class EnglishPlaces
{
    private const int MostWords = 5;

    private static readonly SearchValues<char> s_numberSigns = SearchValues.Create("0123456789-");

    private static readonly string[] s_suffixes =
        ["-ro", "-gil", "-daero", "-dong", "-gu", "-si", "-gun", "-eup", "-myeon", "-ri", "-do", "beon-gil"];

    private static readonly HashSet<string> s_nouns =
    [
        "station", "street", "st", "road", "rd", "avenue", "ave", "boulevard", "intersection", "crossroads", "crossing", "park", "market",
        "hospital", "school", "apartment", "apartments", "library", "terminal", "university", "college", "hall", "bridge", "tunnel", "mall",
        "church", "stop", "airport", "square", "plaza", "tower", "building", "center", "centre", "hotel", "bank", "pharmacy",
        "highway", "expressway", "interchange", "roundabout", "museum", "temple", "complex", "village", "stadium", "playground", "entrance",
        "crosswalk", "underpass", "overpass", "kindergarten", "daycare", "clinic", "store", "mart",
    ];

    private static readonly string[] s_near =
    [
        "in front of", "next to", "across from", "opposite", "behind", "beside", "near", "nearby", "close to", "around", "between",
        "by the", "at the corner of", "outside", "under", "inside",
    ];

    /// <summary>Words that belong to the sentence and not to a name.</summary>
    private static readonly HashSet<string> s_others =
    [
        "the", "a", "an", "my", "our", "your", "his", "her", "their", "this", "that", "these", "those", "is", "are", "was", "were", "be", "to", "of",
        "in", "on", "at", "for", "from", "and", "or", "but", "with", "by", "it", "there", "i", "we", "you", "he", "she", "they", "me", "us",
        "not", "no", "any", "some", "which", "what", "where", "when", "how", "who", "why", "has", "have", "had", "do", "does", "did", "can",
        "could", "will", "would", "should", "may", "must", "please", "report", "find", "go", "going", "get", "near", "nearby", "behind", "beside",
        "opposite", "outside", "inside", "under", "around", "between", "every", "each", "all", "call", "talk", "need", "want", "broken", "damaged",
        "about", "as", "so", "very", "too", "just", "also", "then", "than", "into", "onto", "over", "through", "because", "if", "bus", "data",
        "service", "help", "hole", "crack", "noon", "midnight", "midday", "nearest", "closest", "next", "here", "now", "today", "tomorrow", "yesterday",
    ];

    /// <param name="namesOnly">Only addresses and cities, which are written alike in every language.</param>
    public static Find? Find(Cursor at, bool namesOnly)
    {
        if (!at.AtWordStart || !char.IsAsciiLetterOrDigit(at.Current))
            return null;
        return Address(at) ?? (namesOnly ? null : Near(at) ?? Named(at));
    }

    /// <summary>Romanised parts with hyphens, city names, and the numbers between them.</summary>
    private static Find? Address(Cursor at)
    {
        var (start, end, parts) = (at.Place, -1, 0);
        while (parts < 8)
        {
            var word = Word(at);
            if (IsRegion(word))
                end = at.Place + word.Length;
            else if (!IsNumber(word))
                break;
            at.Place += word.Length;
            at.Take(',');
            at.Spaces();
            parts++;
        }
        // A number behind the road belongs to it, a number alone does not make a place.
        var behind = at.Text[Math.Max(0, end)..];
        if (end > 0 && at.Text[..end].EndsWith("-ro") | at.Text[..end].EndsWith("gil") && behind is [' ', >= '0' and <= '9', ..])
            end += 1 + Word(new Cursor(behind, 1)).Length;
        if (end < 0 || IsStation(at.Text[end..]))
            return null;
        return new Find(EntityTypes.Place, start, end, at.Text[start..end].ToString());
    }

    private static bool IsStation(ReadOnlySpan<char> behind) =>
        behind is [' ', ..] && IsNoun(Word(new Cursor(behind, 1)));

    private static bool IsNoun(ReadOnlySpan<char> word) => s_nouns.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>in front of the old city hall, near Suwon station; not near my house, which only he could find.</summary>
    private static Find? Near(Cursor at)
    {
        var start = at.Place;
        if (at.TakeAny(s_near, whole: true) < 0 || !at.Take(' '))
            return null;
        _ = at.TakeWord("the") && at.Spaces();
        for (var words = 1; words <= MostWords && Word(at) is { Length: > 0 } word && !IsOther(word); words++)
        {
            at.Place += word.Length;
            if ((words > 1 && IsNoun(word) && !IsStation(at.Rest)) || (IsRegion(word) && !IsStation(at.Rest)))
            {
                var end = WithExit(at);
                return new Find(EntityTypes.Place, start, end, at.Text[start..end].ToString());
            }
            if (!at.Take(' '))
                break;
        }
        return null;
    }

    /// <summary>Suwon Station, Main Street, Gyeonggi Arts Center exit 3: at least one name before the noun.</summary>
    private static Find? Named(Cursor at)
    {
        var (start, words) = (at.Place, 0);
        while (words < MostWords && Word(at) is { Length: > 0 } word)
        {
            var noun = IsNoun(word);
            if (noun && words > 0 && !IsStation(at.Text[(at.Place + word.Length)..]))
            {
                at.Place += word.Length;
                var end = WithExit(at);
                return new Find(EntityTypes.Place, start, end, at.Text[start..end].ToString());
            }
            if ((!noun && IsOther(word)) || IsVerb(word))
                return null;
            at.Place += word.Length;
            words++;
            if (!at.Take(' '))
                return null;
        }
        return null;
    }

    private static int WithExit(Cursor at)
    {
        var end = at.Place;
        at.Take(',');
        at.Spaces();
        return at.TakeWord("exit") && at.Spaces() && at.TakeDigits(2, out _) ? at.Place : end;
    }

    private static bool IsRegion(ReadOnlySpan<char> word)
    {
        if (PlaceNames.Roman.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            return true;
        foreach (var suffix in s_suffixes)
            if (word.Length > suffix.Length + 1 && word.EndsWith(suffix, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool IsNumber(ReadOnlySpan<char> word) =>
        word.Length is > 0 and <= 8 && !word.ContainsAnyExcept(s_numberSigns);

    private static bool IsOther(ReadOnlySpan<char> word) => s_others.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static bool IsVerb(ReadOnlySpan<char> word) => word.EndsWith("ing") || word.EndsWith("n't") || word.EndsWith("'s") || word.EndsWith("ed");

    /// <summary>Latin letters and digits, with hyphens and apostrophes inside.</summary>
    private static ReadOnlySpan<char> Word(Cursor at)
    {
        var start = at.Place;
        while (at.Place - start < 40 && (char.IsAsciiLetterOrDigit(at.Current)
            || (at.Current is '-' or '\'' && at.Place > start && char.IsAsciiLetterOrDigit(at.Next))))
            at.Place++;
        return at.Text[start..at.Place];
    }
}
