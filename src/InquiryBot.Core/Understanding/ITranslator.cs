namespace InquiryBot.Core.Understanding;

/// <summary>
/// Says a text in another language. Never throws for any text: when there is no translation (none is set up, the
/// service is away or slow, the text is too long) there is none, and whoever asked goes on without. Safe to call from many turns at once.
/// </summary>
public interface ITranslator
{
    /// <param name="text">As it was written; personal data in it does not leave the house.</param>
    /// <param name="from">BCP 47 tag of the text's language; null lets the service find out.</param>
    /// <param name="to">BCP 47 tag of the language that is wanted.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null when there is no translation now.</returns>
    ValueTask<Translation?> TranslateAsync(string text, string? from, string to, CancellationToken ct);
}

/// <summary>A text in another language.</summary>
/// <param name="Text">The words, with the glossary's terms and the personal data of the original in their places.</param>
/// <param name="From">BCP 47 primary tag of the original's language, as it was given or found; null when nobody knows.</param>
public sealed record Translation(string Text, string? From);

/// <summary>What a house without a translator has.</summary>
public sealed class NoTranslator : ITranslator
{
    public ValueTask<Translation?> TranslateAsync(string text, string? from, string to, CancellationToken ct) => ValueTask.FromResult<Translation?>(null);
}
