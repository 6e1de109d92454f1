namespace InquiryBot.Core.Understanding;

/// <summary>
/// Lets danger to life come before what the intents make of a text. Two are better than one: what sounds like danger is
/// danger even if no intent is sure, and an intent that names danger is not believed for a text of everyday matters.
/// </summary>
public static class Crisis
{
    /// <summary>The dialog for life in danger.</summary>
    public const string Peril = "emergency-119";

    /// <summary>The dialog for self-harm and suicide.</summary>
    public const string SelfHarm = "mental-health-crisis";

    /// <summary>The dialog that answers swearing.</summary>
    public const string Abuse = "abuse";

    /// <summary>Below this a text of everyday matters is no crisis, whatever the intents make of it.</summary>
    private const double Faint = 0.2;

    /// <summary>So sure an intent must be of a crisis that nothing else in the text speaks of.</summary>
    private const double SureAlone = 0.8;

    /// <summary>From here on what nobody understands is swearing; a warning hurts who only said something unusual.</summary>
    private const double Rude = 0.75;

    /// <summary>The letters of the shortest cry for help ("불이야", "SOS"); a yes is shorter.</summary>
    private const int ShortestCry = 3;

    /// <summary>Whether an intent is one of life in danger.</summary>
    public static bool Is(string intent) => intent is Peril or SelfHarm;

    /// <param name="understood">What the intents and the feelings make of the text.</param>
    /// <param name="knows">Whether there is a dialog for an intent.</param>
    public static Understood Heed(Understood understood, Func<string, bool> knows)
    {
        var (feeling, intent) = (understood.Feeling, understood.Intent);
        var named = Is(intent);
        if (feeling.Danger >= Feeling.Loud && Says(understood, named, feeling.Danger))
        {
            var crisis = named ? intent : feeling.SelfHarm >= feeling.Peril ? SelfHarm : Peril;
            return knows(crisis) ? Renamed(understood, crisis, named ? Math.Max(understood.Score, feeling.Danger) : feeling.Danger) : understood;
        }
        if (named && feeling.Danger < Faint && (feeling.Calm >= Feeling.Loud || understood.Score < SureAlone))
            return Renamed(understood, Intents.OutOfScope, understood.Score);
        return intent == Intents.OutOfScope && feeling.Abuse >= Rude && knows(Abuse)
            ? Renamed(understood, Abuse, feeling.Abuse)
            : understood;
    }

    /// <summary>Whether danger is likelier than the everyday matter that the intents are sure of, and the text no mere yes.</summary>
    private static bool Says(Understood understood, bool named, double danger) =>
        (named || understood.Intent == Intents.OutOfScope || danger > understood.Score) && understood.Text.Count(char.IsLetter) >= ShortestCry;

    /// <summary>The intent that had the word comes next, unless it was none, or a crisis that is none.</summary>
    private static Understood Renamed(Understood understood, string intent, double score) => intent == understood.Intent
        ? understood with { Score = score }
        : understood with
        {
            Intent = intent,
            Score = score,
            Alternatives =
            [
                .. intent == Intents.OutOfScope || understood.Intent == Intents.OutOfScope ? [] : (ReadOnlySpan<Alternative>)[new(understood.Intent, Math.Min(score, understood.Score))],
                .. understood.Alternatives.Where(other => other.Intent != intent).Select(other => other with { Score = Math.Min(score, other.Score) }).Take(2),
            ],
        };
}
