using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Cases;

/// <summary>A citizen's report, from the form that took it to the office that settles it.</summary>
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

    /// <summary>The citizen's number for proving that the case is his; sealed (<see cref="SealedSlots"/>).</summary>
    public string? Phone { get; init; }

    /// <summary>The rest of what the form asked, by name; private values are sealed.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
    public CaseState State { get; init; } = CaseState.Received;
    public required DateTimeOffset OpenedAt { get; init; }
}

/// <summary>How far a case is.</summary>
public enum CaseState
{
    Received,
    Assigned,
    InProgress,
    Done,
    Declined,
}

public static class CaseStates
{
    /// <summary>The state's name in dialogs: <c>in-progress</c>.</summary>
    public static string Key(this CaseState state) => state switch
    {
        CaseState.InProgress => "in-progress",
        _ => state.ToString().ToLowerInvariant(),
    };
}

/// <param name="Kind">What it is about.</param>
public sealed record CaseOpened(string About, DateTimeOffset At, string Kind) : Fact(About, At);

/// <summary>Somebody asked for a case and could not show that it is his.</summary>
public sealed record CaseLookUpRefused(string About, DateTimeOffset At) : Fact(About, At);
