using InquiryBot.Core.Activities;

namespace InquiryBot.Core.Channels;

/// <summary>
/// A way to the citizen. Reading verifies and parses and calls nobody; sending is done by the delivery worker
/// alone, in the order of the conversation.
/// </summary>
public interface IChannel
{
    /// <summary>The channel id of the Activity protocol, lower case and stable (sheet §8); also its name in <c>/channels/{id}/webhook</c>.</summary>
    string Id { get; }

    ChannelAbilities Abilities { get; }

    /// <summary>What one of its chats can show, where that is less: a public answer may be shorter than a private one.</summary>
    ChannelAbilities AbilitiesIn(Chat chat) => Abilities;

    /// <summary>
    /// What a request of the vendor means: the signature first, then the body. Never throws for what a stranger may send, and asks nobody but
    /// the issuer of a signature for its keys.
    /// </summary>
    ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct);

    /// <summary>Hands one fitted part to the vendor, as <see cref="Fitting"/> made it. The same part may come twice after a crash.</summary>
    ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct);
}

/// <summary>A part of a reply on its way: which conversation, its place in the transcript and the activity; <see cref="Body"/> is the whole reply as it is stored.</summary>
public sealed record OutgoingReply(ConversationId Conversation, long Sequence, Activity Activity, string Body)
{
    /// <summary>Where to; empty for a channel that knows its conversations by our id.</summary>
    public Chat Chat { get; init; } = Chat.None;

    /// <summary>Which part of the reply this is, from 0.</summary>
    public int Part { get; init; }

    /// <summary>The same for the same part whenever it is sent: for vendors that take an idempotency key. A UUID with dashes.</summary>
    public string Key => IdempotencyKey.Of(Activity.Id ?? $"{Conversation}:{Sequence}", Part);
}

/// <summary>A request as it came in: method, headers, and the raw bytes that signatures are made of.</summary>
public sealed record InboundRequest(string Method, IReadOnlyDictionary<string, string> Headers, IReadOnlyDictionary<string, string> Query, ReadOnlyMemory<byte> Body)
{
    /// <summary>The address that the vendor called, as it is known outside; some vendors sign it.</summary>
    public Uri? Address { get; init; }

    /// <summary>Who called, where the caller's network is part of the proof.</summary>
    public string? Caller { get; init; }

    public bool IsGet => string.Equals(Method, "GET", StringComparison.OrdinalIgnoreCase);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
