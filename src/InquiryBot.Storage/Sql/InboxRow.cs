using System.Data.Common;
using Dapper;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Storage.Sql;

/// <summary>A message that comes into an inbox inside another write, such as a counselor's with his ticket.</summary>
internal static class InboxRow
{
    /// <summary>
    /// Adds the message and claims its conversation when it is free. It must not be in the transcript by itself
    /// (<see cref="Inbound.Shown"/>), and the caller knows that it is no repetition.
    /// </summary>
    /// <returns>Null when the conversation has ended or was never started.</returns>
    public static async Task<InboxAdded?> AddAsync(DbConnection connection, DbTransaction? transaction, Inbound inbound, Lease lease, long now)
    {
        var moved = await connection.QueryFirstOrDefaultAsync<InboxAdded>("""
            update conversations set last_sequence = last_sequence + 1,
                lease_token = case when lease_until <= @now then @Token else lease_token end,
                lease_until = case when lease_until <= @now then @Until else lease_until end
            where id = @Conversation and ended_at = 0
            returning last_sequence as Sequence, case when lease_token = @Token then state end as State
            """, new { now, lease.Token, Until = lease.Until.ToUnixTimeMilliseconds(), Conversation = lease.Conversation.Value }, transaction);
        if (moved is null) return null;

        await connection.ExecuteAsync("""
            insert into inbox (conversation, message_id, sequence, activity_id, body, due_at, attempts, done_at, problem)
            values (@Conversation, @MessageId, @Sequence, @ActivityId, @Body, @now, 0, 0, '')
            """,
            new
            {
                Conversation = lease.Conversation.Value,
                inbound.MessageId,
                moved.Sequence,
                ActivityId = inbound.Activity.Id,
                Body = ActivityJson.Write(inbound.Activity),
                now,
            },
            transaction);
        return moved;
    }
}

/// <summary>The message's place, and the conversation's stored state when the lease was granted with it.</summary>
internal sealed class InboxAdded
{
    public long Sequence { get; init; }
    public string? State { get; init; }
}
