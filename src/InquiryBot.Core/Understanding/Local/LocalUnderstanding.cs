using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local;

/// <summary>
/// Understanding on this machine alone: learned from the example questions, nothing asked elsewhere. Immutable, so
/// that a newly taught one takes the old one's place in a single assignment.
/// </summary>
public sealed class LocalUnderstanding : IUnderstanding
{
    /// <summary>The longest stretch of a text that is read at all, in characters.</summary>
    private const int LongestText = 10_000;

    private readonly LocalUnderstandingOptions _options;

    private LocalUnderstanding(IntentClassifier intents, LocalUnderstandingOptions options) =>
        (Intents, _options) = (intents, options);

    public IntentClassifier Intents { get; }

    public static LocalUnderstanding Teach(
        IReadOnlyList<Example> examples, LocalUnderstandingOptions options, CancellationToken ct = default) =>
        new(IntentClassifier.Teach(examples, options, ct), options);

    public ValueTask<Understood> UnderstandAsync(string text, string? priorLanguage, CancellationToken ct) =>
        ValueTask.FromResult(Understand(text, priorLanguage));

    public Understood Understand(string text, string? priorLanguage)
    {
        using var folded = FoldedText.Of(text, LongestText);
        var language = LanguageOf(folded.Chars) ?? priorLanguage ?? _options.DefaultLanguage;
        var guess = Intents.Classify(folded.Chars);
        return guess.Belongs
            ? new Understood(text, language, guess.Best, guess.Score, guess.Alternatives, [], 0)
            : new Understood(
                text, language, Understanding.Intents.OutOfScope, 1 - guess.Score,
                [new Alternative(guess.Best, guess.Score), .. guess.Alternatives.Take(2)], [], 0);
    }

    private static string? LanguageOf(ReadOnlySpan<char> text)
    {
        var (hangul, latin) = (0, 0);
        foreach (var c in text)
        {
            if (Hangul.IsHangul(c))
                hangul++;
            else if (char.IsAsciiLetter(c))
                latin++;
        }
        return hangul > 1 ? "ko" : latin > 2 && hangul == 0 ? "en" : null;
    }
}
