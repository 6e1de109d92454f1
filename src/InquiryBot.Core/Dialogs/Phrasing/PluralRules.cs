using System.Globalization;
using System.Text.RegularExpressions;

namespace InquiryBot.Core.Dialogs.Phrasing;

/// <summary>
/// Which form of a word a number takes in a language, by the rules of the Unicode CLDR as <c>languages.yaml</c> writes them:
/// <c>one: v = 0 and i % 10 = 1 and i % 100 != 11</c> (UTS #35, part 3, "Language Plural Rules").
/// </summary>
public sealed partial class PluralRules
{
    /// <summary>The form of every number that no rule takes; every language has it.</summary>
    public const string Other = "other";

    static readonly string[] Known = ["zero", "one", "two", "few", "many", Other];

    readonly IReadOnlyList<(string Form, Relation[][] Rule)> rules;

    PluralRules(IReadOnlyList<(string, Relation[][])> rules) => this.rules = rules;

    /// <summary>Of a language in which a word does not change with a number.</summary>
    public static PluralRules None { get; } = new([]);

    /// <summary>Every form that the CLDR has.</summary>
    public static IReadOnlyCollection<string> AllForms => Known;

    /// <summary>The forms of the language, <see cref="Other"/> last.</summary>
    public IReadOnlyList<string> Forms => [.. rules.Select(rule => rule.Form), Other];

    /// <param name="wrong">Told of every form that is none, and of every rule that cannot be read.</param>
    internal static PluralRules Read(IEnumerable<(Key Form, Key Rule)> written, Action<Key> wrong)
    {
        var rules = new List<(string, Relation[][])>();
        foreach (var (form, rule) in written)
        {
            if (!Known.Contains(form.Name)) wrong(form);
            else if (Read(rule.Name) is { } relations) rules.Add((form.Name, relations));
            else wrong(rule);
        }

        return new(rules);
    }

    /// <param name="number">As it is shown: 1.0 is another number than 1.</param>
    public string FormOf(string number)
    {
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return Other;
        var fraction = number.Split('.') is [_, var digits] ? digits : "";
        foreach (var (form, rule) in rules)
            if (Array.Exists(rule, all => Array.TrueForAll(all, relation => relation.Holds(value, fraction)))) return form;
        return Other;
    }

    static Relation[][]? Read(string rule)
    {
        var any = rule.Split(" or ").Select(all => all.Split(" and ").Select(Relation.Read).ToArray()).ToArray();
        return Array.Exists(any, all => Array.Exists(all, relation => relation is null)) ? null : [.. any.Select(all => all.OfType<Relation>().ToArray())];
    }

    sealed partial record Relation(char Operand, decimal? Modulus, bool Equal, (decimal From, decimal To)[] Ranges)
    {
        public static Relation? Read(string written)
        {
            if (Pattern().Match(written.Trim()) is not { Success: true } match) return null;
            var ranges = match.Groups["list"].Value.Split(',').Select(range => range.Trim().Split("..").Select(Number).ToArray());
            return new(match.Groups["operand"].Value[0], match.Groups["modulus"] is { Success: true, Value: var modulus } ? Number(modulus) : null, match.Groups["sign"].Value == "=", [.. ranges.Select(range => (range[0], range[^1]))]);
        }

        public bool Holds(decimal value, string fraction)
        {
            var operand = Operand switch
            {
                'i' => decimal.Truncate(value),
                'v' => fraction.Length,
                'f' => Number(fraction),
                't' => Number(fraction.TrimEnd('0')),
                'w' => fraction.TrimEnd('0').Length,
                _ => value,
            };
            if (Modulus is { } modulus) operand %= modulus;
            return Equal == Array.Exists(Ranges, range => operand >= range.From && operand <= range.To && (range.From == range.To || decimal.IsInteger(operand)));
        }

        static decimal Number(string digits) => digits.Length == 0 ? 0 : decimal.Parse(digits, CultureInfo.InvariantCulture);

        [GeneratedRegex(@"^(?<operand>[nivftw])(?: % (?<modulus>[1-9]\d{0,8}))? (?<sign>!?=) (?<list>\d{1,9}(?:\.\.\d{1,9})?(?:, ?\d{1,9}(?:\.\.\d{1,9})?)*)$", RegexOptions.CultureInvariant)]
        private static partial Regex Pattern();
    }
}
