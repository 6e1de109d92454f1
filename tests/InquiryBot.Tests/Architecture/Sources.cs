using System.Text.RegularExpressions;

namespace InquiryBot.Tests.Architecture;

/// <summary>What the source text of a folder names. Comments do not count.</summary>
static partial class Sources
{
    public static IEnumerable<string> CSharp(string folder) => SourceTree.Files(folder, "*.cs");

    public static string Code(string file) => Comments().Replace(SourceTree.Read(file), "");

    /// <summary>The folders of Core that a folder names, spelled in full or from inside the namespace.</summary>
    public static IReadOnlySet<string> SiblingsNamedBy(string folder, IReadOnlyCollection<string> siblings)
    {
        var self = folder.Split('/')[^1];
        var code = CSharp(folder).Select(Code).ToList();
        return siblings.Where(sibling => sibling != self && code.Any(text => NamesFolder(text, sibling))).ToHashSet();
    }

    /// <summary>Files of a folder that name a namespace, or one below it.</summary>
    public static IEnumerable<string> Naming(string folder, string space)
    {
        var name = new Regex($@"(?<![\w.]){Regex.Escape(space)}(?![\w])");
        return CSharp(folder).Where(file => name.IsMatch(Code(file)));
    }

    static bool NamesFolder(string code, string sibling) =>
        Regex.IsMatch(code, $@"InquiryBot\.Core\.{sibling}\b")
        || TypesOf(sibling).Any(type => Regex.IsMatch(code, $@"(?<![\w.]){sibling}\.{type}\b"));

    static string[] TypesOf(string sibling) =>
        Types.TryGetValue(sibling, out var types) ? types : Types[sibling] = [.. CSharp($"src/InquiryBot.Core/{sibling}")
            .SelectMany(file => Declaration().Matches(Code(file)).Select(match => match.Groups[1].Value)).Distinct()];

    static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string[]> Types = new();

    [GeneratedRegex(@"^\s*///?.*$|(?<=\s)//\s.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\b(?:record struct|record|class|interface|enum|struct) (\w+)")]
    private static partial Regex Declaration();
}
