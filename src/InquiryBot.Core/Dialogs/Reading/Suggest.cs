namespace InquiryBot.Core.Dialogs.Reading;

/// <summary>Guesses what was meant by a name that does not exist.</summary>
public static class Suggest
{
    /// <summary>"did you mean `x`?" for the nearest known name, or null when none is near.</summary>
    public static string? From(string written, IEnumerable<string> known) => Nearest(written, known) is { } name ? $"did you mean `{name}`?" : null;

    /// <summary>The nearest known name, or null when none is near; in which case it is written makes no difference.</summary>
    public static string? Nearest(string written, IEnumerable<string> known) => known
        .Select(name => (Name: name, Distance: Distance(written.ToUpperInvariant(), name.ToUpperInvariant())))
        .Where(found => found.Distance <= Math.Max(1, Math.Min(written.Length, found.Name.Length) / 3))
        .OrderBy(found => found.Distance).ThenBy(found => found.Name, StringComparer.Ordinal)
        .FirstOrDefault().Name;

    /// <summary>Letters to change, add, drop or swap with the neighbour (optimal string alignment).</summary>
    public static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var change = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, 1 + Math.Min(rows[i - 1, j], rows[i, j - 1]));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[one.Length, other.Length];
    }
}
