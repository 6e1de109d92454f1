using System.Data.Common;
using Dapper;
using InquiryBot.Core;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;

namespace InquiryBot.Storage.Sql;

/// <summary>
/// Erases in one transaction. Tickets and cases stay for the figures, with nothing in them that says whose they were; a
/// worker that holds a turn of the conversation finds its lease gone.
/// </summary>
public sealed class SqlErasure(Engine engine, Ids ids) : IErasure
{
    static readonly (string What, string Table)[] Owned =
    [
        ("transcript lines", "transcript"), ("waiting messages", "inbox"), ("message keys", "received"), ("undelivered replies", "outbox"),
        ("sealed originals", "originals"), ("files", "attachments"), ("questions not understood", "misses"),
        ("addresses", "chats"), ("awaited files", "awaited_files"),
    ];

    public ValueTask<ErasureReceipt?> EraseAsync(ConversationId conversation, CancellationToken ct) =>
        EraseAsync("select id from conversations where id = @Id", new { Id = Storable.Text(conversation.Value) }, ct);

    public ValueTask<ErasureReceipt?> EraseCitizenAsync(ConversationId conversation, string channel, string citizen, string within, CancellationToken ct) => EraseAsync("""
        select id from conversations where id = @Id or @Citizen <> '' and person = @Citizen and channel = @channel
            and exists (select 1 from chats where chats.conversation = conversations.id and substr(chats.address, 1, @Length) = @Within)
        """, new { Id = Storable.Text(conversation.Value), channel, Citizen = Storable.Text(citizen), Within = Storable.Text(within), Storable.Text(within).Length }, ct);

    public ValueTask<ErasureReceipt?> ErasePersonAsync(string key, CancellationToken ct)
    {
        var (channel, person) = key.Split(':', 2) is [var first, var rest] ? (first, rest) : ("", "");
        return EraseAsync("select id from conversations where person = @key or person = @person and channel = @channel",
            new { key = Storable.Text(key), person = Storable.Text(person), channel }, ct);
    }

    async ValueTask<ErasureReceipt?> EraseAsync(string whose, object arguments, CancellationToken ct)
    {
        var receipt = await engine.WriteAsync(async (connection, transaction) =>
        {
            var conversations = (await connection.QueryAsync<string>($"{whose} order by id {engine.ForUpdate}", arguments, transaction)).AsList();
            if (conversations.Count == 0) return null;

            var id = ids.New();
            var removed = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var (number, conversation) in conversations.Index()) await EraseAsync(connection, transaction, conversation, $"erased-{id}-{number}", removed);
            await SqlFacts.InsertAsync(connection, transaction, id,
                new PersonErased(id, engine.Clock.GetUtcNow(), conversations.Count, removed.Values.Sum()) { By = "system" });
            return new ErasureReceipt(id, [new("conversations", conversations.Count), .. removed.Where(row => row.Value > 0).Select(row => new Erased(row.Key, row.Value))], false);
        }, ct);
        return receipt is null ? null : receipt with { Scrubbed = await engine.ScrubAsync(ct) };
    }

    async Task EraseAsync(DbConnection connection, DbTransaction transaction, string conversation, string nobody, Dictionary<string, long> removed)
    {
        var row = new { conversation, conversation.Length, nobody, engine.Now, Withdrawn = Resolutions.Withdrawn };
        foreach (var (what, table) in Owned)
            Count(what, await connection.ExecuteAsync($"delete from {table} where conversation = @conversation", row, transaction));
        Count("notes", await connection.ExecuteAsync("delete from notes where ticket in (select id from tickets where conversation = @conversation)", row, transaction));
        await connection.ExecuteAsync("""
            update facts set id = @nobody || substr(id, @Length + 1)
            where substr(id, 1, @Length) = @conversation and (about in (select id from tickets where conversation = @conversation)
                or about in (select number from cases where conversation = @conversation))
            """, row, transaction);
        Count("tickets without their slots", await connection.ExecuteAsync("""
            update tickets set slots = '{}', conversation = @nobody, version = version + 1,
                closed_at = case when status = 'closed' then closed_at else @Now end,
                resolution = case when status = 'closed' then resolution else @Withdrawn end, status = 'closed'
            where conversation = @conversation
            """, row, transaction));
        Count("cases without their contact", await EraseContactsAsync(connection, transaction, conversation, nobody));
        await connection.ExecuteAsync("delete from conversations where id = @conversation", row, transaction);

        void Count(string what, int rows) => removed[what] = removed.GetValueOrDefault(what) + rows;
    }

    /// <summary>A case keeps what and where; whoever repairs the road needs no more.</summary>
    static async Task<int> EraseContactsAsync(DbConnection connection, DbTransaction transaction, string conversation, string nobody)
    {
        var cases = (await connection.QueryAsync<(string Number, string Body)>(
            "select number, body from cases where conversation = @conversation", new { conversation }, transaction)).AsList();
        foreach (var (number, body) in cases)
        {
            var kept = CaseRow.Read(body) with
            {
                Conversation = new(nobody),
                OpenedBy = nobody,
                Phone = null,
                Photos = [],
                Details = new Dictionary<string, string>(),
                Words = [],
            };
            await connection.ExecuteAsync("update cases set conversation = @nobody, body = @Body where number = @number",
                new { nobody, number, Body = CaseRow.Write(kept) }, transaction);
        }

        return cases.Count;
    }
}
