namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// The pieces worth knowing and how telling each is: (1 + ln tf) · √(ln((1 + N) / (1 + df)) + 1), each block
/// brought to length 1, weighed and joined. Immutable.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Numbering _numbers;
    private readonly float[] _rarity;

    public Vocabulary(ulong[] keys, float[] rarity, int home)
    {
        _numbers = new Numbering(keys);
        (_rarity, Home) = (rarity, home);
    }

    public int Count => _rarity.Length;

    public ReadOnlySpan<ulong> Keys => _numbers.Keys;

    /// <summary>Pieces with a lower number were met in lines of an intent, the others in lines of none only.</summary>
    public int Home { get; }

    public ReadOnlySpan<float> Rarity => _rarity;

    /// <summary>The piece's number, or -1 for one that is not known.</summary>
    public int Find(ulong hash) => _numbers.Find(hash);

    /// <summary>Weighs the pieces. The scratch is used for sorting and grows to the largest block.</summary>
    public void Weigh(Pieces pieces, SparseLine line, ref int[] scratch)
    {
        line.Clear();
        for (var block = 0; block < Pieces.Blocks; block++)
        {
            var hashes = pieces.Block(block);
            if (scratch.Length < hashes.Length)
                scratch = new int[hashes.Length * 2];
            var (known, home) = (0, 0);
            foreach (var hash in hashes)
            {
                if (_numbers.Find(hash) is not (>= 0 and var number))
                    continue;
                scratch[known++] = number;
                home += number < Home ? 1 : 0;
            }
            line.Unseen[block] = hashes.Length == 0 ? 0 : 1f - ((float)home / hashes.Length);
            if (known > 0)
                AddBlock(scratch.AsSpan(0, known), line, WeightOf(block, pieces.HasHangul));
        }
        Normalize(line, 0, 1);
    }

    /// <summary>What a piece that a line has so many times counts there.</summary>
    public static float Often(int times) => times == 1 ? 1 : 1 + Lanes.Log(times);

    private static float WeightOf(int block, bool hangul) => block switch
    {
        // Korean words carry endings, so that whole words say less than their parts.
        Pieces.Words when hangul => 0.7f,
        // They repeat in part what words and letters say; found on held-back lines.
        Pieces.Stems => 0.6f,
        _ => 1,
    };

    private void AddBlock(Span<int> numbers, SparseLine line, float blockWeight)
    {
        numbers.Sort();
        var from = line.Count;
        for (var i = 0; i < numbers.Length;)
        {
            var start = i;
            var number = numbers[i];
            while (i < numbers.Length && numbers[i] == number)
                i++;
            line.Add(number, i - start, Often(i - start) * _rarity[number]);
        }
        Normalize(line, from, blockWeight);
    }

    private static void Normalize(SparseLine line, int from, float length)
    {
        var sum = 0f;
        foreach (var weight in line.Weights[from..])
            sum += weight * weight;
        if (sum > 0)
            line.Scale(from, length / MathF.Sqrt(sum));
    }

    /// <summary>Learns from lines that were cut into pieces one by one; a line counts a piece once.</summary>
    /// <param name="fewestLines">In so many a piece has to be to be known.</param>
    /// <param name="glance">Shown all lines before; null where every piece is counted.</param>
    public sealed class Counter(int fewestLines, Glance? glance)
    {
        private readonly Numbering _numbers = new(4096);
        private readonly List<int> _lines = [];
        private readonly List<int> _lastLine = [];
        private int _read;
        private int _home;

        /// <summary>What is counted from here on belongs to no intent.</summary>
        public void LeaveHome() => _home = _lines.Count;

        public void Count(Pieces pieces)
        {
            for (var block = 0; block < Pieces.Blocks; block++)
                foreach (var hash in pieces.Block(block))
                    if (glance is null || glance.Saw(hash) >= fewestLines)
                        Count(_numbers.FindOrAdd(hash));
            _read++;
        }

        private void Count(int number)
        {
            if (number == _lines.Count)
            {
                _lines.Add(1);
                _lastLine.Add(_read);
            }
            else if (_lastLine[number] != _read)
            {
                _lines[number]++;
                _lastLine[number] = _read;
            }
        }

        public Vocabulary Finish()
        {
            var keys = _numbers.Keys;
            var kept = new List<ulong>();
            var rarity = new List<float>();
            var home = 0;
            for (var number = 0; number < keys.Length; number++)
            {
                if (_lines[number] < fewestLines)
                    continue;
                kept.Add(keys[number]);
                home += number < _home ? 1 : 0;
                rarity.Add(MathF.Sqrt(Lanes.Log((1f + _read) / (1f + _lines[number])) + 1));
            }
            return new Vocabulary([.. kept], [.. rarity], home);
        }
    }
}
