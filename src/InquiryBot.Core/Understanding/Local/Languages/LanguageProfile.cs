using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InquiryBot.Core.Understanding.Local.Learning;

namespace InquiryBot.Core.Understanding.Local.Languages;

/// <summary>
/// How often runs of one to five letters occur in each language of one script: naive Bayes over them tells the
/// languages apart. Small enough to ship, because rare and even runs are left out and counts are kept on a
/// logarithmic scale of one byte. Immutable.
/// </summary>
internal sealed class LanguageProfile
{
    private const float Smoothing = 0.2f;
    private const float Scale = 16;

    /// <summary>Shorter runs occur in every language, and longer ones in few texts.</summary>
    private const int WordPiece = 3;

    private readonly Numbering _runs;
    private readonly byte[] _counts;
    private readonly float[] _totals;
    private readonly float[] _logs;
    private readonly float[] _means;

    private LanguageProfile(Script script, string[] languages, Numbering runs, byte[] counts, float[] totals)
    {
        (Script, Languages, _runs, _counts, _totals) = (script, languages, runs, counts, totals);
        _logs = Logs();
        _means = Means();
    }

    public Script Script { get; }

    public string[] Languages { get; }

    /// <summary>A profile that has read nothing yet.</summary>
    public static LanguageProfile Empty(Script script, string[] languages) =>
        new(script, languages, new Numbering(0), [], new float[languages.Length]);

    /// <summary>This profile after some more lines.</summary>
    /// <param name="lines">Folded lines, the number of their language, and how often each counts.</param>
    public LanguageProfile With(IEnumerable<(string Text, int Language, float Weight)> lines)
    {
        var numbers = new Numbering(_runs.Count);
        foreach (var run in _runs.Keys)
            numbers.FindOrAdd(run);
        var (counts, totals) = (new List<float>(Array.ConvertAll(_counts, Unpack)), (float[])_totals.Clone());
        Span<char> room = stackalloc char[Runs.Room];
        foreach (var (text, language, weight) in lines)
        {
            var reader = new Runs(text, Script, room);
            while (reader.Next(out var run))
            {
                var number = numbers.FindOrAdd(run);
                if (number * Languages.Length == counts.Count)
                    CollectionsMarshal.SetCount(counts, counts.Count + Languages.Length);
                counts[(number * Languages.Length) + language] += weight;
                totals[language] += weight;
            }
        }
        return new LanguageProfile(Script, Languages, new Numbering(numbers.Keys.ToArray()), [.. counts.Select(Pack)], totals);
    }

    /// <summary>The runs that tell most, no more than so many.</summary>
    public LanguageProfile Shortened(int size)
    {
        int[] kept =
        [
            .. Enumerable.Range(0, _runs.Count)
                .Where(number => CountsOf(number).Sum(Unpack) >= 2)
                .OrderByDescending(Telling).ThenBy(number => _runs.Keys[number])
                .Take(size),
        ];
        return new LanguageProfile(
            Script, Languages, new Numbering([.. kept.Select(number => _runs.Keys[number])]), [.. kept.SelectMany(number => CountsOf(number))], _totals);
    }

    public static LanguageProfile Read(BinaryReader from)
    {
        var script = (Script)from.ReadByte();
        var languages = Enumerable.Range(0, from.ReadByte()).Select(_ => from.ReadString()).ToArray();
        var totals = languages.Select(_ => from.ReadSingle()).ToArray();
        var runs = new uint[from.ReadInt32()];
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(runs.AsSpan()));
        return new LanguageProfile(
            script, languages, new Numbering(Array.ConvertAll(runs, run => (ulong)run)), from.ReadBytes(runs.Length * languages.Length), totals);
    }

    public void Write(BinaryWriter to)
    {
        to.Write((byte)Script);
        to.Write((byte)Languages.Length);
        foreach (var language in Languages)
            to.Write(language);
        foreach (var total in _totals)
            to.Write(total);
        to.Write(_runs.Count);
        foreach (var run in _runs.Keys)
            to.Write((uint)run);
        to.Write(_counts);
    }

    /// <summary>Adds, for each language, how much likelier it makes the text than the average language does.</summary>
    public void Score(ReadOnlySpan<char> text, Span<float> scores)
    {
        var reader = new Runs(text, Script, stackalloc char[Runs.Room]);
        while (reader.Next(out var run))
        {
            if (_runs.Find(run) is not (>= 0 and var number))
                continue;
            var counts = _counts.AsSpan(number * scores.Length, scores.Length);
            var mean = _means[number];
            for (var language = 0; language < scores.Length; language++)
                scores[language] += _logs[(language << 8) + counts[language]] - mean;
        }
    }

    /// <summary>Which share of the text's runs of three letters the language has: nearly all of a sentence in it, and few of keys pressed at random.</summary>
    public double ShareKnown(ReadOnlySpan<char> text, int language)
    {
        var (known, all) = (0, 0);
        var reader = new Runs(text, Script, stackalloc char[Runs.Room]);
        while (reader.Next(out var run))
        {
            if (reader.Size != WordPiece)
                continue;
            all++;
            if (_runs.Find(run) is >= 0 and var number && _counts[(number * Languages.Length) + language] > 0)
                known++;
        }
        return all == 0 ? 1 : (double)known / all;
    }

    private static byte Pack(float count) => (byte)Math.Min(255, MathF.Round(Scale * MathF.Log2(1 + count)));

    private static float Unpack(byte code) => MathF.Pow(2, code / Scale) - 1;

    private ArraySegment<byte> CountsOf(int number) => new(_counts, number * Languages.Length, Languages.Length);

    /// <summary>How often the run occurs, times how far its share in a language is from its usual share.</summary>
    private double Telling(int number)
    {
        var shares = CountsOf(number).Zip(_totals, (code, total) => Math.Log((Unpack(code) + Smoothing) / (total + 1))).ToArray();
        var mean = shares.Average();
        return CountsOf(number).Zip(shares, (code, share) => Unpack(code) * Math.Abs(share - mean)).Sum();
    }

    /// <summary>How likely a run is in each language, as a logarithm, for each of the 256 counts.</summary>
    private float[] Logs()
    {
        var logs = new float[Languages.Length * 256];
        for (var i = 0; i < logs.Length; i++)
            logs[i] = Lanes.Log((Unpack((byte)i) + Smoothing) / (_totals[i >> 8] + (Smoothing * _runs.Count)));
        return logs;
    }

    /// <summary>How likely each run is in the average language, as a logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float[] Means()
    {
        var means = new float[_runs.Count];
        for (var number = 0; number < means.Length; number++)
        {
            for (var language = 0; language < Languages.Length; language++)
                means[number] += _logs[(language << 8) + _counts[(number * Languages.Length) + language]];
            means[number] /= Languages.Length;
        }
        return means;
    }
}
