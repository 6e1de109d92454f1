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
            returning last_sequence as Sequence, case when lease_token <> @Token then null
                when exists (select 1 from inbox where conversation = @Conversation and due_at <= @now) then '' else state end as State
            """, new { now, lease.Token, Until = lease.Until.ToUnixTimeMilliseconds(), Conversation = lease.Conversation.Value }, transaction);
        if (moved is not null) await InsertAsync(connection, transaction, lease.Conversation.Value, inbound, moved.Sequence, now);
        return moved;
    }

    /// <summary>Under its key, so that the same message of the same conversation comes in once.</summary>
    public static async Task InsertAsync(DbConnection connection, DbTransaction? transaction, string conversation, Inbound inbound, long sequence, long now)
    {
        var due = inbound.Due?.ToUnixTimeMilliseconds() ?? 0;
        var row = new
        {
            conversation,
            sequence,
            due,
            MessageId = Storable.Text(inbound.MessageId),
            ActivityId = inbound.Activity.Id,
            At = Math.Max(now, due),
            Body = ActivityJson.Write(inbound.Activity),
        };
        var isNew = await connection.ExecuteAsync(
            "insert into received (conversation, message_id, activity_id, at) values (@conversation, @MessageId, @ActivityId, @At) on conflict do nothing", row, transaction);
        if (isNew == 1)
            await connection.ExecuteAsync(
                "insert into inbox (conversation, sequence, message_id, body, due_at, attempts) values (@conversation, @sequence, @MessageId, @Body, @due, 0)", row, transaction);
    }
}

/// <summary>The message's place, and the conversation's stored state when the lease was granted with it; empty when an older message goes first.</summary>
internal sealed class InboxAdded
{
    public long Sequence { get; init; }
    public string? State { get; init; }
}
