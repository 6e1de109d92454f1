using System.Text.Json;

namespace InquiryBot.Core.Dialogs.Fetching;

/// <summary>Asks sources. Never throws for what a source does: no answer is an outcome like another.</summary>
public interface ISources
{
    /// <param name="with">A value for each of <see cref="Source.Needs"/>, in the clear.</param>
    ValueTask<Fetched> FetchAsync(Source source, IReadOnlyDictionary<string, string> with, CancellationToken ct);
}

/// <summary>What came of asking a source.</summary>
public abstract record Fetched
{
    public sealed record Answered(JsonElement Body) : Fetched
    {
        /// <summary>Made up for a demonstration, which the citizen is told.</summary>
        public bool IsSample { get; init; }
    }

    /// <summary>Away, resting, without its secret, or of no sense.</summary>
    public sealed record Failed : Fetched
    {
        public static Failed Now { get; } = new();
    }

    /// <summary>Not within its time limit.</summary>
    public sealed record Slow : Fetched
    {
        public static Slow Now { get; } = new();
    }
}
