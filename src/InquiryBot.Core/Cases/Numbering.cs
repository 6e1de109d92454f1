namespace InquiryBot.Core.Cases;

/// <summary>
/// Gives the cases of a turn their numbers inside its commit. A number that a turn took before it is stored would be a
/// gap when it never is; so the turn speaks of a pending one, and everything that it stores is mended here.
/// </summary>
public static class Numbering
{
    /// <summary>The numbers that these entries still want.</summary>
    public static IEnumerable<CaseNumber> Wanted(IEnumerable<Entry> entries) => entries.OfType<Case>().Select(opened => opened.Number).Where(number => number.IsPending);

    /// <summary>Any text that speaks of a pending number, speaking of the given one.</summary>
    public static string Mend(string text, IReadOnlyDictionary<CaseNumber, CaseNumber> given) =>
        given.Aggregate(text, (mended, pair) => mended.Replace(pair.Key.ToString(), pair.Value.ToString(), StringComparison.Ordinal));

    public static Entry Mend(Entry entry, IReadOnlyDictionary<CaseNumber, CaseNumber> given) => entry switch
    {
        Case opened when given.TryGetValue(opened.Number, out var number) => opened with { Number = number },
        Fact fact => fact with { About = Mend(fact.About, given) },
        _ => entry,
    };
}
