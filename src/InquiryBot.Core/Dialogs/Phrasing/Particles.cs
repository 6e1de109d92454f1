using System.Globalization;
using System.Text;

namespace InquiryBot.Core.Dialogs.Phrasing;

/// <summary>
/// Korean particles by the sound before them: 수원역을, 학교를, 서울로, 720-2가, KTX를. Digits are read as Korean numerals, Latin
/// letters as they are pronounced; what stands in brackets or quotes at the end is not counted. A sound that nobody can
/// tell, as of a Chinese character, gets both shapes: 水原을(를).
/// </summary>
internal static class Particles
{
    enum Sound
    {
        Unknown,
        Vowel,
        Consonant,

        /// <summary>ㄹ, which 으로/로 takes for a vowel.</summary>
        Liquid,
    }

    const char FirstSyllable = '\uAC00', LastSyllable = '\uD7A3';
    const int Finals = 28, FinalL = 8;

    static readonly Dictionary<string, Dictionary<string, string>> Data = Read();

    static readonly HashSet<string> Pairs = [.. Data["pairs"].Keys];

    /// <summary>The pair that takes ㄹ for a vowel.</summary>
    static readonly string Towards = Data["towards"].Keys.Single();

    static readonly string[] Brackets = ["()", "[]", "（）", "［］", "「」", "『』", "《》", "<>"];

    /// <summary>The pairs that there are, the shape behind a consonant first.</summary>
    public static IReadOnlyCollection<string> All => Pairs;

    /// <summary>The words with the right one of a pair behind them; empty words stay empty.</summary>
    public static string Join(string words, string pair)
    {
        var (first, second) = pair.Split('/') is [var behindConsonant, var behindVowel] ? (behindConsonant, behindVowel) : (pair, pair);
        if (words.Length == 0) return "";
        return words + Last(words) switch
        {
            Sound.Vowel => second,
            Sound.Liquid => pair == Towards ? second : first,
            Sound.Consonant => first,
            _ => first.EndsWith(second, StringComparison.Ordinal) ? $"({first[..^second.Length]}){second}" : $"{first}({second})",
        };
    }

    static Sound Last(string words)
    {
        var text = Bare(words.Normalize(NormalizationForm.FormKC));
        if (text.Length == 0) return Sound.Unknown;
        if (text[^1] is >= FirstSyllable and <= LastSyllable) return ((text[^1] - FirstSyllable) % Finals) switch
        {
            0 => Sound.Vowel,
            FinalL => Sound.Liquid,
            _ => Sound.Consonant,
        };
        if (Data["signs"].TryGetValue(text[^1..], out var sign)) return Of(sign);
        if (char.IsAsciiDigit(text[^1])) return Number(text);
        return char.IsAsciiLetter(text[^1]) ? Latin(string.Concat(text.Reverse().TakeWhile(char.IsAsciiLetter).Reverse())) : Sound.Unknown;
    }

    /// <summary>Without what is not read aloud at the end: "수원역(1번 출구)" ends like 수원역.</summary>
    static string Bare(string words)
    {
        while (words.Length > 0)
        {
            if (Brackets.FirstOrDefault(pair => words[^1] == pair[1]) is { } brackets && words.LastIndexOf(brackets[0]) is var opens and >= 0)
                words = words[..opens].Any(char.IsLetterOrDigit) ? words[..opens] : words[(opens + 1)..^1];
            else if (char.IsLetterOrDigit(words[^1]) || Data["signs"].ContainsKey(words[^1..])) break;
            else words = words[..^1];
        }

        return words;
    }

    static Sound Number(string text)
    {
        var digits = string.Concat(text.Reverse().TakeWhile(unit => char.IsAsciiDigit(unit) || unit == ',').Reverse().Where(char.IsAsciiDigit));
        var zeros = digits.Length - digits.TrimEnd('0').Length;

        // 03125 and the fraction of 3.10 are read digit by digit.
        var oneByOne = digits[0] == '0' || text.Length > digits.Length && text[text.Length - digits.Length - 1] == '.';
        if (zeros == 0 || oneByOne) return Of(Data["digits"][digits[^1..]]);
        return Of(Data["zeros"].Last(power => int.Parse(power.Key, CultureInfo.InvariantCulture) <= zeros).Value);
    }

    /// <summary>Letters one by one where they are all capitals, as in KTX; a word otherwise.</summary>
    static Sound Latin(string word)
    {
        if (word.Length == 1 || (word.Length <= 5 && word.All(char.IsAsciiLetterUpper))) return Of(Data["letters"].GetValueOrDefault(word[^1..].ToUpperInvariant(), "v"));
        var lower = word.ToLowerInvariant();
        return Of(Enumerable.Range(0, lower.Length).Select(at => Data["ends"].GetValueOrDefault(lower[at..])).FirstOrDefault(sound => sound is not null) ?? "v");
    }

    static Sound Of(string sound) => sound switch
    {
        "c" => Sound.Consonant,
        "l" => Sound.Liquid,
        _ => Sound.Vowel,
    };

    static Dictionary<string, Dictionary<string, string>> Read()
    {
        using var file = new StreamReader(typeof(Particles).Assembly.GetManifestResourceStream("dialogs/particles.txt")!);
        var sections = new Dictionary<string, Dictionary<string, string>>();
        var section = new Dictionary<string, string>();
        while (file.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[') section = sections[line[1..^1]] = new(StringComparer.Ordinal);
            else if (line.Split(' ') is [var name, { Length: 1 } sound]) section[name] = sound;
            else foreach (var pair in line.Split(' ')) section[pair] = "";
        }

        return sections;
    }
}
