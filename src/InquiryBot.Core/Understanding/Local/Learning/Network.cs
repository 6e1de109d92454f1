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

    private Network(IReadOnlyList<Network> networks)
    {
        (Hidden, Intents, Row) = (networks.Sum(network => network.Hidden), networks[0].Intents, networks[0].Row);
        First = new float[networks.Sum(network => (long)network.First.Length)];
        FirstBias = [.. networks.SelectMany(network => network.FirstBias)];
        Second = [.. networks.SelectMany(network => network.Second).Select(weight => weight / networks.Count)];
        SecondBias = new float[Row];
        var place = 0;
        foreach (var network in networks)
        {
            for (var intent = 0; intent < Row; intent++)
                SecondBias[intent] += network.SecondBias[intent] / networks.Count;
            for (var piece = 0; piece < network.First.Length / network.Hidden; piece++)
                network.FirstOf(piece).CopyTo(FirstOf(piece)[place..]);
            place += network.Hidden;
        }
    }

    /// <summary>One network that answers with the mean of several.</summary>
    public static Network Join(IReadOnlyList<Network> networks) => networks.Count == 1 ? networks[0] : new Network(networks);

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
