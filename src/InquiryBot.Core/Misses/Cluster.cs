using InquiryBot.Core.Understanding.Local;

namespace InquiryBot.Core.Misses;

/// <summary>Questions that are alike.</summary>
/// <param name="Sample">The one that is most like all the others.</param>
/// <param name="Language">The language of the sample.</param>
/// <param name="Languages">Every language that it was asked in, the most frequent first.</param>
/// <param name="Others">A few other ways in which it was put.</param>
/// <param name="Sequels">What happened next, and how often.</param>
/// <param name="Found">The intents that citizens found at last, the most frequent first: what it is probably about.</param>
public sealed record Cluster(
    string Sample, string Language, int Count, IReadOnlyList<string> Languages, IReadOnlyList<string> Others, DateTimeOffset LastAsked,
    IReadOnlyDictionary<Sequel, int> Sequels, IReadOnlyList<string> Found)
{
    const int ShownOthers = 5;

    /// <summary>The largest first, and of equal ones that which was asked last. The order of the misses does not matter.</summary>
    public static IReadOnlyList<Cluster> Of(IReadOnlyList<Miss> misses, DateTimeOffset now) =>
    [
        .. SimilarTexts.Group([.. misses.Select(miss => miss.Text)])
            .Select(group => Of([.. group.Select(number => misses[number])], now))
            .OrderByDescending(cluster => cluster.Count).ThenByDescending(cluster => cluster.LastAsked).ThenBy(cluster => cluster.Sample, StringComparer.Ordinal),
    ];

    static Cluster Of(List<Miss> group, DateTimeOffset now) => new(
        group[0].Text, group[0].Language, group.Count, Frequent(group.Select(miss => miss.Language)),
        [.. group.Select(miss => miss.Text).Distinct(StringComparer.Ordinal).Skip(1).Take(ShownOthers)], group.Max(miss => miss.At),
        group.GroupBy(miss => miss.SequelAt(now)).ToDictionary(sequel => sequel.Key, sequel => sequel.Count()),
        Frequent(group.Select(miss => miss.Intent).OfType<string>()));

    static IReadOnlyList<string> Frequent(IEnumerable<string> names) =>
        [.. names.GroupBy(name => name).OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal).Select(same => same.Key)];
}
