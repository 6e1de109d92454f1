using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local.Feelings;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>How much of feelings.tsv is heard: lines that were written without looking at the lexicon, some of which it misses.</summary>
public sealed class FeelingTableTests
{
    private static readonly List<(string Language, string Kind, string Text)> s_rows = Rows("feelings.tsv");

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

    /// <summary>Of texts scored s, about the share s has the tone, on lines that fitted nothing.</summary>
    [Theory]
    [InlineData("anger", 0.04)]
    [InlineData("distress", 0.04)]
    [InlineData("abuse", 0.03)]
    public void A_tone_is_as_likely_as_its_score(string kind, double most) =>
        Assert.InRange(CalibrationError.Of([.. s_rows.Select(row => (ScoreOf(kind, DangerTests.Of(row.Text)), row.Kind == kind))]), 0, most);

    [Fact]
    public void The_scores_are_fitted_to_lines_that_measure_nothing()
    {
        var lines = Rows("feelings-fit.tsv");

        Assert.Empty(Texts.Select(Spelling.Fold).Intersect(lines.Select(line => Spelling.Fold(line.Text))));
        Assert.All(FeelingScale.Tones, tone =>
        {
            var (weight, bias) = Fitted([.. lines.Select(line => (SumOf(line.Text, tone.Key), line.Kind.Equals(tone.Key.ToString(), StringComparison.OrdinalIgnoreCase)))]);
            Assert.True(Math.Abs(weight - tone.Value.Weight) < 0.05 && Math.Abs(bias - tone.Value.Bias) < 0.05, $"{tone.Key}: {weight:0.000}, {bias:0.000}");
        });
    }

    /// <summary>The likeliest logistic, by Newton's steps; so few lines make nobody quite sure (Platt's targets).</summary>
    private static (double Weight, double Bias) Fitted(List<(double Sum, bool Holds)> lines)
    {
        var (weight, bias) = (1.0, -1.0);
        var (have, lack) = (lines.Count(line => line.Holds), lines.Count(line => !line.Holds));
        var (yes, no) = ((have + 1) / (have + 2.0), 1 / (lack + 2.0));
        for (var step = 0; step < 50; step++)
        {
            double g0 = 0, g1 = 0, h00 = 0, h01 = 0, h11 = 0;
            foreach (var (sum, holds) in lines)
            {
                var chance = 1 / (1 + Math.Exp(-(weight * sum) - bias));
                var (off, spread) = ((holds ? yes : no) - chance, chance * (1 - chance));
                (g0, g1, h00, h01, h11) = (g0 + off, g1 + (off * sum), h00 + spread, h01 + (spread * sum), h11 + (spread * sum * sum));
            }

            var whole = (h00 * h11) - (h01 * h01);
            (bias, weight) = (bias + (((h11 * g0) - (h01 * g1)) / whole), weight + (((h00 * g1) - (h01 * g0)) / whole));
        }

        return (weight, bias);
    }

    private static double SumOf(string text, Tone tone)
    {
        using var folded = FoldedText.Of(text, PlainText.Longest);
        var traits = Traits.Mine;
        traits.Read(folded.Chars);
        return Math.Max(0, traits.Tones[(int)tone]);
    }

    private static double ScoreOf(string kind, Feeling feeling) => kind switch
    {
        "anger" => feeling.Anger,
        "distress" => feeling.Distress,
        _ => feeling.Abuse,
    };

    private static List<(string Language, string Kind, string Text)> Rows(string file) =>
    [
        .. SourceTree.Read($"tests/InquiryBot.Tests/Core/Understanding/{file}").ReplaceLineEndings("\n").Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1], cells[2])),
    ];

    /// <summary>Who speaks of ending his life is heard too, and before all others.</summary>
    private static bool IsHeard(string kind, Feeling feeling) => kind switch
    {
        "anger" => feeling.Anger >= Feeling.Loud,
        "distress" => feeling.Distress >= Feeling.Loud || feeling.SelfHarm >= Feeling.Loud,
        "abuse" => feeling.Abuse >= Feeling.Loud,
        _ => feeling is { Anger: < 0.5, Distress: < 0.5, Abuse: < 0.5, SelfHarm: < 0.5, Peril: < 0.5 },
    };
}
