using InquiryBot.Core.Understanding.Local.Learning;

namespace InquiryBot.Core.Understanding.Measuring;

/// <summary>
/// How well questions near the dialogs' own are turned away: some intents are not taught, and what is asked of them is
/// of no intent then. No text of no intent need be written for it.
/// </summary>
public static class LeftOut
{
    /// <param name="lessons">What would be learned.</param>
    /// <param name="asked">What would be asked.</param>
    /// <param name="share">Of the intents, 0 to 1; rounded up, and one stays.</param>
    /// <param name="seed">The same seed leaves the same intents out.</param>
    /// <returns>Both, without these intents.</returns>
    public static (List<Example> Lessons, List<Example> Asked) Of(
        IReadOnlyList<Example> lessons, IReadOnlyList<Example> asked, double share, int seed)
    {
        string[] intents =
        [
            .. lessons.Select(example => example.Intent).Where(intent => intent != Intents.OutOfScope).Distinct().Order(StringComparer.Ordinal),
        ];
        var order = Enumerable.Range(0, intents.Length).ToArray();
        new Chance(seed).Shuffle(order);
        var left = order[..Math.Clamp((int)Math.Ceiling(share * intents.Length), 0, Math.Max(0, intents.Length - 1))].Select(number => intents[number]).ToHashSet();
        return (
            [.. lessons.Where(example => !left.Contains(example.Intent))],
            [.. asked.Select(example => left.Contains(example.Intent) ? example with { Intent = Intents.OutOfScope } : example)]);
    }
}
