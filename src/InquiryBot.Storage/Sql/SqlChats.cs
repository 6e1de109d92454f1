using Dapper;
using InquiryBot.Core;
using InquiryBot.Core.Channels;

namespace InquiryBot.Storage.Sql;

/// <summary>The vendors' chats and the files that are still with them, on a database.</summary>
public sealed class SqlChats(Engine engine, Ids ids) : IChats
{
    /// <summary>Due at this moment: the file is kept, and its row only remembers the id until the message's key goes.</summary>
    internal const long Settled = long.MaxValue;

    /// <summary>How long a file that was taken is its taker's, in milliseconds.</summary>
    const long Lease = 120_000;

    public async ValueTask<IReadOnlyList<string>> HearAsync(ConversationId conversation, string channel, Arrival arrival, CancellationToken ct)
    {
        var now = engine.Now;
        var row = new
        {
            Conversation = Storable.Text(conversation.Value),
            channel,
            Address = Storable.Text(arrival.Chat),
            Memo = arrival.Memo is null ? null : Storable.Text(arrival.Memo),
            Heard = arrival.OpensWindow ? now : 0,
            Message = Storable.Text(arrival.MessageId),
            Citizen = arrival.Colleague ? 0 : 1,
            now,
        };
        var files = (arrival.Activity.Attachments ?? []).Where(file => file.ContentUrl is { Length: > 0 }).Select(file => (Id: ids.New(), File: file)).ToList();
        return await engine.WriteAsync<IReadOnlyList<string>>(async (connection, transaction) =>
        {
            await connection.ExecuteAsync("""
                insert into chats (conversation, channel, address, memo, heard_at, sent_at, since) values (@Conversation, @channel, @Address, coalesce(@Memo, ''), @Heard, 0, @now)
                on conflict (conversation) do update set memo = coalesce(@Memo, chats.memo), heard_at = case when @Heard > chats.heard_at then @Heard else chats.heard_at end,
                    reads_on = case when @Citizen = 1 then 0 else chats.reads_on end
                """, row, transaction);
            if (files.Count == 0) return [];

            foreach (var (number, (id, file)) in files.Index())
                await connection.ExecuteAsync("""
                    insert into awaited_files (conversation, message_id, number, id, channel, source, content_type, name, due_at, attempts, at)
                    values (@Conversation, @Message, @number, @id, @channel, @source, @type, @name, @now, 0, @now)
                    on conflict do nothing
                    """, new
                {
                    row.Conversation,
                    row.Message,
                    number = (long)number,
                    id,
                    channel,
                    source = Storable.Text(file.ContentUrl!),
                    type = Storable.Text(file.ContentType ?? ""),
                    name = Storable.Text(file.Name ?? ""),
                    now,
                }, transaction);
            return [.. await connection.QueryAsync<string>("select id from awaited_files where conversation = @Conversation and message_id = @Message order by number", row, transaction)];
        }, ct);
    }

    public async ValueTask<Chat> FindAsync(ConversationId conversation, CancellationToken ct)
    {
        var row = await engine.ReadAsync(connection => connection.QuerySingleOrDefaultAsync<ChatRow>(
            "select address, memo, heard_at as HeardAt, since from chats where conversation = @id", new { id = Storable.Text(conversation.Value) }), ct);
        return row is null ? Chat.None : new(row.Address, row.Memo, DateTimeOffset.FromUnixTimeMilliseconds(row.HeardAt)) { Since = DateTimeOffset.FromUnixTimeMilliseconds(row.Since) };
    }

    public async ValueTask SentAsync(ConversationId conversation, string? memo, CancellationToken ct) =>
        await engine.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "update chats set sent_at = @Now, memo = coalesce(@memo, memo) where conversation = @id",
            new { engine.Now, memo, id = Storable.Text(conversation.Value) }, transaction), ct);

    public async ValueTask ReportAsync(ConversationId conversation, string activityId, string problem, CancellationToken ct) =>
        await engine.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "update transcript set problem = @problem where conversation = @id and problem = '' and body like @pattern",
            new { id = Storable.Text(conversation.Value), problem = Storable.Text(problem), pattern = $"%\"id\":\"{Storable.Text(activityId).Replace("%", "", StringComparison.Ordinal)}\"%" }, transaction), ct);

    public async ValueTask<bool> FollowAsync(ConversationId conversation, DateTimeOffset until, string by, CancellationToken ct) =>
        await engine.WriteAsync((connection, transaction) => connection.ExecuteAsync("""
            update chats set link_until = @until, link_by = @by, reads_on = 1 where conversation = @id and (link_until < @until or link_until = @until and link_by = @by)
            """, new { id = Storable.Text(conversation.Value), until = until.ToUnixTimeMilliseconds(), by = Storable.Text(by) }, transaction), ct) == 1;

    public async ValueTask ReadsOnAsync(ConversationId conversation, CancellationToken ct) =>
        await engine.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "update chats set reads_on = 1 where conversation = @id and reads_on = 0", new { id = Storable.Text(conversation.Value) }, transaction), ct);

    public async ValueTask NoteAsync(string channel, DateTimeOffset heard, DateTimeOffset sent, CancellationToken ct) =>
        await engine.WriteAsync((connection, transaction) => connection.ExecuteAsync("""
            insert into traffic (channel, heard_at, sent_at) values (@channel, @heard, @sent) on conflict (channel) do update set
                heard_at = case when @heard > traffic.heard_at then @heard else traffic.heard_at end,
                sent_at = case when @sent > traffic.sent_at then @sent else traffic.sent_at end
            """, new { channel, heard = Math.Max(0, heard.ToUnixTimeMilliseconds()), sent = Math.Max(0, sent.ToUnixTimeMilliseconds()) }, transaction), ct);

    public async ValueTask<IReadOnlyList<ChannelTraffic>> TrafficAsync(CancellationToken ct) =>
    [
        .. (await engine.ReadAsync(connection => connection.QueryAsync<(string Channel, long LastIn, long LastOut, long Waiting)>("""
            select c.channel, c.heard, c.sent, (select count(*) from outbox o where o.channel = c.channel)
            from (select channel, max(heard_at) as heard, max(sent_at) as sent from chats group by channel union all select channel, heard_at, sent_at from traffic) c order by c.channel
            """), ct)).Select(row => new ChannelTraffic(row.Channel, Moment(row.LastIn), Moment(row.LastOut), row.Waiting)),
    ];

    public async ValueTask<IReadOnlyList<AwaitedFile>> TakeFilesAsync(int limit, CancellationToken ct)
    {
        var now = engine.Now;
        var arguments = new { now, until = now + Lease, limit };
        if (await engine.ReadAsync(connection => connection.ExecuteScalarAsync<long>("select count(*) from (select 1 from awaited_files where due_at <= @now limit 1) as first", arguments), ct) == 0) return [];

        return await engine.WriteAsync(async (connection, transaction) =>
        {
            var rows = await connection.QueryAsync<Row>($"""
                update awaited_files set due_at = @until, attempts = attempts + 1
                where id in (select c.id from awaited_files c where c.due_at <= @now order by c.due_at limit @limit {engine.SkipLocked})
                returning id, conversation, channel, source, content_type as ContentType, name, attempts
                """, arguments, transaction);
            return (IReadOnlyList<AwaitedFile>)[.. rows.Select(row => new AwaitedFile(row.Id, new(row.Conversation), row.Channel, row.Source, row.ContentType, row.Name, (int)row.Attempts))];
        }, ct);
    }

    public async ValueTask DeferFileAsync(string id, TimeSpan after, CancellationToken ct) =>
        await engine.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "update awaited_files set due_at = @due where id = @id", new { due = engine.Now + (long)after.TotalMilliseconds, id }, transaction), ct);

    static DateTimeOffset? Moment(long at) => at == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(at);

    sealed record ChatRow(string Address, string Memo, long HeardAt, long Since);

    sealed record Row(string Id, string Conversation, string Channel, string Source, string ContentType, string Name, long Attempts);
}
