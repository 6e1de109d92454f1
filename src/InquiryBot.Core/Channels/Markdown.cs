using System.Text.RegularExpressions;

namespace InquiryBot.Core.Channels;

/// <summary>
/// The little Markdown that replies use: emphasis, code, links, headings and lists. What is no mark is text, so a stray
/// asterisk is an asterisk.
/// </summary>
internal static partial class Markdown
{
    /// <param name="linksShown">False where a link cannot hide behind words: then the address follows them.</param>
    public static IReadOnlyList<Run> Read(string text, bool linksShown)
    {
        var runs = new List<Run>();
        foreach (var (number, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (number > 0) runs.Add(new("\n"));
            if (Heading().Match(line) is { Success: true } heading) Inline(heading.Groups[1].Value, Look.Bold, linksShown, runs);
            else if (Bullet().Match(line) is { Success: true } bullet)
            {
                runs.Add(new(bullet.Groups[1].Value + "• "));
                Inline(line[bullet.Length..], Look.None, linksShown, runs);
            }
            else Inline(line, Look.None, linksShown, runs);
        }

        return runs;
    }

    static void Inline(string text, Look look, bool linksShown, List<Run> runs)
    {
        var end = 0;
        foreach (Match mark in Marks().Matches(text))
        {
            if (mark.Index > end) runs.Add(new(text[end..mark.Index], look));
            end = mark.Index + mark.Length;
            if (mark.Groups["escaped"] is { Success: true } escaped) runs.Add(new(escaped.Value, look));
            else if (mark.Groups["code"] is { Success: true } code) runs.Add(new(code.Value, look | Look.Code));
            else if (mark.Groups["bold"] is { Success: true } bold) Inline(bold.Value, look | Look.Bold, linksShown, runs);
            else if (mark.Groups["struck"] is { Success: true } struck) Inline(struck.Value, look | Look.Struck, linksShown, runs);
            else if (mark.Groups["italic"] is { Success: true } italic) Inline(italic.Value, look | Look.Italic, linksShown, runs);
            else if (mark.Groups["label"].Value is var label && mark.Groups["url"].Value is var url && linksShown) runs.Add(new(label, look, url));
            else runs.Add(new(label == url ? url : $"{label} ({url})", look));
        }

        if (end < text.Length) runs.Add(new(text[end..], look));
    }

    [GeneratedRegex(@"^#{1,6} +(.*?)#*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(\s*)[-*+] +")]
    private static partial Regex Bullet();

    [GeneratedRegex("""
        \\(?<escaped>[!-/:-@\[-`{-~])
        |`(?<code>[^`\n]+)`
        |\*\*(?<bold>[^\s*](?:[^*]*[^\s*])?)\*\*|(?<!\w)__(?<bold>[^\s_](?:[^_]*[^\s_])?)__(?!\w)
        |~~(?<struck>[^\s~](?:[^~]*[^\s~])?)~~
        |\*(?<italic>[^\s*](?:[^*]*[^\s*])?)\*|(?<!\w)_(?<italic>[^\s_](?:[^_]*[^\s_])?)_(?!\w)
        |\[(?<label>[^\]\n]+)\]\((?<url>https?://[^\s()]+)\)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Marks();
}
