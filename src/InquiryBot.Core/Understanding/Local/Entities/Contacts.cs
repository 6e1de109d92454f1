namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>Web addresses, mail addresses, telephone numbers, and the numbers of cases and requests.</summary>
internal static class Contacts
{
    private const int LongestUrl = 2000;
    private const int LongestName = 64;

    private static readonly string[] s_endings =
        [".go.kr", ".or.kr", ".co.kr", ".ac.kr", ".kr", ".com", ".net", ".org", ".info", ".io"];

    public static Find? Find(Cursor at) => CaseNumber(at) ?? RequestNumber(at) ?? Email(at) ?? Url(at) ?? Phone(at) ?? SpokenPhone(at);

    public static Find? Url(Cursor at)
    {
        // Only where an address may begin, so that one run of signs is read once.
        if (IsUrl(at.Previous) && at.Previous is not ('(' or '['))
            return null;
        var start = at.Place;
        var named = at.Take("https://") || at.Take("http://");
        if (!named && !char.IsAsciiLetterOrDigit(at.Current))
            return null;
        var body = at.Place;
        while (at.Place - start < LongestUrl && IsUrl(at.Current))
            at.Place++;
        while (at.Place > body && at.Previous is '.' or ',' or ')' or '?' or '!' or ';' or ':' or '\'' or '"')
            at.Place--;
        var text = at.Text[body..at.Place];
        if (named ? text.Length == 0 : !IsHost(text))
            return null;
        var value = at.Text[start..at.Place].ToString();
        return new Find(EntityTypes.Url, start, at.Place, named ? value : "https://" + value);
    }

    /// <summary>Scheme and host are the same in capitals; what stands behind them is not.</summary>
    /// <param name="folded">As it was found, with its scheme.</param>
    /// <param name="typed">As it was typed, perhaps without one.</param>
    public static string Address(string folded, string typed)
    {
        var path = folded.IndexOfAny(['/', '?', '#'], folded.IndexOf("//", StringComparison.Ordinal) + 2);
        var behind = path < 0 ? 0 : folded.Length - path;
        return behind > 0 && behind <= typed.Length && folded.AsSpan(path).Equals(typed.AsSpan(typed.Length - behind), StringComparison.OrdinalIgnoreCase)
            ? $"{folded.AsSpan(0, path)}{typed.AsSpan(typed.Length - behind)}" : folded;
    }

    public static Find? Email(Cursor at)
    {
        if (!char.IsAsciiLetterOrDigit(at.Current) || IsName(at.Previous))
            return null;
        var start = at.Place;
        while (at.Place - start < LongestName && IsName(at.Current))
            at.Place++;
        if (!at.Take('@'))
            return null;
        var host = at.Place;
        while (at.Place - host < 255 && (char.IsAsciiLetterOrDigit(at.Current) || at.Current is '.' or '-'))
            at.Place++;
        while (at.Place > host && at.Previous is '.' or '-')
            at.Place--;
        var dot = at.Text[host..at.Place].LastIndexOf('.');
        return dot > 0 && at.Place - host - dot > 2
            ? new Find(EntityTypes.Email, start, at.Place, at.Text[start..at.Place].ToString())
            : null;
    }

    /// <summary>R-2026-000123, also without hyphens or zeros.</summary>
    public static Find? CaseNumber(Cursor at)
    {
        var start = at.Place;
        if (at.Current != 'r' || !at.AtWordStart || !at.Take('r'))
            return null;
        var parted = at.Take('-') | at.Spaces();
        if (!at.TakeDigits(10, out var number))
            return null;
        var digits = at.Text[..at.Place];
        if (at.Place - start >= 11 && digits[^10..] is ['2', '0', ..])
            return Case(start, at, digits[^10..^6], digits[^6..]);
        if (!parted || number is < 2000 or > 2099 || !(at.Take('-') || at.Take(' ')))
            return null;
        var year = digits[^4..];
        var serial = at.Place;
        return at.TakeDigits(6, out _) && at.AtWordEnd ? Case(start, at, year, at.Text[serial..at.Place]) : null;
    }

    /// <summary>What the government's portal gives to a request: 1AA-2603-0123456, also without hyphens.</summary>
    public static Find? RequestNumber(Cursor at)
    {
        const int Letters = 2, Month = 4, Serial = 7;
        var start = at.Place;
        if (!char.IsAsciiDigit(at.Current) || !char.IsAsciiLetter(at.Next) || char.IsAsciiLetterOrDigit(at.Previous))
            return null;
        Span<char> number = stackalloc char[1 + Letters + Month + Serial];
        for (var count = 0; count < number.Length; count++)
        {
            if (count is 1 + Letters or 1 + Letters + Month && at.Current is '-' or ' ')
                at.Place++;
            if (count is > 0 and <= Letters ? !char.IsAsciiLetter(at.Current) : !char.IsAsciiDigit(at.Current))
                return null;
            number[count] = char.ToUpperInvariant(at.Current);
            at.Place++;
        }
        return at.AtWordEnd && number[5..7] is ['0', >= '1'] or ['1', <= '2']
            ? new Find(EntityTypes.RequestNumber, start, at.Place, $"{number[..3]}-{number[3..7]}-{number[7..]}")
            : null;
    }

    /// <summary>Korean numbers with their area, service numbers of eight digits, and foreign ones with a plus.</summary>
    public static Find? Phone(Cursor at)
    {
        if (at.Previous is '-' or '+' || char.IsAsciiLetterOrDigit(at.Previous))
            return null;
        var start = at.Place;
        Span<char> digits = stackalloc char[20];
        var foreign = at.Take('+');
        at.Take('(');
        var count = Gather(ref at, digits, foreign);
        if (count == 0 || char.IsAsciiLetterOrDigit(at.Current) || (at.Current == '-' && char.IsAsciiDigit(at.Next)))
            return null;
        ReadOnlySpan<char> number = digits[..count];
        if (count == 8 && at.Text[start..at.Place].Contains('.'))
            return null;
        if (foreign && number.StartsWith("82"))
        {
            digits[1] = '0';
            number = digits[(number[2] == '0' ? 2 : 1)..count];
            foreign = false;
        }
        return (foreign ? count is >= 8 and <= 15 : IsKorean(number))
            ? new Find(EntityTypes.Phone, start, at.Place, number.ToString())
            : null;
    }

    /// <summary>A mobile number said digit by digit: 공일공 일이삼사 오육칠팔.</summary>
    public static Find? SpokenPhone(Cursor at)
    {
        if (at.Current is not ('공' or '영') || !at.AtWordStart)
            return null;
        var start = at.Place;
        Span<char> digits = stackalloc char[11];
        var (count, end) = (0, start);
        while (count < digits.Length)
        {
            if (DigitOf(at.Current) is >= 0 and var digit)
            {
                digits[count++] = (char)('0' + digit);
                end = ++at.Place;
            }
            else if (!(at.Take("다시") || at.Take("에") || at.Take('-') || at.Take(',') || at.Take(' ')) || at.Place - end > 4)
                break;
        }
        return count == 11 && digits.StartsWith("01")
            ? new Find(EntityTypes.Phone, start, end, digits[..count].ToString())
            : null;
    }

    /// <summary>Digits with single hyphens, dots, spaces or brackets between them; 0 when they are too few or too many.</summary>
    private static int Gather(ref Cursor at, scoped Span<char> digits, bool foreign)
    {
        var (count, end, most) = (0, at.Place, foreign ? 15 : 11);
        while (count < most + 1)
        {
            if (char.IsAsciiDigit(at.Current))
            {
                digits[count++] = at.Current;
                end = ++at.Place;
            }
            else if (count > 0 && at.Current is '-' or '.' or ' ' or ')' && at.Place - end < 2)
                at.Place++;
            else
                break;
        }
        at.Place = end;
        return count is >= 8 && count <= most ? count : 0;
    }

    private static int DigitOf(char c) => char.IsAsciiDigit(c) ? c - '0' : "공일이삼사오육칠팔구".IndexOf(c switch { '영' => '공', '륙' => '육', _ => c });

    private static bool IsKorean(ReadOnlySpan<char> number) => number switch
    {
        ['0', '1', '0', ..] => number.Length == 11,
        ['0', '1', '1' or '6' or '7' or '8' or '9', ..] => number.Length is 10 or 11,
        ['0', '2', ..] => number.Length is 9 or 10,
        ['0', '5' or '7' or '8', '0', ..] => number.Length is 10 or 11,
        ['0', '3' or '4' or '5' or '6', >= '1' and <= '5', ..] => number.Length is 10 or 11,
        ['1', '5' or '6' or '8', ..] => number.Length == 8,
        _ => false,
    };

    private static Find Case(int start, Cursor at, ReadOnlySpan<char> year, ReadOnlySpan<char> serial) =>
        new(EntityTypes.CaseNumber, start, at.Place, $"R-{year}-{serial.ToString().PadLeft(6, '0')}");

    private static bool IsUrl(char c) => c is > ' ' and < '\u007F' and not ('"' or '<' or '>' or '|' or '\\' or '^' or '`');

    private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';

    private static bool IsHost(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        var host = slash < 0 ? text : text[..slash];
        if (host.Contains('@') || host.Length < 4)
            return false;
        foreach (var c in host)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or ':'))
                return false;
        if (host.StartsWith("www."))
            return host.Length > 5;
        foreach (var ending in s_endings)
            if (host.Length > ending.Length && host.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }
}
