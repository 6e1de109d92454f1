using System.Buffers;
using System.Text;

namespace InquiryBot.Core.Understanding.Local.Feelings;

/// <summary>
/// Hears feelings and danger: the lexicon for anger, distress and abuse; for danger a model over the lexicon and the
/// text's pieces (danger.bin), of the whole text and of each of its sentences, so that one cry in a long text is heard.
/// </summary>
internal sealed class FeelingScale
{
    /// <summary>
    /// How likely a tone is at a sum of weights, as a logistic: fitted on lines that measure nothing (feelings-fit.tsv), of
    /// which one in five has the tone.
    /// </summary>
    internal static readonly IReadOnlyDictionary<Tone, (double Weight, double Bias)> Tones = new Dictionary<Tone, (double, double)>
    {
        [Tone.Anger] = (1.509, -2.627),
        [Tone.Distress] = (1.951, -3.286),
        [Tone.Abuse] = (1.842, -3.463),
    };

    /// <summary>Shorter sentences, and a text's sentences behind this many, are not heard apart.</summary>
    private const int ShortestSentence = 4;
    private const int MostSentences = 20;

    /// <summary>The least chance of a danger that was listened for.</summary>
    private const double Least = 0.001;

    private const string Resource = "feelings/danger.bin";

    private static readonly SearchValues<char> s_ends = SearchValues.Create(".!?…。！？\n;");

    private readonly Danger _any;
    private readonly Danger _selfHarm;

    /// <param name="any">Any danger, and not an everyday matter.</param>
    /// <param name="selfHarm">Where there is danger: by the citizen's, or somebody's, own hand, and not from outside.</param>
    private FeelingScale(Danger any, Danger selfHarm) => (_any, _selfHarm) = (any, selfHarm);

    /// <summary>The one that is shipped.</summary>
    public static FeelingScale Shipped { get; } = Read();

    /// <param name="text">A folded text.</param>
    public Feeling Of(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, PlainText.Longest)];
        var traits = Traits.Mine;
        traits.Read(text);
        var (anger, distress, abuse) = (Share(traits, Tone.Anger), Share(traits, Tone.Distress), Share(traits, Tone.Abuse));
        // Whoever leans on one key says nothing.
        if (text.IsEmpty || !text.ContainsAnyExcept(text[0]))
            return new Feeling(anger, distress, abuse, Least, Least);
        var (danger, ownHand) = Of(traits);
        for (var count = 0; count < MostSentences && text.IndexOfAny(s_ends) is >= 0 and var end; count++)
        {
            (danger, ownHand) = Louder(text[..end], danger, ownHand);
            text = text[(end + 1)..];
            if (text.IndexOfAny(s_ends) < 0)
                (danger, ownHand) = Louder(text, danger, ownHand);
        }
        return new Feeling(anger, distress, abuse, Sure(danger * Math.Min(1, 2 * ownHand)), Sure(danger * Math.Min(1, 2 * (1 - ownHand))));
    }

    private (double Danger, double OwnHand) Of(Traits traits) => (_any.Of(traits), _selfHarm.Of(traits));

    private (double Danger, double OwnHand) Louder(ReadOnlySpan<char> sentence, double danger, double ownHand)
    {
        if (sentence.Trim().Length < ShortestSentence)
            return (danger, ownHand);
        var traits = Traits.Mine;
        traits.Read(sentence);
        var said = Of(traits);
        return said.Danger > danger ? said : (danger, ownHand);
    }

    /// <summary>Never 0, which says that nobody has listened.</summary>
    private static double Sure(double chance) => Math.Max(Least, Rounded(chance));

    private static double Share(Traits traits, Tone tone)
    {
        var (weight, bias) = Tones[tone];
        return Rounded(1 / (1 + Math.Exp(-(weight * Math.Max(0, traits.Tones[(int)tone])) - bias)));
    }

    private static double Rounded(double chance) => Math.Round(chance, 3);

    private static FeelingScale Read()
    {
        using var stream = typeof(FeelingScale).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        return new FeelingScale(Danger.Read(reader), Danger.Read(reader));
    }
}
