namespace InquiryBot.Core.Cases;

/// <summary>The cases as they are kept. New ones, and facts about them, are stored by the turn's commit.</summary>
public interface ICases
{
    /// <summary>
    /// The next free number of a year, from 1. The same key again gets the same number, so that a turn that is run
    /// twice tells the citizen one number; a turn that never commits leaves a gap.
    /// </summary>
    ValueTask<long> NextNumberAsync(int year, string idempotencyKey, CancellationToken ct);

    ValueTask<Case?> FindAsync(CaseNumber number, CancellationToken ct);

    /// <summary>How many <see cref="CaseLookUpRefused"/> there are about a number since a moment.</summary>
    ValueTask<int> CountRefusalsAsync(CaseNumber number, DateTimeOffset since, CancellationToken ct);
}
