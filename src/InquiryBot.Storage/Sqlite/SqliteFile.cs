using InquiryBot.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace InquiryBot.Storage.Sqlite;

/// <summary>Many rows into a SQLite table at once.</summary>
internal static class SqliteFile
{
    /// <summary>Inside the transaction that is open. Returns how many rows.</summary>
    public static long Fill(SqliteConnection connection, BackupTable table, IEnumerable<object[]> rows)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = $"insert into {table.Name} ({table.ColumnList}) values ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
        foreach (var i in Enumerable.Range(0, table.Columns.Count)) insert.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
        var count = 0L;
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) insert.Parameters[i].Value = row[i];
            count += insert.ExecuteNonQuery();
        }

        return count;
    }
}
