namespace InquiryBot.Core.Desk;

/// <summary>A person at the desk, as the waiting line and the ticket's decisions see him.</summary>
public sealed record Counselor
{
    /// <summary>The name that he signs in with, and that citizens are told.</summary>
    public required CounselorId Id { get; init; }

    /// <summary>For showing; what it allows is in <see cref="Supervises"/>.</summary>
    public required string Role { get; init; }

    /// <summary>May transfer and close the tickets of others.</summary>
    public bool Supervises { get; init; }

    /// <summary>BCP-47 tags; empty means that nobody has said, and then any language is tried.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Topics that he is best at; he serves the others too.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    public bool OnDuty { get; init; }

    /// <summary>How many tickets he has open.</summary>
    public int OpenTickets { get; init; }

    /// <summary>Whether he can talk with who speaks this language: <c>zh</c> serves <c>zh-Hant</c> too.</summary>
    public bool Speaks(string language) => Languages.Count == 0 || Languages.Any(spoken => Covers(spoken, language));

    static bool Covers(string spoken, string wanted) =>
        wanted.StartsWith(spoken, StringComparison.OrdinalIgnoreCase)
        && (wanted.Length == spoken.Length || wanted[spoken.Length] == '-');
}
