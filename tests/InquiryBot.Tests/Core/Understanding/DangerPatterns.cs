using System.Text;
using System.Text.RegularExpressions;
using InquiryBot.Core.Understanding.Local.Learning;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>
/// Lines made from words that go together (danger-patterns/*.txt), so that every fall is learned of every person and every
/// form of every danger. <c>=name a|b|c</c> gives words a name; any other line is a kind and a pattern: <c>{name}</c> is one of
/// the words, <c>(a|b|)</c> one of these, <c>{name:이}</c> a Korean word with its particle.
/// </summary>
internal static partial class DangerPatterns
{
    private const int Deepest = 3;

    /// <summary>How many lines are drawn from each pattern; the same line comes once.</summary>
    private const int Each = 60;

    /// <param name="patterns">A file's lines.</param>
    /// <param name="language">What they are written in.</param>
    public static IEnumerable<DangerLine> Draw(IEnumerable<string> patterns, string language)
    {
        var (words, chance, drawn) = (new Dictionary<string, string[]>(), new Chance(1), new HashSet<string>());
        foreach (var line in patterns)
        {
            var (head, rest) = (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]);
            if (head[0] == '=')
                words.Add(head[1..], rest.Split('|'));
            else
                for (var i = 0; i < Each; i++)
                    if (One(rest, words, ref chance) is var text && drawn.Add(text))
                        yield return new DangerLine(head, language, text);
        }
    }

    private static string One(string pattern, Dictionary<string, string[]> words, ref Chance chance)
    {
        var dice = chance;
        string Any(string[] of) => of[dice.Below(of.Length)];
        var text = pattern;
        for (var depth = 0; depth < Deepest; depth++)
        {
            text = Choice().Replace(text, found => Any(found.Groups[1].Value.Split('|')));
            text = Slot().Replace(text, found => WithParticle(Any(words[found.Groups[1].Value]), found.Groups[2].Value));
        }
        chance = dice;
        return Spaces().Replace(text, " ").Trim();
    }

    private static string WithParticle(string word, string particle) => word + particle switch
    {
        "이" when EndsOpen(word) => "가",
        "을" when EndsOpen(word) => "를",
        _ => particle,
    };

    /// <summary>Whether the last syllable has no final consonant.</summary>
    private static bool EndsOpen(string word) => word.Normalize(NormalizationForm.FormD)[^1] is < '\u11A8' or > '\u11FF';

    [GeneratedRegex(@"\(([^()]*)\)")]
    private static partial Regex Choice();

    [GeneratedRegex(@"\{([a-z]+):?([^{}]*)\}")]
    private static partial Regex Slot();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
