using System.Runtime;

namespace InquiryBot.Wiring;

/// <summary>
/// Memory around a start. Nearly all that a start allocates stays, so that nothing is collected until citizens can be
/// answered; a little later, what reading and learning left behind goes back to the machine.
/// </summary>
internal sealed class StartMemory(TaughtUnderstanding understanding, TimeProvider clock) : BackgroundService
{
    /// <summary>What a start with a learned model allocates, and a half more; one that learns collects as it goes.</summary>
    const long Room = 120L << 20;

    static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    /// <summary>To be called before anything is read.</summary>
    public static void Begin()
    {
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion) return;
        try
        {
            GC.TryStartNoGCRegion(Room);
        }
        catch (Exception problem) when (problem is ArgumentOutOfRangeException or InvalidOperationException)
        {
            // A machine that has not so much collects as it goes; and another start in this process may have begun it a moment ago.
        }
    }

    /// <summary>Learning and reading leave far more behind than they keep, and nothing else would clear it away in an idle night.</summary>
    public static void GiveBack()
    {
        try
        {
            if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion) GC.EndNoGCRegion();
        }
        catch (InvalidOperationException)
        {
            // More was allocated meanwhile than there was room for, and that has ended it.
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await understanding.Lesson.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stoppingToken.ThrowIfCancellationRequested();
        await Task.Delay(Settled, clock, stoppingToken);
        ProgramPages.LetGo();
        // Last, because looking for the pages leaves garbage too.
        GiveBack();
    }
}
