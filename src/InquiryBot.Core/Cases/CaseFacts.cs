namespace InquiryBot.Core.Cases;

/// <param name="Kind">What it is about.</param>
public sealed record CaseOpened(string About, DateTimeOffset At, string Kind) : Fact(About, At);

/// <param name="Officer">Empty when only the department was changed.</param>
public sealed record CaseAssigned(string About, DateTimeOffset At, string Department, string Officer) : Fact(About, At);

public sealed record CaseStarted(string About, DateTimeOffset At) : Fact(About, At);

/// <param name="Took">Since it was opened.</param>
public sealed record CaseFinished(string About, DateTimeOffset At, TimeSpan Took) : Fact(About, At);

public sealed record CaseDeclined(string About, DateTimeOffset At, string Reason) : Fact(About, At);

/// <param name="Into">The number of the case that goes on.</param>
public sealed record CaseMerged(string About, DateTimeOffset At, string Into) : Fact(About, At);

/// <summary>An officer looked at the citizen's contact, and why.</summary>
public sealed record CaseContactRevealed(string About, DateTimeOffset At, string Reason) : Fact(About, At);

/// <summary>Cases were taken out as a file.</summary>
public sealed record CasesExported(string About, DateTimeOffset At, int Count) : Fact(About, At);

/// <summary>Somebody asked for a case and could not show that it is his.</summary>
public sealed record CaseLookUpRefused(string About, DateTimeOffset At) : Fact(About, At);
