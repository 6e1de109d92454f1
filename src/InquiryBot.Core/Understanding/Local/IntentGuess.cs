namespace InquiryBot.Core.Understanding.Local;

/// <summary>What the classifier makes of one text.</summary>
/// <param name="Best">The likeliest intent, even if the text seems to belong to none; "out-of-scope" when none was taught or nothing said.</param>
/// <param name="Belongs">Whether the text seems to belong to any intent.</param>
/// <param name="Score">The chance that <paramref name="Best"/> is right, 0 to 1.</param>
/// <param name="Belonging">How much the text seems to belong to any intent, 0 to 1; one half at the threshold.</param>
/// <param name="Alternatives">Up to three other intents with their chances, best first.</param>
public readonly record struct IntentGuess(
    string Best, bool Belongs, double Score, double Belonging, IReadOnlyList<Alternative> Alternatives)
{
    /// <summary>The text in Hangul, where it was understood as Korean in Latin letters.</summary>
    public string? Reading { get; init; }

    /// <summary>Whether the text is, letter by letter, one that was taught, with its intent or to have none.</summary>
    public bool IsExample => Score == 1 || (!Belongs && Belonging == 0 && Best != Understanding.Intents.OutOfScope);
}
