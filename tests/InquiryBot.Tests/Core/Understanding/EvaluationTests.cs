using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Core.Understanding.Measuring;

namespace InquiryBot.Tests.Core.Understanding;

public sealed class EvaluationTests
{
    private static readonly Judged[] s_judged =
    [
        Row("a", "a", 0.9), Row("a", "b", 0.8), Row("b", "b", 0.7), Row("b", "b", 0.3),
        Row(Intents.OutOfScope, "a", 0.2), Row(Intents.OutOfScope, "b", 0.6),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Accuracy_counts_only_texts_with_an_intent_and_a_rejected_one_as_wrong()
    {
        Assert.Equal(0.75, Measures.AccuracyOf(s_judged, rejects: false));
        Assert.Equal(0.5, Measures.AccuracyOf(s_judged, rejects: true));
    }

    [Fact]
    public void Rejection_is_measured_both_ways()
    {
        Assert.Equal(0.5, Measures.RecallOf(s_judged, rejects: true));
        Assert.Equal(0.5, Measures.PrecisionOf(s_judged, rejects: true));
        Assert.Equal(0, Measures.RecallOf(s_judged, rejects: false));
        Assert.Null(Measures.PrecisionOf(s_judged, rejects: false));
    }

    [Fact]
    public void The_area_is_the_share_of_pairs_in_order() => Assert.Equal(7 / 8.0, Measures.AucOf(s_judged)!.Value, 12);

    [Fact]
    public void The_three_best_are_looked_through_where_the_best_is_wrong()
    {
        Judged[] judged =
        [
            Row("a", "a", 0.9), Others("a", "b", "c", "a"), Others("a", "b", "a", "c"), Others("a", "b", "c", "d", "a"), Others(Intents.OutOfScope, "a", "b"),
        ];

        Assert.Equal(2 / 3.0, Measures.AmongThreeOf(judged)!.Value, 12);
        Assert.Null(Measures.AmongThreeOf([judged[0], judged[^1]]));
    }

    [Fact]
    public void Calibration_is_how_far_the_score_is_from_how_often_it_is_right()
    {
        // Nine of ten right at 0.9 is well said; none of two at 0.9, or both of two at 0.35, is not.
        Judged[] nine = [.. Enumerable.Repeat(Row("a", "a", 0.9), 9), Row("a", "b", 0.9)];
        Judged[] sure = [Row("a", "b", 0.9), Row(Intents.OutOfScope, "a", 0.9)];
        Judged[] timid = [Row("a", "a", 0.35), Row("a", "a", 0.35)];

        Assert.Equal(0, Measures.CalibrationErrorOf(nine)!.Value, 12);
        Assert.Equal(0.9, Measures.CalibrationErrorOf(sure)!.Value, 12);
        Assert.Equal(((2 * 0.9) + (2 * 0.65)) / 4, Measures.CalibrationErrorOf([.. sure, .. timid])!.Value, 12);
        Assert.Equal(0, Measures.CalibrationErrorOf([Row("a", "a", 1)])!.Value, 12);
    }

    [Fact]
    public void Intents_that_are_left_out_are_not_taught_and_asked_as_of_none()
    {
        Example[] examples = [.. Enumerable.Range(0, 40).Select(i => new Example($"text {i}", $"intent {i % 8}", "en")), new("song", Intents.OutOfScope, "en")];

        var (lessons, asked) = LeftOut.Of(examples, examples, 0.25, seed: 3);

        var taught = lessons.Select(example => example.Intent).ToHashSet();
        Assert.Equal(7, taught.Count);
        Assert.Contains(Intents.OutOfScope, taught);
        Assert.Equal(examples.Select(example => example.Text), asked.Select(example => example.Text));
        Assert.All(examples.Zip(asked), pair => Assert.Equal(taught.Contains(pair.First.Intent) ? pair.First.Intent : Intents.OutOfScope, pair.Second.Intent));
        Assert.Equal(lessons, LeftOut.Of(examples, examples, 0.25, seed: 3).Lessons);
        Assert.NotEqual(lessons, LeftOut.Of(examples, examples, 0.25, seed: 4).Lessons);
    }

    [Fact]
    public void More_examples_are_understood_better()
    {
        var (lessons, asked) = (Lessons.Examples.Where((_, i) => i % 2 == 0).ToList(), Lessons.Examples.Where((_, i) => i % 2 == 1).ToList());

        var curve = LearningCurve.Of(lessons, asked, [1, 8], draws: 2, seed: 1, Stop);

        Assert.Equal([1, 8], curve.Select(point => point.Shots));
        Assert.All(curve, point => Assert.Equal((2, point.Draws.Average()), (point.Draws.Count, point.Accuracy)));
        Assert.True(curve[1].Accuracy > curve[0].Accuracy + 0.1, $"{curve[0].Accuracy} with one, {curve[1].Accuracy} with eight");
    }

    [Fact]
    public void Macro_F1_weighs_intents_alike()
    {
        // a: precision 1/2, recall 1/2; b: precision 2/4, recall 1.
        Assert.Equal((0.5 + (2 * 0.5 / 1.5)) / 2, Measures.MacroF1Of(s_judged, rejects: false), 12);
    }

    [Fact]
    public void Cross_validation_reports_each_language_with_its_confusions()
    {
        var reports = Evaluation.CrossValidate(Lessons.Examples, 4, Lessons.Options, Stop);

        Assert.Equal(["en", "ko"], reports.Select(report => report.Language));
        Assert.All(reports, report =>
        {
            Assert.Equal(64, report.Texts);
            Assert.InRange(report.Accuracy, 0.55, 1);
            Assert.InRange(report.InTopThree, report.Accuracy, 1);
            Assert.NotNull(report.OutOfScopeAuc);
            Assert.Equal(
                72 - (int)Math.Round(report.Answered * 64) - (int)Math.Round(report.OutOfScopeRecall!.Value * 8),
                report.Confusions.Sum(confusion => confusion.Texts.Count));
        });
    }

    [Fact]
    public void Files_of_text_and_intent_are_measured()
    {
        string[] train = [.. Lessons.Examples.Where(Kept).Select(example => $"{example.Text}\t{Label(example)}")];

        var measures = Evaluation.Evaluate(Evaluation.ReadTsv(train), Evaluation.ReadTsv(["여권 잃어버렸어요\tpassport", "", "노래나 불러 줘\toos"]), reject: false, seed: 3, Stop);

        Assert.Equal((1, 1), (measures.Accuracy, measures.MacroF1));
        Assert.NotNull(measures.OutOfScopeRecall);
        Assert.Equal(1, measures.OutOfScopeAuc);
        Assert.True(measures is { TrainSeconds: > 0, MicrosecondsPerText: > 0, ModelBytes: > 10_000 });
        static bool Kept(Example example) => example.Language == "ko";
        static string Label(Example example) => example.Intent == Intents.OutOfScope ? "oos" : example.Intent;
    }

    [Fact]
    public void Nothing_is_rejected_unless_asked_for()
    {
        var train = Lessons.Examples.Where(example => example.Intent != Intents.OutOfScope).ToList();
        List<Example> test = [new("뷁뛟쒫 뚫훑", Intents.OutOfScope, "ko"), new("안녕", "greeting", "ko")];

        Assert.Equal(0, Evaluation.Evaluate(train, test, reject: false, seed: 1, Stop).OutOfScopeRecall);
        Assert.Equal(1, Evaluation.Evaluate(train, test, reject: true, seed: 1, Stop).OutOfScopeRecall);
    }

    [Fact]
    public void A_line_without_a_tab_is_named()
    {
        var fault = Assert.Throws<FormatException>(() => Evaluation.ReadTsv(["a\tb", "no tab"]));

        Assert.Contains("line 2", fault.Message, StringComparison.Ordinal);
    }

    private static Judged Others(string expected, string best, params string[] others) =>
        new(new Example("", expected, "en"), new IntentGuess(best, true, 0.5, 0.5, [.. others.Select(other => new Alternative(other, 0.1))]));

    private static Judged Row(string expected, string best, double belonging) =>
        new(new Example("", expected, "en"), new IntentGuess(best, belonging >= 0.5, belonging, belonging, []));
}
