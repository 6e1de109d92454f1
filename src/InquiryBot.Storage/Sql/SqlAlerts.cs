using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using InquiryBot.Core.Alerts;

namespace InquiryBot.Storage.Sql;

/// <summary>Disaster mode on a database.</summary>
public sealed partial class SqlAlerts(Engine engine) : IAlerts
{
    public async ValueTask<IReadOnlyList<Alert>> ListAsync(int limit, CancellationToken ct) =>
    [
        .. (await engine.ReadAsync(connection => connection.QueryAsync<Row>(
            "select id, kind, words, reason, by_whom as ByWhom, at, until, ended_at as EndedAt from alerts order by at desc, id desc limit @limit", new { limit }), ct)).Select(row => row.ToAlert()),
    ];

    public async ValueTask RaiseAsync(Alert alert, AlertRaised fact, CancellationToken ct) =>
        await engine.WriteAsync(async (connection, transaction) =>
        {
            var at = alert.At.ToUnixTimeMilliseconds();
            await connection.ExecuteAsync("update alerts set ended_at = @at where ended_at is null and until > @at", new { at }, transaction);
            var row = new
            {
                alert.Id,
                alert.Kind,
                Words = Storable.Text(JsonSerializer.Serialize(alert.Words, Shapes.Default.IReadOnlyDictionaryStringString)),
                Reason = Storable.Text(alert.Reason),
                alert.By,
                at,
                Until = alert.Until.ToUnixTimeMilliseconds(),
            };
            await connection.ExecuteAsync(
                "insert into alerts (id, kind, words, reason, by_whom, at, until) values (@Id, @Kind, @Words, @Reason, @By, @at, @Until)", row, transaction);
            return await SqlFacts.InsertAsync(connection, transaction, $"{alert.Id}:raised", fact);
        }, ct);

    public async ValueTask<bool> EndAsync(string id, AlertEnded fact, CancellationToken ct) =>
        await engine.WriteAsync(async (connection, transaction) =>
            await connection.ExecuteAsync(
                "update alerts set ended_at = @at where id = @id and ended_at is null and until > @at",
                new { id = Storable.Text(id), at = fact.At.ToUnixTimeMilliseconds() }, transaction) == 1
            && await SqlFacts.InsertAsync(connection, transaction, $"{id}:ended", fact) == 1, ct);

    sealed class Row
    {
        public string Id { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Words { get; init; } = "";
        public string Reason { get; init; } = "";
        public string ByWhom { get; init; } = "";
        public long At { get; init; }
        public long Until { get; init; }
        public long? EndedAt { get; init; }

        public Alert ToAlert() => new(
            Id, Kind, JsonSerializer.Deserialize(Words, Shapes.Default.IReadOnlyDictionaryStringString) ?? new Dictionary<string, string>(),
            Reason, ByWhom, DateTimeOffset.FromUnixTimeMilliseconds(At), DateTimeOffset.FromUnixTimeMilliseconds(Until))
        {
            EndedAt = EndedAt is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null,
        };
    }

    [JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
    sealed partial class Shapes : JsonSerializerContext;
}
