using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local.Entities.Grammars;

/// <summary>What a word may mean: its class, and the value that it gives to the class's slot.</summary>
internal sealed record Sense(int Class, double Value);

/// <summary>A word that stands in a text: its number in the list, and how many characters it takes there.</summary>
internal readonly record struct Standing(int Word, int Length);

/// <summary>
/// The words of a grammar in ordinal order. Finding those that begin at a place narrows one range of the list, so it
/// costs a few comparisons a character and allocates nothing. Immutable.
/// </summary>
internal sealed class WordList
{
    /// <summary>More words than this never begin at one place.</summary>
    public const int MostAtOnce = 8;

    private readonly string[] _words;
    private readonly Sense[][] _senses;
    private readonly ulong[] _beginnings = new ulong[1024];
    private readonly ulong[] _numerals = new ulong[1024];

    /// <param name="words">Folded words and their senses.</param>
    public WordList(IReadOnlyDictionary<string, List<Sense>> words)
    {
        _words = [.. words.Keys.Order(StringComparer.Ordinal)];
        _senses = [.. _words.Select(word => words[word].Distinct().ToArray())];
        foreach (var word in _words)
        {
            Mark(_beginnings, word[0]);
            if (words[word].Exists(sense => sense.Class <= Grammar.Native))
                Mark(_numerals, word[0]);
        }
    }

    public bool MayBegin(char c) => IsMarked(_beginnings, Spell(c));

    /// <summary>Whether a word for a number may begin so.</summary>
    public bool MayCount(char c) => IsMarked(_numerals, Spell(c));

    public bool Has(int wordClass) => Array.Exists(_senses, senses => Array.Exists(senses, sense => sense.Class == wordClass));

    public ReadOnlySpan<Sense> SensesOf(int word) => _senses[word];

    /// <summary>Writes the words that begin the text, shortest first; returns how many.</summary>
    public int At(ReadOnlySpan<char> text, Span<Standing> standing)
    {
        var (low, high, count) = (0, _words.Length, 0);
        for (var depth = 0; low < high; depth++)
        {
            if (_words[low].Length == depth)
            {
                if (count == standing.Length)
                    return count;
                standing[count++] = new Standing(low++, depth);
            }
            if (low == high || depth == text.Length)
                break;
            var c = Spell(text[depth]);
            low = First(low, high, depth, c);
            high = First(low, high, depth, (char)(c + 1));
        }
        return count;
    }

    /// <summary>A word as it stands in the list.</summary>
    public static string Spelled(string word)
    {
        using var folded = FoldedText.Of(word, word.Length);
        return string.Create(folded.Length, folded.Chars, (letters, chars) =>
        {
            for (var i = 0; i < letters.Length; i++)
                letters[i] = Spell(chars[i]);
        });
    }

    private static void Mark(ulong[] set, char c) => set[c >> 6] |= 1UL << (c & 63);

    private static bool IsMarked(ulong[] set, char c) => (set[c >> 6] & (1UL << (c & 63))) != 0;

    /// <summary>Letters that people write for each other.</summary>
    private static char Spell(char c) => c is < 'ё' and not '`' and not '\u02BB' and not '\u02BC' ? c
        : c == 'ё' ? 'е' : Scripts.IsApostrophe(c) ? '\'' : c;

    /// <summary>The first of these words whose letter at this depth is not before the given one.</summary>
    private int First(int low, int high, int depth, char c)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _words[middle][depth] < c ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
