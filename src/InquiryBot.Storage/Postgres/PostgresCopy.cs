using Dapper;
using InquiryBot.Storage.Sql;
using InquiryBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace InquiryBot.Storage.Postgres;

/// <summary>Whole tables out of PostgreSQL and into it.</summary>
internal static class PostgresCopy
{
    /// <summary>Writes what the open transaction sees into a new SQLite file of the same schema.</summary>
    public static async Task ToFileAsync(NpgsqlConnection source, string file, long now, CancellationToken ct)
    {
        var done = (await source.QueryAsync<long>("select number from schema_files")).ToHashSet();
        await using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await target.OpenAsync(ct);
        await target.ExecuteAsync("begin; create table schema_files (number bigint primary key, at bigint not null)");
        foreach (var schema in Schema.Files.Where(schema => done.Contains(schema.Number))) await Schema.ApplyAsync(schema, SqliteEngine.Words, now, target, null);
        var tables = await target.QueryAsync<string>("select name from sqlite_master where type = 'table' and name <> 'schema_files' and name not like 'sqlite%'");
        foreach (var table in tables)
        {
            var columns = await target.QueryAsync<string>("select name from pragma_table_info(@table)", new { table });
            SqliteFile.Fill(target, new(table, [.. columns]), Read(source, new(table, [.. columns])));
        }

        await target.ExecuteAsync("commit");
    }

    public static async Task<long> FillAsync(NpgsqlConnection connection, BackupTable table, IEnumerable<object[]> rows)
    {
        await using var import = await connection.BeginBinaryImportAsync($"copy {table.Name} ({table.ColumnList}) from stdin (format binary)");
        foreach (var row in rows)
        {
            await import.StartRowAsync();
            foreach (var value in row)
            {
                if (value is DBNull) await import.WriteNullAsync();
                else if (value is string text) await import.WriteAsync(text, NpgsqlDbType.Text);
                else if (value is long number) await import.WriteAsync(number, NpgsqlDbType.Bigint);
                else await import.WriteAsync((byte[])value, NpgsqlDbType.Bytea);
            }
        }

        return (long)await import.CompleteAsync();
    }

    static IEnumerable<object[]> Read(NpgsqlConnection source, BackupTable table)
    {
        using var command = new NpgsqlCommand($"select {table.ColumnList} from {table.Name}", source);
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return BackupTable.Values(rows);
    }
}
