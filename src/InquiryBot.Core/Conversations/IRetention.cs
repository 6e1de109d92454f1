namespace InquiryBot.Core.Conversations;

/// <summary>What may be kept only for so long.</summary>
public interface IRetention
{
    /// <summary>Deletes what is past its deadline, a little at a time, so that no message waits for it.</summary>
    ValueTask<Forgotten> ForgetAsync(CancellationToken ct);
}

/// <param name="Originals">Sealed words whose deadline has passed.</param>
/// <param name="Keys">Keys of messages that are too old to come again.</param>
/// <param name="Misses">Questions that were not understood and have been kept for their days.</param>
public readonly record struct Forgotten(int Originals, int Keys, int Misses);
