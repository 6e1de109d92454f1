using System.Diagnostics;
using System.Runtime.InteropServices;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>How the work for a text grows with its length, whatever machine it is and however busy.</summary>
internal static class Growth
{
    /// <summary>Four times the length is four times the work; sixteen times would be squares.</summary>
    private const double Most = 9;

    private const int Short = 2_500;
    private const int FewestRounds = 3;

    /// <summary>The first readings are the compiler's, and with squares no reading is quick enough.</summary>
    private const int MostRounds = 20;

    /// <summary>The processor's time of this thread (time.h of Linux): a long reading is interrupted more often than a short one.</summary>
    private const int ThreadTime = 3;

    /// <summary>What a call costs before it reads anything.</summary>
    private static readonly TimeSpan s_least = TimeSpan.FromMicroseconds(300);

    /// <summary>The quickest of some readings of each length.</summary>
    public static void IsLinear(string piece, Action<string> read)
    {
        var (shorter, longer) = (Repeated(piece, Short), Repeated(piece, 4 * Short));
        var (quick, slow) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < FewestRounds || (round < MostRounds && !Holds()); round++)
        {
            quick = Quicker(quick, shorter, read);
            slow = Quicker(slow, longer, read);
        }
        Assert.True(Holds(), $"{longer.Length} characters of '{piece}' took {slow}, {shorter.Length} of them {quick}.");

        bool Holds() => slow + s_least < Most * (quick + s_least);
    }

    private static TimeSpan Quicker(TimeSpan before, string text, Action<string> read)
    {
        var started = Now();
        read(text);
        var taken = Now() - started;
        return taken < before ? taken : before;
    }

    private static TimeSpan Now() => OperatingSystem.IsLinux() && ReadClock(ThreadTime, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
        : Stopwatch.GetElapsedTime(0);

    private static string Repeated(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out Moment time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Moment
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
