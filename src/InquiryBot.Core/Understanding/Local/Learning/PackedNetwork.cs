using System.Runtime.CompilerServices;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// A taught network, small enough to keep: the first layer as whole numbers of one byte with one scale for each
/// piece, which costs no accuracy that can be measured, and a quarter of the memory. Immutable.
/// </summary>
internal sealed class PackedNetwork
{
    private readonly float[] _scales;

    public PackedNetwork(ReadOnlyMemory<sbyte> first, float[] scales, float[] firstBias, float[] second, float[] secondBias, int outputs)
    {
        (First, _scales, FirstBias, Second, SecondBias) = (first, scales, firstBias, second, secondBias);
        Outputs = outputs;
    }

    public int Hidden => FirstBias.Length;

    public int Outputs { get; }

    /// <summary>The outputs, padded to whole lanes.</summary>
    public int Row => SecondBias.Length;

    /// <summary>A row of <see cref="Hidden"/> weights for each piece; perhaps a part of a file, so that only rows that are asked for are in memory.</summary>
    public ReadOnlyMemory<sbyte> First { get; }

    public ReadOnlySpan<float> Scales => _scales;

    public float[] FirstBias { get; }

    public float[] Second { get; }

    public float[] SecondBias { get; }

    /// <summary>Packs the first layer in its own room, so that it is never in memory twice: the network is not to be used any longer.</summary>
    public static PackedNetwork Of(Network network)
    {
        var (first, scales, row) = (network.Room, new float[network.Pieces], new float[network.Hidden]);
        for (var piece = 0; piece < scales.Length; piece++)
        {
            network.FirstOf(piece).CopyTo(row);
            var largest = 1e-12f;
            foreach (var weight in row)
                largest = Math.Max(largest, Math.Abs(weight));
            scales[piece] = largest / 127;
            var to = first.Span.Slice(piece * row.Length, row.Length);
            for (var unit = 0; unit < row.Length; unit++)
                to[unit] = (sbyte)MathF.Round(row[unit] * (127 / largest));
        }
        return new PackedNetwork(
            first[..(scales.Length * row.Length)], scales, network.FirstBias, network.Second, network.SecondBias, network.Intents);
    }

    /// <summary>
    /// How much a piece of a line that was scored has to do with one intent's score being above another's: what its weights
    /// bring to the units that are not cut off. The sum over all pieces is the difference, but for the biases.
    /// </summary>
    /// <param name="hidden">As <see cref="Score"/> left it.</param>
    public float Share(int piece, float weight, ReadOnlySpan<float> hidden, int intent, int other)
    {
        var sum = 0f;
        var row = First.Span.Slice(piece * Hidden, Hidden);
        for (var unit = 0; unit < Hidden; unit++)
            if (hidden[unit] > 0)
                sum += row[unit] * (Second[(unit * Row) + intent] - Second[(unit * Row) + other]);
        GC.KeepAlive(this);
        return sum * weight * _scales[piece];
    }

    /// <summary>Scores of all intents, padded to <see cref="Row"/>; returns the length of the hidden row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Score(SparseLine line, Span<float> hidden, Span<float> scores)
    {
        FirstBias.CopyTo(hidden);
        var ids = line.Ids;
        var weights = line.Weights;
        var first = First.Span;
        for (var i = 0; i < ids.Length; i++)
            Lanes.AddScaled(hidden, first.Slice(ids[i] * hidden.Length, hidden.Length), weights[i] * _scales[ids[i]]);
        // A span does not keep the file that it looks into.
        GC.KeepAlive(this);
        SecondBias.CopyTo(scores);
        var square = 0f;
        for (var unit = 0; unit < hidden.Length; unit++)
        {
            var value = hidden[unit];
            if (value <= 0)
                continue;
            square += value * value;
            Lanes.AddScaled(scores, Second.AsSpan(unit * scores.Length, scores.Length), value);
        }
        return MathF.Sqrt(square);
    }
}
