namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// The middle of each intent's training lines, stored by piece: which intents have it, and how strongly. Answers
/// how much a text is like what was taught for one intent. Immutable.
/// </summary>
internal sealed class Centroids
{
    public Centroids(int[] starts, ushort[] intents, byte[] strengths, float[] scales) =>
        (Starts, Intents, Strengths, Scales) = (starts, intents, strengths, scales);

    /// <summary>Where each piece's intents begin; one longer than there are pieces.</summary>
    public int[] Starts { get; }

    public ushort[] Intents { get; }

    public byte[] Strengths { get; }

    /// <summary>What a strength of 1 is worth, for each intent.</summary>
    public float[] Scales { get; }

    public static Centroids Of(Lines lines, ReadOnlySpan<int> chosen, int pieces, int intents)
    {
        var order = chosen.ToArray();
        // Within an intent the order of the lines decides the last bits of a sum, and Array.Sort alone is not stable.
        Array.Sort([.. order.Select(line => ((long)lines.LabelOf(line) << 32) | (uint)line)], order);
        var (starts, squares, largest) = (new int[pieces + 1], new double[intents], new float[intents]);
        foreach (var (intent, piece, sum) in Sums(lines, order, pieces))
        {
            starts[piece + 1]++;
            squares[intent] += sum * sum;
            largest[intent] = Math.Max(largest[intent], sum);
        }
        for (var piece = 0; piece < pieces; piece++)
            starts[piece + 1] += starts[piece];
        var (next, names, strengths) = (starts.AsSpan(0, pieces).ToArray(), new ushort[starts[^1]], new byte[starts[^1]]);
        foreach (var (intent, piece, sum) in Sums(lines, order, pieces))
        {
            names[next[piece]] = (ushort)intent;
            strengths[next[piece]++] = (byte)MathF.Round(255 * sum / largest[intent]);
        }
        var scales = new float[intents];
        for (var intent = 0; intent < intents; intent++)
            scales[intent] = squares[intent] > 0 ? largest[intent] / (255 * (float)Math.Sqrt(squares[intent])) : 0;
        return new Centroids(starts, names, strengths, scales);
    }

    /// <summary>The cosine between the text and the middle of the intent.</summary>
    public float Likeness(SparseLine line, int intent)
    {
        var sum = 0f;
        var ids = line.Ids;
        var weights = line.Weights;
        for (var i = 0; i < ids.Length; i++)
        {
            var start = Starts[ids[i]];
            var place = Intents.AsSpan(start, Starts[ids[i] + 1] - start).BinarySearch((ushort)intent);
            if (place >= 0)
                sum += weights[i] * Strengths[start + place];
        }
        return sum * Scales[intent];
    }

    /// <summary>Of each intent the weights of each piece that its lines have, added up; counted twice rather than kept, which would be a third of the model.</summary>
    private static IEnumerable<(int Intent, int Piece, float Sum)> Sums(Lines lines, int[] order, int pieces)
    {
        var (sums, touched) = (new float[pieces], new List<int>());
        for (var i = 0; i < order.Length; i++)
        {
            var intent = lines.LabelOf(order[i]);
            AddLine(lines.Read(order[i]), sums, touched);
            if (i + 1 < order.Length && lines.LabelOf(order[i + 1]) == intent)
                continue;
            foreach (var piece in touched)
            {
                yield return (intent, piece, sums[piece]);
                sums[piece] = 0;
            }
            touched.Clear();
        }
    }

    private static void AddLine(Lines.Reader line, float[] sums, List<int> touched)
    {
        while (line.Next())
        {
            if (sums[line.Id] == 0 && line.Weight > 0)
                touched.Add(line.Id);
            sums[line.Id] += line.Weight;
        }
    }
}
