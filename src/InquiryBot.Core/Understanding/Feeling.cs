namespace InquiryBot.Core.Understanding;

/// <summary>
/// How a text sounds: chances from 0 to 1. Meant for urgency, for the crisis rule (<see cref="Crisis"/>) and for the rule
/// about abuse; not for judging a person.
/// </summary>
/// <param name="Anger">Displeased to furious.</param>
/// <param name="Distress">Worried to desperate.</param>
/// <param name="Abuse">Swears at someone.</param>
/// <param name="SelfHarm">Speaks of ending or hurting himself, or of somebody who does.</param>
/// <param name="Peril">Speaks of a life in danger: fire, injury, violence, no breath.</param>
public sealed record Feeling(double Anger, double Distress, double Abuse, double SelfHarm, double Peril)
{
    /// <summary>From here on a text is taken for what the number says.</summary>
    public const double Loud = 0.6;

    /// <summary>A text that says nothing of the kind, or that nobody has listened to.</summary>
    public static Feeling None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>The chance that a life is at stake.</summary>
    public double Danger => Math.Max(SelfHarm, Peril);
}
