namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>A place in a folded text from which to read on. What does not match leaves the place where it was.</summary>
/// <param name="text">The folded text.</param>
/// <param name="place">Where to begin.</param>
/// <param name="behind">Where the last find ended: what is written right behind it begins a word too.</param>
internal ref struct Cursor(ReadOnlySpan<char> text, int place, int behind = -1)
{
    public readonly ReadOnlySpan<char> Text { get; } = text;

    public int Place { get; set; } = place;

    /// <summary>Where the last find ended, or -1.</summary>
    public int Behind { get; } = behind;

    public readonly char Current => Place < Text.Length ? Text[Place] : '\0';

    public readonly char Next => Place + 1 < Text.Length ? Text[Place + 1] : '\0';

    public readonly char Previous => Place > 0 ? Text[Place - 1] : '\0';

    public readonly ReadOnlySpan<char> Rest => Text[Place..];

    /// <summary>Whether a word could begin here: nothing that is written together stands before.</summary>
    public readonly bool AtWordStart => Place == 0 || Place == Behind || !char.IsLetterOrDigit(Text[Place - 1]);

    public readonly bool AtWordEnd => Place >= Text.Length || !char.IsAsciiLetterOrDigit(Text[Place]);

    public bool Take(char c)
    {
        if (Current != c)
            return false;
        Place++;
        return true;
    }

    public bool Take(string words)
    {
        if (!Rest.StartsWith(words, StringComparison.Ordinal))
            return false;
        Place += words.Length;
        return true;
    }

    /// <summary>Takes words that no Latin letter or digit follows.</summary>
    public bool TakeWord(string words)
    {
        var start = Place;
        if (Take(words) && AtWordEnd)
            return true;
        Place = start;
        return false;
    }

    /// <summary>Takes the first of these that stands here; returns its number, or -1.</summary>
    public int TakeAny(scoped ReadOnlySpan<string> words, bool whole = false)
    {
        for (var i = 0; i < words.Length; i++)
            if (whole ? TakeWord(words[i]) : Take(words[i]))
                return i;
        return -1;
    }

    /// <summary>Takes up to two spaces; always succeeds.</summary>
    public bool Spaces()
    {
        for (var i = 0; i < 2 && Current == ' '; i++)
            Place++;
        return true;
    }

    /// <summary>Takes one to so many digits that are all that stand together.</summary>
    public bool TakeDigits(int most, out int value)
    {
        var (start, number) = (Place, 0);
        while (Place - start < most && char.IsAsciiDigit(Current))
            number = (number * 10) + (Text[Place++] - '0');
        value = number;
        if (Place > start && !char.IsAsciiDigit(Current))
            return true;
        Place = start;
        return false;
    }
}
