using InquiryBot.Core.Conversations;

namespace InquiryBot.Workers;

/// <summary>Once an hour: what may be kept no longer goes.</summary>
public sealed partial class RetentionWorker(IRetention retention, TimeProvider clock, ILogger<RetentionWorker> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                var forgotten = await retention.ForgetAsync(stoppingToken);
                if (forgotten != default) LogForgotten(forgotten.Originals, forgotten.Keys, forgotten.Misses);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(problem);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Past their deadline and deleted: sealed originals {Originals}, message keys {Keys}, questions that were not understood {Misses}")]
    partial void LogForgotten(int originals, int keys, int misses);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is past its deadline could not be deleted; it is tried again in an hour")]
    partial void LogFailed(Exception problem);
}
