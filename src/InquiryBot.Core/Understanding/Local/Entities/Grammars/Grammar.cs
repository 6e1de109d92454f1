using InquiryBot.Core.Understanding.Local.Languages;

namespace InquiryBot.Core.Understanding.Local.Entities.Grammars;

/// <summary>In which order a language writes day, month and year in digits.</summary>
internal enum DateOrder
{
    Ymd,
    Mdy,
    Dmy,
}

/// <summary>How a language spells: what is true of all its words.</summary>
internal sealed record Spelling
{
    public DateOrder Order { get; init; }

    /// <summary>A word may begin inside of a run of letters, as in Thai.</summary>
    public bool StartsAnywhere { get; init; }

    /// <summary>Other letters may follow a word at once, as in Korean.</summary>
    public bool EndsAnywhere { get; init; }

    /// <summary>People leave the diacritics out.</summary>
    public bool Plain { get; init; }

    /// <summary>The signs between groups of three digits.</summary>
    public string Grouping { get; init; } = ",";

    /// <summary>Endings that a word or a number may have.</summary>
    public string[] Suffixes { get; init; } = [];
}

/// <summary>A class of words.</summary>
/// <param name="Slot">What its words fill.</param>
/// <param name="Loose">They mean the same wherever they stand, also inside of a run of letters.</param>
internal sealed record WordClass(string Name, Slot Slot, bool Loose);

/// <summary>
/// How one language says dates, times, numbers and the like: words and patterns of them, read from a file. Immutable.
/// </summary>
internal sealed class Grammar(string language, Spelling spelling, WordList words, Pattern patterns, WordClass[] classes)
{
    /// <summary>The type of what is passed over.</summary>
    public const string Nothing = "none";

    // The first classes of every grammar have a meaning of their own.
    public const int Numeral = 0;
    public const int Power = 1;
    public const int Native = 2;
    public const int And = 3;

    /// <summary>Words that only look like the ones before them in the list.</summary>
    public const int Other = 4;

    public static readonly string[] Classes = ["numeral", "power", "native", "and", "other"];

    public string Language { get; } = language;

    public Spelling Spelling { get; } = spelling;

    public WordList Words { get; } = words;

    public Pattern Patterns { get; } = patterns;

    /// <summary>Whether there are numerals beside the usual ones.</summary>
    public bool HasNative { get; } = words.Has(Native);

    public Slot SlotOf(int wordClass) => classes[wordClass].Slot;

    public bool IsLoose(int wordClass) => classes[wordClass].Loose;

    /// <summary>The longest thing that is said from this place on.</summary>
    public Find? Find(in Cursor at, DateTime now)
    {
        if (!Words.MayBegin(at.Current) && !char.IsAsciiDigit(at.Current) && !Figures.BeginsRoute(at))
            return null;
        return new Walk(this, at.Text, at.Behind, now).From(at.Place, Spelling.StartsAnywhere || Starts(at));
    }

    /// <summary>Whether a word ends before this place.</summary>
    public static bool Ends(ReadOnlySpan<char> text, int place) =>
        place >= text.Length || !char.IsLetter(text[place]) || !char.IsLetterOrDigit(text[place - 1])
        || (WritingSystem.Of(text[place]) != WritingSystem.Of(text[place - 1]) && !char.IsAsciiDigit(text[place - 1]));

    /// <summary>Where the ending of a word ends, or -1 when something else stands there.</summary>
    public int SkipSuffix(ReadOnlySpan<char> text, int place)
    {
        if (place >= text.Length || (!char.IsLetter(text[place]) && text[place] is not ('-' or '\'')))
            return -1;
        foreach (var suffix in Spelling.Suffixes)
        {
            var start = suffix[0] != '-' && place < text.Length && text[place] is '-' or '\'' ? place + 1 : place;
            if (text[Math.Min(start, text.Length)..].StartsWith(suffix, StringComparison.Ordinal) && Ends(text, start + suffix.Length))
                return start + suffix.Length;
        }
        return -1;
    }

    private static bool Starts(in Cursor at) => at.AtWordStart
        || (char.IsAsciiDigit(at.Current) && !char.IsAsciiLetterOrDigit(at.Previous))
        || (!char.IsAsciiDigit(at.Previous) && WritingSystem.Of(at.Current) != WritingSystem.Of(at.Previous));
}
