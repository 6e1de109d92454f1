using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace InquiryBot.Core.Misses;

/// <summary>Puts examples at the end of a language file's list. Every other character stays as it is: comments, order, line ends.</summary>
internal static class ExampleFile
{
    /// <summary>What YAML would read as something else than words, were it bare.</summary>
    static readonly HashSet<string> NoWords = new(StringComparer.OrdinalIgnoreCase) { "true", "false", "null", "yes", "no", "on", "off", "y", "n" };

    /// <returns>The file with the examples, or null when it has no list of examples that more could be put to.</returns>
    public static string? Add(string yaml, IReadOnlyList<string> examples)
    {
        if (Examples(yaml) is not { Children: [.., YamlScalarNode last] } list) return null;

        var added = list.Style is SequenceStyle.Flow ? InBrackets(yaml, last, examples) : OnLines(yaml, last, examples);
        // The parser has the last word on where a list ends.
        return Words(added).SequenceEqual([.. Words(yaml), .. examples]) ? added : null;
    }

    static YamlSequenceNode? Examples(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents is [{ RootNode: YamlMappingNode root }, ..] && root.Children.TryGetValue("examples", out var list) ? list as YamlSequenceNode : null;
        }
        catch (Exception broken) when (broken is YamlException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    static IEnumerable<string> Words(string yaml) => Examples(yaml)?.Children.OfType<YamlScalarNode>().Select(word => (word.Value ?? "").Trim()) ?? [];

    static string InBrackets(string yaml, YamlScalarNode last, IEnumerable<string> examples) =>
        yaml.Insert((int)last.End.Index, string.Concat(examples.Select(example => $", {Quoted(example)}")));

    /// <summary>Behind the line on which the last one ends, as deep as it stands.</summary>
    static string OnLines(string yaml, YamlScalarNode last, IEnumerable<string> examples)
    {
        var start = LineStart(yaml, (int)last.Start.Index);
        var dash = yaml[start..(int)last.Start.Index];
        var (end, newLine) = LineEnd(yaml, (int)last.End.Index);
        var lines = examples.Select(example => dash + (IsPlain(example) ? example : Quoted(example)));
        return end == yaml.Length && !yaml.EndsWith('\n')
            ? yaml + string.Concat(lines.Select(line => newLine + line))
            : yaml.Insert(end, string.Concat(lines.Select(line => line + newLine)));
    }

    static int LineStart(string yaml, int at) => at == 0 ? 0 : yaml.LastIndexOf('\n', at - 1) + 1;

    /// <summary>Where the next line begins, and how this file ends its lines.</summary>
    static (int End, string NewLine) LineEnd(string yaml, int at)
    {
        var first = yaml.IndexOf('\n', StringComparison.Ordinal);
        var newLine = first > 0 && yaml[first - 1] == '\r' ? "\r\n" : "\n";
        var end = yaml.IndexOf('\n', at);
        return (end < 0 ? yaml.Length : end + 1, newLine);
    }

    /// <summary>Words and ordinary punctuation, beginning with a letter, so that no sign of them means anything to YAML.</summary>
    static bool IsPlain(string example) =>
        char.IsLetter(example[0]) && !NoWords.Contains(example)
        && example.EnumerateRunes().All(rune => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark || " .,?!'()~/-+%".Contains(rune.ToString(), StringComparison.Ordinal));

    static string Quoted(string example) => $"\"{example.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
