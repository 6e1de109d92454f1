using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Cases;

/// <summary>
/// A citizen's report, from the form that took it to the office that settles it. Its decisions are pure: they return the next
/// case with the fact that follows, or the code of the rule that forbids it.
/// </summary>
public sealed record Case : Entry
{
    public required CaseNumber Number { get; init; }

    /// <summary>The act that opened it. The same act again opens no second case.</summary>
    public required string OpenedBy { get; init; }
    public required ConversationId Conversation { get; init; }
    public required string Channel { get; init; }
    public required string Language { get; init; }

    /// <summary>What it is about, such as <c>road-damage</c>.</summary>
    public required string Kind { get; init; }
    public Place? Place { get; init; }

    /// <summary>Ids of the pictures that came with it, at most <see cref="MostPhotos"/>.</summary>
    public IReadOnlyList<string> Photos { get; init; } = [];

    /// <summary>The citizen's number for proving that the case is his; sealed (<see cref="SealedSlots"/>).</summary>
    public string? Phone { get; init; }

    /// <summary>The rest of what the form asked, by name; private values are sealed.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
    public CaseState State { get; init; } = CaseState.Received;
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Key of the city or county, such as <c>suwon</c>; empty when the place does not tell.</summary>
    public string Municipality { get; init; } = "";

    /// <summary>Who is competent, as the office calls itself.</summary>
    public string Department { get; init; } = "";

    /// <summary>The working day by whose end it is to be settled.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Who works on it.</summary>
    public string Officer { get; init; } = "";

    /// <summary>One of <see cref="DeclineReasons"/>.</summary>
    public string? Reason { get; init; }

    public CaseNumber? MergedInto { get; init; }

    /// <summary>What the office said to the citizen, in its own words, the last one last.</summary>
    public IReadOnlyList<OfficeWord> Words { get; init; } = [];

    /// <summary>Counts the changes; a save is based on the version before, so that of two officers one wins.</summary>
    public long Version { get; init; } = 1;

    public const int MostPhotos = 5;

    /// <summary>Gives it to somebody, or to somebody else.</summary>
    /// <param name="by">Who decides.</param>
    /// <param name="department">Empty leaves it where it is.</param>
    public Ruling<Case> Assign(string by, string officer, string department, DateTimeOffset now)
    {
        var to = department.Length > 0 ? department : Department;
        if (!State.IsOpen()) return Ruling.Refuse("case.closed");
        if (to.Length == 0) return Ruling.Refuse("case.nobody");
        if (State is not CaseState.Received && officer == Officer && to == Department) return Ruling.Refuse("case.same");

        return Allow(this with { State = CaseState.Assigned, Officer = officer, Department = to }, new CaseAssigned(Key, now, to, officer) { By = by });
    }

    /// <summary>Work begins; whoever begins a case that nobody has takes it.</summary>
    public Ruling<Case> Start(string by, DateTimeOffset now)
    {
        if (!State.IsOpen()) return Ruling.Refuse("case.closed");
        if (State is CaseState.InProgress) return Ruling.Refuse("case.in-progress");

        return Allow(this with { State = CaseState.InProgress, Officer = Officer.Length > 0 ? Officer : by }, new CaseStarted(Key, now) { By = by });
    }

    /// <summary>It is settled. Refused before anybody has it, so that nothing is done that nobody did.</summary>
    public Ruling<Case> Finish(string by, DateTimeOffset now)
    {
        if (!State.IsOpen()) return Ruling.Refuse("case.closed");
        if (State is CaseState.Received) return Ruling.Refuse("case.not-assigned");

        return Allow(this with { State = CaseState.Done }, new CaseFinished(Key, now, now - OpenedAt) { By = by });
    }

    /// <summary>It will not be done, and the citizen hears why.</summary>
    public Ruling<Case> Decline(string by, string reason, DateTimeOffset now)
    {
        if (!DeclineReasons.All.Contains(reason)) return Ruling.Refuse("reason.unknown");
        if (!State.IsOpen()) return Ruling.Refuse("case.closed");

        return Allow(this with { State = CaseState.Declined, Reason = reason }, new CaseDeclined(Key, now, reason) { By = by });
    }

    /// <summary>Another case goes on for both; this citizen hears from now on how that one stands.</summary>
    public Ruling<Case> Merge(string by, Case into, DateTimeOffset now)
    {
        if (into.Number == Number) return Ruling.Refuse("case.itself");
        if (!State.IsOpen()) return Ruling.Refuse("case.closed");
        if (!into.State.IsOpen()) return Ruling.Refuse("case.other-closed");
        if (into.Kind != Kind) return Ruling.Refuse("case.other-kind");

        return Allow(this with { State = CaseState.Merged, MergedInto = into.Number }, new CaseMerged(Key, now, into.Key) { By = by });
    }

    /// <summary>How the audit trail and the screens name it.</summary>
    public string Key => Number.ToString();

    Ruling<Case> Allow(Case next, Fact fact) => Ruling.Allow(next with { Version = Version + 1 }, fact);
}

/// <summary>What an officer told the citizen along with an act.</summary>
/// <param name="At">When, as the fact of the act has it.</param>
/// <param name="Act">The act by the name of its fact: two acts may share an instant.</param>
public sealed record OfficeWord(DateTimeOffset At, string Act, string Words)
{
    /// <summary>Whether they came along with the act of this name and time; a fact is kept to the millisecond.</summary>
    public bool CameWith(string act, DateTimeOffset at) => Act == act && At.ToUnixTimeMilliseconds() == at.ToUnixTimeMilliseconds();
}
