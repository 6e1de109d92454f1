using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs;

/// <summary>A way to say what is wrong and what is right, in pieces: what stands before, between and behind the two holes.</summary>
internal sealed record ContrastPattern(string Before, string Between, string Behind, bool WrongFirst)
{
    const string WrongHole = "{wrong}", RightHole = "{right}";

    /// <summary>The longest run of letters that each of its pieces has, in small letters: a text without one of them is not looked at further.</summary>
    readonly string[] needed = [.. new[] { Before, Between, Behind }.Select(LettersOf).Where(letters => letters.Length > 0)];

    /// <summary>Null for words without both holes.</summary>
    public static ContrastPattern? Of(string words)
    {
        var (wrong, right) = (words.IndexOf(WrongHole, StringComparison.Ordinal), words.IndexOf(RightHole, StringComparison.Ordinal));
        if (wrong < 0 || right < 0) return null;
        var (first, second) = (Math.Min(wrong, right), Math.Max(wrong, right));
        return new(words[..first], words[(first + WrongHole.Length)..second], words[(second + WrongHole.Length)..], wrong < right);
    }

    /// <summary>Whether a text, in small letters (<see cref="Spelling.Lower(string)"/>), may be put this way at all.</summary>
    public bool MayBeIn(string small)
    {
        foreach (var letters in needed)
            if (!small.Contains(letters, StringComparison.Ordinal)) return false;
        return true;
    }

    /// <summary>The two holes' places; a cut never goes through something that was recognized, such as a date.</summary>
    public (Range First, Range Second)? Split(string text, int from, int end, IReadOnlyList<FoundEntity> entities)
    {
        if (Before.Length > 0)
        {
            if (Follow(text, from, end, Before) is not { } begins) return null;
            from = begins;
        }

        var last = end;
        if (Behind.Length > 0)
        {
            last = from;
            while (last < end && Follow(text, last, end, Behind) != end) last++;
            if (last >= end) return null;
        }

        for (var at = from + 1; at < last; at++)
        {
            // Most places end here, and every message is tried with every pattern.
            if (Follow(text, at, last, Between) is not { } next || Cuts(entities, at)) continue;
            if (Says(text, from, at) && Says(text, next, last)) return (from..at, next..last);
        }

        return null;
    }

    /// <summary>What <see cref="Follow"/> takes letter by letter.</summary>
    static string LettersOf(string literal) => Spelling.Lower(literal.Split(',', ' ').MaxBy(run => run.Length)!);

    static bool Cuts(IReadOnlyList<FoundEntity> entities, int at) =>
        entities.Any(entity => entity.Type != EntityTypes.YesNo && entity.IsCutAt(at));

    static bool Says(string text, int from, int to) => to > from && text[from..to].Any(char.IsLetterOrDigit);

    /// <summary>Where a literal ends that stands at a place of the text; null when it does not. A comma is any comma, a space any white space.</summary>
    static int? Follow(string text, int at, int end, string literal)
    {
        foreach (var letter in literal)
        {
            if (letter == ',')
            {
                var before = at;
                while (at < end && char.IsWhiteSpace(text[at])) at++;
                if (at >= end || text[at] is not (',' or '，' or '、' or '،')) return null;
                at++;
                while (at < end && char.IsWhiteSpace(text[at])) at++;
                if (at == before) return null;
            }
            else if (letter == ' ')
            {
                if (at < end && char.IsWhiteSpace(text[at])) while (at < end && char.IsWhiteSpace(text[at])) at++;
                else if (at == 0 || !(char.IsWhiteSpace(text[at - 1]) || text[at - 1] is ',' or '，' or '、')) return null;
            }
            else if (at < end && Spelling.Lower(text[at]) == Spelling.Lower(letter)) at++;
            else return null;
        }

        return at;
    }
}
