using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// Sums over rows of numbers, always eight at a time whatever the machine can do, so that the order of the
/// additions, and with it every bit of a trained model, is the same everywhere. Rows are multiples of eight long.
/// </summary>
internal static class Lanes
{
    public const int Width = 8;

    public static int Padded(int length) => (length + Width - 1) / Width * Width;

    /// <summary>sum += factor * row</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(Span<float> sum, ReadOnlySpan<float> row, float factor)
    {
        ref var to = ref MemoryMarshal.GetReference(sum);
        ref var from = ref MemoryMarshal.GetReference(row);
        var times = Vector256.Create(factor);
        for (nuint i = 0; i < (nuint)sum.Length; i += Width)
        {
            var next = Vector256.FusedMultiplyAdd(
                times, Vector256.LoadUnsafe(ref from, i), Vector256.LoadUnsafe(ref to, i));
            next.StoreUnsafe(ref to, i);
        }
    }

    /// <summary>sum += first * rowA + second * rowB, with half the traffic of two calls.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(
        Span<float> sum, ReadOnlySpan<float> rowA, float first, ReadOnlySpan<float> rowB, float second)
    {
        ref var to = ref MemoryMarshal.GetReference(sum);
        ref var a = ref MemoryMarshal.GetReference(rowA);
        ref var b = ref MemoryMarshal.GetReference(rowB);
        var (timesA, timesB) = (Vector256.Create(first), Vector256.Create(second));
        for (nuint i = 0; i < (nuint)sum.Length; i += Width)
        {
            var next = Vector256.FusedMultiplyAdd(
                timesA, Vector256.LoadUnsafe(ref a, i), Vector256.LoadUnsafe(ref to, i));
            Vector256.FusedMultiplyAdd(timesB, Vector256.LoadUnsafe(ref b, i), next).StoreUnsafe(ref to, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        ref var a = ref MemoryMarshal.GetReference(one);
        ref var b = ref MemoryMarshal.GetReference(other);
        var sum = Vector256<float>.Zero;
        for (nuint i = 0; i < (nuint)one.Length; i += Width)
            sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i), Vector256.LoadUnsafe(ref b, i), sum);
        return Vector256.Sum(sum);
    }

    /// <summary>One · other, and on the same way sum += factor * other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float DotAndAddScaled(
        ReadOnlySpan<float> one, ReadOnlySpan<float> other, Span<float> sum, float factor)
    {
        ref var a = ref MemoryMarshal.GetReference(one);
        ref var b = ref MemoryMarshal.GetReference(other);
        ref var to = ref MemoryMarshal.GetReference(sum);
        var dot = Vector256<float>.Zero;
        var times = Vector256.Create(factor);
        for (nuint i = 0; i < (nuint)one.Length; i += Width)
        {
            var lane = Vector256.LoadUnsafe(ref b, i);
            dot = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i), lane, dot);
            Vector256.FusedMultiplyAdd(times, lane, Vector256.LoadUnsafe(ref to, i)).StoreUnsafe(ref to, i);
        }
        return Vector256.Sum(dot);
    }

    /// <summary>sum += factor * row, the row being whole numbers of one byte; lengths are multiples of 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(Span<float> sum, ReadOnlySpan<sbyte> row, float factor)
    {
        ref var to = ref MemoryMarshal.GetReference(sum);
        ref var from = ref MemoryMarshal.GetReference(row);
        var times = Vector256.Create(factor);
        for (nuint i = 0; i < (nuint)sum.Length; i += 16)
        {
            var (low, high) = Vector256.Widen(Vector256.WidenLower(Vector128.LoadUnsafe(ref from, i).ToVector256Unsafe()));
            Vector256.FusedMultiplyAdd(times, Vector256.ConvertToSingle(low), Vector256.LoadUnsafe(ref to, i))
                .StoreUnsafe(ref to, i);
            Vector256.FusedMultiplyAdd(times, Vector256.ConvertToSingle(high), Vector256.LoadUnsafe(ref to, i + Width))
                .StoreUnsafe(ref to, i + Width);
        }
    }

    /// <summary>Replaces scores by shares that add up to 1.</summary>
    public static void Softmax(Span<float> scores)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        var i = 0;
        var sum = 0f;
        for (; i + Width <= scores.Length; i += Width)
        {
            var shares = Vector256.Exp(Vector256.Create<float>(scores.Slice(i, Width)) - Vector256.Create(highest));
            shares.CopyTo(scores[i..]);
            sum += Vector256.Sum(shares);
        }
        for (; i < scores.Length; i++)
            sum += scores[i] = Exp(scores[i] - highest);
        var share = 1 / sum;
        foreach (ref var score in scores)
            score *= share;
    }

    /// <summary>Managed, unlike Math.Exp, which asks the machine's C library.</summary>
    public static float Exp(float power) => Vector128.Exp(Vector128.Create(power)).ToScalar();

    /// <summary>In double, so that two high scores do not become the same chance.</summary>
    public static double Sigmoid(double score) => 1 / (1 + Vector128.Exp(Vector128.Create(-score)).ToScalar());

    /// <summary>Managed, unlike Math.Log, which asks the machine's C library.</summary>
    public static float Log(float number) => Vector128.Log(Vector128.Create(number)).ToScalar();
}
