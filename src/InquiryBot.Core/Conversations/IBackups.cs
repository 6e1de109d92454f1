namespace InquiryBot.Core.Conversations;

/// <summary>The whole store in one file, which goes back into a store of either engine.</summary>
public interface IBackups
{
    /// <summary>Writes the store as it is at this moment, while it goes on being used. Returns how many rows.</summary>
    /// <exception cref="StorageException">The file exists, or cannot be written.</exception>
    Task<long> BackUpAsync(string file, CancellationToken ct);

    /// <summary>Puts a backup into an empty store, all of it or nothing. Returns how many rows.</summary>
    /// <exception cref="StorageException">The file is no backup, was made by a later version, or the store is not empty.</exception>
    Task<long> RestoreAsync(string file, CancellationToken ct);
}
