using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using InquiryBot.Core;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;

namespace InquiryBot.Storage.Sql;

/// <summary>A ticket as it lies in its table, and the statements that read and write it.</summary>
internal sealed class TicketRow
{
    public const string Select = """
        select id, conversation, channel, language, topic, reason, urgency, status, opened_at as OpenedAt, accepted_at as AcceptedAt,
            answered_at as AnsweredAt, closed_at as ClosedAt, counselor, call_back as CallBack, resolution, slots, version
        from tickets
        """;

    public string Id { get; init; } = "";
    public string Conversation { get; init; } = "";
    public string Channel { get; init; } = "";
    public string Language { get; init; } = "";
    public string Topic { get; init; } = "";
    public string Reason { get; init; } = "";
    public long Urgency { get; init; }
    public string Status { get; init; } = "";
    public long OpenedAt { get; init; }
    public long AcceptedAt { get; init; }
    public long AnsweredAt { get; init; }
    public long ClosedAt { get; init; }
    public string Counselor { get; init; } = "";
    public long CallBack { get; init; }
    public string Resolution { get; init; } = "";
    public string Slots { get; init; } = "";
    public long Version { get; init; }

    /// <summary>The word for a status in the table.</summary>
    public static string Word(TicketStatus status) => status switch
    {
        TicketStatus.Waiting => "waiting",
        TicketStatus.Open => "open",
        _ => "closed",
    };

    public static TicketRow Of(Ticket ticket) => new()
    {
        Id = ticket.Id.Value,
        Conversation = ticket.Conversation.Value,
        Channel = ticket.Channel,
        Language = ticket.Language,
        Topic = ticket.Topic,
        Reason = ticket.Reason,
        Urgency = (long)ticket.Urgency,
        Status = Word(ticket.Status),
        OpenedAt = ticket.OpenedAt.ToUnixTimeMilliseconds(),
        AcceptedAt = Milliseconds(ticket.AcceptedAt),
        AnsweredAt = Milliseconds(ticket.AnsweredAt),
        ClosedAt = Milliseconds(ticket.ClosedAt),
        Counselor = ticket.Counselor?.Value ?? "",
        CallBack = ticket.CallBack ? 1 : 0,
        Resolution = ticket.Resolution ?? "",
        Slots = JsonSerializer.Serialize(ticket.Slots, SlotsJson.Default.IReadOnlyDictionaryStringString),
        Version = ticket.Version,
    };

    public Ticket ToTicket() => new()
    {
        Id = new(Id),
        Conversation = new(Conversation),
        Channel = Channel,
        Language = Language,
        Topic = Topic,
        Reason = Reason,
        Urgency = (Urgency)Urgency,
        Status = Status switch { "waiting" => TicketStatus.Waiting, "open" => TicketStatus.Open, _ => TicketStatus.Closed },
        OpenedAt = DateTimeOffset.FromUnixTimeMilliseconds(OpenedAt),
        AcceptedAt = Moment(AcceptedAt),
        AnsweredAt = Moment(AnsweredAt),
        ClosedAt = Moment(ClosedAt),
        Counselor = Counselor.Length > 0 ? new(Counselor) : null,
        CallBack = CallBack == 1,
        Resolution = Resolution.Length > 0 ? Resolution : null,
        Slots = JsonSerializer.Deserialize(Slots, SlotsJson.Default.IReadOnlyDictionaryStringString)!,
        Version = Version,
    };

    /// <summary>Stores a ticket that a turn opened or changed.</summary>
    /// <exception cref="StaleTicketException">It was changed meanwhile by someone else: the turn must run again.</exception>
    public static async Task PutAsync(DbConnection connection, DbTransaction? transaction, Ticket ticket)
    {
        var stored = ticket.Version == 1 ? await InsertAsync(connection, transaction, ticket) : await UpdateAsync(connection, transaction, ticket);
        if (!stored) throw new StaleTicketException();
    }

    /// <summary>Replaces the version before; false when that is no longer the one that is stored.</summary>
    public static async Task<bool> UpdateAsync(DbConnection connection, DbTransaction? transaction, Ticket ticket) =>
        await connection.ExecuteAsync("""
            update tickets set status = @Status, urgency = @Urgency, accepted_at = @AcceptedAt, answered_at = @AnsweredAt, closed_at = @ClosedAt,
                counselor = @Counselor, call_back = @CallBack, resolution = @Resolution, slots = @Slots, version = @Version
            where id = @Id and version = @Version - 1
            """, Of(ticket), transaction) == 1;

    /// <summary>Holds the row until the transaction ends; false when another version is stored.</summary>
    public static async Task<bool> HoldAsync(DbConnection connection, DbTransaction? transaction, TicketId id, long version) =>
        await connection.ExecuteAsync(
            "update tickets set version = version where id = @Value and version = @version", new { id.Value, version }, transaction) == 1;

    static async Task<bool> InsertAsync(DbConnection connection, DbTransaction? transaction, Ticket ticket) =>
        await connection.ExecuteAsync("""
            insert into tickets (id, conversation, channel, language, topic, reason, urgency, status, opened_at, accepted_at,
                answered_at, closed_at, counselor, call_back, resolution, slots, version)
            values (@Id, @Conversation, @Channel, @Language, @Topic, @Reason, @Urgency, @Status, @OpenedAt, @AcceptedAt,
                @AnsweredAt, @ClosedAt, @Counselor, @CallBack, @Resolution, @Slots, @Version)
            """, Of(ticket), transaction) == 1;

    static long Milliseconds(DateTimeOffset? moment) => moment?.ToUnixTimeMilliseconds() ?? 0;

    static DateTimeOffset? Moment(long milliseconds) => milliseconds == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

/// <summary>A turn was decided on a ticket that is no longer what it was. No trouble of the database: it undoes that one turn.</summary>
internal sealed class StaleTicketException : Exception;

[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class SlotsJson : JsonSerializerContext;
