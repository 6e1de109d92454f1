namespace InquiryBot.Storage.Postgres;

/// <summary>What a write finds of its conversation, which is locked until the batch is over.</summary>
/// <param name="State">Only where a free conversation may be claimed.</param>
/// <param name="Known">The activity id under which the message is in the inbox, or null.</param>
/// <param name="Done">That message has been answered.</param>
/// <param name="Pending">Another message is due.</param>
/// <param name="Sending">An earlier reply is on its way.</param>
internal sealed record Met(
    long LastSequence, string LeaseToken, long LeaseUntil, bool Ended, string? State, string? Known, bool Done, bool Pending, bool Sending);
