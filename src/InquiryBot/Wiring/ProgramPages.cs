using System.Globalization;
using System.Runtime.InteropServices;

namespace InquiryBot.Wiring;

/// <summary>
/// What this process holds of files that it only reads and runs: the program's, and what was learned. A start runs through
/// much code that is never run again, and the kernel brings in what lies around each page that is asked for: let go once,
/// only what serving needs returns, from the kernel's cache and by itself.
/// </summary>
internal static partial class ProgramPages
{
    /// <summary>madvise(2): not needed now. Pages of a file that were not written to are mapped again when they are asked for.</summary>
    const int NotNeeded = 4;

    public static void LetGo()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            // Advice that is refused costs nothing but the memory.
            foreach (var (from, to) in Unwritten(File.ReadLines("/proc/self/smaps"))) _ = Madvise(from, to - from, NotNeeded);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A container may hide it: the memory stays, and so does the service.
        }
    }

    /// <summary>
    /// Mapped files that are shared and read, or run. A private page that was written to, as by a loader that moves addresses
    /// in the code, would be lost: where there is one, everything stays.
    /// </summary>
    /// <param name="maps">By proc(5): a line <c>from-to rights offset device inode path</c>, and lines with its figures.</param>
    internal static IEnumerable<(nuint From, nuint To)> Unwritten(IEnumerable<string> maps)
    {
        string? range = null;
        foreach (var line in maps)
        {
            var words = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words is [var first, ..] && !first.EndsWith(':')) range = words is [var mapped, "r--s" or "r-xp", _, _, _, ['/', ..]] ? mapped : null;
            else if (range is not null && words is ["Anonymous:", "0", ..]) yield return Ends(range);
        }
    }

    static (nuint From, nuint To) Ends(string range)
    {
        var dash = range.IndexOf('-', StringComparison.Ordinal);
        return (Address(range.AsSpan(0, dash)), Address(range.AsSpan(dash + 1)));
    }

    static nuint Address(ReadOnlySpan<char> digits) => nuint.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Madvise(nuint from, nuint length, int advice);
}
