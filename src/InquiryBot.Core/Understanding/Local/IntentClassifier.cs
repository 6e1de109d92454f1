using System.Numerics;
using InquiryBot.Core.Understanding.Local.Learning;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local;

/// <summary>
/// Which intent a text has, learned from examples in all languages together: pieces of words, letters and jamo,
/// a small network over them, and a detector for texts that belong to no intent. Immutable and safe for many
/// threads; a text takes some microseconds, in proportion to its length up to a thousand characters.
/// </summary>
public sealed class IntentClassifier
{
    private const int Nobody = -1;

    /// <summary>The most that an intent is trusted for a line that was taught to have none.</summary>
    private const float Doubtful = 0.05f;

    /// <summary>From here on a text was heard clearly, and nobody looks for another reading.</summary>
    private const double Clear = 0.6;

    private readonly string[] _intents;
    private readonly Course? _course;
    private readonly Detector _detector;
    private readonly Dictionary<ulong, int> _examples;

    internal IntentClassifier(string[] intents, Course? course, Detector detector, Dictionary<ulong, int> examples) =>
        (_intents, _course, _detector, _examples) = (intents, course, detector, examples);

    public IReadOnlyList<string> Intents => _intents;

    internal Course? Course => _course;

    internal Detector Detector => _detector;

    internal IReadOnlyDictionary<ulong, int> Examples => _examples;

    /// <summary>Learns; takes up to a second for some thousand examples. Examples out of scope teach what to turn away.</summary>
    public static IntentClassifier Teach(
        IReadOnlyList<Example> examples, LocalUnderstandingOptions options, CancellationToken ct)
    {
        var taught = examples.Where(example => example.Intent != Understanding.Intents.OutOfScope).ToList();
        var background = examples.Where(example => example.Intent == Understanding.Intents.OutOfScope)
            .Select(example => example.Text).ToList();
        string[] intents = [.. taught.Select(example => example.Intent).Distinct().Order(StringComparer.Ordinal)];
        var numbers = intents.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var lessons = taught.ConvertAll(example => new Lesson(example.Text, numbers[example.Intent]));
        if (intents.Length == 0)
            return new IntentClassifier(intents, null, Detector.Plain, []);
        var school = new School(lessons, background, intents.Length, options.Seed);
        var (course, detector) = options.Rejects
            ? school.Teach(options.Threads, options.FalseRejection, ct)
            : (school.TeachAlone(ct), Detector.Plain);
        return new IntentClassifier(
            intents, course, detector,
            Known([.. lessons, .. background.Select(text => new Lesson(text, intents.Length))]));
    }

    public IntentGuess Classify(string text)
    {
        using var folded = FoldedText.Of(text, Course.LongestText);
        return Classify(folded.Chars);
    }

    /// <summary>The pieces that decided for the best intent and not for the next one, the weightiest first.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="most">How many at the most.</param>
    public IReadOnlyList<Reason> Why(string text, int most = 12)
    {
        if (_course is null || _intents.Length < 2)
            return [];
        using var folded = FoldedText.Of(text, Course.LongestText);
        var notepad = new Notepad { Pieces = { Names = [] } };
        var ranking = _course.Read(folded.Chars, notepad);
        var (pieces, line, network) = (notepad.Pieces, notepad.Line, _course.Network);
        var names = new Dictionary<int, (string Kind, string Piece)>();
        for (int block = 0, number = 0; block < Pieces.Blocks; block++)
            foreach (var hash in pieces.Block(block))
                names.TryAdd(_course.Vocabulary.Find(hash), (Pieces.Kinds[block], pieces.Names![number++]));
        var hidden = notepad.Hidden(network.Hidden);
        var reasons = new List<Reason>(line.Count);
        for (var i = 0; i < line.Count; i++)
        {
            var (kind, piece) = names[line.Ids[i]];
            reasons.Add(new Reason(kind, piece, network.Share(line.Ids[i], line.Weights[i], hidden, ranking.First, ranking.Second)));
        }
        return [.. reasons.OrderByDescending(reason => Math.Abs(reason.Weight)).Take(most)];
    }

    /// <summary>What is not heard clearly as it stands may be Korean in Latin letters.</summary>
    internal IntentGuess Classify(ReadOnlySpan<char> text)
    {
        var guess = ClassifyAsWritten(text);
        if (guess is { Belongs: true, Score: >= Clear } or { IsExample: true })
            return guess;
        return InHangul(text) is { } hangul && (!guess.Belongs || hangul.Score > guess.Score) ? hangul : guess;
    }

    /// <summary>The surest of the readings in Hangul that are heard clearly.</summary>
    private IntentGuess? InHangul(ReadOnlySpan<char> text)
    {
        var best = default(IntentGuess?);
        if (RomanKorean.Read(text, 0) is not { } first)
            return best;
        for (var number = 0; number < RomanKorean.Readings; number++)
        {
            var reading = RomanKorean.Read(text, number)!;
            if ((number == 0 || reading != first) && ClassifyAsWritten(reading) is { Belongs: true, Score: >= Clear } guess && guess.Score > (best?.Score ?? 0))
                best = guess with { Reading = reading };
        }
        return best;
    }

    private IntentGuess ClassifyAsWritten(ReadOnlySpan<char> text)
    {
        var key = Key(text, out var letters, out var digits);
        if (_course is null || letters == 0)
            return new IntentGuess(Understanding.Intents.OutOfScope, false, 0, 0, []);
        var notepad = Notepad.Mine;
        var ranking = _course.Read(text, notepad);
        var belonging = _detector.Score(notepad.Signals);
        var trust = _detector.Trust(belonging, notepad.Signals);
        var shares = notepad.Scores(_course.Network.Row)[.._intents.Length];
        Lanes.Softmax(shares);
        var (best, known) = (ranking.First, _examples.GetValueOrDefault(key, Nobody));
        // An example is its own intent, or none, whatever the network makes of two letters.
        if (known == _intents.Length)
            return new IntentGuess(
                _intents[best], false, Math.Min(trust, Doubtful), 0, Others(ranking, shares, best, Math.Min(trust, Doubtful)));
        if (known >= 0)
            return new IntentGuess(_intents[known], true, 1, 1, Others(ranking, shares, known, trust));
        return new IntentGuess(
            _intents[best], belonging >= 0 && letters > 1 && digits < letters, trust, Lanes.Sigmoid(belonging),
            Others(ranking, shares, best, trust));
    }

    private Alternative[] Others(Ranking ranking, ReadOnlySpan<float> shares, int named, float trust)
    {
        Span<int> places = [ranking.First, ranking.Second, ranking.Third, ranking.Fourth];
        var others = new Alternative[Math.Min(3, _intents.Length - 1)];
        var count = 0;
        var scale = Math.Min(1, trust / shares[ranking.First]);
        foreach (var place in places)
            if (place != named && count < others.Length)
                others[count++] = new Alternative(_intents[place], shares[place] * scale);
        return others;
    }

    /// <summary>
    /// Examples by their letters, those of no intent with the number after the last; a line that was given to two
    /// belongs to neither for sure.
    /// </summary>
    private static Dictionary<ulong, int> Known(IEnumerable<Lesson> lessons)
    {
        var known = new Dictionary<ulong, int>();
        foreach (var (text, intent) in lessons)
        {
            using var folded = FoldedText.Of(text, Course.LongestText);
            var key = Key(folded.Chars, out _, out _);
            known[key] = known.GetValueOrDefault(key, intent) == intent ? intent : Nobody;
        }
        return known;
    }

    /// <summary>The letters and digits of a text, without spaces and signs, as one number; how many they are, and how many of them are digits.</summary>
    private static ulong Key(ReadOnlySpan<char> text, out int letters, out int digits)
    {
        var key = 14695981039346656037UL;
        (letters, digits) = (0, 0);
        foreach (var c in text)
        {
            if (!Scripts.IsWord(c))
                continue;
            key = BitOperations.RotateLeft((key ^ c) * 0x9E3779B97F4A7C15, 23);
            letters++;
            digits += char.IsDigit(c) ? 1 : 0;
        }
        return key;
    }
}
