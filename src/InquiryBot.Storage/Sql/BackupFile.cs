using System.Data.Common;
using Dapper;
using InquiryBot.Core;
using Microsoft.Data.Sqlite;

namespace InquiryBot.Storage.Sql;

/// <summary>A backup: a SQLite file with the tables of the schema that it was made with.</summary>
internal sealed class BackupFile : IDisposable
{
    readonly SqliteConnection _connection;

    BackupFile(SqliteConnection connection, string file)
    {
        _connection = connection;
        if (_connection.ExecuteScalar<string>("pragma quick_check") != "ok") throw new StorageException($"{file} is damaged.");
        if (_connection.ExecuteScalar<long>("select count(*) from sqlite_master where name in ('schema_files', 'conversations', 'transcript')") != 3)
            throw new StorageException($"{file} is no backup of InquiryBot.");
        Schema = Sql.Schema.Known(_connection.Query<long>("select number from schema_files"));
        Tables = [.. _connection.Query<string>("select name from sqlite_master where type = 'table' and name <> 'schema_files' and name not like 'sqlite%' order by name")
            .Select(table => new BackupTable(table, [.. _connection.Query<string>("select name from pragma_table_info(@table)", new { table })]))];
    }

    /// <summary>The files of the schema that it has.</summary>
    public IReadOnlySet<long> Schema { get; }

    public IReadOnlyList<BackupTable> Tables { get; }

    /// <exception cref="StorageException">It is no backup, is damaged, or was made by a later version.</exception>
    public static BackupFile Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return new(connection, file);
        }
        catch (Exception problem)
        {
            connection.Dispose();
            if (problem is SqliteException) throw new StorageException($"{file} is no backup of InquiryBot: {problem.Message}", problem);
            throw;
        }
    }

    public long Rows() => Tables.Sum(table => _connection.ExecuteScalar<long>($"select count(*) from {table.Name}"));

    /// <summary>Every row of a table: texts, numbers and bytes, in the order of its columns.</summary>
    public IEnumerable<object[]> Read(BackupTable table)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"select {table.ColumnList} from {table.Name}";
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return BackupTable.Values(rows);
    }

    public void Dispose() => _connection.Dispose();
}

internal sealed record BackupTable(string Name, IReadOnlyList<string> Columns)
{
    public string ColumnList => string.Join(", ", Columns);

    public static object[] Values(DbDataReader row)
    {
        var values = new object[row.FieldCount];
        row.GetValues(values);
        return values;
    }
}
