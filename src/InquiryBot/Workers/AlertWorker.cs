using InquiryBot.Core.Alerts;

namespace InquiryBot.Workers;

/// <summary>Brings what another node raised or ended to this one's turns, and what was on before a restart.</summary>
public sealed partial class AlertWorker(IAlerts alerts, AlertBoard board, TimeProvider clock, ILogger<AlertWorker> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await PostAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PostAsync(stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(problem);
            }
        }
    }

    async Task PostAsync(CancellationToken ct) => board.Post(await alerts.ListAsync(1, ct) is [var latest, ..] ? latest : null);

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether an alert is on could not be read; it is tried again in two seconds")]
    partial void LogFailed(Exception problem);
}
