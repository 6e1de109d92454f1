namespace InquiryBot.Integrations.Wire;

/// <summary>
/// A vendor's token that is good for a while: fetched when it is needed, by one at a time and to the end, whoever stops waiting for it,
/// and kept until it has run out.
/// </summary>
internal sealed class VendorToken(Func<Task<VendorToken.Grant>> fetch, TimeProvider clock)
{
    readonly Lock gate = new();
    Task<Grant>? fetching;
    Grant? kept;

    /// <returns>The token, or what the vendor answered instead.</returns>
    public async Task<Grant> GetAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (Live is { } grant) return grant;

        Task<Grant> coming;
        lock (gate)
        {
            // It may have come just now, for whoever asked before.
            if (Live is { } fresh) return fresh;
            coming = fetching is { IsCompleted: false } ? fetching : fetching = FetchAsync();
        }

        return await coming.WaitAsync(ct);
    }

    Grant? Live => Volatile.Read(ref kept) is { } grant && clock.GetUtcNow() < grant.Until ? grant : null;

    /// <summary>The vendor takes this one no more: the next is fetched.</summary>
    public void Drop(Grant grant) => Interlocked.CompareExchange(ref kept, null, grant);

    async Task<Grant> FetchAsync()
    {
        var grant = await fetch();
        if (grant.Token is not null) Volatile.Write(ref kept, grant);
        return grant;
    }

    /// <param name="Token">Null when there was none.</param>
    /// <param name="Until">When another is to be fetched.</param>
    /// <param name="Answer">The vendor's.</param>
    public sealed record Grant(string? Token, DateTimeOffset Until, VendorAnswer Answer);
}
