using InquiryBot.Core;
using InquiryBot.Core.Conversations;
using Microsoft.Data.Sqlite;

namespace InquiryBot.Storage.Sql;

/// <summary>Backups as SQLite files of the one schema, whichever engine they come from.</summary>
public sealed class SqlBackups(Engine engine) : IBackups
{
    public async Task<long> BackUpAsync(string file, CancellationToken ct)
    {
        if (File.Exists(file)) throw new StorageException($"{file} exists already; nothing was overwritten.");

        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)))) throw new StorageException($"{file} cannot be written: there is no such folder.");

        // Under its name only when it is whole and on disk.
        var draft = $"{file}.part";
        try
        {
            File.Delete(draft);
            OwnFile.Make(draft);
            await engine.CopyToAsync(draft, ct);
            await using (var written = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
            using (var backup = BackupFile.Open(draft)) return Finish(backup.Rows());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StorageException($"{file} cannot be written: {problem.Message}", problem);
        }
        finally
        {
            File.Delete(draft);
        }

        long Finish(long rows)
        {
            File.Move(draft, file);
            return rows;
        }
    }

    public async Task<long> RestoreAsync(string file, CancellationToken ct)
    {
        if (!File.Exists(file)) throw new StorageException($"{file} does not exist.");

        using var backup = BackupFile.Open(file);
        var rows = await engine.FillAsync(backup, ct);
        await engine.MigrateAsync(ct);
        return rows;
    }
}
