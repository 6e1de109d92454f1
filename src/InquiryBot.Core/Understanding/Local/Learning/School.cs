using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// Teaches the network that answers and the detector beside it. The detector needs no text that belongs nowhere:
/// a second network is taught without a part of the intents and meets them as strangers. Its threshold comes from a
/// third, which knows all intents and meets lines that were held back. All three are taught at the same time.
/// </summary>
internal sealed class School
{
    private const int FewestIntents = 5;
    private const int FewestLines = 30;
    private const double StrangeIntents = 0.22;
    private const int EnoughHeldBack = 150;

    /// <summary>For so many strangers that mean something, one that means nothing.</summary>
    private const int GibberishShare = 6;

    private readonly List<Lesson> _lessons;
    private readonly IReadOnlyList<string> _background;
    private readonly int _intents;
    private readonly int _seed;
    private readonly Schooling _schooling;

    public School(IReadOnlyList<Lesson> lessons, IReadOnlyList<string> background, int intents, int seed)
    {
        (_lessons, _background, _intents, _seed) = ([.. lessons], background, intents, seed);
        _schooling = Schooling.For(_lessons.Count, intents);
    }

    public (Course Course, Detector Detector) Teach(int threads, double falseRejection, CancellationToken ct)
    {
        Course? course = null;
        if (_intents < FewestIntents || _lessons.Count < FewestLines)
            return (TeachAlone(ct), Detector.Plain);

        var rounds = Math.Clamp(EnoughHeldBack * 10 / _lessons.Count, 1, 3);
        var (strange, held) = (new List<(float[] Signals, Kind Kind)>[rounds], new List<(float[] Signals, bool Right)>[rounds]);
        List<Action> work = [() => course = TeachAlone(ct)];
        for (var round = 0; round < rounds; round++)
        {
            var number = round;
            work.Add(() => strange[number] = MeetStrangers(number, ct));
            work.Add(() => held[number] = MeetHeldBack(number, ct));
        }
        Parallel.Invoke(new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = ct }, [.. work]);

        return (course!, Detector.Fit([.. strange.SelectMany(rows => rows)], [.. held.SelectMany(rows => rows)], falseRejection));
    }

    /// <summary>The network that answers, without a detector.</summary>
    public Course TeachAlone(CancellationToken ct) =>
        Course.Teach(_lessons, _background, _intents, _schooling, _seed, ct);

    private List<(float[] Signals, Kind Kind)> MeetStrangers(int round, CancellationToken ct)
    {
        var chance = new Chance(_seed + 101 + round);
        var order = Enumerable.Range(0, _intents).ToArray();
        chance.Shuffle(order);
        var kept = order[(int)Math.Ceiling(_intents * StrangeIntents)..];
        var renumbered = new int[_intents];
        Array.Fill(renumbered, -1);
        for (var i = 0; i < kept.Length; i++)
            renumbered[kept[i]] = i;

        var (known, asked) = (new List<Lesson>(), new List<(string Text, Kind Kind)>());
        foreach (var (text, intent) in _lessons)
        {
            var number = renumbered[intent];
            if (number < 0 || chance.Below(7) == 0)
                asked.Add((text, number >= 0 ? Kind.Known : Kind.Strange));
            else
                known.Add(new Lesson(text, number));
        }
        var background = new List<string>();
        foreach (var text in _background)
        {
            if (chance.Below(3) == 0)
                asked.Add((text, Kind.Strange));
            else
                background.Add(text);
        }
        var gibberish = 1 + (asked.Count(line => line.Kind == Kind.Strange) / GibberishShare);
        for (var i = 0; i < gibberish; i++)
            asked.Add((Gibberish.Like(known[chance.Below(known.Count)].Text, ref chance), Kind.Gibberish));
        var course = Course.Teach(known, background, kept.Length, _schooling, _seed + 11 + round, ct);
        return [.. asked.Zip(Meet(course, asked.Select(line => line.Text)), (line, met) => (met.Signals, line.Kind))];
    }

    private List<(float[] Signals, bool Right)> MeetHeldBack(int round, CancellationToken ct)
    {
        var chance = new Chance(_seed + 202 + round);
        var (known, asked) = (new List<Lesson>(), new List<Lesson>());
        foreach (var lesson in _lessons)
            (chance.Below(10) == 0 ? asked : known).Add(lesson);
        if (asked.Count == 0)
            asked.Add(known[0]);
        var course = Course.Teach(known, _background, _intents, _schooling, _seed + 21 + round, ct);
        return [.. asked.Zip(
            Meet(course, asked.Select(lesson => lesson.Text)), (lesson, met) => (met.Signals, met.Best == lesson.Intent))];
    }

    private static List<(float[] Signals, int Best)> Meet(Course course, IEnumerable<string> texts)
    {
        var notepad = new Notepad();
        var met = new List<(float[] Signals, int Best)>();
        foreach (var text in texts)
        {
            using var folded = FoldedText.Of(text, Course.LongestText);
            var ranking = course.Read(folded.Chars, notepad);
            met.Add(([.. notepad.Signals], ranking.First));
        }
        return met;
    }

    /// <summary>What a line is to the network that meets it.</summary>
    internal enum Kind
    {
        /// <summary>A held-back line of an intent that it was taught.</summary>
        Known,

        /// <summary>A line of an intent that it was not taught, or of none.</summary>
        Strange,

        /// <summary>No words at all.</summary>
        Gibberish,
    }
}
