using InquiryBot.Core.Understanding.Local.Learning;

namespace InquiryBot.Core.Understanding.Local.Feelings;

/// <summary>
/// A text as places in a table of weights: its words, letters, syllables and jamo, hashed, and what the lexicon hears in it.
/// Each kind of piece counts alike however many there are, and all of them together have length 1. Reused between texts; not for two threads at once.
/// </summary>
internal sealed class Traits
{
    /// <summary>How many places the table has: those of the hashed pieces, then the lexicon's.</summary>
    public const int Places = Hashed + (2 * Lexicon.Tones);

    /// <summary>The hashed pieces' places, which come first.</summary>
    public const int Hashed = 1 << HashBits;

    private const int HashBits = 18;

    /// <summary>All but the stems: a feeling is in the endings.</summary>
    private const int Blocks = Pieces.Stems;

    /// <summary>Where the lexicon has said all that it can.</summary>
    private const float Loudest = 6;

    [ThreadStatic]
    private static Traits? t_mine;

    private readonly Pieces _pieces = new();
    private int[] _places = new int[512];
    private float[] _weights = new float[512];
    private int _count;

    /// <summary>One for each thread.</summary>
    public static Traits Mine => t_mine ??= new Traits();

    public ReadOnlySpan<int> Numbers => _places.AsSpan(0, _count);

    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, _count);

    /// <summary>The lexicon's sums of the text that was read last, by <see cref="Tone"/>.</summary>
    public float[] Tones { get; } = new float[Lexicon.Tones];

    /// <param name="text">A folded text.</param>
    public void Read(ReadOnlySpan<char> text)
    {
        _pieces.Read(text);
        _count = 0;
        var blocks = 0;
        for (var block = 0; block < Blocks; block++)
            blocks += _pieces.Block(block).IsEmpty ? 0 : 1;
        for (var block = 0; block < Blocks; block++)
            Add(_pieces.Block(block), blocks);
        AddTones(text);
    }

    /// <summary>What the lexicon hears of each tone, and what it hears where nothing speaks of everyday matters.</summary>
    private void AddTones(ReadOnlySpan<char> text)
    {
        Tones.AsSpan().Clear();
        Lexicon.Shipped.Hear(text, Tones);
        var alone = Tones[(int)Tone.Calm] <= 0;
        for (var tone = 0; tone < Lexicon.Tones; tone++)
        {
            var strength = Math.Clamp(Tones[tone], 0, Loudest) / Loudest;
            if (strength == 0)
                continue;
            Add(Hashed + tone, strength);
            if (alone)
                Add(Hashed + Lexicon.Tones + tone, strength);
        }
    }

    private void Add(int place, float weight) => (_places[_count], _weights[_count++]) = (place, weight);

    private void Add(ReadOnlySpan<ulong> hashes, int blocks)
    {
        if (_count + hashes.Length + (2 * Lexicon.Tones) > _places.Length)
        {
            Array.Resize(ref _places, (_count + hashes.Length + (2 * Lexicon.Tones)) * 2);
            Array.Resize(ref _weights, _places.Length);
        }
        var places = _places.AsSpan(_count, hashes.Length);
        for (var i = 0; i < hashes.Length; i++)
            places[i] = (int)((hashes[i] * 0x9E3779B97F4A7C15) >> (64 - HashBits));
        places.Sort();
        var (start, squares) = (_count, 0f);
        for (var i = 0; i < places.Length;)
        {
            var (place, times) = (places[i], 0);
            for (; i < places.Length && places[i] == place; i++)
                times++;
            Add(place, times);
            squares += times * times;
        }
        // Whoever leans on one key has said it no more often than once.
        foreach (ref var weight in _weights.AsSpan(start, _count - start))
            weight /= MathF.Sqrt(squares * blocks);
    }
}
