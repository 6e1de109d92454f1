using InquiryBot.Core.Understanding.Local;

namespace InquiryBot.Core.Understanding.Measuring;

/// <summary>A text with the intent that it has and what was made of it.</summary>
public sealed record Judged(Example Expected, IntentGuess Guess)
{
    public bool InScope => Expected.Intent != Intents.OutOfScope;

    /// <summary>The intent that the citizen would have got.</summary>
    public string Answer(bool rejects) => rejects && !Guess.Belongs ? Intents.OutOfScope : Guess.Best;
}
