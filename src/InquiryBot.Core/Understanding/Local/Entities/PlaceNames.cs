namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>
/// Names of places, read from places.txt (Gyeonggi's 28 cities and 3 counties and the cities around, as each language
/// spells them) and korean-places.txt (provinces, districts, and the words that make a place of a name). Official
/// spelling; romanised by the Ministry of Culture's rules.
/// </summary>
internal static class PlaceNames
{
    private static readonly string[] s_spellings = ["ko", "en", "zh", "ja", "ru", "th"];

    /// <summary>A row for each city, a column for each of the spellings.</summary>
    private static readonly string[][] s_cities = [.. Lines("places.txt").Select(line => line.Split('\t'))];

    private static readonly Dictionary<string, string[]> s_words = Sections("korean-places.txt");

    /// <summary>Short names that are other words too; they count before 에서, 에 사는 and the like.</summary>
    public static HashSet<string> Ambiguous { get; } = [.. s_words["ambiguous"]];

    /// <summary>Official names and short ones that are nothing else.</summary>
    public static HashSet<string> Regions { get; } =
    [
        .. In("ko").Where(name => !Ambiguous.Contains(name)),
        .. In("ko").SelectMany(city => new[] { city + "시", city + "군" }),
        .. s_words["districts"].Select(name => name + "구"),
        .. s_words["districts"].Where(name => !Ambiguous.Contains(name)),
        .. s_words["provinces"],
    ];

    public static HashSet<string> Roman { get; } =
        [.. In("en"), "korea", "bundang", "ilsan", "pangyo", "dongtan", "gwanggyo", "gangnam"];

    /// <summary>The cities' names in the other scripts, but for those that are another word too.</summary>
    public static HashSet<string> Foreign { get; } = [.. ((string[])["zh", "ja", "ru", "th"]).SelectMany(In).Where(name => name[0] != '*')];

    /// <summary>What stands at the end of a landmark's name, longest first.</summary>
    public static string[] Landmarks { get; } = s_words["landmarks"];

    /// <summary>Names of stations, without 역, that end like one of <see cref="OtherEnds"/>.</summary>
    public static HashSet<string> Stations { get; } = [.. s_words["stations"]];

    public static string[] Brands { get; } = s_words["brands"];

    /// <summary>Ends of words that end like a station, a road or a quarter and are none.</summary>
    public static string[] OtherEnds { get; } = s_words["other-ends"];

    /// <summary>Whole words of the same kind.</summary>
    public static HashSet<string> OtherWords { get; } = [.. s_words["other-words"]];

    /// <summary>The cities' names as a language spells them; with an asterisk before one that is another word too.</summary>
    public static IEnumerable<string> In(string language) => language switch
    {
        "vi" => In("en"),
        "mn" => In("ru"),
        "uz" => In("en").Concat(In("ru")),
        _ => s_cities.SelectMany(city => city[Array.IndexOf(s_spellings, language)].Split('/')),
    };

    /// <summary>Whether a city's short name is inside: 북수원점.</summary>
    public static bool NamesCity(ReadOnlySpan<char> word)
    {
        foreach (var city in s_cities)
            if (!Ambiguous.Contains(city[0]) && word.Contains(city[0], StringComparison.Ordinal))
                return true;
        return false;
    }

    private static IEnumerable<string> Lines(string file) =>
        EntityResource.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#');

    private static Dictionary<string, string[]> Sections(string file)
    {
        var (sections, name) = (new Dictionary<string, string[]>(StringComparer.Ordinal), "");
        foreach (var line in Lines(file))
            if (line[0] == '[')
                sections[name = line.Trim('[', ']')] = [];
            else
                sections[name] = [.. sections[name], .. line.Split(' ')];
        return sections;
    }
}
