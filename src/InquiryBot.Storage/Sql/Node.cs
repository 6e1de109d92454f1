namespace InquiryBot.Storage.Sql;

/// <summary>
/// This life of this node. Its leases carry both names, so that the next life can free at once what this one held,
/// while other nodes wait for the expiry.
/// </summary>
public sealed class Node(string name, string boot)
{
    long _number;

    /// <summary>What every lease of this node begins with, in any life.</summary>
    public string Prefix { get; } = $"{name}/";

    public string NextToken() => $"{name}/{boot}/{Interlocked.Increment(ref _number)}";
}
