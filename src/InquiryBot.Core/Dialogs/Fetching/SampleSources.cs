namespace InquiryBot.Core.Dialogs.Fetching;

/// <summary>An answer written down in a dialog's <c>samples.yaml</c>.</summary>
/// <param name="When">What must have been asked with; empty: anything.</param>
public sealed record Sample(Key Source, IReadOnlyDictionary<string, string> When, Fetched Answer);

/// <summary>Answers from the samples that the dialogs bring along, for scripted conversations and for a demonstration. Nobody outside is asked.</summary>
/// <param name="library">The one in use now.</param>
/// <param name="told">Whether the citizen is told that it is sample data.</param>
public sealed class SampleSources(Func<DialogLibrary> library, bool told) : ISources
{
    /// <summary>What a script has in place of the samples, by source.</summary>
    public IReadOnlyDictionary<string, Fetched> Instead { get; set; } = new Dictionary<string, Fetched>();

    public ValueTask<Fetched> FetchAsync(Source source, IReadOnlyDictionary<string, string> with, CancellationToken ct)
    {
        var fetched = Instead.GetValueOrDefault(source.Name.Name)
            ?? library().Samples.FirstOrDefault(sample => sample.Source.Name == source.Name.Name && sample.When.All(asked => Same(with.GetValueOrDefault(asked.Key), asked.Value)))?.Answer
            ?? Fetched.Failed.Now;
        return ValueTask.FromResult(fetched is Fetched.Answered answered ? answered with { IsSample = told } : fetched);
    }

    static bool Same(string? one, string other) => one is not null && Spelling.Fold(one) == Spelling.Fold(other);
}
