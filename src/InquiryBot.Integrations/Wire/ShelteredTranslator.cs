using InquiryBot.Core.Conversations;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Integrations.Wire;

/// <summary>
/// What stands before every translation service: personal data and the glossary's terms stay at home and are put back
/// afterwards; what was translated lately is not asked for again.
/// </summary>
/// <param name="service">Gets sheltered texts only.</param>
/// <param name="glossary">The one that is in use now.</param>
/// <param name="remembered">How many translations are kept in memory; 0: none.</param>
public sealed class ShelteredTranslator(ITranslator service, Func<Glossary> glossary, int remembered) : ITranslator
{
    /// <summary>The longest text that is translated at all, in UTF-16 units; services take 50,000 characters and more, but nobody waits for them.</summary>
    public const int LongestText = 10_000;

    /// <summary>Longer texts hardly come twice, and would fill the memory.</summary>
    const int LongestRemembered = 1_000;

    readonly Remembered<(string Text, string? From, string To), Translation> lately = new(remembered);

    public async ValueTask<Translation?> TranslateAsync(string text, string? from, string to, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (from == to || string.IsNullOrWhiteSpace(text)) return new(text, from);
        if (text.Length > LongestText) return null;

        var masked = Masking.Mask(text);
        var personal = masked.Spans.Select(span => new Placeholders.Piece(span.Start, span.Length, text.Substring(span.Start, span.Length)));
        var terms = glossary().Find(text, from, to).Select(term => new Placeholders.Piece(term.Start, term.Length, term.Wording));
        var sheltered = Placeholders.In(text, personal.Concat(terms));

        if (await AskAsync(sheltered.Text, from, to, ct) is not { } translated) return null;
        if (sheltered.Restore(translated.Text) is { } whole) return translated with { Text = whole };

        // The service does not keep placeholders for this text: its own words are better than none, and personal data goes starred.
        return await AskAsync(masked.Text, from, to, ct);
    }

    async ValueTask<Translation?> AskAsync(string sheltered, string? from, string to, CancellationToken ct)
    {
        var key = (sheltered, from, to);
        if (lately.TryGet(key, out var known)) return known;

        var translated = await service.TranslateAsync(sheltered, from, to, ct);
        if (translated is not null && sheltered.Length <= LongestRemembered) lately.Add(key, translated);
        return translated;
    }
}
