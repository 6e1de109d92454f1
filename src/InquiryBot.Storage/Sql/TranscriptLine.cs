using System.Data.Common;
using Dapper;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Storage.Sql;

/// <summary>A line of the transcript with what became of it on its way to the citizen.</summary>
internal static class TranscriptLine
{
    /// <summary>What a long transcript may take of the memory; a citizen may write more than his share.</summary>
    const int MostCharacters = 1024 * 1024;

    const string Columns = "t.sequence, t.body, t.at, case when o.sequence is null then 0 else 1 end, coalesce(o.problem, t.problem)";

    const string From = "from transcript t left join outbox o on o.conversation = t.conversation and o.sequence = t.sequence where t.conversation = @id";

    /// <summary>For the desk: also whether what was covered is kept.</summary>
    const string Masked = "case when exists (select 1 from originals m where m.conversation = t.conversation and m.sequence = t.sequence) then 1 else 0 end";

    /// <summary>The lines after a sequence, oldest first.</summary>
    public static Task<IReadOnlyList<TranscriptRow>> AfterAsync(DbConnection connection, string id, long after, int limit) => AfterAsync(connection, "0", id, after, limit);

    public static Task<IReadOnlyList<TranscriptRow>> AfterForDeskAsync(DbConnection connection, string id, long after, int limit) => AfterAsync(connection, Masked, id, after, limit);

    /// <summary>The newest lines, oldest first; fewer when they are long.</summary>
    public static async Task<IReadOnlyList<TranscriptRow>> TailAsync(DbConnection connection, string id, int limit)
    {
        var (rows, characters) = (new List<TranscriptRow>(), 0);
        var lines = connection.QueryUnbufferedAsync<(long, string, long, long, string, long)>($"select {Columns}, {Masked} {From} order by t.sequence desc limit @limit", new { id, limit });
        await foreach (var row in lines.Select(Row))
        {
            characters += row.Body.Length;
            if (rows.Count > 0 && characters > MostCharacters) break;
            rows.Add(row);
        }

        rows.Reverse();
        return rows;
    }

    /// <summary>The last few lines of each of these conversations, oldest first; one conversation is in memory at a time.</summary>
    public static async IAsyncEnumerable<(string Conversation, IReadOnlyList<TranscriptRow> Lines)> LastOfEachAsync(DbConnection connection, IReadOnlyList<string> ids, int few)
    {
        if (ids.Count == 0) yield break;

        var arguments = new DynamicParameters(new { few });
        foreach (var (number, id) in ids.Index()) arguments.Add($"id{number}", id);
        var lines = connection.QueryUnbufferedAsync<(string Conversation, long Sequence, string Body, long At, string Problem)>($"""
            select t.conversation, t.sequence, t.body, t.at, t.problem
            from conversations c join transcript t on t.conversation = c.id and t.sequence > c.last_sequence - @few
            where c.id in ({string.Join(", ", ids.Select((_, number) => $"@id{number}"))}) order by t.conversation, t.sequence
            """, arguments);

        var (conversation, last) = ("", new List<TranscriptRow>());
        await foreach (var line in lines)
        {
            if (line.Conversation != conversation && last.Count > 0)
            {
                yield return (conversation, last);
                last = [];
            }

            conversation = line.Conversation;
            last.Add(Row((line.Sequence, line.Body, line.At, 0, line.Problem, 0)));
        }

        if (last.Count > 0) yield return (conversation, last);
    }

    static async Task<IReadOnlyList<TranscriptRow>> AfterAsync(DbConnection connection, string masked, string id, long after, int limit) =>
        [.. (await connection.QueryAsync<(long, string, long, long, string, long)>(
            $"select {Columns}, {masked} {From} and t.sequence > @after order by t.sequence limit @limit", new { id, after, limit })).Select(Row)];

    static TranscriptRow Row((long Sequence, string Body, long At, long Sending, string Problem, long Masked) line) => new(
        line.Sequence, line.Body, DateTimeOffset.FromUnixTimeMilliseconds(line.At), line.Sending == 1, line.Problem.Length > 0 ? line.Problem : null)
    {
        Masked = line.Masked == 1,
    };
}
