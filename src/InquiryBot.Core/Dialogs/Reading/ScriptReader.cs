using System.Globalization;

namespace InquiryBot.Core.Dialogs.Reading;

/// <summary>Reads <c>tests.yaml</c>.</summary>
internal static class ScriptReader
{
    internal static readonly string[] Kinds = ["citizen", "bot", "slots", "ticket"];

    public static IEnumerable<Script> Read(YamlValue root, string folder, Languages languages) =>
        [.. root.AsList().Where(value => value.IsMap).Select(value => ReadOne(value, folder, languages))];

    static Script ReadOne(YamlValue value, string folder, Languages languages)
    {
        var map = value.AsMap("name", "language", "sources", "talk");
        var language = map.Key("language");
        if (language is not null && languages.Find(language.Name) is null)
            map.File.Note(language.At, $"unknown language `{language}`", Suggest.From(language.Name, languages.All.Select(known => known.Tag)));
        var lines = map["talk"]?.AsList() ?? [];
        if (lines.Count == 0) map.File.Note(map.At, "`talk` is missing");
        return new Script(
            map.Required("name"), folder, folder.Split('/')[^1], language?.Name ?? languages.Default.Tag,
            [.. lines.Select(ReadLine).OfType<ScriptLine>()])
        {
            Sources = map["sources"]?.AsOpenMap().All.ToDictionary(source => source.Name.Name, source => SampleReader.Answer(source.Value)) ?? [],
        };
    }

    static ScriptLine? ReadLine(YamlValue value)
    {
        var map = value.AsMap(Kinds);
        if (!value.IsMap || map.All.FirstOrDefault() is not { Name: { } kind, Value: { } said }) return null;

        return kind.Name switch
        {
            "citizen" => said.IsMap ? Act(said.AsMap("location", "photo", "choose", "language", "arrives")) : new ScriptLine.Types(said.AsKey().Name, kind.At),
            "bot" => new ScriptLine.Hears(said.IsList ? said.AsKeys() : [said.AsKey()], kind.At),
            "slots" => new ScriptLine.Slots(said.AsOpenMap().All.ToDictionary(slot => slot.Name.Name, slot => slot.Value.AsKey()), kind.At),
            "ticket" => Ticket(said.AsMap("reason", "urgency"), kind.At),
            _ => null,
        };
    }

    static ScriptLine? Act(YamlMap map) => map.All.FirstOrDefault() is not { Name: { } kind, Value: { } value } ? null : kind.Name switch
    {
        "photo" => new ScriptLine.SendsPhoto(value.AsKey().Name, kind.At),
        "choose" => new ScriptLine.Chooses(value.AsKey(), kind.At),
        "language" => new ScriptLine.PicksLanguage(value.AsKey().Name, kind.At),
        "arrives" => new ScriptLine.Arrives(kind.At),
        "location" => Location(value.AsMap("latitude", "longitude", "name"), kind.At),
        _ => null,
    };

    static ScriptLine.SharesLocation Location(YamlMap map, Mark at) =>
        new(Degrees(map, "latitude"), Degrees(map, "longitude"), map.Key("name")?.Name, at);

    static double Degrees(YamlMap map, string name)
    {
        var written = map.Required(name);
        if (double.TryParse(written.Name, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)) return degrees;
        map.File.Note(written.At, $"`{name}` must be a number of degrees");
        return 0;
    }

    static ScriptLine.Ticket Ticket(YamlMap map, Mark at) => new(map.Key("reason")?.Name, map.Key("urgency")?.Name, at);
}
