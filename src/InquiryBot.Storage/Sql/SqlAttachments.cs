using Dapper;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Storage.Sql;

/// <summary>Files beside the transcript, in the same database: one backup and one erasure hold for both.</summary>
public sealed class SqlAttachments(Engine engine) : IAttachments
{
    public async ValueTask SaveAsync(StoredFile file, CancellationToken ct) =>
        await engine.WriteAsync((connection, transaction) => connection.ExecuteAsync("""
            insert into attachments (id, conversation, content_type, name, content, at)
            values (@Id, @Conversation, @ContentType, @Name, @Content, @Now)
            on conflict do nothing
            """, new { file.Id, Conversation = file.Conversation.Value, file.ContentType, file.Name, file.Content, engine.Now }, transaction), ct);

    public async ValueTask<StoredFile?> FindAsync(string id, CancellationToken ct)
    {
        var row = await engine.ReadAsync(connection => connection.QuerySingleOrDefaultAsync<Row>(
            "select id, conversation, content_type as contentType, name, content from attachments where id = @id", new { id }), ct);
        return row is null ? null : new(row.Id, new(row.Conversation), row.ContentType, row.Name, row.Content);
    }

    sealed record Row(string Id, string Conversation, string ContentType, string Name, byte[] Content);
}
