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
        foreach (var line in File.ReadLines("/proc/self/maps"))
            // from-to rights offset device inode path. A private page that can be read only may have been written to before, and would be lost.
            if (line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var range, "r--s" or "r-xp", _, _, _, ['/', ..]])
                Advise(range);
    }

    static void Advise(string range)
    {
        var dash = range.IndexOf('-', StringComparison.Ordinal);
        var from = nuint.Parse(range.AsSpan(0, dash), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var to = nuint.Parse(range.AsSpan(dash + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        // Advice that is refused costs nothing but the memory.
        _ = Madvise(from, to - from, NotNeeded);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Madvise(nuint from, nuint length, int advice);
}
