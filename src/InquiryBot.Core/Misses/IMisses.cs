namespace InquiryBot.Core.Misses;

/// <summary>The questions that were not understood; turns store them (<see cref="Miss"/>), retention deletes them.</summary>
public interface IMisses
{
    /// <summary>Those since a moment, newest first.</summary>
    ValueTask<IReadOnlyList<Miss>> ReadAsync(DateTimeOffset since, int limit, CancellationToken ct);
}

/// <summary>The examples that people propose. What is withdrawn is gone; that it was there is in the audit trail.</summary>
public interface IProposals
{
    /// <summary>All of them, oldest first.</summary>
    ValueTask<IReadOnlyList<Proposal>> ListAsync(CancellationToken ct);

    /// <summary>False when the same words are proposed for the language already.</summary>
    ValueTask<bool> AddAsync(Proposal proposal, ExampleProposed fact, CancellationToken ct);

    /// <summary>False when there is none of this id.</summary>
    ValueTask<bool> WithdrawAsync(string id, ProposalWithdrawn fact, CancellationToken ct);
}
