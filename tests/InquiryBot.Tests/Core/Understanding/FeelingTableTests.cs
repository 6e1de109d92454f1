using InquiryBot.Core.Understanding;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>How much of feelings.tsv is heard: lines that were written without looking at the lexicon, some of which it misses.</summary>
public sealed class FeelingTableTests
{
    private static readonly List<(string Language, string Kind, string Text)> s_rows =
    [
        .. SourceTree.Read("tests/InquiryBot.Tests/Core/Understanding/feelings.tsv").ReplaceLineEndings("\n").Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1], cells[2])),
    ];

    /// <summary>The lines of all kinds.</summary>
    internal static IEnumerable<string> Texts => s_rows.Select(row => row.Text);

    /// <param name="kind">As in the file.</param>
    /// <param name="least">Of the lines of all nine languages.</param>
    [Theory]
    [InlineData("anger", 0.84)]
    [InlineData("distress", 0.82)]
    [InlineData("abuse", 0.91)]
    [InlineData("calm", 1)]
    public void Most_of_what_is_felt_is_heard_in_every_language(string kind, double least)
    {
        var rows = s_rows.Where(row => row.Kind == kind).ToList();
        var languages = rows.GroupBy(row => row.Language).ToDictionary(group => group.Key, group => group.Average(row => IsHeard(kind, DangerTests.Of(row.Text)) ? 1.0 : 0));

        Assert.Equal(["en", "ja", "ko", "mn", "ru", "th", "uz", "vi", "zh"], languages.Keys.Order(StringComparer.Ordinal));
        Assert.All(languages, language => Assert.True(language.Value >= 0.6, $"{language.Key}: {language.Value}"));
        Assert.InRange(languages.Values.Average(), least, 1);
    }

    /// <summary>Who speaks of ending his life is heard too, and before all others.</summary>
    private static bool IsHeard(string kind, Feeling feeling) => kind switch
    {
        "anger" => feeling.Anger >= Feeling.Loud,
        "distress" => feeling.Distress >= Feeling.Loud || feeling.SelfHarm >= Feeling.Loud,
        "abuse" => feeling.Abuse >= Feeling.Loud,
        _ => feeling is { Anger: < 0.5, Distress: < 0.5, Abuse: < 0.5, SelfHarm: < 0.5, Peril: < 0.5 },
    };
}
