using System.Data.Common;
using Dapper;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Storage.Sql;

/// <summary>Looks at both ends of each table by its index, so that a large one costs no more than a small one.</summary>
public sealed class SqlSeals(Engine engine) : ISeals
{
    /// <summary>Rows of an end that are looked through for one that holds something sealed.</summary>
    const int Glimpsed = 500;

    static readonly string Sealed = $"%\"{SealedSlots.Mark}%";

    public async ValueTask<IReadOnlyList<string>> EndsAsync(CancellationToken ct) => await engine.ReadAsync(async connection =>
        (IReadOnlyList<string>)[.. await EndAsync(connection, "asc"), .. await EndAsync(connection, "desc")], ct);

    static async Task<IEnumerable<string>> EndAsync(DbConnection connection, string order)
    {
        var originals = await connection.QueryAsync<string>($"select closed from originals order by delete_at {order} limit 1");
        var tickets = await connection.QueryAsync<TicketRow>($"""
            select * from ({TicketRow.Select} order by id {order} limit {Glimpsed}) as glimpsed where slots like @Sealed order by id {order} limit 1
            """, new { Sealed });
        var cases = await connection.QueryAsync<string>($"""
            select body from (select body, opened_at from cases order by opened_at {order} limit {Glimpsed}) as glimpsed where body like @Sealed order by opened_at {order} limit 1
            """, new { Sealed });

        return originals
            .Concat(tickets.SelectMany(row => Closed(row.ToTicket().Slots.Values)))
            .Concat(cases.Select(CaseRow.Read).SelectMany(kept => Closed(kept.Details.Values.Append(kept.Phone ?? ""))));
    }

    static IEnumerable<string> Closed(IEnumerable<string> values) => values.Where(SealedSlots.IsSealed).Select(value => value[SealedSlots.Mark.Length..]);
}
