using System.Buffers;
using System.Text;

namespace InquiryBot.Core.Understanding.Local.Feelings;

/// <summary>
/// Hears feelings and danger: the lexicon for anger, distress and abuse; for danger a model over the lexicon and the
/// text's pieces (danger.bin), of the whole text and of each of its sentences, so that one cry in a long text is heard.
/// </summary>
internal sealed class FeelingScale
{
    /// <summary>The sum of weights at which a tone has said about two thirds of what it can.</summary>
    private const double Usual = 2.75;

    /// <summary>Shorter sentences, and a text's sentences behind this many, are not heard apart.</summary>
    private const int ShortestSentence = 4;
    private const int MostSentences = 20;

    private const string Resource = "feelings/danger.bin";

    private static readonly SearchValues<char> s_ends = SearchValues.Create(".!?…。！？\n;");

    private readonly Danger _selfHarm;
    private readonly Danger _peril;

    private FeelingScale(Danger selfHarm, Danger peril) => (_selfHarm, _peril) = (selfHarm, peril);

    /// <summary>The one that is shipped.</summary>
    public static FeelingScale Shipped { get; } = Read();

    /// <param name="text">A folded text.</param>
    public Feeling Of(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, PlainText.Longest)];
        var traits = Traits.Mine;
        traits.Read(text);
        var (anger, distress, abuse, calm) = (Share(traits, Tone.Anger), Share(traits, Tone.Distress), Share(traits, Tone.Abuse), Share(traits, Tone.Calm));
        // Whoever leans on one key says nothing.
        if (text.IsEmpty || !text.ContainsAnyExcept(text[0]))
            return new Feeling(anger, distress, abuse, 0, 0, calm);
        var (selfHarm, peril) = (_selfHarm.Of(traits), _peril.Of(traits));
        for (var count = 0; count < MostSentences && text.IndexOfAny(s_ends) is >= 0 and var end; count++)
        {
            (selfHarm, peril) = Louder(text[..end], selfHarm, peril);
            text = text[(end + 1)..];
            if (text.IndexOfAny(s_ends) < 0)
                (selfHarm, peril) = Louder(text, selfHarm, peril);
        }
        return new Feeling(anger, distress, abuse, Rounded(selfHarm), Rounded(peril), calm);
    }

    private (double SelfHarm, double Peril) Louder(ReadOnlySpan<char> sentence, double selfHarm, double peril)
    {
        if (sentence.Trim().Length < ShortestSentence)
            return (selfHarm, peril);
        var traits = Traits.Mine;
        traits.Read(sentence);
        return (Math.Max(selfHarm, _selfHarm.Of(traits)), Math.Max(peril, _peril.Of(traits)));
    }

    private static double Share(Traits traits, Tone tone) => Rounded(1 - Math.Exp(-Math.Max(0, traits.Tones[(int)tone]) / Usual));

    private static double Rounded(double chance) => Math.Round(chance, 3);

    private static FeelingScale Read()
    {
        using var stream = typeof(FeelingScale).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        return new FeelingScale(Danger.Read(reader), Danger.Read(reader));
    }
}
