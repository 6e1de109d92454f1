using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Desk;

public sealed record TicketOpened(string About, DateTimeOffset At, string Reason, Urgency Urgency, string Topic, string Language, string Channel) : Fact(About, At);

/// <param name="Waited">Since the ticket was opened.</param>
public sealed record TicketAccepted(string About, DateTimeOffset At, TimeSpan Waited) : Fact(About, At);

/// <param name="Message">The client's id of the message; its words are in the transcript alone.</param>
public sealed record TicketAnswered(string About, DateTimeOffset At, string Message) : Fact(About, At);

/// <param name="Note">The client's id of the note.</param>
public sealed record TicketNoted(string About, DateTimeOffset At, string Note) : Fact(About, At);

public sealed record TicketTransferred(string About, DateTimeOffset At, string From, string To) : Fact(About, At);

/// <param name="From">Who gave it back to the waiting line.</param>
public sealed record TicketReturned(string About, DateTimeOffset At, string From) : Fact(About, At);

/// <param name="Served">Since it was accepted.</param>
public sealed record TicketClosed(string About, DateTimeOffset At, string Resolution, TimeSpan Served) : Fact(About, At);

/// <param name="Reason">What the citizen asked for besides.</param>
public sealed record TicketAmended(string About, DateTimeOffset At, string Reason) : Fact(About, At);

public sealed record TicketWithdrawn(string About, DateTimeOffset At) : Fact(About, At);

/// <summary>A counselor looked at a sealed value, and why.</summary>
public sealed record SlotRevealed(string About, DateTimeOffset At, string Slot, string Reason) : Fact(About, At);

/// <summary>A counselor looked at what was covered in a line of the transcript, and why.</summary>
/// <param name="Line">Its sequence.</param>
public sealed record LineRevealed(string About, DateTimeOffset At, long Line, string Reason) : Fact(About, At);

/// <summary>A counselor came to the desk, or left it.</summary>
public sealed record DutyChanged(string About, DateTimeOffset At, bool On) : Fact(About, At);
