namespace InquiryBot.Core.Understanding.Local;

/// <summary>A piece of a text that spoke for the best intent, or against it.</summary>
/// <param name="Kind">"words", "letters", "syllables" or "jamo".</param>
/// <param name="Piece">Its letters; <c>_</c> is the edge of a word, <c>^</c> and <c>$</c> the begin and the end of the text.</param>
/// <param name="Weight">What it brings to the best intent's score above that of the next one; below zero, against it.</param>
public sealed record Reason(string Kind, string Piece, double Weight);
