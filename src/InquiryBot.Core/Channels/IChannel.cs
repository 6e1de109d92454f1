using InquiryBot.Core.Activities;

namespace InquiryBot.Core.Channels;

/// <summary>
/// A way to the citizen. Reading verifies and parses and calls nobody; sending is done by the delivery worker
/// alone, in the order of the conversation.
/// </summary>
public interface IChannel
{
    /// <summary>The channel id of the Activity protocol, lower case and stable (sheet §8).</summary>
    string Id { get; }

    ChannelAbilities Abilities { get; }

    /// <summary>What a request of the vendor means. Never throws for what a stranger may send.</summary>
    ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct);

    /// <summary>Hands one fitted reply to the vendor. The same activity id may come twice after a crash.</summary>
    ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct);
}

/// <summary>A reply on its way: which conversation, its place in the transcript and the activity as it is stored, also as JSON.</summary>
public sealed record OutgoingReply(ConversationId Conversation, long Sequence, Activity Activity, string Body);

/// <summary>A request as it came in: method, headers, and the raw bytes that signatures are made of.</summary>
public sealed record InboundRequest(string Method, IReadOnlyDictionary<string, string> Headers, IReadOnlyDictionary<string, string> Query, ReadOnlyMemory<byte> Body);
