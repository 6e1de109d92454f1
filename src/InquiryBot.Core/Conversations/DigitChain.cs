using System.Globalization;

namespace InquiryBot.Core.Conversations;

/// <summary>Digits that stand together.</summary>
readonly record struct DigitGroup(int Start, int End, int Digits, Joint Before);

/// <summary>What joins a group of digits to the one before it.</summary>
enum Joint
{
    /// <summary>A dash of any kind, a slash, a bracket.</summary>
    Dash,
    Dot,
    Space,

    /// <summary>A word such as 다시 and 에: only telephone numbers are read out like that.</summary>
    Word,

    /// <summary>Parts the items of a list, and now and then a mobile number.</summary>
    Comma,
}

/// <summary>
/// The groups of digits from one place of a text on, as far as one number can reach. Reads the digits of every
/// script and, when asked to, those spelled in Hangul (공일공). Characters that nobody sees do not part a group.
/// </summary>
readonly ref struct DigitChain
{
    public const int MaxGroups = 12;
    public const int MaxDigits = 20;
    const int LongestJoint = 5;

    const string Spelled = "공일이삼사오육칠팔구";
    const string Dashes = "-‐‑‒–—―−－ー~～ㅡ/_()·（）";

    public ReadOnlySpan<char> Text { get; }
    public ReadOnlySpan<DigitGroup> Groups { get; }
    public ReadOnlySpan<byte> Digits { get; }

    DigitChain(ReadOnlySpan<char> text, ReadOnlySpan<DigitGroup> groups, ReadOnlySpan<byte> digits)
    {
        Text = text;
        Groups = groups;
        Digits = digits;
    }

    public int Start => Groups[0].Start;

    /// <param name="text">All of it: the words around a number count.</param>
    /// <param name="limit">Where something else begins.</param>
    /// <param name="at">A digit.</param>
    /// <param name="spelled">Read Hangul too.</param>
    /// <param name="groups">Room for them.</param>
    /// <param name="digits">Room for them.</param>
    public static DigitChain Read(ReadOnlySpan<char> text, int limit, int at, bool spelled, Span<DigitGroup> groups, Span<byte> digits)
    {
        var readable = text[..limit];
        int count = 0, total = 0;
        var joint = Joint.Dash;
        for (var start = at; count < groups.Length && total < digits.Length; count++)
        {
            var group = ReadGroup(readable, start, spelled, joint, digits[total..]);
            groups[count] = group;
            total = Math.Min(total + group.Digits, digits.Length);
            if (!TryJoin(readable, group.End, spelled, out start, out joint))
            {
                count++;
                break;
            }
        }

        return new(text, groups[..count], digits[..total]);
    }

    /// <summary>How many groups hold exactly so many digits together; 0 when no number of groups does.</summary>
    /// <param name="digits">How many.</param>
    /// <param name="loosest">What may still join two groups.</param>
    public int GroupsFor(int digits, Joint loosest = Joint.Space)
    {
        for (int i = 0, sum = 0; i < Groups.Length && (i == 0 || Groups[i].Before <= loosest); i++)
            if ((sum += Groups[i].Digits) == digits) return i + 1;
            else if (sum > digits) return 0;
        return 0;
    }

    /// <summary>Whether the first groups are so long.</summary>
    public bool HasShape(params ReadOnlySpan<int> lengths)
    {
        if (Groups.Length < lengths.Length) return false;
        for (var i = 0; i < lengths.Length; i++)
            if (Groups[i].Digits != lengths[i] || (i > 0 && Groups[i].Before > Joint.Space)) return false;
        return true;
    }

    /// <summary>Whether no Latin letter touches the first groups: part of a code is no number.</summary>
    public bool StandsAlone(int groups)
    {
        var end = Groups[groups - 1].End;
        return (Start == 0 || !char.IsAsciiLetter(Text[Start - 1])) && (end == Text.Length || !char.IsAsciiLetter(Text[end]));
    }

    /// <summary>The place behind the digit of this rank, digits in Hangul included; -1 when there are fewer.</summary>
    public int EndAfter(int rank)
    {
        foreach (var group in Groups)
        {
            if (rank > group.Digits)
            {
                rank -= group.Digits;
                continue;
            }

            for (var at = group.Start; at < group.End; at++)
                if (Value(Text[at], spelled: true) >= 0 && --rank == 0) return at + 1;
        }

        return -1;
    }

    public PersonalData Take(PersonalDataKind kind, int groups, int keepFirst, int keepLast) =>
        new(kind, Start, Groups[groups - 1].End - Start, keepFirst, keepLast);

    /// <summary>The value of a digit, or -1.</summary>
    public static int Value(char unit, bool spelled)
    {
        if (char.IsAscii(unit)) return char.IsAsciiDigit(unit) ? unit - '0' : -1;
        if (!spelled || unit is < '가' or > '힣') return CharUnicodeInfo.GetDecimalDigitValue(unit);
        return unit switch { '영' => 0, '륙' => 6, _ => Spelled.IndexOf(unit, StringComparison.Ordinal) };
    }

    /// <summary>Spelled digits are everyday syllables, tried from each of them on: so no further than a number can reach.</summary>
    static DigitGroup ReadGroup(ReadOnlySpan<char> text, int start, bool spelled, Joint before, Span<byte> digits)
    {
        int count = 0, end = start;
        for (var at = start; at < text.Length && !(spelled && at - start > MaxDigits); at++)
        {
            if (IsInvisible(text[at])) continue;
            var value = Value(text[at], spelled);
            if (value < 0) break;
            if (count < digits.Length) digits[count] = (byte)value;
            count++;
            end = at + 1;
        }

        return new(start, end, count, before);
    }

    /// <summary>Whether another group follows, and how it is joined: spaces, at most two other signs, spaces.</summary>
    static bool TryJoin(ReadOnlySpan<char> text, int end, bool spelled, out int next, out Joint joint)
    {
        joint = Joint.Space;
        var at = end;
        for (; at < text.Length && at - end <= LongestJoint && Value(text[at], spelled) < 0; at++)
        {
            if (IsSpace(text[at]) || IsInvisible(text[at])) continue;
            if (Dashes.Contains(text[at], StringComparison.Ordinal)) joint = joint is Joint.Space or Joint.Dot ? Joint.Dash : joint;
            else if (text[at] is '.' or '．') joint = joint is Joint.Space ? Joint.Dot : joint;
            else if (text[at] is ',') joint = Joint.Comma;
            else if (text[at] is '에' or '의' or '국') joint = Joint.Word;
            else if (text[at..].StartsWith("다시")) (joint, at) = (Joint.Word, at + 1);
            else break;
        }

        next = at;
        return at > end && at < text.Length && at - end <= LongestJoint && Value(text[at], spelled) >= 0;
    }

    static bool IsSpace(char unit) => unit is ' ' or '\u00A0' or '\u3000' or '\t' or (>= '\u2000' and <= '\u200A');

    /// <summary>Zero-width characters, and what makes a digit an emoji.</summary>
    static bool IsInvisible(char unit) => unit is (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF' or '\uFE0F' or '\u20E3' or '\u00AD';
}
