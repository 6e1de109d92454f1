namespace InquiryBot.Core.Dialogs;

/// <summary>
/// Which places the office answers for (<c>area.yaml</c>). Elsewhere is only what clearly is: a place of which nothing is known, or
/// that names both, counts as the office's own.
/// </summary>
public sealed record Area
{
    /// <summary>No file, no borders.</summary>
    public static Area Everywhere { get; } = new();

    /// <summary>Shared points beyond these are elsewhere; null for none.</summary>
    public Bounds? Within { get; init; }

    /// <summary>Parts of the bounds that are another's.</summary>
    public IReadOnlyList<Circle> Except { get; init; } = [];

    /// <summary>Names, in small letters, that make a place the office's own whatever else it names.</summary>
    public IReadOnlyList<string> Ours { get; init; } = [];

    /// <summary>Names, in small letters, of places elsewhere: whole words where words are spaced, but for <see cref="Endings"/>.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Names, in small letters, that a town of ours shares with one elsewhere.</summary>
    public IReadOnlyList<string> Shared { get; init; } = [];

    /// <summary>What a name may end in and is still the name: 시, 역, a particle, a case.</summary>
    public IReadOnlyList<string> Endings { get; init; } = [];

    /// <summary>Those of the endings that make a spot of a town: 역, 앞.</summary>
    public IReadOnlyList<string> Spots { get; init; } = [];

    /// <summary>Words beside or behind the name of a town that say what it is, and no more: "city".</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Words before a name that make it a direction: "towards Seoul".</summary>
    public IReadOnlyList<string> Towards { get; init; } = [];

    /// <summary>The same behind it: "서울 방향".</summary>
    public IReadOnlyList<string> Bound { get; init; } = [];

    /// <param name="latitude">Degrees, WGS 84.</param>
    /// <param name="longitude">Degrees, WGS 84.</param>
    public bool IsElsewhere(double latitude, double longitude) =>
        Within is { } bounds && (!bounds.Holds(latitude, longitude) || Except.Any(circle => circle.Holds(latitude, longitude)));

    /// <param name="words">A place as a citizen names it, in any language.</param>
    public bool IsElsewhere(string words) => ElsewhereIn(words) is not null;

    /// <summary>The place elsewhere that the words name, from the first of its names to the last; null when there is none, or one of ours as well.</summary>
    public string? ElsewhereIn(string words)
    {
        if (words.Length == 0) return null;

        var text = Spelling.Lower(words);
        List<(int Start, int End)> named = [];

        // Hundreds of names, of which a text holds one or none.
        foreach (var name in Others)
            if (text.Contains(name, StringComparison.Ordinal)) named.AddRange(Named(text, name));
        return named.Count > 0 && !Ours.Any(name => At(text, name).Any(at => (IsJoined(name[0]) || StartsWord(text, at)) && !named.Any(other => Covers(other, at, name.Length))))
            ? (text.Length == words.Length ? words : text)[named.Min(name => name.Start)..named.Max(name => name.End)]
            : null;
    }

    /// <summary>Whether the words name a town, a district or a spot that is surely ours.</summary>
    public bool IsOurs(string words) => Ours.Any(name => At(Spelling.Lower(words), name).Any());

    /// <summary>Whether the words name a town or a district of ours and no spot in it, so that nobody would find it: 수원시 팔달구, "Suwon city", and not 수원역.</summary>
    public bool IsWide(string words)
    {
        var pieces = Spelling.Lower(words).Split([' ', ',', '，', '、', '.'], StringSplitOptions.RemoveEmptyEntries);
        return pieces.Any(IsOfTown) && pieces.All(piece => IsOfTown(piece) || Units.Contains(piece));
    }

    /// <summary>경기도수원시 is written as one, so that a town may stand behind another name.</summary>
    bool IsOfTown(string piece) => Ours.Any(name => piece.StartsWith(name, StringComparison.Ordinal) && (IsWideEnding(piece[name.Length..]) || IsOfTown(piece[name.Length..])));

    bool IsWideEnding(string rest) => rest.Length == 0 || Endings.Concat(Units).Any(ending => !Spots.Contains(ending) && rest.StartsWith(ending, StringComparison.Ordinal) && (IsWideEnding(rest[ending.Length..]) || IsOfTown(rest[ending.Length..])));

    /// <summary>Whether the words are such a shared name and hardly anything else: 광주, and not 광주시 or 광주 오포읍.</summary>
    public bool IsShared(string words)
    {
        var text = Spelling.Lower(words).Trim();
        return Shared.Any(name => text.StartsWith(name, StringComparison.Ordinal) && IsEnding(text[name.Length..]) && !Ours.Any(ours => ours.Length > name.Length && text.StartsWith(ours, StringComparison.Ordinal)));
    }

    /// <summary>광주 in 광주광역시 is not the town.</summary>
    static bool Covers((int Start, int End) other, int at, int length) => other.Start <= at && at + length <= other.End && other.End - other.Start > length;

    /// <summary>Where a text names a place elsewhere, and not merely the way to it.</summary>
    IEnumerable<(int Start, int End)> Named(string text, string name) =>
        from at in At(text, name)
        where IsUnspaced(name[0]) || StartsWord(text, at)
        let end = at + name.Length
        let last = IsUnspaced(name[0]) ? end : EndOfWord(text, end)
        where IsUnspaced(name[0]) ? !GoesOn(text, end) : IsEnding(text[end..last])
        let before = text[..at].TrimEnd()
        let behind = text[last..].TrimStart()
        where !Towards.Any(words => before.EndsWith(words, StringComparison.Ordinal)) && !Bound.Any(words => behind.StartsWith(words, StringComparison.Ordinal))
        select (at, end);

    bool IsEnding(string rest) => rest.Length == 0 || Endings.Any(ending => rest.StartsWith(ending, StringComparison.Ordinal) && IsEnding(rest[ending.Length..]));

    static IEnumerable<int> At(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal)) yield return at;
    }

    static bool StartsWord(string text, int at) => at == 0 || !char.IsLetterOrDigit(text[at - 1]);

    /// <summary>A hyphen joins: Gangnam-daero is a street of many towns.</summary>
    static int EndOfWord(string text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '\'' or '’')) at++;
        return at;
    }

    /// <summary>Thai, kana and Chinese characters are written without spaces.</summary>
    static bool IsUnspaced(char letter) => letter is (>= '\u0E00' and <= '\u0E7F') or (>= '\u3040' and <= '\u9FFF');

    /// <summary>Where a name may begin inside of a word: 북수원.</summary>
    static bool IsJoined(char letter) => IsUnspaced(letter) || Spelling.IsSyllable(letter);

    /// <summary>A Thai vowel or tone that belongs to the letter before it: another word has begun.</summary>
    static bool GoesOn(string text, int at) => at < text.Length && text[at] is (>= '\u0E30' and <= '\u0E3A') or (>= '\u0E45' and <= '\u0E4E');
}

/// <summary>Between these degrees (WGS 84), the ends included.</summary>
public sealed record Bounds(double South, double North, double West, double East)
{
    public bool Holds(double latitude, double longitude) => latitude >= South && latitude <= North && longitude >= West && longitude <= East;
}

/// <summary>All that is so near to a point (degrees, WGS 84; kilometres).</summary>
public sealed record Circle(double Latitude, double Longitude, double Kilometres)
{
    /// <summary>Of a degree of latitude; a degree of longitude has as many times the cosine.</summary>
    const double KilometresOfDegree = 111.2;

    public bool Holds(double latitude, double longitude) =>
        Math.Pow(latitude - Latitude, 2) + Math.Pow((longitude - Longitude) * Math.Cos(Latitude * Math.PI / 180), 2) <= Math.Pow(Kilometres / KilometresOfDegree, 2);
}
