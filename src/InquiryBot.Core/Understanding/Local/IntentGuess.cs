namespace InquiryBot.Core.Understanding.Local;

/// <summary>What the classifier makes of one text.</summary>
/// <param name="Best">The likeliest intent, even if the text seems to belong to none; "out-of-scope" when none was taught.</param>
/// <param name="Belongs">Whether the text seems to belong to any intent.</param>
/// <param name="Belonging">How sure that is, 0 to 1; grows with the detector's score.</param>
/// <param name="Share">How sure the best intent is among all, 0 to 1.</param>
/// <param name="Alternatives">Up to three other intents with their shares, best first.</param>
public readonly record struct IntentGuess(
    string Best, bool Belongs, double Belonging, double Share, IReadOnlyList<Alternative> Alternatives);
