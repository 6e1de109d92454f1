namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// Weights while they are learned: pieces → hidden units (cut off below zero) → intents. Both matrices are
/// stored by what feeds them, so that a sparse input touches few rows.
/// </summary>
internal sealed class Network
{
    public Network(int pieces, int hidden, int intents, Chance chance)
    {
        (Hidden, Intents, Row) = (hidden, intents, Lanes.Padded(intents));
        First = new float[(long)pieces * hidden];
        FirstBias = new float[hidden];
        Second = new float[hidden * Row];
        SecondBias = new float[Row];
        var deviation = 1 / MathF.Sqrt(hidden);
        foreach (ref var weight in First.AsSpan())
            weight = chance.Normal() * deviation;
        for (var unit = 0; unit < hidden; unit++)
            foreach (ref var weight in Second.AsSpan(unit * Row, intents))
                weight = chance.Normal() * deviation;
    }

    public int Hidden { get; }

    public int Intents { get; }

    /// <summary>Length of a row of <see cref="Second"/>: the intents, padded.</summary>
    public int Row { get; }

    public float[] First { get; }

    public float[] FirstBias { get; }

    public float[] Second { get; }

    public float[] SecondBias { get; }

    public Span<float> FirstOf(int piece) => First.AsSpan(piece * Hidden, Hidden);

    public Span<float> SecondOf(int unit) => Second.AsSpan(unit * Row, Row);
}
