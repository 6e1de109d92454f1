namespace InquiryBot.Core.Conversations;

/// <summary>E-mail addresses; the domain stays readable, because it is an employer's or a provider's.</summary>
static class PersonalDataEmails
{
    const int LongestName = 64;
    const int LongestDomain = 253;

    public static int Next(ReadOnlySpan<char> text, int from)
    {
        var at = text[from..].IndexOfAny('@', '＠');
        return at < 0 ? -1 : from + at;
    }

    /// <summary>The address around an at-sign, beginning no earlier than <paramref name="from"/>; one space beside the sign is forgiven.</summary>
    public static PersonalData? Match(ReadOnlySpan<char> text, int sign, int from)
    {
        var nameEnd = sign > from && text[sign - 1] == ' ' ? sign - 1 : sign;
        var start = nameEnd;
        while (start > from && nameEnd - start < LongestName && IsNamePart(text[start - 1])) start--;
        while (start < nameEnd && !char.IsAsciiLetterOrDigit(text[start])) start++;
        if (start == nameEnd) return null;

        var domain = sign + 1 < text.Length && text[sign + 1] == ' ' ? sign + 2 : sign + 1;
        var end = EndOfDomain(text, domain);
        return end < 0 ? null : new(PersonalDataKind.Email, start, end - start, nameEnd - start > 1 ? 1 : 0, Signs(text[domain..end]));
    }

    /// <summary>The end of a domain with a top level of at least two letters, or -1.</summary>
    static int EndOfDomain(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < LongestDomain && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '.')) end++;
        while (end > start && text[end - 1] is '-' or '.') end--;

        var domain = text[start..end];
        var top = domain.LastIndexOf('.');
        return top > 0 && domain.Length - top > 2 && !domain[(top + 1)..].ContainsAnyInRange('0', '9') ? end : -1;
    }

    static int Signs(ReadOnlySpan<char> domain)
    {
        var signs = 0;
        foreach (var unit in domain)
            if (char.IsAsciiLetterOrDigit(unit)) signs++;
        return signs;
    }

    static bool IsNamePart(char unit) => char.IsAsciiLetterOrDigit(unit) || unit is '.' or '_' or '%' or '+' or '-' or '\'';
}
