namespace InquiryBot.Core;

/// <summary>Something that is stored in the same commit as the turn that made it: a ticket, a case, a fact.</summary>
public abstract record Entry;

/// <summary>
/// Something that happened, named in the past tense; the audit trail, the figures and the screens are made of
/// facts. Holds no message text and no personal data.
/// </summary>
public abstract record Fact(string About, DateTimeOffset At) : Entry
{
    /// <summary>Who did it: a counselor's name, <c>bot</c>, <c>citizen</c> or <c>system</c>.</summary>
    public string By { get; init; } = "bot";

    /// <summary>The fact's name in the audit trail, such as <c>TicketOpened</c>.</summary>
    public string Name => GetType().Name;
}
