using InquiryBot.Core.Understanding.Local.Learning;

namespace InquiryBot.Core.Understanding.Local.Feelings;

/// <summary>One straight line over <see cref="Traits"/>: how likely a text speaks of one kind of danger. Immutable.</summary>
/// <param name="Weights">One for each place of <see cref="Traits"/>, in steps of <paramref name="Step"/>.</param>
internal sealed record Danger(sbyte[] Weights, float Step, float Bias)
{
    /// <summary>The chance, 0 to 1, for the text that the traits have read.</summary>
    public double Of(Traits traits) => Lanes.Sigmoid(Score(traits));

    public float Score(Traits traits)
    {
        var numbers = traits.Numbers;
        var weights = traits.Weights;
        var sum = 0f;
        for (var i = 0; i < numbers.Length; i++)
            sum += Weights[numbers[i]] * weights[i];
        return (sum * Step) + Bias;
    }

    public static Danger Read(BinaryReader from)
    {
        var (step, bias) = (from.ReadSingle(), from.ReadSingle());
        return new Danger((sbyte[])(Array)from.ReadBytes(Traits.Places), step, bias);
    }

    public void Write(BinaryWriter to)
    {
        to.Write(Step);
        to.Write(Bias);
        to.Write((byte[])(Array)Weights);
    }
}
