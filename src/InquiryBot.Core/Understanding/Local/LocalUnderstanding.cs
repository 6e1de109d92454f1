using InquiryBot.Core.Conversations;
using InquiryBot.Core.Understanding.Local.Entities;
using InquiryBot.Core.Understanding.Local.Feelings;
using InquiryBot.Core.Understanding.Local.Languages;
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

    private readonly LanguageGuesser _languages;
    private readonly EntityFinder _entities;
    private readonly string _defaultLanguage;
    private readonly byte[] _fingerprint;
    private readonly Func<string, bool> _knows;

    private LocalUnderstanding(
        IntentClassifier intents, LanguageGuesser languages, byte[] fingerprint, LocalUnderstandingOptions options)
    {
        (Intents, _languages, _fingerprint) = (intents, languages, fingerprint);
        _defaultLanguage = options.DefaultLanguage;
        _knows = intent => intents.Intents.Contains(intent);
        _entities = new EntityFinder(options.Clock, options.TimeZone);
    }

    public IntentClassifier Intents { get; }

    internal LanguageGuesser Languages => _languages;

    /// <summary>Learns from the examples; up to a second for some thousand of them.</summary>
    public static LocalUnderstanding Teach(
        IReadOnlyList<Example> examples, LocalUnderstandingOptions options, CancellationToken ct = default)
    {
        // Languages first: what they leave behind is cleared away for the intents, which take far more.
        var languages = LanguageGuesser.Teach(examples);
        return Awake(new LocalUnderstanding(
            IntentClassifier.Teach(examples, options, ct), languages, ModelFile.Fingerprint(examples, options), options));
    }

    /// <summary>What <see cref="Save"/> wrote, if it was learned from these very examples; else null, and teach anew.</summary>
    public static LocalUnderstanding? Load(
        Stream from, IReadOnlyList<Example> examples, LocalUnderstandingOptions options)
    {
        var fingerprint = ModelFile.Fingerprint(examples, options);
        return ModelFile.Read(from, fingerprint) is var (intents, languages)
            ? Awake(new LocalUnderstanding(intents, languages, fingerprint, options))
            : null;
    }

    /// <summary>Writes what was learned; the same examples and seed give the same bytes.</summary>
    public void Save(Stream to) => ModelFile.Write(to, _fingerprint, Intents, _languages);

    public ValueTask<Understood> UnderstandAsync(string text, string? priorLanguage, CancellationToken ct) =>
        ValueTask.FromResult(Understand(text, priorLanguage));

    public Understood Understand(string text, string? priorLanguage)
    {
        using var folded = FoldedText.Of(text, LongestText);
        var guess = Classify(text, folded);
        // Korean in Latin letters is no word of another language, whatever it sounds like.
        var language = guess.Reading is null ? _languages.Guess(folded.Chars, priorLanguage, _defaultLanguage) : priorLanguage ?? "ko";
        var entities = _entities.Find(text, folded, language);
        // A cry for help is heard in the words that it stands for.
        var said = guess.Reading is { } reading ? reading : folded.Chars;
        var sentiment = SentimentScale.Of(said);
        var feeling = FeelingScale.Shipped.Of(said);
        var understood = guess.Belongs
            ? new Understood(text, language, guess.Best, guess.Score, guess.Alternatives, entities, sentiment)
            : new Understood(
                text, language, Understanding.Intents.OutOfScope, 1 - guess.Score, OutOfScope(guess), entities, sentiment);
        understood = understood with { Feeling = feeling };
        return guess.IsExample ? understood : Crisis.Heed(understood, _knows);
    }

    /// <summary>Why the text is understood as it is.</summary>
    /// <param name="most">How many reasons at the most.</param>
    public Explanation Why(string text, string? priorLanguage, int most = 12)
    {
        using var folded = FoldedText.Of(text, LongestText);
        var (guess, understood) = (Classify(text, folded), Understand(text, priorLanguage));
        var decided = guess.IsExample ? Deciders.Example
            : understood.Intent != (guess.Belongs ? guess.Best : Understanding.Intents.OutOfScope) ? Deciders.Feelings
            : guess.Belongs ? Deciders.Pieces
            : Deciders.Detector;
        return new Explanation(decided, guess.Reading, Intents.Why(guess.Reading ?? Masking.Mask(text).Text, most));
    }

    /// <summary>The digits of a card or of a flat (119호) say nothing about the intent.</summary>
    private IntentGuess Classify(string text, FoldedText folded) =>
        Masking.Mask(text) is { Changed: true } masked ? Intents.Classify(masked.Text) : Intents.Classify(folded.Chars);

    /// <summary>Reads one text, so that the first citizen does not wait for the compiler.</summary>
    private static LocalUnderstanding Awake(LocalUnderstanding understanding)
    {
        understanding.Understand("내일 3시 수원역 앞, tomorrow at 5 near the station", null);
        return understanding;
    }

    private static Alternative[] OutOfScope(IntentGuess guess) => guess.Best == Understanding.Intents.OutOfScope
        ? []
        : [new Alternative(guess.Best, guess.Score), .. guess.Alternatives.Take(2)];
}
