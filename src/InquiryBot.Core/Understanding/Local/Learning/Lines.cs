namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>The weighed lines of a training, each with the number of its intent; in pieces of their own, because one array of all would be copied as it grows.</summary>
internal sealed class Lines
{
    private readonly List<(int[] Ids, float[] Weights, int Label)> _lines = [];

    public int Count => _lines.Count;

    public void Add(SparseLine line, int label) => _lines.Add((line.Ids.ToArray(), line.Weights.ToArray(), label));

    public int LabelOf(int line) => _lines[line].Label;

    public ReadOnlySpan<int> IdsOf(int line) => _lines[line].Ids;

    public ReadOnlySpan<float> WeightsOf(int line) => _lines[line].Weights;
}
