using InquiryBot.Core;
using Npgsql;

namespace InquiryBot.Storage.Postgres;

/// <summary>What PostgreSQL's trouble means to whoever runs the program. Trouble of the whole database becomes a <see cref="StorageException"/>.</summary>
internal static class PostgresTrouble
{
    public static Exception Explain(Exception problem) => problem switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
            new StorageException("The database server's disk is full: nothing of this was stored. Make room and it goes on.", problem),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } =>
            new StorageException("The database is read-only: nothing of this was stored. Is Storage:ConnectionString that of a standby?", problem),
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown } refused =>
            new StorageException($"The database server refuses connections: {refused.MessageText}", problem),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName } refused =>
            new StorageException($"The database at Storage:ConnectionString cannot be used: {refused.MessageText}", problem),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused =>
            new StorageException($"The database user of Storage:ConnectionString may not do that: {refused.MessageText}. It has to own the tables of this program.", problem),
        PostgresException => problem,
        NpgsqlException or TimeoutException or IOException => new StorageException($"The database at Storage:ConnectionString cannot be reached: {problem.Message}", problem),
        _ => problem,
    };

    /// <summary>Two writes met, and one had to step back: the same again will go through.</summary>
    public static bool IsChance(Exception problem) =>
        problem is BegunElsewhereException or PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };
}
