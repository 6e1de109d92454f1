namespace InquiryBot.Core.Conversations;

/// <summary>The files that citizens and counselors sent.</summary>
public interface IAttachments
{
    /// <summary>Keeps a file; when this returns it is on disk. The same id again is the same file.</summary>
    ValueTask SaveAsync(StoredFile file, CancellationToken ct);

    /// <summary>Keeps a file that was awaited, and awaits it no longer: both, or nothing where its citizen was erased while it was fetched.</summary>
    /// <returns>Whether it is kept.</returns>
    ValueTask<bool> SettleAsync(StoredFile file, CancellationToken ct);

    ValueTask<StoredFile?> FindAsync(string id, CancellationToken ct);
}

/// <param name="Name">As the sender called it; for showing, never for a path.</param>
public sealed record StoredFile(string Id, ConversationId Conversation, string ContentType, string Name, byte[] Content);
