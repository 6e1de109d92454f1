namespace InquiryBot.Core.Understanding;

/// <summary>What one text means.</summary>
/// <param name="Text">The text as it was given.</param>
/// <param name="Language">A BCP 47 primary tag: "ko", "en", …</param>
/// <param name="Intent">The best intent, or <see cref="Intents.OutOfScope"/> when none fits.</param>
/// <param name="Score">0 to 1: of texts scored s, about the share s has the intent that was named.</param>
/// <param name="Alternatives">The intents that come next, best first; when out of scope, the best of all.</param>
/// <param name="Entities">In order of their place in the text; they do not overlap.</param>
/// <param name="Sentiment">-1 (angry, sad) to 1 (content); 0 says nothing.</param>
public sealed record Understood(
    string Text,
    string Language,
    string Intent,
    double Score,
    IReadOnlyList<Alternative> Alternatives,
    IReadOnlyList<FoundEntity> Entities,
    double Sentiment)
{
    /// <summary>Anger, distress, abuse and danger; <see cref="Feeling.None"/> where nobody listened for them.</summary>
    public Feeling Feeling { get; init; } = Feeling.None;

    /// <summary>What the text is about, in its own words; empty where nothing looks for that.</summary>
    public IReadOnlyList<string> KeyPhrases { get; init; } = [];

    /// <summary>What there is to understand in a message without words.</summary>
    public static Understood Nothing(string language) => new("", language, Intents.OutOfScope, 0, [], [], 0);
}

/// <summary>Another intent that the text may have, with its own score from 0 to 1.</summary>
public sealed record Alternative(string Intent, double Score);

/// <summary>A piece of the text that names something.</summary>
/// <param name="Type">One of <see cref="EntityTypes"/>.</param>
/// <param name="Text">The piece as it was typed.</param>
/// <param name="Value">The piece in one spelling: ISO date, 24-hour time, digits, …</param>
/// <param name="Start">Where the piece begins in the text, in UTF-16 units.</param>
public sealed record FoundEntity(string Type, string Text, string Value, int Start)
{
    /// <summary>Whether a cut at a place of the text would go through the piece.</summary>
    public bool IsCutAt(int place) => Start < place && place < Start + Text.Length;
}

/// <summary>A line to learn from.</summary>
/// <param name="Text">A question as a citizen would type it.</param>
/// <param name="Intent">What it asks for; <see cref="Intents.OutOfScope"/> for a line that fits no intent.</param>
/// <param name="Language">The language that it is written in.</param>
public sealed record Example(string Text, string Intent, string Language);
