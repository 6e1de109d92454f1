namespace InquiryBot.Core.Cases;

/// <summary>The cases as they are kept. New ones, and facts about them, are stored by the turn's commit.</summary>
public interface ICases
{
    /// <summary>
    /// A free number of a year, from 1. The same key again gets the same number, so that a turn that is run twice takes
    /// one. Unique, but not without gaps: a turn that never commits leaves one, and a node that stops.
    /// </summary>
    ValueTask<long> NextNumberAsync(int year, string idempotencyKey, CancellationToken ct);

    ValueTask<Case?> FindAsync(CaseNumber number, CancellationToken ct);

    /// <summary>How many <see cref="CaseLookUpRefused"/> there are about a number since a moment.</summary>
    ValueTask<int> CountRefusalsAsync(CaseNumber number, DateTimeOffset since, CancellationToken ct);
}
