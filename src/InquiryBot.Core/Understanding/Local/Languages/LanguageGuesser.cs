using System.Buffers;
using InquiryBot.Core.Understanding.Local.Entities;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Core.Understanding.Local.Languages;

/// <summary>
/// Which language a text is in. The script decides where it can; inside Latin, Cyrillic, Devanagari and Han a
/// <see cref="LanguageProfile"/> does. On doubt the conversation keeps its language: a text of less than three
/// letters never changes it, and a name or a loan word in another script does not either. Immutable.
/// </summary>
public sealed class LanguageGuesser
{
    private const int FewestLetters = 3;

    /// <summary>A conversation's script that makes up this share of a mixed text keeps its language.</summary>
    private const double EnoughOfPrior = 0.3;

    /// <summary>How much likelier than the prior language the new one must be, as a natural logarithm.</summary>
    private const float SureOfTaught = 6;

    private const float SureOfOther = 10;

    /// <summary>How far above the average language a text must be, to leave a language of another script for it.</summary>
    private const float AboveAverage = 10;

    /// <summary>
    /// The share of its runs of three letters that a language must know of a text in Latin letters to win the conversation. Of short chat
    /// lines it knows 0.77 and more, of keys pressed at random mostly less than half.
    /// </summary>
    private const double EnoughKnown = 0.76;

    /// <summary>Han without kana is seldom Japanese.</summary>
    private const float KanaBonus = 8;

    private static readonly SearchValues<char> s_urdu = SearchValues.Create("ٹڈڑںےہھگچپکی");

    /// <summary>Letters of Arabic that Urdu writes with other code points.</summary>
    private static readonly SearchValues<char> s_arabic = SearchValues.Create("كيىةأإ");

    private readonly LanguageProfile[] _profiles;
    private readonly HashSet<string> _taught;

    internal LanguageGuesser(IEnumerable<LanguageProfile> profiles, IEnumerable<string> taught) =>
        (_profiles, _taught) = ([.. profiles], [.. taught]);

    internal IReadOnlyList<LanguageProfile> Profiles => _profiles;

    internal IReadOnlyCollection<string> Taught => _taught;

    /// <summary>
    /// The shipped profiles, after reading the examples too, since they sound like what will be asked; but for those that are nobody's,
    /// among which are keys pressed at random.
    /// </summary>
    public static LanguageGuesser Teach(IReadOnlyList<Example> examples)
    {
        var folded = examples.Where(example => example.Intent != Intents.OutOfScope).Select(example => (Text: Fold(example.Text), example.Language)).ToList();
        return new LanguageGuesser(
            ShippedProfiles.Read().Select(profile => Extended(profile, folded)), examples.Select(example => example.Language));
    }

    private static LanguageProfile Extended(LanguageProfile profile, List<(string Text, string Language)> lines)
    {
        var own = lines
            .Select(line => (line.Text, Array.IndexOf(profile.Languages, line.Language), ShippedProfiles.OwnLineWeight))
            .Where(line => line.Item2 >= 0).ToList();
        return own.Count == 0 ? profile : profile.With(own);
    }

    public string Guess(string text, string? prior, string usual)
    {
        using var folded = FoldedText.Of(text, Runs.Room);
        return Guess(folded.Chars, prior, usual);
    }

    /// <param name="text">A folded text.</param>
    /// <param name="prior">The conversation's language so far.</param>
    /// <param name="usual">The answer when neither says anything.</param>
    internal string Guess(ReadOnlySpan<char> text, string? prior, string usual)
    {
        Span<int> letters = stackalloc int[WritingSystem.Scripts];
        Count(text[..Math.Min(text.Length, Runs.Room)], letters);
        var (main, all) = Main(letters, prior);
        if (all == 0 || (prior is not null && all < FewestLetters) || OnlyNames(text, main, prior))
            return prior ?? usual;
        if (main is Script.Han && letters[(int)Script.Kana] > 0)
            return "ja";
        var profile = Array.Find(_profiles, candidate => candidate.Script == main);
        return profile is null ? OfScript(text, main) ?? prior ?? usual : OfProfile(profile, text, prior);
    }

    private static string Fold(string text)
    {
        using var folded = FoldedText.Of(text, Runs.Room);
        return folded.Chars.ToString();
    }

    private static void Count(ReadOnlySpan<char> text, Span<int> letters)
    {
        foreach (var c in text)
            letters[(int)WritingSystem.Of(c)]++;
        letters[(int)Script.None] = 0;
    }

    /// <summary>The script of most letters, or the prior's, if it has enough; and how many letters there are.</summary>
    private static (Script Script, int Letters) Main(ReadOnlySpan<int> letters, string? prior)
    {
        var (best, most, all) = (Script.None, 0, 0);
        for (var i = 0; i < letters.Length; i++)
        {
            var weight = letters[i] * WeightOf((Script)i);
            all += weight;
            if (weight > most)
                (best, most) = ((Script)i, weight);
        }
        var own = prior is null ? Script.None : ScriptOf(prior);
        return (own is Script.Hangul && letters[(int)own] * WeightOf(own) >= EnoughOfPrior * all ? own : best, all);
    }

    /// <summary>A syllable says as much as two letters, a sign of Chinese or Japanese as much as three.</summary>
    private static int WeightOf(Script script) => script switch
    {
        Script.Hangul => 2,
        Script.Han or Script.Kana => 3,
        _ => 1,
    };

    /// <summary>Names of places are written alike in every language of a script.</summary>
    private static bool OnlyNames(ReadOnlySpan<char> text, Script script, string? prior)
    {
        // In another script a name alone does tell something, unless there is a conversation that has a language.
        if (script is not Script.Latin && prior is null)
            return false;
        var names = (script is Script.Latin ? PlaceNames.Roman : PlaceNames.Foreign).GetAlternateLookup<ReadOnlySpan<char>>();
        for (var place = 0; place < text.Length; place++)
        {
            var start = place;
            while (place < text.Length && WritingSystem.Of(text[place]) == script)
                place++;
            if (place > start && !names.Contains(text[start..place]))
                return false;
        }
        return true;
    }

    private static Script ScriptOf(string language) => language switch
    {
        "ko" => Script.Hangul,
        "ja" or "zh" => Script.Han,
        "ru" or "mn" or "kk" => Script.Cyrillic,
        "th" => Script.Thai,
        "hi" or "ne" => Script.Devanagari,
        "km" => Script.Khmer,
        "my" => Script.Burmese,
        "si" => Script.Sinhala,
        "bn" => Script.Bengali,
        "ur" or "ar" => Script.Arabic,
        _ => Script.Latin,
    };

    private static string? OfScript(ReadOnlySpan<char> text, Script script) => script switch
    {
        Script.Hangul => "ko",
        Script.Kana => "ja",
        Script.Thai => "th",
        Script.Khmer => "km",
        Script.Burmese => "my",
        Script.Sinhala => "si",
        Script.Bengali => "bn",
        Script.Arabic => text.ContainsAny(s_arabic) && !text.ContainsAny(s_urdu) ? "ar" : "ur",
        _ => null,
    };

    private string OfProfile(LanguageProfile profile, ReadOnlySpan<char> text, string? prior)
    {
        Span<float> scores = stackalloc float[profile.Languages.Length];
        profile.Score(text, scores);
        var own = prior is null ? -1 : Array.IndexOf(profile.Languages, prior);
        if (profile.Script == Script.Han)
            scores[0] += KanaBonus;
        var best = Best(scores);
        var language = profile.Languages[best];
        // Only Latin letters are typed in conversations of every script.
        if (best == own || (own < 0 && profile.Script != Script.Latin))
            return language;
        var sure = _taught.Contains(language) ? SureOfTaught : SureOfOther;
        var second = own >= 0 ? scores[own] : Second(scores, best);
        if (scores[best] - second < sure)
            return prior ?? (profile.Script == Script.Latin && scores[best] < AboveAverage * 2 ? "en" : language);
        if (prior is null)
            return language;
        if (profile.Script == Script.Latin && profile.ShareKnown(text, best) < EnoughKnown)
            return prior;
        return own < 0 && scores[best] < AboveAverage + (_taught.Contains(language) ? 0 : AboveAverage) ? prior : language;
    }

    private static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
            best = scores[i] > scores[best] ? i : best;
        return best;
    }

    private static float Second(ReadOnlySpan<float> scores, int best)
    {
        var second = float.NegativeInfinity;
        for (var i = 0; i < scores.Length; i++)
            second = i == best ? second : Math.Max(second, scores[i]);
        return second;
    }
}
