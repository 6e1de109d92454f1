using System.Numerics;
using InquiryBot.Core.Understanding.Local.Learning;

namespace InquiryBot.Core.Understanding.Local.Feelings;

/// <summary>One straight line over <see cref="Traits"/>: how likely a text is of one kind and not of another. Immutable.</summary>
/// <param name="Weights">One for each place, in steps of <paramref name="Step"/>: a power of two of them for the hashed pieces, then the lexicon's.</param>
internal sealed record Danger(sbyte[] Weights, float Step, float Bias)
{
    private const int Heard = Traits.Places - Traits.Hashed;

    private readonly int _shift = BitOperations.Log2(Traits.Hashed) - BitOperations.Log2((uint)(Weights.Length - Heard));

    /// <summary>How many weights a line has whose hashed pieces share so many places.</summary>
    public static int Size(int bits) => (1 << bits) + Heard;

    /// <summary>The chance, 0 to 1, for the text that the traits have read.</summary>
    public double Of(Traits traits) => Lanes.Sigmoid(Score(traits));

    public float Score(Traits traits)
    {
        var numbers = traits.Numbers;
        var weights = traits.Weights;
        var sum = 0f;
        for (var i = 0; i < numbers.Length; i++)
            sum += Weights[Place(numbers[i])] * weights[i];
        return (sum * Step) + Bias;
    }

    /// <summary>Where the weight of one of the traits' places is; neighbours share one in a line that has fewer.</summary>
    public int Place(int number) => number < Traits.Hashed ? number >> _shift : number - Traits.Places + Weights.Length;

    public static Danger Read(BinaryReader from)
    {
        var (step, bias) = (from.ReadSingle(), from.ReadSingle());
        return new Danger((sbyte[])(Array)from.ReadBytes(from.ReadInt32()), step, bias);
    }

    public void Write(BinaryWriter to)
    {
        to.Write(Step);
        to.Write(Bias);
        to.Write(Weights.Length);
        to.Write((byte[])(Array)Weights);
    }
}
