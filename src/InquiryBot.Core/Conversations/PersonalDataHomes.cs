namespace InquiryBot.Core.Conversations;

/// <summary>
/// Building and unit of a home: 101동 1203호, 아파트 101-1203, 빌라 302호, 101-dong 1203-ho. A building alone (101동 앞 가로등)
/// and a line of the underground (3호선) are no home.
/// </summary>
static class PersonalDataHomes
{
    const int LongestBuilding = 4;
    const int LongestGap = 3;

    public static PersonalData? Match(in DigitChain chain) =>
        chain.Groups[0].Digits <= LongestBuilding ? WithBuilding(chain) ?? AsPair(chain) ?? UnitAlone(chain) : null;

    static PersonalData? WithBuilding(in DigitChain chain)
    {
        var rest = chain.Text[chain.Groups[0].End..];
        var word = WordAt(rest, "동", "dong");
        if (word < 0) return null;

        var gap = word;
        while (gap < rest.Length && gap - word < LongestGap && rest[gap] is ' ' or ',' or '-') gap++;
        var unit = gap;
        while (unit < rest.Length && DigitChain.Value(rest[unit], spelled: false) >= 0) unit++;
        return unit > gap && unit - gap <= LongestBuilding && IsUnit(rest[unit..])
            ? new(PersonalDataKind.Home, chain.Start, chain.Groups[0].End + unit - chain.Start, 0, 0)
            : null;
    }

    /// <summary>101-1203, where a house is named.</summary>
    static PersonalData? AsPair(in DigitChain chain) =>
        chain.Groups.Length == 2 && chain.Groups[1].Before is Joint.Dash && chain.Groups[1].Digits is 3 or 4 && chain.Groups[0].Digits >= 2
        && chain.StandsAlone(2) && PersonalDataContext.SaysHouse(chain)
            ? chain.Take(PersonalDataKind.Home, 2, 0, 0)
            : null;

    static PersonalData? UnitAlone(in DigitChain chain) =>
        chain.Groups[0].Digits >= 3 && IsUnit(chain.Text[chain.Groups[0].End..]) && (PersonalDataContext.SaysHouse(chain) || FollowsStreetNumber(chain))
            ? chain.Take(PersonalDataKind.Home, 1, 0, 0)
            : null;

    /// <summary>효원로 1, 302호: behind a street and its number.</summary>
    static bool FollowsStreetNumber(in DigitChain chain)
    {
        var before = chain.Text[..chain.Start].TrimEnd(" ,");
        var number = before.Length;
        while (number > 0 && (DigitChain.Value(before[number - 1], spelled: false) >= 0 || before[number - 1] == '-')) number--;
        return number < before.Length && before[..number].TrimEnd(' ') is [.., '로' or '길'];
    }

    static bool IsUnit(ReadOnlySpan<char> after)
    {
        var end = WordAt(after, "호", "ho");
        return end > 0 && (end == after.Length || after[end] is not ('선' or '점' or '차' or '기' or '봉' or '관' or '실' or '터'));
    }

    /// <summary>The place behind one of two words that begins here, perhaps after a dash or a space; -1 when neither does.</summary>
    static int WordAt(ReadOnlySpan<char> text, string korean, string latin)
    {
        var start = text is ['-' or ' ', ..] ? 1 : 0;
        if (text.StartsWith(korean)) return korean.Length;
        return text[start..].StartsWith(latin, StringComparison.OrdinalIgnoreCase) ? start + latin.Length : -1;
    }
}
