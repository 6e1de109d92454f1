using InquiryBot.Core.Understanding.Local.Learning;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local;

/// <summary>
/// Puts texts together that are alike, by the cosine of the very pieces that the classifier reads, weighed by how rare
/// they are among these texts. Each text joins the leader that it is most like, or leads itself; those in the thick of
/// the others lead first. The same texts give the same groups, in whatever order they come.
/// </summary>
public static class SimilarTexts
{
    /// <summary>Measured on the dialogs' own examples: groups of one intent, and few of them.</summary>
    public const double Alike = 0.37;

    /// <param name="texts">Some thousands at most; the same text may come several times.</param>
    /// <param name="alike">0 to 1: the least cosine with the leader.</param>
    /// <returns>The numbers of each group's texts, its leader's first, then the most alike; every text is in one group.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Group(IReadOnlyList<string> texts, double alike = Alike)
    {
        var same = Spelled(texts);
        var (lines, pieces) = Weigh([.. same.Select(spelling => spelling.Text)]);
        var groups = new List<List<(double Likeness, int Spelling)>>();
        var leaders = new Leaders(pieces);
        foreach (var spelling in ThickestFirst(lines, pieces, [.. same.Select(one => one.Numbers.Count)]))
        {
            var (leader, likeness) = leaders.Nearest(lines, spelling);
            if (leader < 0 || likeness < alike)
            {
                leaders.Add(lines, spelling);
                groups.Add([(double.PositiveInfinity, spelling)]);
            }
            else
            {
                groups[leader].Add((likeness, spelling));
            }
        }

        return
        [
            .. groups.Select(group => (int[])[.. group.OrderByDescending(member => member.Likeness).ThenBy(member => member.Spelling).SelectMany(member => same[member.Spelling].Numbers)]),
        ];
    }

    /// <summary>Texts of the same letters together, in the order of these letters, so that nothing depends on the order of the texts.</summary>
    private static List<(string Text, List<int> Numbers)> Spelled(IReadOnlyList<string> texts)
    {
        var spelled = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var number = 0; number < texts.Count; number++)
        {
            using var folded = FoldedText.Of(texts[number], Course.LongestText);
            var letters = string.Concat(folded.Chars.ToString().Where(Scripts.IsWord));
            if (!spelled.TryGetValue(letters, out var numbers))
                spelled[letters] = numbers = [];
            numbers.Add(number);
        }
        return
        [
            .. spelled.Values.Select(numbers =>
            {
                numbers.Sort((one, other) => StringComparer.Ordinal.Compare(texts[one], texts[other]));
                return (texts[numbers[0]], numbers);
            }),
        ];
    }

    private static (Lines Lines, int Pieces) Weigh(string[] texts)
    {
        var (notepad, counter) = (new Notepad(), new Vocabulary.Counter(1, null));
        foreach (var text in texts)
        {
            Course.Cut(text, notepad);
            counter.Count(notepad.Pieces);
        }
        var vocabulary = counter.Finish();
        var lines = new Lines(vocabulary);
        foreach (var text in texts)
        {
            Course.Cut(text, notepad);
            notepad.Weigh(vocabulary);
            lines.Add(notepad.Line, 0);
        }
        return (lines, vocabulary.Count);
    }

    /// <summary>By the sum of a text's cosines with all texts.</summary>
    private static IEnumerable<int> ThickestFirst(Lines lines, int pieces, int[] times)
    {
        var sum = new double[pieces];
        for (var line = 0; line < lines.Count; line++)
            foreach (var (piece, weight) in Of(lines, line))
                sum[piece] += weight * times[line];
        var thickness = new double[lines.Count];
        for (var line = 0; line < lines.Count; line++)
            foreach (var (piece, weight) in Of(lines, line))
                thickness[line] += weight * sum[piece];
        return Enumerable.Range(0, lines.Count).OrderByDescending(line => thickness[line]).ThenBy(line => line);
    }

    private static List<(int Piece, float Weight)> Of(Lines lines, int line)
    {
        var pieces = new List<(int, float)>();
        for (var reader = lines.Read(line); reader.Next();)
            pieces.Add((reader.Id, reader.Weight));
        return pieces;
    }

    /// <summary>The leaders by their pieces, so that a text meets only those with which it shares one.</summary>
    private sealed class Leaders(int pieces)
    {
        private readonly List<(int Leader, float Weight)>?[] _byPiece = new List<(int, float)>?[pieces];
        private readonly List<double> _likeness = [];

        public void Add(Lines lines, int line)
        {
            foreach (var (piece, weight) in Of(lines, line))
                (_byPiece[piece] ??= []).Add((_likeness.Count, weight));
            _likeness.Add(0);
        }

        /// <summary>The most alike, and of equally alike ones the earliest; -1 when there is none.</summary>
        public (int Leader, double Likeness) Nearest(Lines lines, int line)
        {
            for (var leader = 0; leader < _likeness.Count; leader++)
                _likeness[leader] = 0;
            foreach (var (piece, weight) in Of(lines, line))
                foreach (var (leader, other) in _byPiece[piece] ?? [])
                    _likeness[leader] += weight * other;
            var best = -1;
            for (var leader = 0; leader < _likeness.Count; leader++)
                if (best < 0 || _likeness[leader] > _likeness[best])
                    best = leader;
            return (best, best < 0 ? 0 : _likeness[best]);
        }
    }
}
