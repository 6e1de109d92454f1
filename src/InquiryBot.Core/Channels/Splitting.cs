namespace InquiryBot.Core.Channels;

/// <summary>A long text in parts that each fit: cut at the end of a line or sentence, else between words, and never inside a link, a number or a character.</summary>
internal static class Splitting
{
    public static IReadOnlyList<string> Split(IReadOnlyList<Run> runs, TextLimit limit, Markup markup)
    {
        var whole = StyledText.Write(runs, markup).Trim();
        if (limit.Fits(whole)) return whole.Length == 0 ? [] : [whole];

        var atoms = runs.SelectMany(run => run.Url is null ? Atoms.Of(run.Text).Select(text => run with { Text = text }) : [run]).ToList();
        var parts = new List<string>();
        for (var start = 0; start < atoms.Count;)
        {
            if (IsSpace(atoms[start]))
            {
                start++;
                continue;
            }

            var end = Longest(atoms, start, limit, markup);
            if (end == start)
            {
                Break(atoms, start);
                continue;
            }

            if (end < atoms.Count) end = Cut(atoms, start, end);
            parts.Add(StyledText.Write(atoms[start..end], markup).Trim());
            start = end;
        }

        return parts;
    }

    /// <summary>The end of the longest stretch that fits.</summary>
    static int Longest(List<Run> atoms, int start, TextLimit limit, Markup markup)
    {
        var (fits, fails) = (start, Math.Min(atoms.Count, start + limit.Most) + 1);
        while (fails - fits > 1)
        {
            var middle = (fits + fails) / 2;
            if (limit.Fits(StyledText.Write(atoms[start..middle], markup).Trim())) fits = middle;
            else fails = middle;
        }

        return fits;
    }

    static int Cut(List<Run> atoms, int start, int end)
    {
        var least = start + (end - start) / 3;
        for (var at = end; at > least; at--)
            if (EndsSentence(atoms, at)) return at;
        for (var at = end; at > least; at--)
            if (IsSpace(atoms[at]) || IsSpace(atoms[at - 1])) return at;
        return end;
    }

    /// <summary>Whether a line or a sentence ends before this atom.</summary>
    static bool EndsSentence(List<Run> atoms, int at) => atoms[at - 1].Text switch
    {
        "\n" or "\r\n" => true,
        "." or "!" or "?" or "…" => IsSpace(atoms[at]),
        "。" or "！" or "？" or "｡" or "۔" or "؟" or "।" => true,
        _ => false,
    };

    /// <summary>A link too long for any message goes as bare text, because half a link opens nothing.</summary>
    static void Break(List<Run> atoms, int at)
    {
        var atom = atoms[at];
        var text = atom.Url is null ? atom.Text : $"{atom.Text} ({atom.Url})";
        atoms.RemoveAt(at);
        atoms.InsertRange(at, (atom.Url is null ? Atoms.Break(text) : Atoms.Of(text)).Select(piece => new Run(piece)));
    }

    static bool IsSpace(Run atom) => string.IsNullOrWhiteSpace(atom.Text);
}
