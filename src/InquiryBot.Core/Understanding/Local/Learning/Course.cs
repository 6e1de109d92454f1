using System.Text;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>What one training made: the pieces, the network over them and the middle of each intent. Immutable.</summary>
/// <param name="Intents">How many; the network has one output more when lines of no intent were taught as well.</param>
internal sealed record Course(Vocabulary Vocabulary, PackedNetwork Network, Centroids Centroids, int Intents)
{
    /// <summary>The longest stretch of a text that is read for its intent, in characters.</summary>
    public const int LongestText = 1000;

    private const int FewLines = 2_000;
    private const int ManyLines = 10_000;

    /// <param name="lessons">Lines with the number of their intent.</param>
    /// <param name="background">Lines of no intent; may be empty.</param>
    public static Course Teach(
        IReadOnlyList<Lesson> lessons, IReadOnlyList<string> background, int intents, Schooling schooling, int seed,
        CancellationToken ct)
    {
        var notepad = new Notepad();
        var vocabulary = Gather(lessons, background, notepad);
        Lesson[] all = [.. lessons, .. background.Select(text => new Lesson(text, intents))];
        var lines = new Lines(vocabulary);
        foreach (var (text, intent) in all.Concat(Unspaced(all, new Chance(seed))))
        {
            Cut(text, notepad);
            notepad.Weigh(vocabulary);
            lines.Add(notepad.Line, intent);
        }
        var chosen = Enumerable.Range(0, lines.Count).ToArray();
        if (schooling.Slipped > 0)
            AddSlipped(all, lines, vocabulary, notepad, new Chance(seed + 7));
        var outputs = background.Count > 0 ? intents + 1 : intents;
        var network = Learning.Network.Join([.. Enumerable.Range(0, schooling.Networks).Select(number =>
            Teacher.Teach(lines, chosen, vocabulary.Count, outputs, schooling, seed + (number * 7919), ct))]);
        var centroids = Centroids.Of(lines, chosen.AsSpan(0, lessons.Count), vocabulary.Count, intents);
        return new Course(vocabulary, PackedNetwork.Of(network), centroids, intents);
    }

    /// <summary>Leaves the scores and the signals of a folded text on the notepad; returns the best intents, best first.</summary>
    public Ranking Read(ReadOnlySpan<char> text, Notepad notepad)
    {
        notepad.Pieces.Read(text[..Math.Min(text.Length, LongestText)]);
        notepad.Weigh(Vocabulary);
        var scores = notepad.Scores(Network.Row);
        var strength = Network.Score(notepad.Line, notepad.Hidden(Network.Hidden), scores);
        var background = Network.Outputs > Intents ? scores[Intents] : (float?)null;
        scores = scores[..Intents];
        var ranking = Ranking.Of(scores);
        var likeness = Centroids.Likeness(notepad.Line, ranking.First);
        Signals.Read(
            notepad.Signals, scores, background, ranking, strength, likeness, notepad.Pieces.Length, notepad.Line.Unseen);
        return ranking;
    }

    private static Vocabulary Gather(
        IReadOnlyList<Lesson> lessons, IReadOnlyList<string> background, Notepad notepad)
    {
        var fewest = lessons.Count < FewLines ? 1 : lessons.Count < ManyLines ? 2 : Glance.Most;
        var glance = fewest == 1 ? null : new Glance();
        if (glance is not null)
            foreach (var text in lessons.Select(lesson => lesson.Text).Concat(background))
            {
                Cut(text, notepad);
                glance.Look(notepad.Pieces);
            }
        var counter = new Vocabulary.Counter(fewest, glance);
        foreach (var lesson in lessons)
            Count(lesson.Text);
        counter.LeaveHome();
        foreach (var text in background)
            Count(text);
        return counter.Finish();

        void Count(string text)
        {
            Cut(text, notepad);
            counter.Count(notepad.Pieces);
        }
    }

    /// <summary>Leaves the pieces of a text on the notepad.</summary>
    internal static void Cut(string text, Notepad notepad)
    {
        using var folded = FoldedText.Of(text, LongestText);
        notepad.Pieces.Read(folded.Chars);
    }

    /// <summary>Each line once more with slips, after all others and in their order: its twin.</summary>
    private static void AddSlipped(Lesson[] all, Lines lines, Vocabulary vocabulary, Notepad notepad, Chance chance)
    {
        foreach (var (text, intent) in all)
        {
            Cut(Slips.In(text, ref chance), notepad);
            notepad.Weigh(vocabulary);
            lines.Add(notepad.Line, intent);
        }
    }

    /// <summary>Each Korean line once more with half its spaces gone, as people type.</summary>
    private static IEnumerable<Lesson> Unspaced(IReadOnlyList<Lesson> lessons, Chance chance)
    {
        foreach (var (text, intent) in lessons)
        {
            if (!text.Contains(' ', StringComparison.Ordinal) || !text.Any(Hangul.IsSyllable))
                continue;
            var kept = new StringBuilder(text.Length);
            foreach (var c in text)
                if (c != ' ' || (chance.Next() >> 63) == 0)
                    kept.Append(c);
            yield return new Lesson(kept.ToString(), intent);
        }
    }
}

/// <summary>A line to learn and the number of its intent.</summary>
internal readonly record struct Lesson(string Text, int Intent);
