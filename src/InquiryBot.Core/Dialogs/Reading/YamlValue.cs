using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace InquiryBot.Core.Dialogs.Reading;

/// <summary>A YAML file while it is read: wrong things are noted with their place, and reading goes on.</summary>
internal sealed class YamlFile(string name, List<Fault> faults)
{
    public string Name => name;

    /// <summary>The file's one document, or null after noting why there is none.</summary>
    public YamlValue? Load(string text)
    {
        var scanner = new Scanner(new StringReader(text));
        try
        {
            var stream = new YamlStream();
            stream.Load(new Parser(scanner));
            if (stream.Documents is [var document, ..]) return new YamlValue(document.RootNode, this);
            Note(Mark.Top(name), "the file is empty");
        }
        catch (YamlException broken)
        {
            Note(MarkOf(broken.Start), YamlWords.For(broken));
        }
        catch (Exception lost) when (lost is InvalidOperationException or ArgumentException)
        {
            // The parser loses its own state over some texts, such as a bracket that is open at the end of a line.
            Note(MarkOf(scanner.CurrentPosition), "this is not YAML: a bracket or a quote before this is left open");
        }

        return null;
    }

    public void Note(Mark at, string message, string? suggestion = null) => faults.Add(new Fault(at, message, suggestion));

    // The parser counts lines and columns from 1, but leaves 0 where it knows nothing.
    public Mark MarkOf(YamlDotNet.Core.Mark start) => new(name, Math.Max(1, (int)start.Line), Math.Max(1, (int)start.Column));
}

/// <summary>One value of a YAML file; asked for a shape that it does not have, it notes a fault and gives an empty one.</summary>
internal sealed record YamlValue(YamlNode Node, YamlFile File)
{
    public Mark At => File.MarkOf(Node.Start);
    public bool IsMap => Node is YamlMappingNode;
    public bool IsList => Node is YamlSequenceNode;

    public YamlMap AsMap(params string[] known)
    {
        if (Node is YamlMappingNode map) return new YamlMap(map, File).AllowOnly(known);
        Note($"a list of properties ({string.Join(", ", known)}) was expected here");
        return new YamlMap(new YamlMappingNode(), File) { At = At };
    }

    /// <summary>A map whose names are the writer's own.</summary>
    public YamlMap AsOpenMap()
    {
        if (Node is YamlMappingNode map) return new YamlMap(map, File);
        Note("names with values were expected here");
        return new YamlMap(new YamlMappingNode(), File) { At = At };
    }

    public IReadOnlyList<YamlValue> AsList()
    {
        if (Node is YamlSequenceNode list) return [.. list.Children.Select(child => new YamlValue(child, File))];
        Note("a list was expected here", "begin each line with \"- \"");
        return [];
    }

    public Key AsKey()
    {
        if (Node is YamlScalarNode { Value: { } text } && text.Trim() is { Length: > 0 } trimmed) return new Key(trimmed, At);
        Note("words were expected here", Node is YamlMappingNode ? "put words with a colon in quotes" : null);
        return new Key("", At);
    }

    public IReadOnlyList<Key> AsKeys() => [.. AsList().Select(value => value.AsKey())];

    public void Note(string message, string? suggestion = null) => File.Note(At, message, suggestion);
}

/// <summary>The properties of a YAML map.</summary>
internal sealed class YamlMap(YamlMappingNode node, YamlFile file)
{
    readonly Dictionary<string, (Key Name, YamlValue Value)> entries = Entries(node, file);

    public YamlFile File => file;
    public Mark At { get; init; } = file.MarkOf(node.Start);
    public IEnumerable<(Key Name, YamlValue Value)> All => entries.Values;

    public YamlValue? this[string name] => entries.TryGetValue(name, out var entry) ? entry.Value : null;

    public YamlMap AllowOnly(params string[] known)
    {
        foreach (var (name, _) in All.Where(entry => !known.Contains(entry.Name.Name)))
            file.Note(name.At, $"unknown property `{name}`", Suggest.From(name.Name, known) ?? $"known here: {string.Join(", ", known)}");
        return this;
    }

    public Key? Key(string name) => this[name]?.AsKey();

    /// <summary>The words of a property that must be there; empty after noting that it is not.</summary>
    public Key Required(string name) => Key(name) ?? Missing(name);

    public IReadOnlyList<Key> Keys(string name) => this[name]?.AsKeys() ?? [];

    public int? Count(string name)
    {
        if (Key(name) is not { } key) return null;
        if (int.TryParse(key.Name, out var number) && number > 0) return number;
        file.Note(key.At, $"`{name}` must be a whole number above 0, not `{key}`");
        return null;
    }

    public bool Flag(string name)
    {
        if (Key(name) is not { } key) return false;
        if (key.Name is not ("true" or "false")) file.Note(key.At, $"`{name}` must be true or false, not `{key}`");
        return key.Name == "true";
    }

    Key Missing(string name)
    {
        file.Note(At, $"`{name}` is missing");
        return new Key("", At);
    }

    static Dictionary<string, (Key, YamlValue)> Entries(YamlMappingNode node, YamlFile file)
    {
        var entries = new Dictionary<string, (Key, YamlValue)>(StringComparer.Ordinal);
        foreach (var (name, value) in node.Children)
        {
            var key = new YamlValue(name, file).AsKey();
            entries.TryAdd(key.Name, (key, new YamlValue(value, file)));
        }

        return entries;
    }
}

/// <summary>What the parser's complaints mean to someone who writes dialogs.</summary>
internal static class YamlWords
{
    public static string For(YamlException broken)
    {
        var said = broken.InnerException?.Message ?? broken.Message;
        return said.StartsWith("Duplicate key", StringComparison.Ordinal)
            ? "the same name stands here twice"
            : $"this is not YAML: {said.ReplaceLineEndings(" ").TrimEnd('.')}";
    }
}
