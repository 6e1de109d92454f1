using Dapper;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Storage.Sql;

/// <summary>The backlog: what is answered or delivered has no row, so there is little to count.</summary>
public sealed class SqlBacklog(Engine engine) : IBacklog
{
    const string Count = """
        select
            (select count(*) from inbox where due_at <= @Now) as Messages,
            (select count(*) from outbox) as Replies,
            (select coalesce(min(t.at), 0) from outbox o join transcript t on t.conversation = o.conversation and t.sequence = o.sequence) as OldestReply,
            (select count(*) from tickets where status = 'waiting') as Tickets
        """;

    public async ValueTask<Backlog> ReadAsync(CancellationToken ct)
    {
        var row = await engine.ReadAsync(connection => connection.QuerySingleAsync<Row>(new CommandDefinition(Count, new { engine.Now }, cancellationToken: ct)), ct);
        return new(row.Messages, row.Replies, row.OldestReply == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.OldestReply), row.Tickets);
    }

    sealed record Row(long Messages, long Replies, long OldestReply, long Tickets);
}
