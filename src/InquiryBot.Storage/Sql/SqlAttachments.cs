using Dapper;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Storage.Sql;

/// <summary>Files beside the transcript, in the same database: one backup and one erasure hold for both.</summary>
public sealed class SqlAttachments(Engine engine) : IAttachments
{
    const string Insert = """
        insert into attachments (id, conversation, content_type, name, content, at)
        values (@Id, @Conversation, @ContentType, @Name, @Content, @Now)
        on conflict do nothing
        """;

    public async ValueTask SaveAsync(StoredFile file, CancellationToken ct) =>
        await engine.WriteAsync((connection, transaction) => connection.ExecuteAsync(Insert, Write(file), transaction), ct);

    public async ValueTask<bool> SettleAsync(StoredFile file, CancellationToken ct) => await engine.WriteAsync(async (connection, transaction) =>
    {
        // The conversation's row is what an erasure holds, so that one of the two sees all of the other.
        await connection.ExecuteAsync($"select 1 from conversations where id = @Conversation {engine.ForUpdate}", new { Conversation = Storable.Text(file.Conversation.Value) }, transaction);
        if (await connection.ExecuteAsync("update awaited_files set due_at = @Settled where id = @Id", new { SqlChats.Settled, file.Id }, transaction) == 0) return false;

        await connection.ExecuteAsync(Insert, Write(file), transaction);
        return true;
    }, ct);

    public async ValueTask<StoredFile?> FindAsync(string id, CancellationToken ct)
    {
        var row = await engine.ReadAsync(connection => connection.QuerySingleOrDefaultAsync<Row>(
            "select id, conversation, content_type as contentType, name, content from attachments where id = @id", new { id }), ct);
        return row is null ? null : new(row.Id, new(row.Conversation), row.ContentType, row.Name, row.Content);
    }

    object Write(StoredFile file) => new { file.Id, Conversation = file.Conversation.Value, file.ContentType, file.Name, file.Content, engine.Now };

    sealed record Row(string Id, string Conversation, string ContentType, string Name, byte[] Content);
}
