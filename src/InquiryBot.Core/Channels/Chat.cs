using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace InquiryBot.Core.Channels;

/// <summary>A conversation as its vendor knows it.</summary>
/// <param name="Address">The vendor's id of the chat.</param>
/// <param name="Memo">What the channel wrote down for its next reply; empty when there is nothing.</param>
/// <param name="HeardAt">When the citizen last opened the window for replies.</param>
public sealed record Chat(string Address, string Memo, DateTimeOffset HeardAt)
{
    /// <summary>When we first heard of it. The same chat is another one after it was erased.</summary>
    public DateTimeOffset Since { get; init; }

    public static Chat None { get; } = new("", "", default);

    /// <summary>
    /// Our id of a vendor's chat, always the same. A hash, because ids stand in logs and addresses and a vendor's may be a phone number.
    /// </summary>
    public static ConversationId IdOf(string channel, string address) =>
        new($"{channel}-{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}\n{address}")).AsSpan(0, 18))}");

    /// <summary>Whether a conversation lives in a vendor's chat: only the ids of those begin with a channel's name.</summary>
    public static bool Has(ConversationId conversation) => conversation.Value.Contains('-', StringComparison.Ordinal);
}

/// <summary>The chats of all channels.</summary>
public interface IChats
{
    /// <summary>Notes where a conversation lives and that it was heard of; done before its message is stored. A citizen who writes there reads there, and no longer in web chat.</summary>
    /// <returns>Ids under which the arrival's files will be kept, in order: the same again when it comes again.</returns>
    ValueTask<IReadOnlyList<string>> HearAsync(ConversationId conversation, string channel, Arrival arrival, CancellationToken ct);

    /// <summary>The chat, or <see cref="Chat.None"/>.</summary>
    ValueTask<Chat> FindAsync(ConversationId conversation, CancellationToken ct);

    /// <summary>Notes what was sent, and the memo when it changed.</summary>
    ValueTask SentAsync(ConversationId conversation, string? memo, CancellationToken ct);

    /// <summary>Notes that a reply which the vendor had taken failed after all.</summary>
    ValueTask ReportAsync(ConversationId conversation, string activityId, string problem, CancellationToken ct);

    /// <summary>Whether a link that leads on into web chat is still good; it, and all that end before it, are used up then, whichever node is asked, and the citizen reads there.</summary>
    /// <param name="until">When the link ends.</param>
    /// <param name="by">The browser: the same may ask again, should the answer have been lost on its way.</param>
    ValueTask<bool> FollowAsync(ConversationId conversation, DateTimeOffset until, string by, CancellationToken ct);

    /// <summary>Notes that the citizen has written in web chat, and reads there until he writes in the messenger.</summary>
    ValueTask ReadsOnAsync(ConversationId conversation, CancellationToken ct);

    /// <summary>Notes when a channel of our own last heard of a citizen, and last reached one.</summary>
    ValueTask NoteAsync(string channel, DateTimeOffset heard, DateTimeOffset sent, CancellationToken ct);

    /// <summary>When each channel last heard of a citizen and last reached one.</summary>
    ValueTask<IReadOnlyList<ChannelTraffic>> TrafficAsync(CancellationToken ct);

    /// <summary>Files that are to be fetched now, oldest first; each is this caller's for a while.</summary>
    ValueTask<IReadOnlyList<AwaitedFile>> TakeFilesAsync(int limit, CancellationToken ct);

    ValueTask DeferFileAsync(string id, TimeSpan after, CancellationToken ct);
}

public sealed record ChannelTraffic(string Channel, DateTimeOffset? LastIn, DateTimeOffset? LastOut, long Waiting);

/// <summary>A citizen's file that the vendor still has.</summary>
/// <param name="Source">Where: an address, or the vendor's own id of it.</param>
public sealed record AwaitedFile(string Id, ConversationId Conversation, string Channel, string Source, string ContentType, string Name, int Attempts);
