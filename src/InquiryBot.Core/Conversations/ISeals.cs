namespace InquiryBot.Core.Conversations;

/// <summary>What lies sealed in the store: for whoever must know whether it can still be opened.</summary>
public interface ISeals
{
    /// <summary>
    /// The oldest and the newest of each kind (originals, private values of tickets and of cases), as <see cref="IVault.Seal"/> made them. Keys follow
    /// each other in time: one that is lost has sealed what lies at an end.
    /// </summary>
    ValueTask<IReadOnlyList<string>> EndsAsync(CancellationToken ct);
}
