using InquiryBot.Core.Conversations;

namespace InquiryBot.Workers;

/// <summary>Once a second: what came due without a message to wake it. Timers, deferred replies, what a dead node left.</summary>
public sealed partial class SweepWorker(IConversations conversations, IOutbox outbox, TimeProvider clock, ILogger<SweepWorker> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await conversations.ReviveAsync(cancellationToken);
        await outbox.ReviveAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await conversations.SweepAsync(stoppingToken);
                await outbox.SweepAsync(stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(problem);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep for due conversations failed; it is tried again in a second")]
    partial void LogFailed(Exception problem);
}
