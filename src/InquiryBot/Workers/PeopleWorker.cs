using InquiryBot.Core.People;

namespace InquiryBot.Workers;

/// <summary>Opens the first door where nobody has an account yet, and once an hour clears away the sessions that are over.</summary>
public sealed partial class PeopleWorker(IPeople people, FirstSignIn first, TimeProvider clock, ILogger<PeopleWorker> log) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await first.PrepareAsync(people, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await people.SweepSessionsAsync(clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(problem);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sessions that are over could not be cleared away; it is tried again in an hour")]
    partial void LogFailed(Exception problem);
}
