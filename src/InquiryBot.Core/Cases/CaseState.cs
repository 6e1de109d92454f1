namespace InquiryBot.Core.Cases;

/// <summary>How far a case is.</summary>
public enum CaseState
{
    Received,
    Assigned,
    InProgress,
    Done,
    Declined,

    /// <summary>Another case goes on for it.</summary>
    Merged,
}

public static class CaseStates
{
    /// <summary>The state's name in dialogs and on the wire: <c>in-progress</c>.</summary>
    public static string Key(this CaseState state) => state switch
    {
        CaseState.InProgress => "in-progress",
        _ => state.ToString().ToLowerInvariant(),
    };

    public static CaseState? Read(string? key)
    {
        foreach (var state in Enum.GetValues<CaseState>())
            if (state.Key() == key) return state;
        return null;
    }

    /// <summary>Somebody still has to do something.</summary>
    public static bool IsOpen(this CaseState state) => state is CaseState.Received or CaseState.Assigned or CaseState.InProgress;
}

/// <summary>Why an office may decline a case; each has its words for the citizen in every language (<c>case-reason-…</c>).</summary>
public static class DeclineReasons
{
    public static IReadOnlyList<string> All { get; } = ["not-found", "not-ours", "private-land", "unclear", "already-settled", "not-possible"];
}
