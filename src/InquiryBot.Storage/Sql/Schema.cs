using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;
using InquiryBot.Core;

namespace InquiryBot.Storage.Sql;

/// <summary>The numbered files of the schema, forward only.</summary>
internal static class Schema
{
    public static IReadOnlyList<SchemaFile> Files { get; } = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith("schema/", StringComparison.Ordinal))
        .Select(Read)
        .OrderBy(file => file.Number)];

    /// <summary>The files that a database already has; makes the table that holds their numbers.</summary>
    /// <exception cref="StorageException">One of them is of a later version.</exception>
    public static async Task<HashSet<long>> DoneAsync(DbConnection connection, DbTransaction? transaction)
    {
        await connection.ExecuteAsync("create table if not exists schema_files (number bigint primary key, at bigint not null)", null, transaction);
        return Known(await connection.QueryAsync<long>("select number from schema_files", null, transaction));
    }

    /// <exception cref="StorageException">One of the numbers is of a later version.</exception>
    public static HashSet<long> Known(IEnumerable<long> numbers)
    {
        var done = numbers.ToHashSet();
        var unknown = done.Except(Files.Select(file => file.Number)).Order().ToList();
        return unknown.Count == 0 ? done
            : throw new StorageException($"The database has schema {unknown[0]}, which this version does not know: run the version that made it, or a later one.");
    }

    public static async Task ApplyAsync(SchemaFile file, IReadOnlyDictionary<string, string> markers, long now, DbConnection connection, DbTransaction? transaction)
    {
        var sql = markers.Aggregate(file.Sql, (text, marker) => text.Replace("{{" + marker.Key + "}}", marker.Value, StringComparison.Ordinal));
        await connection.ExecuteAsync(sql, null, transaction);
        await connection.ExecuteAsync("insert into schema_files (number, at) values (@Number, @now)", new { file.Number, now }, transaction);
    }

    static SchemaFile Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return new(long.Parse(name.AsSpan("schema/".Length, 3), CultureInfo.InvariantCulture), reader.ReadToEnd());
    }
}

internal sealed record SchemaFile(long Number, string Sql);
