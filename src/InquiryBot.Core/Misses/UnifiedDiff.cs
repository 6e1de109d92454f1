using System.Globalization;
using System.Text;

namespace InquiryBot.Core.Misses;

/// <summary>The difference of two texts that differ in one place, as <c>git apply</c> and <c>patch -p1</c> take it (POSIX, diff -u).</summary>
internal static class UnifiedDiff
{
    const int Context = 3;

    /// <param name="path">From the root of the repository, with <c>/</c>.</param>
    /// <returns>Empty when nothing differs.</returns>
    public static string Of(string path, string before, string after)
    {
        if (before == after) return "";

        var (old, next) = (Lines(before), Lines(after));
        var same = old.Zip(next).TakeWhile(pair => pair.First == pair.Second).Count();
        var sameAtEnd = old.Skip(same).Reverse().Zip(next.Skip(same).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        var (first, behind) = (Math.Max(0, same - Context), Math.Min(Context, sameAtEnd));
        var (removed, added) = (old[same..^sameAtEnd], next[same..^sameAtEnd]);

        var diff = new StringBuilder($"diff --git a/{path} b/{path}\n--- a/{path}\n+++ b/{path}\n");
        var shared = same - first + behind;
        diff.Append(CultureInfo.InvariantCulture, $"@@ -{Range(first, removed.Length + shared)} +{Range(first, added.Length + shared)} @@\n");
        Append(diff, ' ', old[first..same]);
        Append(diff, '-', removed);
        Append(diff, '+', added);
        Append(diff, ' ', old[^sameAtEnd..][..behind]);
        return diff.ToString();
    }

    /// <summary>Lines with their ends, so that a missing last one and a carriage return are differences as well.</summary>
    static string[] Lines(string text)
    {
        var lines = text.Split('\n');
        return [.. lines[..^1].Select(line => line + "\n"), .. lines[^1].Length > 0 ? [lines[^1]] : Array.Empty<string>()];
    }

    static string Range(int first, int count) => string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? first : first + 1)},{count}");

    static void Append(StringBuilder diff, char sign, IEnumerable<string> lines)
    {
        foreach (var line in lines) diff.Append(sign).Append(line).Append(line.EndsWith('\n') ? "" : "\n\\ No newline at end of file\n");
    }
}
