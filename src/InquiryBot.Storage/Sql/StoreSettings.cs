using System.ComponentModel.DataAnnotations;

namespace InquiryBot.Storage.Sql;

/// <summary>Section <c>Storage</c>.</summary>
public sealed class StoreSettings
{
    /// <summary><c>Sqlite</c> or <c>Postgres</c>.</summary>
    [RegularExpression("Sqlite|Postgres", ErrorMessage = "Storage:Engine must be Sqlite or Postgres.")]
    public string Engine { get; init; } = "Sqlite";

    /// <summary>Folder of the SQLite file.</summary>
    [Required]
    public string Path { get; init; } = "data";

    /// <summary>Npgsql connection string; for PostgreSQL only.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Name of this node in its leases; two nodes on one database need two names.</summary>
    public string Node { get; init; } = Environment.MachineName;

    /// <summary>How long a node that died holds its conversations, in seconds.</summary>
    [Range(2, 300, ErrorMessage = "Storage:LeaseSeconds must be between 2 and 300.")]
    public int LeaseSeconds { get; init; } = 10;

    /// <summary>How long the sealed originals of masked words are kept, in days.</summary>
    [Range(0, 3650, ErrorMessage = "Storage:KeepOriginalsDays must be between 0 and 3650.")]
    public int KeepOriginalsDays { get; init; } = 30;

    /// <summary>How long the keys of answered messages are kept to recognise a repetition, in days.</summary>
    [Range(1, 365, ErrorMessage = "Storage:KeepKeysDays must be between 1 and 365.")]
    public int KeepKeysDays { get; init; } = 7;

    /// <summary>How long questions that were not understood are kept, masked, to learn from them, in days.</summary>
    [Range(0, 3650, ErrorMessage = "Storage:KeepMissesDays must be between 0 and 3650.")]
    public int KeepMissesDays { get; init; } = 180;
}
