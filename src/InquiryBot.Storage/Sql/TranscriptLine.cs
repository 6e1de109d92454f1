using System.Data.Common;
using Dapper;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Storage.Sql;

/// <summary>A line of the transcript with what became of it on its way to the citizen.</summary>
internal static class TranscriptLine
{
    const string Select = """
        select t.sequence, t.body, t.at, case when o.sequence is null then 0 else 1 end, coalesce(o.problem, t.problem)
        from transcript t left join outbox o on o.conversation = t.conversation and o.sequence = t.sequence
        where t.conversation = @id
        """;

    /// <summary>The lines after a sequence, oldest first.</summary>
    public static async Task<IReadOnlyList<TranscriptRow>> AfterAsync(DbConnection connection, string id, long after, int limit) =>
        Rows(await connection.QueryAsync<(long, string, long, long, string)>($"{Select} and t.sequence > @after order by t.sequence limit @limit", new { id, after, limit }));

    /// <summary>The newest lines, oldest first.</summary>
    public static async Task<IReadOnlyList<TranscriptRow>> TailAsync(DbConnection connection, string id, int limit) =>
        Rows((await connection.QueryAsync<(long, string, long, long, string)>($"{Select} order by t.sequence desc limit @limit", new { id, limit })).Reverse());

    static List<TranscriptRow> Rows(IEnumerable<(long Sequence, string Body, long At, long Sending, string Problem)> rows) =>
        [.. rows.Select(row => new TranscriptRow(
            row.Sequence, row.Body, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Sending == 1, row.Problem.Length > 0 ? row.Problem : null))];
}
