using InquiryBot.Commands.Benches;
using InquiryBot.Core.Understanding.Measuring;

namespace InquiryBot.Tests.Commands;

/// <summary>The lines that learning is timed with where there are no public sets.</summary>
public sealed class LearningBenchTests
{
    [Fact]
    public void Lines_that_are_made_up_are_as_many_as_said_all_different_and_can_be_learned()
    {
        var lines = LearningBench.MadeUp(1_000, 50);

        Assert.Equal(1_000, lines.Select(line => line.Text).Distinct().Count());
        Assert.Equal(Enumerable.Repeat(20, 50), lines.GroupBy(line => line.Intent).Select(intent => intent.Count()));
        var measures = Evaluation.Evaluate([.. lines.Where((_, i) => i % 20 != 0)], [.. lines.Where((_, i) => i % 20 == 0)], reject: false, seed: 1, TestContext.Current.CancellationToken);
        Assert.InRange(measures.Accuracy, 0.9, 1);
    }
}
