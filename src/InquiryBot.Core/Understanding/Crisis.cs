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

    /// <summary>How much a word of the intents counts beside one of the feelings, both as logarithms of odds.</summary>
    private const double WeightOfIntents = 0.2;

    /// <summary>So sure a danger comes before whatever the intents make of the rest: one cry in a long text is a cry.</summary>
    private const double Unmistakable = 0.95;

    /// <summary>What the intents give a crisis in a text that they have no opinion of.</summary>
    private const double NoOpinion = 0.2;

    /// <summary>From here on what nobody understands is swearing; a warning hurts who only said something unusual.</summary>
    private const double Rude = 0.95;

    /// <summary>The letters of the shortest cry for help ("불이야", "SOS") that no intent has named ("着火"); a yes is shorter.</summary>
    private const int ShortestCry = 3;

    /// <summary>Whether an intent is one of life in danger.</summary>
    public static bool Is(string intent) => intent is Peril or SelfHarm;

    /// <param name="understood">What the intents and the feelings make of the text.</param>
    /// <param name="knows">Whether there is a dialog for an intent.</param>
    public static Understood Heed(Understood understood, Func<string, bool> knows)
    {
        var (feeling, intent) = (understood.Feeling, understood.Intent);
        var named = Is(intent);
        // Nobody has listened.
        if (named && feeling.Danger == 0)
            return understood;
        if (Says(understood) && (named || understood.Text.Count(char.IsLetter) >= ShortestCry))
        {
            var crisis = named ? intent : feeling.SelfHarm >= feeling.Peril ? SelfHarm : Peril;
            return knows(crisis) ? Renamed(understood, crisis, Math.Max(Math.Max(feeling.Danger, Feeling.Loud), named ? understood.Score : 0)) : understood;
        }
        if (named)
            return Renamed(understood, Intents.OutOfScope, understood.Score);
        return intent == Intents.OutOfScope && feeling.Abuse >= Rude && knows(Abuse)
            ? Renamed(understood, Abuse, feeling.Abuse)
            : understood;
    }

    /// <summary>
    /// Whether both together speak of danger: the feelings alone where the intents have no opinion, and less of them where an intent names it. The intents
    /// alone, for a text in which the feelings hear next to nothing, are not enough.
    /// </summary>
    private static bool Says(Understood understood)
    {
        var named = understood.Alternatives.Where(other => Is(other.Intent)).Sum(other => other.Score) + (Is(understood.Intent) ? understood.Score : 0);
        // An everyday matter that is surer stays.
        if (!Is(understood.Intent) && understood.Intent != Intents.OutOfScope && understood.Feeling.Danger < Unmistakable && understood.Score >= understood.Feeling.Danger)
            return false;
        return Odds(understood.Feeling.Danger) + (WeightOfIntents * (Odds(named) - Odds(NoOpinion))) >= Odds(Feeling.Loud);
    }

    /// <summary>The logarithm of the odds, of a chance that is neither quite sure nor quite out.</summary>
    private static double Odds(double chance)
    {
        var bounded = Math.Clamp(chance, 0.002, 0.998);
        return Math.Log(bounded / (1 - bounded));
    }

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
