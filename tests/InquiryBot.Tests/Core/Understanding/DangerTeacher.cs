using InquiryBot.Core.Understanding.Local.Feelings;
using InquiryBot.Core.Understanding.Local.Learning;
using InquiryBot.Core.Understanding.Local.Writing;

namespace InquiryBot.Tests.Core.Understanding;

/// <summary>A line and what danger it speaks of: "self-harm", "peril" or "none".</summary>
internal sealed record DangerLine(string Kind, string Language, string Text);

/// <summary>
/// Learns the weights that the product ships (danger.bin): logistic regression, one danger against all else, then its
/// chances set right on lines that were held back.
/// </summary>
internal static class DangerTeacher
{
    private const int Epochs = 60;
    private const int Folds = 5;
    private const float Rate = 1f;
    private const float Shrink = 2e-6f;

    /// <summary>A cry that is missed costs more than a false alarm: danger is taken to be so much likelier, as a natural logarithm.</summary>
    private const float Caution = 0.8f;

    /// <param name="lines">What is known.</param>
    /// <param name="kind">The danger to learn.</param>
    public static Danger Teach(IReadOnlyList<DangerLine> lines, string kind)
    {
        var held = new List<(float Score, bool Yes)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var danger = Packed(Learn([.. lines.Where((_, i) => i % Folds != fold)], kind));
            held.AddRange(lines.Where((_, i) => i % Folds == fold).Where(line => line.Kind == kind || line.Kind == "none")
                .Select(line => (ScoreOf(danger, line.Text), line.Kind == kind)));
        }
        var (slope, bias) = Calibrate(held);
        var all = Packed(Learn(lines, kind));
        return all with { Step = all.Step * slope, Bias = (all.Bias * slope) + bias + Caution };
    }

    public static float ScoreOf(Danger danger, string text)
    {
        Read(text);
        return danger.Score(Traits.Mine);
    }

    public static byte[] Written(params Danger[] dangers)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var danger in dangers)
            danger.Write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    private static void Read(string text)
    {
        using var folded = FoldedText.Of(text, 1000);
        Traits.Mine.Read(folded.Chars);
    }

    private static (float[] Weights, float Bias) Learn(IReadOnlyList<DangerLine> lines, string kind)
    {
        var rows = lines.SelectMany(line => Copies(line).Select(text =>
        {
            Read(text);
            return (Numbers: Traits.Mine.Numbers.ToArray(), Weights: Traits.Mine.Weights.ToArray(), Yes: line.Kind == kind, Share: line.Kind == kind || line.Kind == "none" ? 1f : 0.3f);
        })).ToArray();
        var (weights, slopes, bias, biasSlope) = (new float[Traits.Places], new float[Traits.Places], 0f, 1f);
        Array.Fill(slopes, 1e-3f);
        var (order, chance) = (Enumerable.Range(0, rows.Length).ToArray(), new Chance(1));
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            chance.Shuffle(order);
            foreach (var row in order.Select(place => rows[place]))
            {
                var sum = bias;
                for (var i = 0; i < row.Numbers.Length; i++)
                    sum += weights[row.Numbers[i]] * row.Weights[i];
                var error = row.Share * (float)(Lanes.Sigmoid(sum) - (row.Yes ? 1 : 0));
                for (var i = 0; i < row.Numbers.Length; i++)
                {
                    var (place, slope) = (row.Numbers[i], error * row.Weights[i]);
                    slopes[place] += slope * slope;
                    weights[place] -= Rate * (slope + (Shrink * weights[place])) / MathF.Sqrt(slopes[place]);
                }
                biasSlope += error * error;
                bias -= 0.1f * error / MathF.Sqrt(biasSlope);
            }
        }
        return (weights, bias);
    }

    /// <summary>As it is, and as it is typed in a hurry: Korean without spaces.</summary>
    private static IEnumerable<string> Copies(DangerLine line) => line.Language == "ko" && line.Text.Contains(' ', StringComparison.Ordinal)
        ? [line.Text, line.Text.Replace(" ", "", StringComparison.Ordinal)]
        : [line.Text];

    private static Danger Packed((float[] Weights, float Bias) learned)
    {
        var step = learned.Weights.Max(MathF.Abs) / 127;
        return new Danger(Array.ConvertAll(learned.Weights, weight => (sbyte)MathF.Round(weight / step)), step, learned.Bias);
    }

    /// <summary>Which line through the scores gives chances that come true.</summary>
    private static (float Slope, float Bias) Calibrate(List<(float Score, bool Yes)> held)
    {
        var line = Logistic.Fit([.. held.Select(row => new Logistic.Row([row.Score], row.Yes, 1))]);
        var slope = line.Weights[0] / line.Deviations[0];
        return (slope, line.Bias - (slope * line.Means[0]));
    }
}
