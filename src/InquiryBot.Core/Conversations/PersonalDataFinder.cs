using System.Buffers;

namespace InquiryBot.Core.Conversations;

/// <summary>
/// Finds what identifies a person in a text of any language, by form and check digit and, where the form is not
/// enough, by the words around it. Prefers to find too much over too little, but leaves alone what the desk works
/// with: public lines, case numbers, prices, dates. One pass, linear in the text, no allocation when nothing is found.
/// </summary>
public static class PersonalDataFinder
{
    /// <summary>Where something may begin: digits of any script, at-signs, and the first syllables of a spelled 010.</summary>
    static readonly SearchValues<char> Beginnings = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => (char)unit).Where(char.IsDigit), '@', '＠', '공', '영']);

    /// <summary>In the order of the text; they do not overlap.</summary>
    public static IReadOnlyList<PersonalData> Find(string text)
    {
        var at = text.AsSpan().IndexOfAny(Beginnings);
        if (at < 0) return [];

        List<PersonalData>? found = null;
        FindAddresses(text, ref found);
        FindNumbers(text, at, ref found);
        found?.Sort((one, other) => one.Start.CompareTo(other.Start));
        return found ?? (IReadOnlyList<PersonalData>)[];
    }

    static void FindAddresses(ReadOnlySpan<char> text, ref List<PersonalData>? found)
    {
        for (var at = PersonalDataEmails.Next(text, 0); at >= 0;)
        {
            var end = at + 1;
            if (PersonalDataEmails.Match(text, at, EndOf(found)) is { } address)
            {
                (found ??= []).Add(address);
                end = address.End;
            }

            at = PersonalDataEmails.Next(text, end);
        }
    }

    /// <summary>An e-mail address may hold digits: what is inside one is not looked at again.</summary>
    static void FindNumbers(ReadOnlySpan<char> text, int at, ref List<PersonalData>? found)
    {
        Span<DigitGroup> groups = stackalloc DigitGroup[DigitChain.MaxGroups];
        Span<byte> digits = stackalloc byte[DigitChain.MaxDigits];
        var addresses = found?.Count ?? 0;
        var passed = 0;

        while (at < text.Length)
        {
            while (passed < addresses && found![passed].End <= at) passed++;
            var limit = passed < addresses ? found![passed].Start : text.Length;
            if (at >= limit) at = found![passed].End;
            else
            {
                var number = PersonalDataNumbers.Match(text, limit, at, groups, digits, out var next);
                if (number is { } match) (found ??= []).Add(match);
                at = next;
            }

            var step = text[at..].IndexOfAny(Beginnings);
            if (step < 0) return;
            at += step;
        }
    }

    static int EndOf(List<PersonalData>? found) => found is [.., var last] ? last.End : 0;
}
