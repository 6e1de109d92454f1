using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using InquiryBot.Core.Cases;

namespace InquiryBot.Storage.Sql;

/// <summary>Citizens' reports on a database.</summary>
/// <remarks>
/// Numbers are taken from the database a block at a time: one row that every case of the year had to change would let all
/// nodes wait for one another. What a node has left when it stops is a gap.
/// </remarks>
public sealed class SqlCases(Engine engine) : ICases, IDisposable
{
    const int Block = 20;

    /// <summary>A turn that is run again comes within seconds of its first run.</summary>
    const int Remembered = 4096;

    readonly SemaphoreSlim _gate = new(1);
    readonly Dictionary<string, long> _given = new(StringComparer.Ordinal);
    readonly Queue<string> _oldest = new();
    readonly Dictionary<int, (long Next, long End)> _blocks = [];

    public async ValueTask<long> NextNumberAsync(int year, string idempotencyKey, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            if (_given.TryGetValue(idempotencyKey, out var given)) return given;

            var block = _blocks.GetValueOrDefault(year);
            if (block.Next == block.End) block = await TakeBlockAsync(year, ct);
            _blocks[year] = block with { Next = block.Next + 1 };
            _given.Add(idempotencyKey, block.Next);
            _oldest.Enqueue(idempotencyKey);
            if (_oldest.Count > Remembered) _given.Remove(_oldest.Dequeue());
            return block.Next;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

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

    /// <summary>Inside a turn's commit; the same act again is the same case. Its values are those of <see cref="CaseRow"/> in their order.</summary>
    internal const string Put = """
        insert into cases (number, conversation, kind, state, opened_at, body) values (@Number, @Conversation, @Kind, @State, @OpenedAt, @Body)
        on conflict (number) do update set state = excluded.state, body = excluded.body
        """;

    internal static CaseRow Row(Case opened) => new(
        opened.Number.ToString(), opened.Conversation.Value, opened.Kind, opened.State.Key(), opened.OpenedAt.ToUnixTimeMilliseconds(),
        JsonSerializer.Serialize(opened, CaseJson.Default.Case));

    async Task<(long Next, long End)> TakeBlockAsync(int year, CancellationToken ct)
    {
        var last = await engine.WriteAsync((connection, transaction) => connection.ExecuteScalarAsync<long>("""
            insert into case_years (year, last) values (@year, @Block) on conflict (year) do update set last = case_years.last + @Block returning last
            """, new { year, Block }, transaction), ct);
        return (last - Block + 1, last + 1);
    }
}

internal sealed record CaseRow(string Number, string Conversation, string Kind, string State, long OpenedAt, string Body);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Case))]
internal sealed partial class CaseJson : JsonSerializerContext;
