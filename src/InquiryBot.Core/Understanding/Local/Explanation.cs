namespace InquiryBot.Core.Understanding.Local;

/// <summary>Why a text was understood as it was, for who writes dialogs.</summary>
/// <param name="Decided">One of <see cref="Deciders"/>.</param>
/// <param name="Reading">The text in Hangul, where it was read as Korean in Latin letters.</param>
/// <param name="Reasons">The pieces that spoke for the best intent and not for the next one, the weightiest first.</param>
public sealed record Explanation(string Decided, string? Reading, IReadOnlyList<Reason> Reasons);

/// <summary>What can have the last word on a text's intent.</summary>
public static class Deciders
{
    /// <summary>The pieces of the text, by their weights.</summary>
    public const string Pieces = "pieces";

    /// <summary>The text is an example, letter by letter.</summary>
    public const string Example = "example";

    /// <summary>The text belongs to no intent, whichever its pieces are nearest to.</summary>
    public const string Detector = "detector";

    /// <summary>Danger or abuse was heard, or not heard in what the pieces took for one.</summary>
    public const string Feelings = "feelings";
}
