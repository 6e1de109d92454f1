using System.Numerics;
using System.Runtime.InteropServices;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// Cuts a folded text into hashed pieces, in five blocks that are weighed apart: words and word pairs; letters of
/// each word; the beginnings of words, alone and in pairs; and, for a text with Hangul, syllables with the spaces removed and the jamo of each word. Words are taken
/// in plain letters, and those that had marks as they stand as well.
/// Reused between texts; not for two threads at once.
/// </summary>
internal sealed class Pieces
{
    public const int Words = 0;
    public const int Letters = 1;
    public const int Syllables = 2;
    public const int Jamo = 3;
    public const int Stems = 4;
    public const int Blocks = 5;

    /// <summary>The blocks by name, in their order.</summary>
    public static readonly string[] Kinds = ["words", "letters", "syllables", "jamo", "stems"];

    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const char Edge = '\u0001';
    private const int LongestToken = 64;

    /// <summary>What of a word is left without its endings, near enough: so many letters, or Hangul syllables.</summary>
    private const int StemLetters = 4;
    private const int StemSyllables = 2;

    private ulong[] _hashes = new ulong[1024];
    private readonly int[] _starts = new int[Blocks + 1];
    private readonly List<(int Start, int Length)> _tokens = new(64);
    private readonly List<(int Start, int Length, bool LostMarks)> _plain = new(64);
    private readonly List<ulong> _words = new(64);
    private char[] _room = new char[512];
    private char[] _letters = new char[512];
    private int _count;

    /// <summary>Where it is a list, the letters of each piece are added to it as pieces are read; for explanations only.</summary>
    public List<string>? Names { get; set; }

    /// <summary>How many words (for Hangul, how many syllables) were read.</summary>
    public int Length { get; private set; }

    public bool HasHangul { get; private set; }

    /// <summary>How many words the text has; a text of none says nothing.</summary>
    public int WordCount => _tokens.Count;

    public ReadOnlySpan<ulong> Block(int block) => _hashes.AsSpan(_starts[block].._starts[block + 1]);

    public void Read(ReadOnlySpan<char> text)
    {
        _count = 0;
        Names?.Clear();
        Tokenize(text);
        MakePlain(text);
        _starts[Words] = 0;
        AddWords(text);
        Begin(Letters);
        for (var i = 0; i < _tokens.Count; i++)
        {
            AddLetters(Word(i));
            if (_plain[i].LostMarks)
                AddLetters(Typed(text, i));
        }
        Begin(Syllables);
        if (HasHangul)
            AddSyllables(text);
        Begin(Jamo);
        if (HasHangul)
            foreach (var (start, length) in _tokens)
                AddJamo(text.Slice(start, length));
        Begin(Stems);
        AddStems();
        Begin(Blocks);
    }

    private void Begin(int block) => _starts[block] = _count;

    private void Tokenize(ReadOnlySpan<char> text)
    {
        _tokens.Clear();
        HasHangul = false;
        var (syllables, place) = (0, 0);
        while (place < text.Length)
        {
            var c = text[place];
            if (!Scripts.IsWord(c))
            {
                if (c is '?' or '!')
                    _tokens.Add((place, 1));
                place++;
                continue;
            }
            var start = place;
            while (place < text.Length && place - start < LongestToken && Continues(text, place, start))
                if (Hangul.IsHangul(text[place++]))
                    syllables++;
            _tokens.Add((start, place - start));
        }
        HasHangul = syllables > 0;
        Length = HasHangul ? syllables : _tokens.Count;
    }

    private void MakePlain(ReadOnlySpan<char> text)
    {
        _plain.Clear();
        if (_letters.Length < text.Length * 2)
            _letters = new char[text.Length * 2];
        var written = 0;
        foreach (var (start, length) in _tokens)
        {
            var size = PlainLetters.Write(text.Slice(start, length), _letters.AsSpan(written), out var lostMarks);
            _plain.Add((written, size, lostMarks));
            written += size;
        }
    }

    private static bool Continues(ReadOnlySpan<char> text, int place, int start) => Scripts.IsWord(text[place])
        || (place > start && Scripts.IsApostrophe(text[place])
            && place + 1 < text.Length && Scripts.IsWord(text[place + 1]));

    /// <summary>Words, pairs of neighbours, pairs with one word between, and the first and the last word as such.</summary>
    private void AddWords(ReadOnlySpan<char> text)
    {
        _words.Clear();
        for (var i = 0; i < _plain.Count; i++)
            _words.Add(Hash(Word(i)));
        var words = CollectionsMarshal.AsSpan(_words);
        for (var i = 0; i < words.Length; i++)
        {
            Add(words[i], Word(i));
            if (_plain[i].LostMarks)
                Add(Hash(Typed(text, i)), Typed(text, i));
            if (i + 1 < words.Length)
                Add(Mix(words[i], words[i + 1], 'p'), Word(i), " ", Word(i + 1));
            if (i + 2 < words.Length)
                Add(Mix(words[i], words[i + 2], 's'), Word(i), " … ", Word(i + 2));
        }
        if (words.Length > 0)
        {
            Add(Mix(words[0], 0, '^'), "^", Word(0));
            Add(Mix(words[^1], 0, '$'), Word(words.Length - 1), "$");
        }
    }

    /// <summary>A script without spaces has none.</summary>
    private void AddStems()
    {
        ulong before = 0;
        for (var i = 0; i < _plain.Count; i++)
        {
            var stem = StemOf(Word(i));
            var hash = stem.IsEmpty ? 0 : Hash(stem);
            if (hash != 0)
                Add(Mix(hash, 2, 't'), stem, "…");
            if (hash != 0 && before != 0)
                Add(Mix(before, hash, 'T'), StemOf(Word(i - 1)), "… ", stem);
            before = hash;
        }
    }

    private static ReadOnlySpan<char> StemOf(ReadOnlySpan<char> word) => word.IsEmpty || Scripts.IsUnspaced(word[0])
        ? default
        : word[..Math.Min(word.Length, Hangul.IsHangul(word[0]) ? StemSyllables : StemLetters)];

    private void AddLetters(ReadOnlySpan<char> token)
    {
        if (token.IsEmpty)
            return;
        var (shortest, longest) = Scripts.IsUnspaced(token[0]) ? (1, 4) : Hangul.IsHangul(token[0]) ? (1, 3) : (2, 5);
        var padded = Room(token.Length + 2);
        padded[0] = Edge;
        token.CopyTo(padded[1..]);
        padded[token.Length + 1] = Edge;
        AddRuns(padded[..(token.Length + 2)], shortest, longest, 'c');
    }

    private void AddJamo(ReadOnlySpan<char> token)
    {
        var padded = Room((token.Length * 3) + 2);
        var length = 0;
        padded[length++] = Edge;
        foreach (var c in token)
        {
            if (Hangul.IsSyllable(c))
                length += Hangul.TakeApart(c, padded[length..]);
            else
                padded[length++] = c;
        }
        padded[length++] = Edge;
        AddRuns(padded[..length], 2, 6, 'j');
    }

    private void AddSyllables(ReadOnlySpan<char> text)
    {
        var together = Room(text.Length);
        var length = 0;
        foreach (var (start, size) in _tokens)
        {
            text.Slice(start, size).CopyTo(together[length..]);
            length += size;
        }
        AddRuns(together[..length], 1, 3, 'y');
    }

    /// <summary>Every run of neighbours between the two lengths; an edge alone is no piece.</summary>
    private void AddRuns(ReadOnlySpan<char> letters, int shortest, int longest, char kind)
    {
        for (var start = 0; start < letters.Length; start++)
        {
            var hash = Step(Offset, kind);
            var end = Math.Min(letters.Length, start + longest);
            for (var place = start; place < end; place++)
            {
                hash = Step(hash, letters[place]);
                var length = place - start + 1;
                if (length >= shortest && (length > 1 || letters[place] != Edge))
                    Add(hash, letters[start..(place + 1)]);
            }
        }
    }

    private Span<char> Room(int length)
    {
        if (_room.Length < length + 3)
            _room = new char[(length + 3) * 2];
        return _room;
    }

    /// <summary>A word in plain letters.</summary>
    private ReadOnlySpan<char> Word(int token) => _letters.AsSpan(_plain[token].Start, _plain[token].Length);

    private ReadOnlySpan<char> Typed(ReadOnlySpan<char> text, int token) => text.Slice(_tokens[token].Start, _tokens[token].Length);

    private void Add(ulong hash, ReadOnlySpan<char> first, ReadOnlySpan<char> second = default, ReadOnlySpan<char> third = default)
    {
        Names?.Add(string.Concat(first, second, third).Replace(Edge, '_'));
        if (_count == _hashes.Length)
            Array.Resize(ref _hashes, _count * 2);
        _hashes[_count++] = hash;
    }

    private static ulong Hash(ReadOnlySpan<char> letters)
    {
        var hash = Step(Offset, 'w');
        foreach (var c in letters)
            hash = Step(hash, c);
        return hash;
    }

    private static ulong Step(ulong hash, char c) => (hash ^ c) * Prime;

    private static ulong Mix(ulong first, ulong second, char kind) =>
        (((first ^ kind) * Prime) ^ BitOperations.RotateLeft(second, 29)) * Prime;
}
