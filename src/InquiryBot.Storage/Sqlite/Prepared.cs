using Microsoft.Data.Sqlite;

namespace InquiryBot.Storage.Sqlite;

/// <summary>A statement that is compiled once and bound by position: text and bigint only.</summary>
internal sealed class Prepared : IDisposable
{
    readonly SqliteCommand _command;

    public Prepared(SqliteConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var number = 1; sql.Contains($"@p{number}", StringComparison.Ordinal); number++)
            _command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{number}" });
    }

    public int Execute(params ReadOnlySpan<Bound> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    public SqliteDataReader Read(params ReadOnlySpan<Bound> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    public void Dispose() => _command.Dispose();

    void Bind(ReadOnlySpan<Bound> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = _command.Parameters[i];
            if (values[i].Text is { } text)
            {
                parameter.SqliteType = SqliteType.Text;
                parameter.Value = text;
            }
            else
            {
                parameter.SqliteType = SqliteType.Integer;
                parameter.Value = values[i].Number;
            }
        }
    }
}

/// <summary>A text or a number.</summary>
internal readonly record struct Bound(string? Text, long Number)
{
    public static implicit operator Bound(string text) => new(text, 0);

    public static implicit operator Bound(long number) => new(null, number);
}
