using System.Globalization;

namespace InquiryBot.Core.Dialogs.Reading;

/// <summary>Reads <c>area.yaml</c>.</summary>
internal static class AreaReader
{
    public static Area Read(YamlValue root)
    {
        var map = root.AsMap("bounds", "except", "ours", "others", "shared", "endings", "spots", "units", "towards", "bound");
        return new Area
        {
            Within = map["bounds"]?.AsMap("south", "north", "west", "east") is { } bounds
                ? new Bounds(Number(bounds, "south"), Number(bounds, "north"), Number(bounds, "west"), Number(bounds, "east"))
                : null,
            Except = [.. (map["except"]?.AsList() ?? []).Select(value => value.AsMap("latitude", "longitude", "kilometres"))
                .Select(circle => new Circle(Number(circle, "latitude"), Number(circle, "longitude"), Number(circle, "kilometres")))],
            Ours = Names(map, "ours"),
            Others = Names(map, "others"),
            Shared = Names(map, "shared"),
            Endings = Names(map, "endings"),
            Spots = Names(map, "spots"),
            Units = Names(map, "units"),
            Towards = Names(map, "towards"),
            Bound = Names(map, "bound"),
        };
    }

    /// <summary>Lists of names, one for each language or kind, as one.</summary>
    static IReadOnlyList<string> Names(YamlMap map, string name) =>
        [.. (map[name]?.AsList() ?? []).SelectMany(value => value.IsList ? value.AsKeys() : [value.AsKey()]).Select(key => Spelling.Lower(key.Name)).Where(words => words.Length > 0).Distinct()];

    static double Number(YamlMap map, string name)
    {
        var written = map.Required(name);
        if (double.TryParse(written.Name, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        if (written.Name.Length > 0) map.File.Note(written.At, $"`{name}` must be a number, not `{written}`");
        return 0;
    }
}
