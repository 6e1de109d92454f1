using System.Runtime.InteropServices;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>A text as the numbers and weights of its known pieces. Reused between texts.</summary>
internal sealed class SparseLine
{
    private int[] _ids = new int[512];
    private int[] _times = new int[512];
    private float[] _weights = new float[512];
    private readonly List<(int From, float Factor)> _scales = new(Pieces.Blocks + 1);

    public int Count { get; private set; }

    public ReadOnlySpan<int> Ids => _ids.AsSpan(0, Count);

    /// <summary>How often the text has each piece.</summary>
    public ReadOnlySpan<int> Times => _times.AsSpan(0, Count);

    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, Count);

    /// <summary>What was done to the weights from a piece on, in its order: each block brought to length, and then the whole line.</summary>
    public ReadOnlySpan<(int From, float Factor)> Scales => CollectionsMarshal.AsSpan(_scales);

    /// <summary>Of each block, the share of pieces that no training line had; 0 for an empty block.</summary>
    public float[] Unseen { get; } = new float[Pieces.Blocks];

    public void Clear()
    {
        Count = 0;
        _scales.Clear();
    }

    public void Add(int id, int times, float weight)
    {
        if (Count == _ids.Length)
        {
            Array.Resize(ref _ids, Count * 2);
            Array.Resize(ref _times, Count * 2);
            Array.Resize(ref _weights, Count * 2);
        }
        _ids[Count] = id;
        _times[Count] = times;
        _weights[Count++] = weight;
    }

    public void Scale(int from, float factor)
    {
        _scales.Add((from, factor));
        foreach (ref var weight in _weights.AsSpan(from, Count - from))
            weight *= factor;
    }
}
