namespace InquiryBot.Core.Understanding;

/// <summary>
/// Says what a citizen's text means. Never throws on any text; an implementation that asks a service elsewhere
/// answers within its budget or falls back. Safe to call from many turns at once.
/// </summary>
public interface IUnderstanding
{
    /// <param name="text">What the citizen typed, as it came.</param>
    /// <param name="priorLanguage">The conversation's language so far; kept when the text itself leaves doubt.</param>
    /// <param name="ct">Ends the wait, where there is one.</param>
    ValueTask<Understood> UnderstandAsync(string text, string? priorLanguage, CancellationToken ct);
}
