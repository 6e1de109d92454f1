namespace InquiryBot.Core.Channels;

/// <summary>A channel whose files are behind its own key. Of any other, files are fetched from their public address.</summary>
public interface IHoldsFiles
{
    ValueTask<FetchedFile> FetchAsync(string source, int mostBytes, CancellationToken ct);
}

/// <summary>The public net, with our own network out of reach: every address is resolved, checked and kept.</summary>
public interface IPublicFiles : IHoldsFiles
{
    /// <param name="patience">For all of it, redirects included; what takes longer is for later.</param>
    ValueTask<FetchedFile> FetchAsync(string source, int mostBytes, TimeSpan patience, CancellationToken ct);
}

/// <summary>What became of fetching a file.</summary>
public abstract record FetchedFile
{
    /// <param name="ContentType">As whoever has it says; null when it does not.</param>
    public sealed record Here(string? ContentType, byte[] Content) : FetchedFile;

    public sealed record Later(TimeSpan? After, string Reason) : FetchedFile;

    /// <param name="Reason">Kebab-case, such as <c>too-large</c>, <c>gone</c>, <c>forbidden-address</c>.</param>
    public sealed record Never(string Reason) : FetchedFile;
}
