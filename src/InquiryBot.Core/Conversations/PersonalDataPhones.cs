namespace InquiryBot.Core.Conversations;

/// <summary>
/// Telephone numbers of people: mobile, landline, internet and safe numbers of Korea in every way they are written,
/// and any number with a country code. Short codes (119, 120), nationwide lines (1577-0199, also behind an area
/// code) and toll-free ones (080) belong to nobody and stay.
/// </summary>
static class PersonalDataPhones
{
    const int Tail = 4;

    public static PersonalData? Match(in DigitChain chain) =>
        (HasPlus(chain) ? WithCountry(chain) : null) ?? National(chain) ?? KoreanWithoutPlus(chain) ?? WithoutZero(chain);

    /// <summary>공일공 일이삼사 오육칠팔: eleven syllables; a particle behind the last (…팔이에요) may be a digit's syllable too.</summary>
    public static PersonalData? Spelled(in DigitChain chain)
    {
        if (PlanOf(chain.Digits) is not (3, _, 11) || chain.Digits[1] != 1) return null;
        if (chain.Groups[0].Digits is not (1 or 3 or >= 11)) return null;

        var end = chain.EndAfter(11);
        var cut = end >= 0 && end < chain.Text.Length && DigitChain.Value(chain.Text[end], spelled: false) >= 0;
        return end < 0 || cut || !chain.Text[chain.Start..end].ContainsAnyInRange('가', '힣')
            ? null
            : new(PersonalDataKind.Phone, chain.Start, end - chain.Start, 3, Tail);
    }

    /// <summary>Prefix with its zero, and the fewest and most digits in all; no prefix means no telephone.</summary>
    static (int Prefix, int Fewest, int Most) PlanOf(ReadOnlySpan<byte> digits) => digits switch
    {
        [0, 1, 0, ..] => (3, 11, 11),
        [0, 1, 1 or 6 or 7 or 8 or 9, ..] => (3, 10, 11),
        [0, 2, >= 2, ..] => (2, 9, 10),
        [0, 5, 0, >= 2 and <= 8, ..] => (4, 11, 12),
        [0, 7, 0, ..] => (3, 11, 11),
        [0, 3, >= 1 and <= 3, >= 2, ..] or [0, 4, >= 1 and <= 4, >= 2, ..] or [0, 5, >= 1 and <= 5, >= 2, ..] or [0, 6, >= 1 and <= 4, >= 2, ..] => (3, 10, 11),
        _ => default,
    };

    static PersonalData? National(in DigitChain chain)
    {
        var (prefix, fewest, most) = PlanOf(chain.Digits);
        for (var total = most; prefix > 0 && total >= fewest; total--)
        {
            var groups = chain.GroupsFor(total, Joint.Word);
            if (groups == 0 && AreCommas(chain)) groups = chain.GroupsFor(total, Joint.Comma);
            if (groups > 0 && IsWrittenAsPhone(chain, groups, prefix, total))
                return chain.Take(PersonalDataKind.Phone, groups, prefix, Tail);
        }

        return null;
    }

    /// <summary>
    /// Mobile numbers are parted anywhere behind their prefix; the others look like dates unless parted as usual,
    /// and lists of numbers like a telephone number that is read out.
    /// </summary>
    static bool IsWrittenAsPhone(in DigitChain chain, int groups, int prefix, int total)
    {
        var first = chain.Groups[0].Digits;
        if (groups == 1) return chain.StandsAlone(1) || FollowsLabel(chain);
        if (first != prefix && first != total - Tail && (prefix, first) is not (4, 3)) return AreSingle(chain.Groups[..groups]);

        var usual = chain.Groups[groups - 1].Digits == Tail;
        return usual ? groups <= 3 || chain.Digits[1] is 1 : chain.Digits[1] is 1 && chain.GroupsFor(total) > 0;
    }

    /// <summary>010,1234,5678.</summary>
    static bool AreCommas(in DigitChain chain) =>
        chain.Digits is [0, 1, ..] && chain.Groups.Length > 2 && chain.Groups[0].Digits == 3 && chain.Groups[2].Digits == Tail
        && chain.Groups[1].Before is Joint.Comma && chain.Groups[2].Before is Joint.Comma;

    static bool AreSingle(ReadOnlySpan<DigitGroup> groups)
    {
        foreach (var group in groups)
            if (group.Digits != 1) return false;
        return true;
    }

    /// <summary>HP01012345678, tel0212345678.</summary>
    static bool FollowsLabel(in DigitChain chain)
    {
        var first = chain.Start;
        while (first > 0 && chain.Start - first < 7 && char.IsAsciiLetter(chain.Text[first - 1])) first--;
        ReadOnlySpan<string> labels = ["hp", "h", "tel", "t", "phone", "p", "m", "mobile", "c", "cell", "call"];
        foreach (var label in labels)
            if (chain.Text[first..chain.Start].Equals(label, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    static bool HasPlus(in DigitChain chain) =>
        chain.Text[..chain.Start].TrimEnd(" (") is [.., '+' or '＋'] before && chain.Start - before.Length <= 2;

    /// <summary>E.164: up to 15 digits; too short a one is a sum or a time zone.</summary>
    static PersonalData? WithCountry(in DigitChain chain)
    {
        if (Korean(chain, code: 2) is { } korean) return korean;

        int groups = 0, digits = 0;
        while (groups < chain.Groups.Length && digits + chain.Groups[groups].Digits <= 15 && (groups == 0 || chain.Groups[groups].Before <= Joint.Space))
            digits += chain.Groups[groups++].Digits;
        return digits >= (groups == 1 ? 10 : 8) ? chain.Take(PersonalDataKind.Phone, groups, 2, Tail) : null;
    }

    static PersonalData? KoreanWithoutPlus(in DigitChain chain) =>
        chain.Digits is [0, 0, 8, 2, ..] ? Korean(chain, code: 4)
        : chain.Digits is [8, 2, 1, 0, ..] or [8, 2, 0, 1, 0, ..] && chain.StandsAlone(1) ? Korean(chain, code: 2)
        : null;

    /// <summary>Behind 82 the zero of the prefix is dropped, or written all the same: +82-(0)10-….</summary>
    static PersonalData? Korean(in DigitChain chain, int code)
    {
        if (chain.Digits.Length < code + 8 || chain.Digits[code - 2] != 8 || chain.Digits[code - 1] != 2) return null;

        var rest = chain.Digits[code..];
        var zero = rest[0] == 0 ? 0 : 1;
        Span<byte> national = stackalloc byte[5];
        rest[..(5 - zero)].CopyTo(national[zero..]);
        var (prefix, fewest, most) = PlanOf(national);
        for (var total = most; prefix > 0 && total >= fewest; total--)
            if (chain.GroupsFor(code + total - zero) is > 0 and var groups)
                return chain.Take(PersonalDataKind.Phone, groups, code + prefix - zero, Tail);
        return null;
    }

    /// <summary>10-1234-5678, as spreadsheets leave it.</summary>
    static PersonalData? WithoutZero(in DigitChain chain)
    {
        if (chain.Digits is not [1, 0, ..]) return null;
        if (chain.HasShape(2, 4, 4) && chain.Groups[1].Before is Joint.Dash && chain.Groups[2].Before is Joint.Dash) return chain.Take(PersonalDataKind.Phone, 3, 2, Tail);
        return chain.Groups[0].Digits == 10 && chain.StandsAlone(1) && PersonalDataContext.SaysPhone(chain) ? chain.Take(PersonalDataKind.Phone, 1, 2, Tail) : null;
    }
}
