using Npgsql;
using NpgsqlTypes;

namespace InquiryBot.Storage.Postgres;

/// <summary>A statement over many rows at once: one array a column, <c>$1</c> first.</summary>
internal sealed class Rows<T>(string sql, IReadOnlyList<T> rows)
{
    public NpgsqlBatchCommand Command { get; } = new(sql);

    public Rows<T> Text(Func<T, string?> column) => Add(NpgsqlDbType.Text, column);

    public Rows<T> Number(Func<T, long> column) => Add(NpgsqlDbType.Bigint, column);

    Rows<T> Add<TValue>(NpgsqlDbType type, Func<T, TValue> column)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = column(rows[i]);
        Command.Parameters.Add(new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        return this;
    }
}
