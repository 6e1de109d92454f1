using System.Runtime.ExceptionServices;
using InquiryBot.Core;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Turns;

namespace InquiryBot.Workers;

/// <summary>
/// Steps 2 to 4 in a loop, many loops side by side: turns of one conversation run one at a time, because each holds
/// its lease.
/// </summary>
public sealed partial class TurnWorker(IConversations conversations, Turn turn, WorkerSettings settings, TimeProvider clock, Meters meters, ILogger<TurnWorker> log)
    : BackgroundService
{
    /// <summary>After so many failures a message is set aside.</summary>
    public const int MaxAttempts = 5;

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        conversations.Stop();
        return (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, settings.Turns).Select(_ => Task.Run(LoopAsync, CancellationToken.None)));

    async Task LoopAsync()
    {
        while (true)
        {
            Lease? lease = null;
            try
            {
                lease = await conversations.ClaimAsync(CancellationToken.None);
                if (lease is null) return;
                if (await conversations.LoadAsync(lease, CancellationToken.None) is { } claimed) await RunAsync(lease, claimed);
            }
            catch (Exception problem)
            {
                // The store is out of reach: the lease runs out and the sweep brings the conversation back.
                LogStore(problem, lease?.Conversation.Value);
                await Task.Delay(Backoff.After(0), clock);
            }
        }
    }

    async Task RunAsync(Lease lease, Claimed claimed)
    {
        var started = clock.GetTimestamp();
        try
        {
            if (claimed.Unreadable is { } unreadable) ExceptionDispatchInfo.Throw(unreadable);
            await CommitAsync(lease, claimed, await KeepingAsync(lease, turn.RunAsync(claimed, CancellationToken.None)), started);
        }
        catch (Exception problem) when (problem is not StorageException)
        {
            LogFailed(problem, lease.Conversation.Value, claimed.Attempts + 1);
            await FailAsync(lease, claimed, problem, started);
        }
    }

    /// <summary>Sets the message aside when it has failed too often; otherwise, and where even that fails, it is tried again later.</summary>
    async Task FailAsync(Lease lease, Claimed claimed, Exception problem, long started)
    {
        meters.TurnFailed();
        try
        {
            if (claimed.Attempts + 1 >= MaxAttempts)
            {
                await CommitAsync(lease, claimed, await turn.SetAsideAsync(claimed, problem.GetType().Name, CancellationToken.None), started);
                return;
            }
        }
        catch (Exception another) when (another is not StorageException)
        {
            LogNotSetAside(another, lease.Conversation.Value);
        }

        await conversations.FailAsync(lease, claimed, clock.GetUtcNow() + Backoff.After(claimed.Attempts), CancellationToken.None);
    }

    async Task CommitAsync(Lease lease, Claimed claimed, TurnOutcome outcome, long started)
    {
        var committed = await conversations.CommitAsync(lease, claimed, outcome, CancellationToken.None);
        if (committed is Committed.Stored) meters.TurnDone(clock.GetElapsedTime(started), outcome.Overdue);
        else if (committed is Committed.LeaseLost) LogLost(lease.Conversation.Value);
    }

    /// <summary>A turn that waits for something outside keeps its lease while it waits.</summary>
    async ValueTask<TurnOutcome> KeepingAsync(Lease lease, ValueTask<TurnOutcome> running)
    {
        if (running.IsCompleted) return await running;

        var task = running.AsTask();
        while (true)
        {
            var third = (lease.Until - clock.GetUtcNow()) / 3;
            await ((Task)task).WaitAsync(third > TimeSpan.Zero ? third : TimeSpan.FromMilliseconds(1), clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (task.IsCompleted) return await task;
            lease = await conversations.RenewAsync(lease, CancellationToken.None) ?? throw new InvalidOperationException("The lease was lost while the turn ran.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed, attempt {Attempt} (conversation {ConversationId})")]
    partial void LogFailed(Exception problem, string conversationId, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store gave no turn, or refused one; it is tried again (conversation {ConversationId})")]
    partial void LogStore(Exception problem, string? conversationId);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message could not even be set aside (conversation {ConversationId})")]
    partial void LogNotSetAside(Exception problem, string conversationId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A turn was not stored: its lease was lost (conversation {ConversationId})")]
    partial void LogLost(string conversationId);
}
