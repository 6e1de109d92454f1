using InquiryBot.Core;

namespace InquiryBot.Workers;

/// <summary>Every ten seconds with something new in them: when our own channels last heard of a citizen, and last reached one, for other nodes and the command.</summary>
public sealed partial class TrafficWorker(ChannelHealth health, ChannelBook book, TimeProvider clock, ILogger<TrafficWorker> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    IReadOnlyList<(string, DateTimeOffset, DateTimeOffset)> _noted = [];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await NoteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await NoteAsync(stoppingToken);
    }

    async Task NoteAsync(CancellationToken ct)
    {
        var traffic = book.Traffic.ToList();
        if (traffic.SequenceEqual(_noted)) return;
        try
        {
            await health.NoteAsync(ct);
            _noted = traffic;
        }
        catch (StorageException problem)
        {
            LogFailed(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "When web chat was last used could not be stored; it is tried again in ten seconds")]
    partial void LogFailed(Exception problem);
}
