using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>Adam (Kingma and Ba, 2015) over a dense row of weights, with the usual 0.9, 0.999 and 1e-8.</summary>
internal sealed class Adam(int length)
{
    private readonly float[] _mean = new float[length];
    private readonly float[] _square = new float[length];
    private float _meanLeft = 1;
    private float _squareLeft = 1;

    /// <summary>The slope of the batch, added up by the caller and emptied by <see cref="Step"/>.</summary>
    public float[] Slope { get; } = new float[length];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(float[] weights, float rate)
    {
        _meanLeft *= 0.9f;
        _squareLeft *= 0.999f;
        var size = Vector256.Create(-rate * MathF.Sqrt(1 - _squareLeft) / (1 - _meanLeft));
        ref var mean = ref MemoryMarshal.GetArrayDataReference(_mean);
        ref var square = ref MemoryMarshal.GetArrayDataReference(_square);
        ref var slope = ref MemoryMarshal.GetArrayDataReference(Slope);
        ref var weight = ref MemoryMarshal.GetArrayDataReference(weights);
        for (nuint i = 0; i < (nuint)weights.Length; i += Lanes.Width)
        {
            var s = Vector256.LoadUnsafe(ref slope, i);
            var m = (Vector256.LoadUnsafe(ref mean, i) * 0.9f) + (s * 0.1f);
            var q = (Vector256.LoadUnsafe(ref square, i) * 0.999f) + (s * s * 0.001f);
            m.StoreUnsafe(ref mean, i);
            q.StoreUnsafe(ref square, i);
            Vector256<float>.Zero.StoreUnsafe(ref slope, i);
            var change = size * m / (Vector256.Sqrt(q) + Vector256.Create(1e-8f));
            (Vector256.LoadUnsafe(ref weight, i) + change).StoreUnsafe(ref weight, i);
        }
    }
}
