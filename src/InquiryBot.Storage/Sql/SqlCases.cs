using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using InquiryBot.Core.Cases;

namespace InquiryBot.Storage.Sql;

/// <summary>Citizens' reports on a database.</summary>
public sealed class SqlCases(Engine engine) : ICases
{
    public async ValueTask<long> NextNumberAsync(int year, string idempotencyKey, CancellationToken ct) =>
        await engine.WriteAsync(async (connection, transaction) =>
        {
            // The counter's row is locked by its update, so two nodes take their numbers one after the other.
            var next = await connection.ExecuteScalarAsync<long>("""
                insert into case_years (year, last) values (@year, 1) on conflict (year) do update set last = case_years.last + 1 returning last
                """, new { year }, transaction);
            var taken = await connection.ExecuteAsync(
                "insert into case_numbers (idempotency_key, year, number) values (@idempotencyKey, @year, @next) on conflict do nothing",
                new { idempotencyKey, year, next }, transaction);
            if (taken == 1) return next;

            await connection.ExecuteAsync("update case_years set last = last - 1 where year = @year", new { year }, transaction);
            return await connection.ExecuteScalarAsync<long>("select number from case_numbers where idempotency_key = @idempotencyKey", new { idempotencyKey }, transaction);
        }, ct);

    public async ValueTask<Case?> FindAsync(CaseNumber number, CancellationToken ct)
    {
        var body = await engine.ReadAsync(connection => connection.QuerySingleOrDefaultAsync<string>(
            "select body from cases where number = @number", new { number = number.ToString() }), ct);
        return body is null ? null : JsonSerializer.Deserialize(body, CaseJson.Default.Case);
    }

    public async ValueTask<int> CountRefusalsAsync(CaseNumber number, DateTimeOffset since, CancellationToken ct) =>
        (int)await engine.ReadAsync(connection => connection.ExecuteScalarAsync<long>(
            "select count(*) from facts where about = @about and name = @name and at >= @since",
            new { about = number.ToString(), name = nameof(CaseLookUpRefused), since = since.ToUnixTimeMilliseconds() }), ct);

    /// <summary>Inside a turn's commit; the same act again is the same case.</summary>
    internal static Task<int> PutAsync(DbConnection connection, DbTransaction? transaction, Case opened) => connection.ExecuteAsync("""
        insert into cases (number, conversation, kind, state, opened_at, body) values (@Number, @Conversation, @Kind, @State, @OpenedAt, @Body)
        on conflict (number) do update set state = excluded.state, body = excluded.body
        """,
        new
        {
            Number = opened.Number.ToString(),
            Conversation = opened.Conversation.Value,
            opened.Kind,
            State = opened.State.Key(),
            OpenedAt = opened.OpenedAt.ToUnixTimeMilliseconds(),
            Body = JsonSerializer.Serialize(opened, CaseJson.Default.Case),
        },
        transaction);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Case))]
internal sealed partial class CaseJson : JsonSerializerContext;
