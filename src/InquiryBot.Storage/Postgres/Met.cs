namespace InquiryBot.Storage.Postgres;

/// <summary>What a write finds of its conversation, which is locked until the batch is over.</summary>
/// <param name="State">Only where a free conversation may be claimed.</param>
/// <param name="Known">The activity id under which the message came before, or null.</param>
/// <param name="Waits">The message of the turn is still unanswered.</param>
/// <param name="Pending">Another message is due.</param>
/// <param name="Sending">An earlier reply is on its way.</param>
internal sealed record Met(
    long LastSequence, string LeaseToken, long LeaseUntil, bool Ended, string? State, string? Known, bool Waits, bool Pending, bool Sending);
