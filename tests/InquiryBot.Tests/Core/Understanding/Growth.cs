using System.Diagnostics;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>How the time for a text grows with its length, whatever machine it is and however busy.</summary>
internal static class Growth
{
    /// <summary>Four times the length is four times the work; sixteen times would be squares.</summary>
    private const double Most = 9;

    private const int Short = 2_500;
    private const int FewestRounds = 3;

    /// <summary>A busy machine may be late with any reading, and with squares no reading is quick enough.</summary>
    private const int MostRounds = 20;

    /// <summary>What a call costs before it reads anything, and what a clock cannot see.</summary>
    private static readonly TimeSpan s_least = TimeSpan.FromMicroseconds(300);

    /// <summary>The quickest of some readings of each length, turn by turn, so that a busy moment meets both.</summary>
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
        var started = Stopwatch.GetTimestamp();
        read(text);
        var taken = Stopwatch.GetElapsedTime(started);
        return taken < before ? taken : before;
    }

    private static string Repeated(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));
}
