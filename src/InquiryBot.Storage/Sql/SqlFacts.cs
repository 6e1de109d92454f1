using System.Data.Common;
using Dapper;
using InquiryBot.Core;
using InquiryBot.Core.Desk;

namespace InquiryBot.Storage.Sql;

/// <summary>The audit trail: written in the transaction of what it tells about.</summary>
internal static class SqlFacts
{
    public const string Insert = """
        insert into facts (id, name, about, number, by_whom, at, body)
        values (@id, @Name, @About, (select coalesce(max(number), 0) + 1 from facts where about = @About), @By, @At, @Body)
        """;

    /// <param name="id">Ours, or that of the act when its sender gave it one.</param>
    public static Task<int> InsertAsync(DbConnection connection, DbTransaction? transaction, string id, Fact fact) => connection.ExecuteAsync(
        Insert, new { id, fact.Name, fact.About, fact.By, At = fact.At.ToUnixTimeMilliseconds(), Body = FactJson.Write(fact) }, transaction);

    public static async Task<bool> KnownAsync(DbConnection connection, DbTransaction? transaction, string id) =>
        await connection.ExecuteScalarAsync<long?>("select 1 from facts where id = @id", new { id }, transaction) is not null;

    public static async Task<IReadOnlyList<FactRow>> ReadAsync(DbConnection connection, string about)
    {
        var rows = await connection.QueryAsync<(string Id, string Name, string About, string By, long At, string Body)>(
            "select id, name, about, by_whom, at, body from facts where about = @about order by number, id", new { about });
        return [.. rows.Select(row => new FactRow(row.Id, row.Name, row.About, row.By, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Body))];
    }
}
