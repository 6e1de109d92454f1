using InquiryBot.Core.Understanding.Local;

namespace InquiryBot.Core.Understanding.Measuring;

/// <summary>A text with the intent that it has and what was made of it.</summary>
public sealed record Judged(Example Expected, IntentGuess Guess)
{
    public bool InScope => Expected.Intent != Intents.OutOfScope;

    /// <summary>The best intent is the text's own, turned away or not.</summary>
    public bool BestIsRight => Guess.Best == Expected.Intent;

    /// <summary>The text's own intent is among the three best.</summary>
    public bool AmongThree => BestIsRight || Guess.Alternatives.Take(2).Any(other => other.Intent == Expected.Intent);

    /// <summary>The intent that the citizen would have got.</summary>
    public string Answer(bool rejects) => rejects && !Guess.Belongs ? Intents.OutOfScope : Guess.Best;
}
