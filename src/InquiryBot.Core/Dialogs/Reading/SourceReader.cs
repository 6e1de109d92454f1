using InquiryBot.Core.Dialogs.Fetching;

namespace InquiryBot.Core.Dialogs.Reading;

/// <summary>Reads <c>sources.yaml</c>.</summary>
internal static class SourceReader
{
    internal static readonly string[] Known = ["address", "query", "headers", "time-limit", "sound", "pick", "list"];
    internal static readonly string[] ListKnown = ["at", "keep", "order-by", "first", "fields"];
    internal static readonly Dictionary<string, KeepKind> Keeps = new() { ["is"] = KeepKind.Is, ["named-in"] = KeepKind.NamedIn, ["at-most"] = KeepKind.AtMost, ["at-least"] = KeepKind.AtLeast };

    // Longer than this nobody waits in a chat.
    internal const int LongestLimit = 10;

    public static IReadOnlyList<Source> Read(YamlValue root) =>
        [.. (root.AsMap("sources")["sources"]?.AsOpenMap().All ?? []).Select(entry => ReadOne(entry.Name, entry.Value))];

    static Source ReadOne(Key name, YamlValue value)
    {
        var map = value.AsMap(Known);
        var source = new Source(name)
        {
            Address = Address(map),
            Query = Fields(map["query"]),
            Headers = Fields(map["headers"]),
            Sound = map["sound"]?.AsMap("at", "is") is { } sound && At(sound, "at") is { } sign ? new SoundSign(sign, [.. Listed(sound["is"]).Select(key => key.Name)]) : null,
            Picks = Pointers(map["pick"]),
            List = map["list"]?.AsMap(ListKnown) is { } list ? List(list) : null,
        };
        if (source.Picks.Count == 0 && source.List is null) map.File.Note(name.At, $"nothing is taken from `{name}`", "add `pick:` or `list:`");
        return map.Count("time-limit") is { } seconds ? source with { TimeLimit = TimeSpan.FromSeconds(Within(map, seconds)) } : source;
    }

    /// <summary>A host that a citizen's words could change would be another house.</summary>
    static string Address(YamlMap map)
    {
        var written = map.Required("address");
        if (written.Name.Length == 0) return "";
        var host = written.Name.Split('/', 4);
        if (!Uri.TryCreate(written.Name.Replace('{', '_').Replace('}', '_'), UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0)
            map.File.Note(written.At, $"`{written}` is no address to ask", "it begins with https://");
        else if (host.Take(3).Any(part => part.Contains('{', StringComparison.Ordinal)))
            map.File.Note(written.At, "the host must be written out", "a slot stands in the path or in `query:` only");
        else if (uri.Query.Length + uri.Fragment.Length > 0)
            map.File.Note(written.At, "what stands behind `?` belongs under `query:`");
        return written.Name;
    }

    static int Within(YamlMap map, int seconds)
    {
        if (seconds <= LongestLimit) return seconds;
        map.File.Note(map.Key("time-limit")!.At, $"`time-limit` is at most {LongestLimit} seconds", "longer nobody waits in a chat");
        return LongestLimit;
    }

    static IReadOnlyList<SourceField> Fields(YamlValue? value) => [.. (value?.AsOpenMap().All ?? []).Select(entry => entry.Value.IsMap
        ? new SourceField(entry.Name.Name, entry.Value.AsMap("secret").Required("secret").Name, IsSecret: true)
        : new SourceField(entry.Name.Name, entry.Value.AsKey().Name, IsSecret: false))];

    static SourceList? List(YamlMap map)
    {
        if (map["fields"] is null) map.File.Note(map.At, "`fields` is missing");
        if (At(map, "at") is not { } at) return null;
        return new SourceList(at, Pointers(map["fields"]))
        {
            Keep = [.. (map["keep"]?.AsList() ?? []).Select(Rule).OfType<KeepRule>()],
            OrderBy = map["order-by"] is null ? null : At(map, "order-by"),
            First = map.Count("first") ?? 5,
        };
    }

    static KeepRule? Rule(YamlValue value)
    {
        var map = value.AsMap(["at", .. Keeps.Keys]);
        var rules = map.All.Where(entry => Keeps.ContainsKey(entry.Name.Name)).ToList();
        if (rules is not [var rule]) value.Note($"a rule has one of {string.Join(", ", Keeps.Keys)}");
        else if (At(map, "at") is { } at) return new KeepRule(at, Keeps[rule.Name.Name], rule.Value.AsKey().Name);
        return null;
    }

    static Dictionary<string, JsonPointer> Pointers(YamlValue? value) => (value?.AsOpenMap().All ?? [])
        .Select(entry => (entry.Name.Name, At: Pointer(entry.Value.AsKey(), entry.Value.File))).Where(entry => entry.At is not null).ToDictionary(entry => entry.Name, entry => entry.At!);

    static JsonPointer? At(YamlMap map, string name) => Pointer(map.Required(name), map.File);

    static JsonPointer? Pointer(Key written, YamlFile file)
    {
        var at = JsonPointer.Read(written.Name);
        if (at is null && written.Name.Length > 0) file.Note(written.At, $"`{written}` is no place in a JSON text", "it is a JSON Pointer such as /response/items/0/name");
        return at;
    }

    static IReadOnlyList<Key> Listed(YamlValue? value) => value is null ? [] : value.IsList ? value.AsKeys() : [value.AsKey()];
}
