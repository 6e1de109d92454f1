using System.Globalization;
using System.Text;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local.Feelings;

/// <summary>What a phrase of the <see cref="Lexicon"/> speaks for.</summary>
internal enum Tone
{
    SelfHarm,
    Peril,

    /// <summary>Everyday matters, in which the words of danger are a way of speaking.</summary>
    Calm,
    Anger,
    Distress,
    Abuse,
}

/// <summary>
/// Weighed phrases of nine languages (lexicon/*.txt), all looked up at once, in time linear in the text. A negative
/// weight is a negation or an idiom: "not angry", "자살골". Immutable.
/// </summary>
internal sealed class Lexicon
{
    public const int Tones = (int)Tone.Abuse + 1;

    /// <summary>How many letters may stand between the parts of a phrase.</summary>
    private const int Gap = 12;

    private const string Prefix = "feelings/lexicon/";

    private readonly Dictionary<uint, Phrase[]> _byStart;

    private Lexicon(IEnumerable<Phrase> phrases) =>
        _byStart = phrases.GroupBy(phrase => Start(phrase.Parts[0][0], phrase.Parts[0].Length > 1 ? phrase.Parts[0][1] : '\0')).ToDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The one that is shipped.</summary>
    public static Lexicon Shipped { get; } = new(Read());

    /// <summary>Adds up the weights of the phrases in the text, by tone.</summary>
    /// <param name="text">A folded text.</param>
    /// <param name="sums">One for each <see cref="Tone"/>.</param>
    public void Hear(ReadOnlySpan<char> text, Span<float> sums)
    {
        Span<char> room = stackalloc char[PlainText.Room];
        ReadOnlySpan<char> plain = room[..PlainText.Write(text, room)];
        for (var place = 0; place < plain.Length; place++)
        {
            Hear(plain, place, Start(plain[place], '\0'), sums);
            if (place + 1 < plain.Length)
                Hear(plain, place, Start(plain[place], plain[place + 1]), sums);
        }
    }

    private void Hear(ReadOnlySpan<char> plain, int place, uint start, Span<float> sums)
    {
        if (!_byStart.TryGetValue(start, out var phrases))
            return;
        foreach (var phrase in phrases)
            if (phrase.StandsAt(plain, place))
                sums[(int)phrase.Tone] += phrase.Weight;
    }

    private static uint Start(char first, char second) => ((uint)first << 16) | second;

    private static IEnumerable<Phrase> Read()
    {
        var assembly = typeof(Lexicon).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            while (reader.ReadLine() is { } line)
                if (line.Split('\t') is [var tone, var weight, var phrases])
                    foreach (var phrase in phrases.Split(" | ", StringSplitOptions.RemoveEmptyEntries))
                        yield return new Phrase(ToneOf(tone), float.Parse(weight, CultureInfo.InvariantCulture), Parts(phrase));
        }
    }

    private static Tone ToneOf(string name) => name switch
    {
        "self-harm" => Tone.SelfHarm,
        "peril" => Tone.Peril,
        "calm" => Tone.Calm,
        "anger" => Tone.Anger,
        "distress" => Tone.Distress,
        "abuse" => Tone.Abuse,
        _ => throw new FormatException($"{name} is no tone"),
    };

    private static string[] Parts(string phrase) => [.. phrase.Split('~', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Part)];

    private static string Part(string words)
    {
        using var folded = FoldedText.Of(words.TrimEnd('_'), PlainText.Longest);
        Span<char> room = stackalloc char[PlainText.Room];
        var plain = room[..PlainText.Write(folded.Chars, room)];
        // A word may go on behind the phrase, unless the phrase says that it ends.
        return (words.EndsWith('_') ? plain : plain.TrimEnd(' ')).ToString();
    }

    private sealed record Phrase(Tone Tone, float Weight, string[] Parts)
    {
        public bool StandsAt(ReadOnlySpan<char> text, int place)
        {
            if (!text[place..].StartsWith(Parts[0], StringComparison.Ordinal))
                return false;
            var end = place + Parts[0].Length;
            foreach (var part in Parts.AsSpan(1))
            {
                var reach = text[end..Math.Min(text.Length, end + Gap + part.Length)];
                if (reach.IndexOf(part, StringComparison.Ordinal) is not (>= 0 and var found))
                    return false;
                end += found + part.Length;
            }
            return true;
        }
    }
}
