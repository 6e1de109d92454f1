namespace InquiryBot.Core.Conversations;

/// <summary>Removes a person for good: what he wrote, what he was told, what he sent, and what the desk wrote down of him.</summary>
public interface IErasure
{
    /// <summary>Everything of one conversation, or null when there is none of this id.</summary>
    ValueTask<ErasureReceipt?> EraseAsync(ConversationId conversation, CancellationToken ct);

    /// <summary>Everything of a conversation and of all others that the same citizen has on its channel, or null when there are none.</summary>
    /// <param name="conversation">Of the chat in which he withdrew.</param>
    /// <param name="within">What the vendor's addresses of his chats begin with, where one id means several people.</param>
    ValueTask<ErasureReceipt?> EraseCitizenAsync(ConversationId conversation, string channel, string citizen, string within, CancellationToken ct);

    /// <summary>Everything of every conversation of a person, or null when he has none.</summary>
    /// <param name="key">His id on the channel, alone or with the channel before it: <c>webchat:dl_1f3a</c>.</param>
    ValueTask<ErasureReceipt?> ErasePersonAsync(string key, CancellationToken ct);
}

/// <summary>What was removed. The audit trail keeps the same, under the same id.</summary>
/// <param name="Removed">What, and how many of it.</param>
/// <param name="Scrubbed">False when the bytes may still lie in the database's log, because somebody was reading it.</param>
public sealed record ErasureReceipt(string Id, IReadOnlyList<Erased> Removed, bool Scrubbed);

public readonly record struct Erased(string What, long Count);

/// <param name="About">The receipt's id: the conversation's own may name the person.</param>
/// <param name="Conversations">How many were erased.</param>
/// <param name="Rows">How many rows they had.</param>
public sealed record PersonErased(string About, DateTimeOffset At, long Conversations, long Rows) : Fact(About, At);
