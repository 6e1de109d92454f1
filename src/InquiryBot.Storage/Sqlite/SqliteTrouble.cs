using InquiryBot.Core;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace InquiryBot.Storage.Sqlite;

/// <summary>What SQLite's trouble means to whoever runs the program. Trouble of the whole database becomes a <see cref="StorageException"/>.</summary>
internal static class SqliteTrouble
{
    public static Exception Explain(Exception problem) => (problem as SqliteException)?.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => new StorageException("The disk is full: nothing of this was stored. Make room and it goes on.", problem),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new StorageException("The database is locked by another program: nothing of this was stored.", problem),
        raw.SQLITE_READONLY => new StorageException("The database is read-only: nothing of this was stored. Give this user the right to write to it.", problem),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new StorageException("The database file is damaged: stop, keep a copy of it, and restore a backup.", problem),
        raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN => new StorageException($"The disk failed: nothing of this was stored. {problem.Message}", problem),
        _ => problem,
    };
}
