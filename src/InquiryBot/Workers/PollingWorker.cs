using InquiryBot.Core.Channels;

namespace InquiryBot.Workers;

/// <summary>Asks the vendors that are polled, one after the other answer of each; stores before it asks on, because asking on is the acknowledgement.</summary>
public sealed partial class PollingWorker(ChannelList channels, Intake intake, TimeProvider clock, ILogger<PollingWorker> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(channels.All.OfType<IPolls>().Where(channel => channel.Polling).Select(channel => PollAsync(channel, stoppingToken)));

    async Task PollAsync(IPolls channel, CancellationToken ct)
    {
        string? after = null;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var polled = await channel.PollAsync(after, ct);
                foreach (var receipt in polled.Receipts) await TakeAsync(channel, receipt, ct);
                after = polled.Next;
                if (polled.Pause is { } pause) await Task.Delay(pause, clock, ct);
            }
            catch (Exception problem) when (!ct.IsCancellationRequested)
            {
                LogFailed(problem, channel.Id);
                await Task.Delay(TimeSpan.FromSeconds(5), clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
        }
    }

    async Task TakeAsync(IPolls channel, Receipt receipt, CancellationToken ct)
    {
        await intake.TakeAsync(channel, receipt, ct);
        if (receipt is Receipt.Accepted { Answer: { } answer }) await channel.AcknowledgeAsync(answer, ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Polling {Channel} failed; it is tried again in a moment")]
    partial void LogFailed(Exception problem, string channel);
}
