using System.Runtime.InteropServices;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>The weighed lines of a training, end to end in two arrays, each line with the number of its intent.</summary>
internal sealed class Lines
{
    private readonly List<int> _ids = [];
    private readonly List<float> _weights = [];
    private readonly List<int> _starts = [0];
    private readonly List<int> _labels = [];

    public int Count => _labels.Count;

    public void Add(SparseLine line, int label)
    {
        _ids.AddRange(line.Ids);
        _weights.AddRange(line.Weights);
        _starts.Add(_ids.Count);
        _labels.Add(label);
    }

    public int LabelOf(int line) => _labels[line];

    public ReadOnlySpan<int> IdsOf(int line) =>
        CollectionsMarshal.AsSpan(_ids)[_starts[line].._starts[line + 1]];

    public ReadOnlySpan<float> WeightsOf(int line) =>
        CollectionsMarshal.AsSpan(_weights)[_starts[line].._starts[line + 1]];
}
