namespace InquiryBot.Core.Understanding.Local;

/// <summary>How <see cref="LocalUnderstanding"/> learns and reads.</summary>
public sealed record LocalUnderstandingOptions
{
    /// <summary>The same seed and the same examples give the same model, byte for byte.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// The share of good questions that may be turned away so that strange ones are, measured on examples that were
    /// held back; 0 to 0.5. Half of what is turned away at the default would have been answered wrongly.
    /// </summary>
    public double FalseRejection { get; init; } = 0.015;

    /// <summary>Whether to learn what belongs to no intent; without it one training is enough instead of three.</summary>
    public bool Rejects { get; init; } = true;

    /// <summary>How many trainings may run at once.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The language of a conversation that has shown none yet.</summary>
    public string DefaultLanguage { get; init; } = "ko";

    /// <summary>What "today" and "in two hours" are counted from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where the desk is; dates are said in its days.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;
}
