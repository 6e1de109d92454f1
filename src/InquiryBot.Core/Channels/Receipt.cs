using InquiryBot.Core.Activities;

namespace InquiryBot.Core.Channels;

/// <summary>What became of a vendor's request.</summary>
public abstract record Receipt
{
    /// <summary>Genuine, with something for us: stored before it is acknowledged.</summary>
    public sealed record Accepted(IReadOnlyList<Arrival> Arrivals) : Receipt
    {
        /// <summary>Kinds of events that came along and that nothing here needs: counted.</summary>
        public IReadOnlyList<string> Unused { get; init; } = [];

        /// <summary>What became of replies that were handed over before.</summary>
        public IReadOnlyList<Report> Reports { get; init; } = [];

        /// <summary>Citizens of whom nothing may be kept any longer, because they took back their consent: erased before it is acknowledged.</summary>
        public IReadOnlyList<Withdrawal> ToErase { get; init; } = [];

        /// <summary>JSON that the vendor takes in the acknowledgement; null: an empty one.</summary>
        public string? Answer { get; init; }

        /// <summary>False where a vendor that takes replies in the response wants them sent this time.</summary>
        public bool InResponse { get; init; } = true;
    }

    /// <summary>Genuine, but an event that nothing here needs: acknowledged and counted.</summary>
    /// <param name="Kind">The event's kind as the vendor names it; counted, so no text of strangers.</param>
    public sealed record Ignored(string Kind) : Receipt;

    /// <summary>Answered on the spot, such as a vendor's challenge.</summary>
    public sealed record Answered(string ContentType, string Body) : Receipt
    {
        public int Status { get; init; } = 200;
    }

    /// <summary>Not this vendor's, tampered with or stale.</summary>
    public sealed record Refused(int Status, string Reason) : Receipt
    {
        /// <summary>The signature is missing or wrong.</summary>
        public static Refused NotSigned { get; } = new(401, "unsigned");

        /// <summary>Signed, but too long ago.</summary>
        public static Refused Stale { get; } = new(401, "stale");

        /// <summary>The body cannot be read.</summary>
        public static Refused Unreadable { get; } = new(400, "unreadable");
    }
}

/// <summary>Something that came in from a chat.</summary>
/// <param name="MessageId">The vendor's own id: the same again is the same message.</param>
/// <param name="Chat">The vendor's address of the chat, to which replies go.</param>
/// <param name="Activity">
/// What it says: <c>from</c> is the citizen, <c>locale</c> his language where the vendor tells it. An attachment's <c>contentUrl</c>
/// is where the vendor keeps it; the file is fetched and kept, and the address becomes our own.
/// </param>
public sealed record Arrival(string MessageId, string Chat, Activity Activity)
{
    /// <summary>What the channel itself wants to find again when it replies, such as a reply token; null: as before.</summary>
    public string? Memo { get; init; }

    /// <summary>False for what does not open the vendor's window for replies, such as a withdrawal.</summary>
    public bool OpensWindow { get; init; } = true;

    /// <summary>Said where everybody reads it, such as a comment: the bot never answers it, and a counselor is told so before he does.</summary>
    public bool Public { get; init; }

    /// <summary>
    /// What a colleague wrote to the citizen by the vendor's own inbox: shown as his, and the bot is silent for some hours.
    /// The activity's <c>from</c> is then whoever wrote, and the chat still the citizen's.
    /// </summary>
    public bool Colleague { get; init; }

    /// <summary>Of a colleague's: our own counselor's private answer to what was said in public, so that the desk takes up what the citizen answers.</summary>
    public bool Moved { get; init; }
}

/// <summary>A citizen who takes back his consent, in one chat and for all that he has on the channel.</summary>
/// <param name="Chat">The vendor's address of the chat.</param>
/// <param name="Citizen">The vendor's id of him.</param>
public sealed record Withdrawal(string Chat, string Citizen)
{
    /// <summary>What the addresses of his chats begin with, where the same id may be somebody else's elsewhere on the channel.</summary>
    public string Within { get; init; } = "";
}

/// <summary>What a vendor tells later of a reply that it took: that it failed after all.</summary>
/// <param name="Chat">The vendor's address of the chat.</param>
/// <param name="ActivityId">The reply's own id, which went along when it was sent.</param>
public sealed record Report(string Chat, string ActivityId, string Problem);
