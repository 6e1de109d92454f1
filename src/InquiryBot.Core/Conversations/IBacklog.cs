namespace InquiryBot.Core.Conversations;

/// <summary>How much waits in the store: for the people who watch the service.</summary>
public interface IBacklog
{
    ValueTask<Backlog> ReadAsync(CancellationToken ct);
}

/// <summary>What waits, over all nodes.</summary>
/// <param name="Messages">Due and not yet answered.</param>
/// <param name="Replies">On their way to citizens, deferred ones included.</param>
/// <param name="OldestReply">When the oldest of them was written.</param>
/// <param name="Tickets">Citizens who wait for a person.</param>
public sealed record Backlog(long Messages, long Replies, DateTimeOffset? OldestReply, long Tickets);
