namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// Tells texts that belong to some intent from texts that belong to none: a line through the <see cref="Signals"/>.
/// Above <see cref="Threshold"/> a text is taken. Immutable.
/// </summary>
internal sealed record Detector(float[] Weights, float[] Means, float[] Deviations, float Bias, float Threshold)
{
    /// <summary>The higher, the more at home; 0 is even between a text of an intent and one of none.</summary>
    public float Score(ReadOnlySpan<float> signals)
    {
        var sum = Bias;
        for (var i = 0; i < signals.Length; i++)
            sum += Weights[i] * (signals[i] - Means[i]) / Deviations[i];
        return sum;
    }
}
