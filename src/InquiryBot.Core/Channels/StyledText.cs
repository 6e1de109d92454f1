using System.Text;

namespace InquiryBot.Core.Channels;

/// <summary>How a piece of a text is shown.</summary>
[Flags]
internal enum Look
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Struck = 4,
    Code = 8,
}

/// <summary>A stretch of a text that looks the same, with the address that it opens, if any.</summary>
internal sealed record Run(string Text, Look Look = Look.None, string? Url = null);

/// <summary>Runs as a vendor writes them.</summary>
internal static class StyledText
{
    public static string Write(IEnumerable<Run> runs, Markup markup)
    {
        var written = new StringBuilder();
        foreach (var run in Joined(runs)) written.Append(markup switch
        {
            Markup.Html => Html(run),
            Markup.Asterisks => Asterisks(run),
            _ => run.Text,
        });
        return written.ToString();
    }

    /// <summary>Neighbours that look the same as one, so that a word is not closed and opened letter by letter.</summary>
    static IEnumerable<Run> Joined(IEnumerable<Run> runs)
    {
        Run? last = null;
        var text = new StringBuilder();
        foreach (var run in runs)
        {
            if (last is not null && (last.Look != run.Look || last.Url != run.Url))
            {
                yield return last with { Text = text.ToString() };
                text.Clear();
            }

            last = run;
            text.Append(run.Text);
        }

        if (last is not null) yield return last with { Text = text.ToString() };
    }

    static string Html(Run run)
    {
        var text = Escape(run.Text);
        if (run.Look.HasFlag(Look.Code)) text = $"<code>{text}</code>";
        if (run.Look.HasFlag(Look.Struck)) text = $"<s>{text}</s>";
        if (run.Look.HasFlag(Look.Italic)) text = $"<i>{text}</i>";
        if (run.Look.HasFlag(Look.Bold)) text = $"<b>{text}</b>";
        return run.Url is null ? text : $"<a href=\"{Escape(run.Url).Replace("\"", "&quot;", StringComparison.Ordinal)}\">{text}</a>";
    }

    static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A mark counts only beside a letter, so spaces stay outside.</summary>
    static string Asterisks(Run run)
    {
        if (run.Look is Look.None || string.IsNullOrWhiteSpace(run.Text)) return run.Text;
        var inner = run.Text.Trim();
        var marked = inner;
        if (run.Look.HasFlag(Look.Code)) marked = $"```{marked}```";
        if (run.Look.HasFlag(Look.Struck)) marked = $"~{marked}~";
        if (run.Look.HasFlag(Look.Italic)) marked = $"_{marked}_";
        if (run.Look.HasFlag(Look.Bold)) marked = $"*{marked}*";
        return run.Text.Replace(inner, marked, StringComparison.Ordinal);
    }
}
