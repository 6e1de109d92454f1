using System.Globalization;

namespace InquiryBot.Core.Cases;

/// <summary>
/// Who is competent for a case, and by when it is to be settled: by kind and municipality, in working days. What it knows are
/// data files (tab-separated; <c>#</c> begins a comment), so that an office changes them without a release.
/// </summary>
public sealed class Competence
{
    readonly List<Row> _departments;
    readonly List<Town> _towns;
    readonly (Town Town, string Name)[] _names;
    readonly HashSet<DateOnly> _holidays;

    /// <param name="departments">kind or <c>*</c>, municipality or <c>*</c>, department, working days.</param>
    /// <param name="municipalities">key, latitude and longitude of the town hall, Korean name, other spellings split by <c>|</c>, how the town hall is called, its pages.</param>
    /// <param name="holidays">date (<c>2026-10-09</c>), name.</param>
    /// <exception cref="FormatException">A line is not as it should be; the message quotes it.</exception>
    public Competence(string departments, string municipalities, string holidays)
    {
        _departments = Read(departments, 4, cells => new Row(cells[0], cells[1], cells[2], int.Parse(cells[3], CultureInfo.InvariantCulture)));
        _towns = Read(municipalities, 7, cells => new Town(
            cells[0], new Place(cells[3], double.Parse(cells[1], CultureInfo.InvariantCulture), double.Parse(cells[2], CultureInfo.InvariantCulture)),
            [cells[3], .. cells[4].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], new TownHall(cells[5], cells[6])));
        _names = [.. _towns.SelectMany(town => town.Names.Select(name => (town, name)))];
        _holidays = [.. Read(holidays, 2, cells => DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture))];
    }

    /// <summary>As it comes with the program: Gyeonggi's cities and counties, general departments, Korea's public holidays.</summary>
    public static Competence Shipped { get; } = Read(null, null);

    /// <summary>The same with an office's own files in place of those that come with the program.</summary>
    /// <exception cref="FormatException">A line is not as it should be; the message quotes it.</exception>
    public static Competence Read(string? departments, string? holidays) =>
        new(departments ?? Resource("departments.tsv"), Resource("municipalities.tsv"), holidays ?? Resource("holidays.tsv"));

    /// <summary>Furthest from a town hall at which a point still counts as the town's; beyond it, and near a border, an officer says.</summary>
    const double Reach = 25_000;

    /// <summary>Keys and Korean names, in the order of the file.</summary>
    public IReadOnlyList<(string Key, string Name)> Municipalities => [.. _towns.Select(town => (town.Key, town.Hall.Words))];

    /// <summary>Every town's, in the order of the file.</summary>
    public IReadOnlyList<TownHall> TownHalls => [.. _towns.Select(town => town.Office)];

    /// <summary>Every department of the file, once.</summary>
    public IReadOnlyList<string> Departments => [.. _departments.Select(row => row.Department).Distinct()];

    /// <summary>The town that the words name, else the one whose hall is nearest to the point; empty when neither tells.</summary>
    public string MunicipalityOf(Place? place) => place is null ? "" : TownOf(place)?.Key ?? "";

    /// <summary>The town hall of <see cref="MunicipalityOf"/>; null when neither words nor point tell.</summary>
    public TownHall? TownHallOf(Place place) => TownOf(place)?.Office;

    Town? TownOf(Place place) => Named(place.Words)
        ?? _towns.Select(town => (Town: town, Metres: town.Hall.MetresTo(place))).Where(near => near.Metres <= Reach).OrderBy(near => near.Metres).FirstOrDefault().Town;

    /// <summary>The one town that is named; 양주시 in 남양주시 is not.</summary>
    Town? Named(string words)
    {
        List<(Town Town, string Name)> named = [];
        foreach (var one in _names)
            if (Names(words, one.Name)) named.Add(one);
        if (named.Count == 0) return null;

        var whole = named.Where(one => !named.Exists(other => other.Town != one.Town && other.Name.Length > one.Name.Length && other.Name.Contains(one.Name, StringComparison.OrdinalIgnoreCase)));
        return whole.Select(one => one.Town).Distinct().ToList() is [var only] ? only : null;
    }

    /// <summary>A name behind a = is another word too, and counts only where nothing else is said.</summary>
    static bool Names(string words, string name) =>
        name[0] == '=' ? words.AsSpan().Trim().Equals(name.AsSpan(1), StringComparison.OrdinalIgnoreCase)
        // Hangul has no capitals, and is found ten times as fast where nobody looks for them.
        : words.Contains(name, name[0] is >= '\uAC00' and <= '\uD7A3' ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    /// <summary>The same case with its municipality, department and due date; the most exact line of the file wins.</summary>
    public Case Assigned(Case opened, DateOnly today)
    {
        var municipality = MunicipalityOf(opened.Place);
        var row = _departments
            .Where(row => (row.Kind == opened.Kind || row.Kind == Any) && (row.Municipality == municipality || row.Municipality == Any))
            .OrderByDescending(row => (row.Kind == Any ? 0 : 2) + (row.Municipality == Any ? 0 : 1)).FirstOrDefault();
        return row is null ? opened with { Municipality = municipality } : opened with { Municipality = municipality, Department = row.Department, Due = After(today, row.Days) };
    }

    /// <summary>So many working days later: no Saturday, Sunday or public holiday.</summary>
    public DateOnly After(DateOnly day, int workingDays)
    {
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) workingDays--;
        }

        return day;
    }

    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day);

    const string Any = "*";

    static List<T> Read<T>(string file, int columns, Func<string[], T> row)
    {
        var rows = new List<T>();
        foreach (var line in file.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var cells = line.Split('\t');
            try
            {
                rows.Add(cells.Length == columns ? row(cells) : throw new FormatException());
            }
            catch (FormatException wrong)
            {
                throw new FormatException($"'{line}' is no line of {columns} columns, split by tabs, as this file wants them.", wrong);
            }
        }

        return rows;
    }

    static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Competence).Assembly.GetManifestResourceStream("cases/" + name)!);
        return reader.ReadToEnd();
    }

    sealed record Row(string Kind, string Municipality, string Department, int Days);

    /// <param name="Hall">Where its town hall is, by its Korean name.</param>
    /// <param name="Names">The ways in which a citizen may write it.</param>
    sealed record Town(string Key, Place Hall, IReadOnlyList<string> Names, TownHall Office);
}

/// <summary>Where a town's own affairs are settled.</summary>
/// <param name="Name">As it stands on the door.</param>
/// <param name="Site">Its pages, such as <c>www.suwon.go.kr</c>.</param>
public sealed record TownHall(string Name, string Site);
