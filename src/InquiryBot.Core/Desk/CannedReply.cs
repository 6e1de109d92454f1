using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace InquiryBot.Core.Desk;

/// <summary>Words that a counselor can send with two keys: per language a title to find them by, and the text.</summary>
public sealed record CannedReply(string Key, IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> Text);

/// <summary>
/// Reads <c>canned.yaml</c>: a mapping of kebab-case keys to <c>title</c> and <c>text</c>, each by language. Faults
/// carry file, line and column, and leave nothing half read.
/// </summary>
public static class CannedReplies
{
    public static (IReadOnlyList<CannedReply> Replies, IReadOnlyList<string> Faults) Read(TextReader yaml, string file)
    {
        var faults = new List<string>();
        var replies = new List<CannedReply>();
        foreach (var (key, node) in Entries(yaml, file, faults))
        {
            var title = Words(node, "title", file, faults);
            var text = Words(node, "text", file, faults);
            foreach (var language in title.Keys.Except(text.Keys).Concat(text.Keys.Except(title.Keys)))
                faults.Add(Fault(file, node, $"'{key}' needs both a title and a text in '{language}'"));
            replies.Add(new CannedReply(key, title, text));
        }

        return (faults.Count == 0 ? replies : [], faults);
    }

    static List<(string Key, YamlNode Node)> Entries(TextReader yaml, string file, List<string> faults)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(yaml);
            if (stream.Documents.Count == 0) return [];
            if (stream.Documents[0].RootNode is YamlMappingNode root)
                return [.. root.Children.Select(entry => (entry.Key.ToString(), entry.Value))];
            faults.Add(Fault(file, stream.Documents[0].RootNode, "expected one entry per reply: its key, then title and text"));
        }
        catch (YamlException broken)
        {
            faults.Add($"{file}:{broken.Start.Line}:{broken.Start.Column}: error: {broken.Message}");
        }

        return [];
    }

    static Dictionary<string, string> Words(YamlNode reply, string part, string file, List<string> faults)
    {
        if (reply is YamlMappingNode parts
            && parts.Children.TryGetValue(new YamlScalarNode(part), out var node) && node is YamlMappingNode languages
            && languages.Children.All(word => word.Value is YamlScalarNode { Value.Length: > 0 }))
            return languages.Children.ToDictionary(word => word.Key.ToString(), word => ((YamlScalarNode)word.Value).Value!.Trim());

        faults.Add(Fault(file, reply, $"'{part}' must give the words in each language"));
        return [];
    }

    static string Fault(string file, YamlNode node, string message) => $"{file}:{node.Start.Line}:{node.Start.Column}: error: {message}";
}
