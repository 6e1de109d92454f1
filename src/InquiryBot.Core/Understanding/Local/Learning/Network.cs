using System.Runtime.InteropServices;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// Weights while they are learned: pieces → hidden units (cut off below zero) → intents. Both matrices are
/// stored by what feeds them, so that a sparse input touches few rows. The first, by far the larger, lies in bytes, so that it can be packed where it is.
/// </summary>
internal sealed class Network
{
    private readonly sbyte[] _first;

    public Network(int pieces, int hidden, int intents, Chance chance)
    {
        (Hidden, Intents, Row) = (hidden, intents, Lanes.Padded(intents));
        _first = new sbyte[(long)pieces * hidden * sizeof(float)];
        FirstBias = new float[hidden];
        Second = new float[hidden * Row];
        SecondBias = new float[Row];
        var deviation = 1 / MathF.Sqrt(hidden);
        foreach (ref var weight in MemoryMarshal.Cast<sbyte, float>(_first.AsSpan()))
            weight = chance.Normal() * deviation;
        for (var unit = 0; unit < hidden; unit++)
            foreach (ref var weight in Second.AsSpan(unit * Row, intents))
                weight = chance.Normal() * deviation;
    }

    private Network(IReadOnlyList<Network> networks)
    {
        (Hidden, Intents, Row) = (networks.Sum(network => network.Hidden), networks[0].Intents, networks[0].Row);
        _first = new sbyte[networks.Sum(network => (long)network._first.Length)];
        FirstBias = [.. networks.SelectMany(network => network.FirstBias)];
        Second = [.. networks.SelectMany(network => network.Second).Select(weight => weight / networks.Count)];
        SecondBias = new float[Row];
        var place = 0;
        foreach (var network in networks)
        {
            for (var intent = 0; intent < Row; intent++)
                SecondBias[intent] += network.SecondBias[intent] / networks.Count;
            for (var piece = 0; piece < network.Pieces; piece++)
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

    public int Pieces => _first.Length / sizeof(float) / Hidden;

    /// <summary>Where the first matrix lies.</summary>
    public Memory<sbyte> Room => _first;

    public float[] FirstBias { get; }

    public float[] Second { get; }

    public float[] SecondBias { get; }

    public Span<float> FirstOf(int piece) => MemoryMarshal.Cast<sbyte, float>(_first.AsSpan(piece * Hidden * sizeof(float), Hidden * sizeof(float)));

    public Span<float> SecondOf(int unit) => Second.AsSpan(unit * Row, Row);
}
