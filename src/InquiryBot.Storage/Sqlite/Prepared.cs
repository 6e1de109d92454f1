using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace InquiryBot.Storage.Sqlite;

/// <summary>
/// A statement that is compiled once, bound by position (text and bigint only) and stepped directly: the walk runs some
/// ten of them a turn on one thread, and the library's command and reader objects would cost as much as the database.
/// </summary>
internal sealed class Prepared : IDisposable
{
    readonly sqlite3 _database;
    readonly sqlite3_stmt _statement;

    public Prepared(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Returns how many rows changed.</summary>
    public int Execute(params ReadOnlySpan<Bound> values)
    {
        using var row = Read(values);
        row.Next();
        return raw.sqlite3_changes(_database);
    }

    /// <summary>The first row, if any; the statement is free again when the row is disposed.</summary>
    public Row Read(params ReadOnlySpan<Bound> values)
    {
        for (var i = 0; i < values.Length; i++) Check(Bind(i + 1, values[i]));
        return new Row(this);
    }

    public void Dispose() => _statement.Dispose();

    int Bind(int position, Bound value)
    {
        if (value.Text is not { } text) return raw.sqlite3_bind_int64(_statement, position, value.Number);

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, buffer);
        var result = raw.sqlite3_bind_text(_statement, position, buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return result;
    }

    void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)) SqliteException.ThrowExceptionForRC(result, _database);
    }

    internal readonly ref struct Row(Prepared prepared)
    {
        public bool Next()
        {
            var result = raw.sqlite3_step(prepared._statement);
            prepared.Check(result);
            return result == raw.SQLITE_ROW;
        }

        public long Number(int column) => raw.sqlite3_column_int64(prepared._statement, column);

        public bool Flag(int column) => Number(column) == 1;

        public string? Text(int column) =>
            raw.sqlite3_column_type(prepared._statement, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(prepared._statement, column).utf8_to_string();

        public void Dispose() => raw.sqlite3_reset(prepared._statement);
    }
}

/// <summary>A text or a number.</summary>
internal readonly record struct Bound(string? Text, long Number)
{
    public static implicit operator Bound(string text) => new(text, 0);

    public static implicit operator Bound(long number) => new(null, number);
}
