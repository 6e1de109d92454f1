using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Cases;

/// <summary>The cases as they are kept. New ones, and facts about them, are stored by the turn's commit.</summary>
public interface ICases
{
    /// <summary>
    /// What a turn calls a new case until it is stored: the commit gives the next number of the year, without gaps, and puts it
    /// wherever the turn speaks of the case (<see cref="Numbering"/>). The same act again has the same.
    /// </summary>
    CaseNumber Announce(int year, string act);

    ValueTask<Case?> FindAsync(CaseNumber number, CancellationToken ct);

    /// <summary>How many <see cref="CaseLookUpRefused"/> there are since a moment: about a number, or in a conversation.</summary>
    ValueTask<int> CountRefusalsAsync(CaseNumber number, ConversationId conversation, DateTimeOffset since, CancellationToken ct);

    /// <summary>Newest first.</summary>
    ValueTask<CasePage> ListAsync(CaseFilter filter, CancellationToken ct);

    /// <summary>Every kind that has cases, by name.</summary>
    ValueTask<IReadOnlyList<string>> KindsAsync(CancellationToken ct);

    /// <summary>Other cases of the same kind whose shared point is within <paramref name="metres"/> and which were opened within <paramref name="span"/> of it; nearest first.</summary>
    ValueTask<IReadOnlyList<Case>> NearAsync(Case of, double metres, TimeSpan span, CancellationToken ct);

    /// <summary>The cases that this one goes on for, also through others.</summary>
    ValueTask<IReadOnlyList<Case>> FollowersAsync(CaseNumber number, CancellationToken ct);

    /// <summary>Stores all of an act, or nothing; when this returns it is on disk. False when somebody else changed the case meanwhile: decide again.</summary>
    ValueTask<bool> SaveAsync(CaseAct act, CancellationToken ct);
}

/// <summary>Everything that an officer's act wants stored, in one commit.</summary>
/// <param name="Next">The case after the act; it is saved over the version before.</param>
/// <param name="Tells">What the conversations of everyone who reported it are to hear; one that has ended or was erased hears nothing.</param>
public sealed record CaseAct(Case Next, Fact Fact, IReadOnlyList<Inbound> Tells)
{
    /// <summary>The case that goes on, when this one is merged into it: refused as stale when it is no longer as it was decided on.</summary>
    public Case? Into { get; init; }
}

/// <summary>Which cases a list shows; what is null does not narrow it.</summary>
public sealed record CaseFilter
{
    public CaseState? State { get; init; }

    /// <summary>Only what still has to be done.</summary>
    public bool Open { get; init; }
    public string? Kind { get; init; }
    public string? Municipality { get; init; }
    public string? Officer { get; init; }

    /// <summary>Only those that were opened in this conversation.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>Only open ones that were due before this day.</summary>
    public DateOnly? DueBefore { get; init; }

    /// <summary>A part of the number.</summary>
    public string? Number { get; init; }
    public int Skip { get; init; }
    public int Take { get; init; } = 50;
}

/// <param name="Total">How many the filter finds, on all pages.</param>
public sealed record CasePage(IReadOnlyList<Case> Cases, long Total);
