using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local.Learning;

/// <summary>
/// Teaches the network that answers and, at the same time, others that are examined to make the detector: on lines
/// that were held back, and on strangers. Strangers are lines of no intent where many were given; where not, a network
/// is taught without a part of the intents and meets them, so that no such line need be written.
/// </summary>
internal sealed class School
{
    private const int FewestIntents = 5;
    private const int FewestLines = 30;
    private const int EnoughBackground = 200;
    private const int EnoughHeldBack = 150;
    private const double StrangeIntents = 0.22;

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
        if (_intents < FewestIntents || _lessons.Count < FewestLines)
            return (TeachAlone(ct), Detector.Plain);

        var rounds = Math.Clamp(EnoughHeldBack * 10 / _lessons.Count, 1, 3);
        Func<int, Exam>[] exams = _background.Count >= EnoughBackground
            ? [round => OnAllIntents(round, strangers: true, ct)]
            : [round => OnStrangeIntents(round, ct), round => OnAllIntents(round, strangers: false, ct)];
        Course? course = null;
        var results = new Exam[rounds * exams.Length];
        var limit = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = ct };
        Parallel.For(-1, results.Length, limit, number =>
        {
            if (number < 0)
                course = TeachAlone(ct);
            else
                results[number] = exams[number % exams.Length](number / exams.Length);
        });
        return (course!, Detector.Fit(
            [.. results.SelectMany(exam => exam.Met)], [.. results.SelectMany(exam => exam.HeldBack)], falseRejection));
    }

    /// <summary>The network that answers, without a detector.</summary>
    public Course TeachAlone(CancellationToken ct) =>
        Course.Teach(_lessons, _background, _intents, _schooling, _seed, ct);

    /// <summary>Some intents are unknown to the network, and some lines of the others.</summary>
    private Exam OnStrangeIntents(int round, CancellationToken ct)
    {
        var chance = new Chance(_seed + 101 + round);
        var order = Enumerable.Range(0, _intents).ToArray();
        chance.Shuffle(order);
        var kept = order[(int)Math.Ceiling(_intents * StrangeIntents)..];
        var numbers = kept.Index().ToDictionary(pair => pair.Item, pair => pair.Index);

        var (known, heldBack, strange) = (new List<Lesson>(), new List<Lesson>(), new List<string>());
        foreach (var (text, intent) in _lessons)
        {
            if (!numbers.TryGetValue(intent, out var number))
                strange.Add(text);
            else
                (chance.Below(7) == 0 ? heldBack : known).Add(new Lesson(text, number));
        }
        var background = Part(_background, 3, strange, ref chance);
        var course = Course.Teach(known, background, kept.Length, _schooling, _seed + 11 + round, ct);
        return Examine(course, known, heldBack, strange, ref chance) with { HeldBack = [] };
    }

    /// <summary>Some lines of every intent are held back, and, for strangers, some lines of none.</summary>
    private Exam OnAllIntents(int round, bool strangers, CancellationToken ct)
    {
        var chance = new Chance(_seed + 202 + round);
        var (heldBack, strange) = (new List<Lesson>(), new List<string>());
        var known = Part(_lessons, 10, heldBack, ref chance);
        if (heldBack.Count == 0)
            heldBack.Add(known[0]);
        var background = strangers ? Part(_background, 3, strange, ref chance) : _background;
        var course = Course.Teach(known, background, _intents, _schooling, _seed + 21 + round, ct);
        var exam = Examine(course, known, heldBack, strange, ref chance);
        return strangers ? exam : exam with { Met = [] };
    }

    /// <summary>Puts one in so many aside and returns the others.</summary>
    private static List<T> Part<T>(IReadOnlyList<T> all, int oneIn, List<T> aside, ref Chance chance)
    {
        var kept = new List<T>();
        foreach (var item in all)
            (chance.Below(oneIn) == 0 ? aside : kept).Add(item);
        return kept;
    }

    private static Exam Examine(
        Course course, List<Lesson> known, List<Lesson> heldBack, List<string> strange, ref Chance chance)
    {
        var (met, answers, notepad) = (new List<(float[], Kind)>(), new List<(float[], bool)>(), new Notepad());
        foreach (var (text, intent) in heldBack)
        {
            var right = Read(text) == intent;
            met.Add(([.. notepad.Signals], Kind.Known));
            answers.Add(([.. notepad.Signals], right));
        }
        foreach (var text in strange)
        {
            Read(text);
            met.Add(([.. notepad.Signals], Kind.Strange));
        }
        for (var i = 0; i <= strange.Count / GibberishShare; i++)
        {
            Read(Gibberish.Like(known[chance.Below(known.Count)].Text, ref chance));
            met.Add(([.. notepad.Signals], Kind.Gibberish));
        }
        return new Exam(met, answers);

        int Read(string text)
        {
            using var folded = FoldedText.Of(text, Course.LongestText);
            return course.Read(folded.Chars, notepad).First;
        }
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

    /// <summary>Signals of lines of all kinds, and of held-back lines with whether the best intent was right.</summary>
    private sealed record Exam(
        IReadOnlyList<(float[] Signals, Kind Kind)> Met, IReadOnlyList<(float[] Signals, bool Right)> HeldBack);
}
