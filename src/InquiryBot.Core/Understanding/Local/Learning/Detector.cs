namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// Says of a text, from its <see cref="Signals"/>, whether it belongs to any intent, and how far to trust the best
/// one. Immutable.
/// </summary>
/// <param name="Belonging">Texts of an intent against texts of none.</param>
/// <param name="Threshold">From this score of <paramref name="Belonging"/> on a text is taken.</param>
/// <param name="Trusting">Right answers against wrong ones, over the two numbers of <see cref="Evidence"/>.</param>
internal sealed record Detector(Logistic Belonging, float Threshold, Logistic Trusting)
{
    /// <summary>Strangers among the texts of a day, as the scores are meant.</summary>
    private const float StrangersShare = 0.2f;

    /// <summary>For too few lines or intents to leave any out: likeness to the examples decides.</summary>
    public static Detector Plain { get; } = new(
        new Logistic(
            [0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, -1, -4, 0, 0],
            [0, 0, 0, 0, 0, 0, 0, 0, 0.25f, 0, 0, 0.5f, 0.4f, 0, 0],
            [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
            0),
        0,
        new Logistic([1, 0.5f], [0, 0], [1, 1], 0));

    /// <param name="met">Signals of lines that a network met which knows a part of the intents only.</param>
    /// <param name="heldBack">Signals of held-back lines when every intent is known, and whether the best was right.</param>
    /// <param name="falseRejection">The share of the latter that may be turned away.</param>
    public static Detector Fit(
        IReadOnlyList<(float[] Signals, School.Kind Kind)> met, IReadOnlyList<(float[] Signals, bool Right)> heldBack,
        double falseRejection)
    {
        var strange = met.Where(row => row.Kind != School.Kind.Known).ToList();
        var belonging = Logistic.Fit([.. met.Select(row => new Logistic.Row(
            row.Signals, row.Kind == School.Kind.Known,
            row.Kind == School.Kind.Known ? 1f / (met.Count - strange.Count) : 1f / strange.Count))]);
        var threshold = Between(
            [.. heldBack.Select(row => belonging.Score(row.Signals)).Order()],
            [.. met.Where(row => row.Kind == School.Kind.Gibberish).Select(row => belonging.Score(row.Signals)).Order()],
            falseRejection);
        var trusting = Logistic.Fit(
        [
            .. heldBack.Select(row => Trial(row.Signals, row.Right, (1 - StrangersShare) / heldBack.Count)),
            .. strange.Select(row => Trial(row.Signals, false, StrangersShare / strange.Count)),
        ]);
        return new Detector(belonging, threshold, trusting);

        Logistic.Row Trial(float[] signals, bool right, float weight)
        {
            var evidence = new float[2];
            Evidence(evidence, belonging.Score(signals) - threshold, signals);
            return new Logistic.Row(evidence, right, weight);
        }
    }

    /// <summary>
    /// Turns away the wanted share of good lines; and where that lets gibberish in, as it does with few examples, up to
    /// four times as many.
    /// </summary>
    private static float Between(float[] good, float[] gibberish, double falseRejection)
    {
        var wanted = At(good, falseRejection);
        var most = At(good, 4 * falseRejection);
        return Math.Max(wanted, Math.Min(most, At(gibberish, 0.98)));

        static float At(float[] scores, double share) => scores[Math.Min(scores.Length - 1, (int)(share * scores.Length))];
    }

    /// <summary>How far above the threshold the text is; below zero it belongs to no intent.</summary>
    public float Score(ReadOnlySpan<float> signals) => Belonging.Score(signals) - Threshold;

    /// <summary>The chance that the best intent is the right one, 0 to 1.</summary>
    public float Trust(float score, ReadOnlySpan<float> signals)
    {
        Span<float> evidence = stackalloc float[2];
        Evidence(evidence, score, signals);
        return (float)Lanes.Sigmoid(Trusting.Score(evidence));
    }

    private static void Evidence(Span<float> to, float score, ReadOnlySpan<float> signals)
    {
        to[0] = score;
        to[1] = Signals.LogOdds(signals);
    }
}
